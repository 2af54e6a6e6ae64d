/** `titlecard recount`: the daily count of ratings, now. */
import { workOnRatings } from '../actions/daily-ratings.ts'
import { Refusal } from '../catalogue/refusal.ts'
import { counted } from './counted.ts'
import { readArguments, storeAddress, type Command } from './command.ts'
import { ensureNoPositionals, withCatalogue } from './open-catalogue.ts'

const usage = 'titlecard recount [--in DIR|URL]'

export const recountCommand: Command = async (args) => {
  const { values, positionals } = readArguments(args, { in: { type: 'string' } }, usage)
  ensureNoPositionals(positionals, usage)
  const report = await withCatalogue(storeAddress(values.in), (engine) =>
    workOnRatings(engine, () => new Date(), { isAsked: true }),
  )
  if (!report)
    throw new Refusal('conflict', 'Ratings are being counted by another process; try again in a minute.')
  process.stdout.write(
    `${counted(report.raters, 'member who rates', 'members who rate')}; ` +
      `${counted(report.moved, 'rating weighs', 'ratings weigh')} something else than before; ` +
      `the shared numbers have ${report.haveConstantsChanged ? '' : 'not '}changed.\n`,
  )
  return 0
}

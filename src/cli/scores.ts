/** `titlecard scores`: every score worked out anew from a dump, and compared with what a catalogue shows. */
import { basename } from 'node:path'
import { compareScores } from '../actions/compare-scores.ts'
import { recomputeScores, type Recomputed, type RecomputedTitle } from '../actions/recompute-scores.ts'
import { FileBytes } from '../sources/file-bytes.ts'
import { linesOf } from '../sources/titlecard/lines.ts'
import { counted } from './counted.ts'
import { readArguments, storeAddress, type Command } from './command.ts'
import { ensureNoPositionals, withCatalogue } from './open-catalogue.ts'

const usage = 'titlecard scores [DUMP] [--against DIR|URL]'
const longestLine = 64 * 1024 * 1024
const mostTold = 10

export const scoresCommand: Command = (args) =>
  scoresTo({ print: (text) => process.stdout.write(text), warn: (text) => process.stderr.write(text) }, args)

type Output = { readonly print: (text: string) => void; readonly warn: (text: string) => void }

/** A dump is a file, or what comes on standard input. Exit code 1 where something is not as it should be. */
export async function scoresTo(
  { print, warn }: Output,
  args: readonly string[],
  input: AsyncIterable<Buffer> = process.stdin,
): Promise<number> {
  const { values, positionals } = readArguments(args, { against: { type: 'string' } }, usage)
  const [path = '-', ...rest] = positionals
  ensureNoPositionals(rest, usage)
  const lines =
    path === '-'
      ? linesOf(input, 'standard input', longestLine)
      : linesOf((await FileBytes.open(path)).chunks(), basename(path), longestLine)
  const scores = await recomputeScores(lines)
  for (const fault of scores.faults.slice(0, mostTold)) warn(`${fault}\n`)
  if (values.against === undefined) {
    for (const title of scores.titles) print(`${lineOf(title)}\n`)
    warn(`${summary(scores)}\n`)
    return scores.faults.length === 0 ? 0 : 1
  }
  const differences = await withCatalogue(storeAddress(values.against), ({ reader }) =>
    compareScores(reader, scores),
  )
  for (const difference of differences.slice(0, mostTold)) print(`${difference}\n`)
  if (differences.length > mostTold) print(`… and ${counted(differences.length - mostTold, 'more')}\n`)
  warn(`${summary(scores)}\n`)
  if (differences.length > 0 || scores.faults.length > 0) return 1
  print(`The same to the last digit: ${counted(scores.titles.length, 'title')}.\n`)
  return 0
}

/** Id, score, interval, ratings, their weight, plain mean, ranking bound and whether it is ranked, by tabs. */
function lineOf({ title, score, bound, isListed }: RecomputedTitle): string {
  const { interval, ratings, sum, plainMean } = score
  return [
    title,
    score.score ?? '',
    interval ? `${interval.low}-${interval.high}` : '',
    ratings,
    sum.weighted,
    plainMean ?? '',
    bound.toFixed(6),
    isListed ? 'ranked' : '',
  ].join('\t')
}

function summary({ titles, raters, constants, countedOn, isCurrent, faults }: Recomputed): string {
  const { mean, priorWeight, variance } = constants
  return [
    `${counted(titles.length, 'title')}, ${counted(raters, 'rater')}`,
    `C ${mean / 100}, m ${priorWeight / 100}, variance ${variance / 100}`,
    countedOn === undefined ? 'not counted yet' : `counted on ${countedOn}`,
    ...(isCurrent
      ? []
      : ['ratings have changed since: weights and shared numbers are those of the last count']),
    ...(faults.length > 0 ? [counted(faults.length, 'fault')] : []),
  ].join('; ')
}

/** The score of a title, as its own page shows it. */
import type { TitleId } from '../catalogue/ids.ts'
import { scoreOf, type Score } from '../community/score.ts'
import { sharedConstants } from './rating-count.ts'
import type { ReadHandle } from './tables.ts'
import { titleRatings } from './title-tally.ts'

export type RatedTitle = {
  readonly score: Score
  /** When ratings began to come in strangely, in milliseconds; absent where all of them count as usual. */
  readonly unusualSince: number | undefined
}

/** What the ratings of a title make, by the rule that {@link scoreOf} states. Two queries. */
export async function ratedTitle(reader: ReadHandle, title: TitleId): Promise<RatedTitle> {
  const { tally, activity } = await titleRatings(reader, title)
  const begins = (activity.notices ?? []).map(({ from }) => from)
  return {
    score: scoreOf(tally, await sharedConstants(reader)),
    unusualSince: begins.length === 0 ? undefined : Math.min(...begins),
  }
}

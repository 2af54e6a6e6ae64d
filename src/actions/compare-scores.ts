/** What a catalogue shows beside what a dump of it makes. */
import { scoreOf, type Score, type Tally } from '../community/score.ts'
import { sharedConstants } from '../store/rating-count.ts'
import type { ReadHandle } from '../store/tables.ts'
import { titleRatingsAfter } from '../store/title-tally.ts'
import type { Recomputed, RecomputedTitle } from './recompute-scores.ts'

const aBatch = 1000

/** Each difference in a line, by id; none where all numbers are the same to the last digit. */
export async function compareScores(
  reader: ReadHandle,
  { titles, constants }: Recomputed,
): Promise<readonly string[]> {
  const differences: string[] = []
  const shown = await sharedConstants(reader)
  if (JSON.stringify(shown) !== JSON.stringify(constants))
    differences.push(
      `shared numbers: ${JSON.stringify(shown)} in the catalogue, ${JSON.stringify(constants)} by the dump`,
    )
  const ofDump = new Map<string, RecomputedTitle>(titles.map((title) => [title.title, title]))
  for (let last = 0; ;) {
    const batch = await titleRatingsAfter(reader, last, aBatch)
    for (const { title, tally, setAside } of batch) {
      const made = ofDump.get(title)
      ofDump.delete(title)
      if (!made && tally.length + setAside.length === 0) continue
      const score = scoreOf(tally, shown)
      const isSame =
        made &&
        JSON.stringify([score, tally, setAside]) === JSON.stringify([made.score, made.tally, made.setAside])
      if (!isSame)
        differences.push(
          `${title}: ${numbersOf(score, setAside)} in the catalogue, ` +
            `${made ? numbersOf(made.score, made.setAside) : 'no ratings'} by the dump`,
        )
    }
    const end = batch.at(-1)
    if (!end) break
    last = end.key
  }
  for (const { title, score, setAside } of ofDump.values())
    differences.push(`${title}: no ratings in the catalogue, ${numbersOf(score, setAside)} by the dump`)
  return differences
}

function numbersOf({ score, ratings, sum }: Score, setAside: Tally): string {
  const aside = setAside.reduce((all, row) => all + row.ratings, 0)
  return `${score ?? 'no score'} of ${ratings} ratings that weigh ${sum.weighted}${aside > 0 ? ` (and ${aside} set aside)` : ''}`
}

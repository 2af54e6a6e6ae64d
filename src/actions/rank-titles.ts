/** The ranked lists of all titles, made with the daily count of ratings. */
import { setImmediate } from 'node:timers/promises'
import {
  compareRanked,
  listMinimum,
  mostListed,
  rankingBound,
  type Ranked,
} from '../community/ranked-list.ts'
import type { Day } from '../community/rating-opens.ts'
import { scoreOf } from '../community/score.ts'
import {
  putRankedLists,
  ratedTitlesAfter,
  type NewList,
  type RankedTitle,
  type RatedTitle,
} from '../store/ranked-lists.ts'
import { sharedConstants } from '../store/rating-count.ts'
import type { ReadHandle } from '../store/tables.ts'
import type { Step } from './count-ratings.ts'

const aBatch = 1000

/**
 * Twice through all that is rated, without keeping others waiting: what the types ask for has to be known before
 * it is known who has it. Both take no more memory than the lists themselves.
 */
export async function rankTitles(reader: ReadHandle, step: Step, on: Day): Promise<void> {
  const constants = await sharedConstants(reader)
  const titlesByRatings = new Map<string, Map<number, number>>()
  for await (const { type, tally } of ratedTitles(reader, step)) {
    const { ratings } = scoreOf(tally, constants)
    if (ratings === 0) continue
    const ofType = titlesByRatings.get(type) ?? new Map<number, number>()
    titlesByRatings.set(type, ofType.set(ratings, (ofType.get(ratings) ?? 0) + 1))
  }
  const best = new Map(
    [...titlesByRatings].map(([type, counts]) => [type, new BestTitles(listMinimum(counts))]),
  )
  for await (const { key, type, tally, isUnusual } of ratedTitles(reader, step)) {
    const { score, ratings, sum } = scoreOf(tally, constants)
    if (score === undefined) continue
    const bound = rankingBound(tally)
    const tenths = Math.round(sum.weighted * 10)
    best.get(type)?.offer({ key, bound, tenths, score: Math.round(score * 100), ratings, isUnusual })
  }
  const lists = new Map<string, NewList>()
  for (const [type, counts] of titlesByRatings) {
    const ofType = best.get(type)
    if (!ofType) continue
    const titles = ofType.titles()
    const rated = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const most = [...counts.keys()].reduce((a, b) => Math.max(a, b), 0)
    lists.set(type, { minimum: ofType.minimum, rated, most, listed: titles.length, titles })
  }
  await step((tx) => putRankedLists(tx, on, lists))
}

/** After each batch a turn for whatever else this thread has to do or to hear, and a step: it may have to leave. */
async function* ratedTitles(reader: ReadHandle, step: Step): AsyncGenerator<RatedTitle> {
  for (let from: number | undefined = 0; from !== undefined;) {
    const { titles, last } = await ratedTitlesAfter(reader, from, aBatch)
    yield* titles
    await setImmediate()
    await step(() => Promise.resolve())
    from = last
  }
}

type Candidate = Ranked & Omit<RankedTitle, 'title'>

/** The best of those that have enough ratings, however many are offered. */
class BestTitles {
  readonly minimum: number
  #kept: Candidate[] = []

  constructor(minimum: number) {
    this.minimum = minimum
  }

  offer(title: Candidate): void {
    if (title.ratings < this.minimum) return
    this.#kept.push(title)
    if (this.#kept.length >= 2 * mostListed) this.#keepBest()
  }

  titles(): readonly RankedTitle[] {
    this.#keepBest()
    return this.#kept.map(({ key, bound, score, ratings, isUnusual }) => ({
      title: key,
      bound,
      score,
      ratings,
      isUnusual,
    }))
  }

  #keepBest(): void {
    this.#kept = this.#kept.sort(compareRanked).slice(0, mostListed)
  }
}

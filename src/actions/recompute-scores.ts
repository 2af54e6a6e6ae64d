/** Every score worked out anew, from the ratings in a dump and nothing else. */
import { createHash } from 'node:crypto'
import { keyOf, type TitleId } from '../catalogue/ids.ts'
import { Refusal } from '../catalogue/refusal.ts'
import type { Title } from '../catalogue/title.ts'
import {
  catalogueConstants,
  type CatalogueConstants,
  type TitleSums,
} from '../community/catalogue-constants.ts'
import { listMinimum, rankingBound } from '../community/ranked-list.ts'
import { weightByRule, type RaterRecord, type RatingsRecord } from '../community/rating-record.ts'
import { subjectsIn } from '../community/rated-subjects.ts'
import { scoreOf, tallyOf, type Score, type Tally, type WeighedRating } from '../community/score.ts'
import { isSinglePurpose, fullTrust } from '../community/trust.ts'
import type { Line } from '../sources/titlecard/lines.ts'
import { isRatingLine, parseRatingLine } from '../sources/titlecard/parse-ratings.ts'
import { firstWeight } from '../store/raters.ts'

export type RecomputedTitle = {
  readonly title: TitleId
  readonly type: string | undefined
  readonly tally: Tally
  readonly setAside: Tally
  readonly score: Score
  /** What ranked lists go by. */
  readonly bound: number
  /** Has as many ratings as a ranked list of its type asks. */
  readonly isListed: boolean
}

export type Recomputed = {
  /** By id. */
  readonly titles: readonly RecomputedTitle[]
  readonly constants: CatalogueConstants
  readonly countedOn: string | undefined
  /** Else ratings have changed since the count, and the next one may find other weights and shared numbers. */
  readonly isCurrent: boolean
  readonly raters: number
  /** What contradicts the rules or itself, with its line; the first hundred. */
  readonly faults: readonly string[]
}

/** Throws a {@link Refusal} where the lines hold no ratings. */
export async function recomputeScores(lines: AsyncIterable<readonly Line[]>): Promise<Recomputed> {
  const dump = new RatingsOfDump()
  for await (const batch of lines) for (const line of batch) dump.take(line)
  return dump.finish()
}

const mostFaults = 100

class RatingsOfDump {
  #shared: RatingsRecord['ratings'] | undefined
  readonly #faults: string[] = []
  readonly #hash = createHash('sha256')
  #raters = 0
  #hasEnded = false
  readonly #given = new Map<TitleId, { counting: WeighedRating[]; aside: WeighedRating[] }>()
  readonly #about = new Map<TitleId, { readonly type: string; readonly subjects: readonly string[] }>()
  /** To be asked again whether they are about one thing, once what titles are about has been read. */
  readonly #purposes: { line: number; rater: string; isSingle: boolean; titles: readonly TitleId[] }[] = []

  take({ number, text }: Line): void {
    if (text === undefined) return
    if (!isRatingLine(text)) return this.#document(text)
    const parsed = parseRatingLine(text)
    if ('reason' in parsed) return this.#fault(number, parsed.reason)
    const { record } = parsed
    if ('ratings' in record) this.#shared = record.ratings
    else if ('rater' in record) this.#rater(number, text, record)
    else this.#end(number, record.ratingsEnd)
  }

  finish(): Recomputed {
    const shared = this.#shared
    if (!shared)
      throw new Refusal(
        'invalid',
        'This dump holds no ratings. One that does: titlecard export --with-ratings',
        'dump',
      )
    if (!this.#hasEnded) this.#faults.push('the ratings break off: the line after the last rater is missing')
    const { mean, priorWeight, variance, countedOn, isCurrent } = shared
    const constants = { mean, priorWeight, variance }
    if (isCurrent) this.#checkCount(constants)
    return {
      titles: this.#titles(constants),
      constants,
      countedOn,
      isCurrent,
      raters: this.#raters,
      faults: this.#faults,
    }
  }

  #fault(line: number, text: string): void {
    if (this.#faults.length < mostFaults) this.#faults.push(`line ${line}: ${text}`)
  }

  #rater(line: number, text: string, { rater, weight, facts, given }: RaterRecord): void {
    if (!this.#shared || this.#hasEnded) return this.#fault(line, `rater ${rater} stands outside the ratings`)
    this.#hash.update(`${text}\n`)
    this.#raters += 1
    const rule = facts ? weightByRule(facts) : firstWeight
    if (rule !== weight)
      this.#fault(line, `rater ${rater} weighs ${weight / 10}, where the rule gives ${rule / 10}`)
    const titles = given.map(([title]) => title)
    if (new Set(titles).size !== titles.length) this.#fault(line, `rater ${rater} rates a title twice`)
    if (facts && this.#shared.isCurrent) {
      if (facts.titles !== Math.min(fullTrust.titles, titles.length))
        this.#fault(
          line,
          `rater ${rater} is counted with ${facts.titles} titles and has rated ${titles.length}`,
        )
      this.#purposes.push({ line, rater, isSingle: facts.isSinglePurpose, titles })
    }
    for (const [title, halves, standing] of given) {
      const of = this.#given.get(title) ?? { counting: [], aside: [] }
      this.#given.set(title, of)
      of[standing === undefined ? 'counting' : 'aside'].push(weighed(halves, weight))
    }
  }

  #end(line: number, { raters, sha256 }: { readonly raters: number; readonly sha256: string }): void {
    this.#hasEnded = true
    if (raters !== this.#raters)
      this.#fault(line, `there are ${this.#raters} raters, where ${raters} are told`)
    if (sha256 !== this.#hash.digest('hex'))
      this.#fault(line, 'the ratings are not those that were written: their SHA-256 is another')
  }

  #document(text: string): void {
    const id = /^\{"id":"(tt\d{7,9})"/.exec(text)?.[1] as TitleId | undefined
    if (id === undefined || !this.#given.has(id)) return
    const { document } = JSON.parse(text) as { readonly document?: Title }
    if (document) this.#about.set(id, { type: document.type, subjects: subjectsIn(id, document) })
  }

  /** What the last count has found has to come out again. */
  #checkCount(constants: CatalogueConstants): void {
    for (const { line, rater, isSingle, titles } of this.#purposes) {
      const about = titles.map((title) => this.#about.get(title)?.subjects ?? [title])
      if (isSinglePurpose(about) !== isSingle)
        this.#fault(
          line,
          `rater ${rater} is ${isSingle ? '' : 'not '}counted as one who rates a single thing`,
        )
    }
    const again = catalogueConstants([...this.#given.values()].map(({ counting }) => fullSumsOf(counting)))
    if (JSON.stringify(again) !== JSON.stringify(constants))
      this.#faults.push(
        `the shared numbers are ${JSON.stringify(constants)}, where the ratings make ${JSON.stringify(again)}`,
      )
  }

  #titles(constants: CatalogueConstants): readonly RecomputedTitle[] {
    const titles = [...this.#given]
      .sort(([a], [b]) => keyOf(a) - keyOf(b))
      .map(([title, { counting, aside }]) => {
        const tally = tallyOf(counting)
        const type = this.#about.get(title)?.type
        const score = scoreOf(tally, constants)
        return { title, type, tally, setAside: tallyOf(aside), score, bound: rankingBound(tally) }
      })
    const ofType = Map.groupBy(titles, ({ type }) => type)
    const minimums = new Map(
      [...ofType].map(([type, list]) => {
        const byRatings = Map.groupBy(list, ({ score }) => score.ratings)
        return [type, listMinimum(new Map([...byRatings].map(([ratings, { length }]) => [ratings, length])))]
      }),
    )
    return titles.map((title) => ({
      ...title,
      isListed: title.type !== undefined && title.score.ratings >= (minimums.get(title.type) ?? 0),
    }))
  }
}

function fullSumsOf(ratings: readonly WeighedRating[]): TitleSums {
  const full = ratings.filter(({ weight }) => weight === 10)
  return {
    ratings: full.length,
    sum: full.reduce((sum, { halves }) => sum + halves, 0),
    squares: full.reduce((sum, { halves }) => sum + halves * halves, 0),
  }
}

/** Each pair once, however many ratings have it. */
const pairs = new Map<number, WeighedRating>()
function weighed(halves: number, weight: WeighedRating['weight']): WeighedRating {
  const cell = halves * 16 + weight
  const known = pairs.get(cell)
  if (known) return known
  const rating = { halves, weight }
  pairs.set(cell, rating)
  return rating
}

/**
 * The score of a title, with everything that enters it, so that anyone can do the sum again.
 *
 * All sums are of whole numbers (ratings in halves, weights in tenths, constants in hundredths) and each result is
 * rounded once, half up, to two decimals: the order of the ratings can't change a digit.
 */
import type { CatalogueConstants } from './catalogue-constants.ts'
import { leastHalves, mostHalves, ratingOf, type Halves } from './rating.ts'
import type { Weight } from './trust.ts'

export type WeighedRating = { readonly halves: Halves; readonly weight: Weight }
/** How many ratings of this value count with this weight. */
export type TallyRow = WeighedRating & { readonly ratings: number }
/** By value, then by weight; each pair once, and none that nobody gave. */
export type Tally = readonly TallyRow[]

/** With fewer ratings that count, a title shows no score. */
export const fewestForScore = 5
/** Half the width of the interval in standard errors: 95 % of a normal distribution. */
const intervalErrors = 1.96

/** One line of the sum: 3 ratings of 7.5 at weight 0.2 are 0.6 ratings and 4.5 points. */
export type SumLine = {
  readonly rating: number
  readonly weight: number
  readonly ratings: number
  readonly weighted: number
  readonly points: number
}

/** Ratings and points as people read them, all exact decimals; means and score rounded half up to hundredths. */
export type Score = {
  /** Ratings that count, whatever their weight. */
  readonly ratings: number
  /** Of those, each counted once; absent where there are none. */
  readonly plainMean?: number
  /** Absent below {@link fewestForScore}. */
  readonly score?: number
  /** Where the score would lie with many more ratings, 19 times in 20; within 1 to 10. */
  readonly interval?: { readonly low: number; readonly high: number }
  readonly sum: {
    readonly lines: readonly SumLine[]
    /** The n of the formula: weights added up. */
    readonly weighted: number
    /** n times R: weighted ratings added up. */
    readonly points: number
    /** R; absent where nothing counts. */
    readonly weightedMean?: number
    /** C. */
    readonly catalogueMean: number
    /** m. */
    readonly priorWeight: number
  }
}

export function tallyOf(ratings: Iterable<WeighedRating>): Tally {
  const counts = new Map<number, number>()
  for (const rating of ratings) counts.set(cellOf(rating), (counts.get(cellOf(rating)) ?? 0) + 1)
  return tallyOfCells(counts)
}

const cellOf = ({ halves, weight }: WeighedRating): number => halves * 16 + weight

function tallyOfCells(counts: ReadonlyMap<number, number>): Tally {
  return [...counts]
    .filter(([, ratings]) => ratings > 0)
    .sort(([a], [b]) => a - b)
    .map(([cell, ratings]) => ({ halves: cell >> 4, weight: (cell & 15) as Weight, ratings }))
}

/** The tally after one rating has changed; `before` is absent for a new one, `after` for one that is taken back. */
export function movedTally(
  tally: Tally,
  before: WeighedRating | undefined,
  after: WeighedRating | undefined,
): Tally {
  const cells = new Map(tally.map((row) => [cellOf(row), row.ratings]))
  const add = (rating: WeighedRating | undefined, change: number): void => {
    if (rating) cells.set(cellOf(rating), (cells.get(cellOf(rating)) ?? 0) + change)
  }
  add(before, -1)
  add(after, 1)
  return tallyOfCells(cells)
}

/** Two tallies as one. */
export function joinedTally(...tallies: readonly Tally[]): Tally {
  const cells = new Map<number, number>()
  for (const row of tallies.flat()) cells.set(cellOf(row), (cells.get(cellOf(row)) ?? 0) + row.ratings)
  return tallyOfCells(cells)
}

/**
 * `S = (n R + m C) / (n + m)`: R is the weighted mean of the ratings, n the sum of their weights, C the mean of
 * the catalogue and m the weight of that mean (see {@link CatalogueConstants}); m ratings of C stand beside those
 * of the title, so that few ratings can't make an extreme score. The interval is the normal one of the same model,
 * `S ± 1.96 sqrt(v / (n + m))`, v being the variance of ratings within a title.
 */
export function scoreOf(tally: Tally, constants: CatalogueConstants): Score {
  const counting = tally.filter(({ weight }) => weight > 0)
  const ratings = total(counting, (row) => row.ratings)
  const halves = total(counting, (row) => row.ratings * row.halves)
  const tenths = total(counting, (row) => row.ratings * row.weight)
  const twentieths = total(counting, (row) => row.ratings * row.weight * row.halves)
  const sum = {
    lines: counting.map(lineOf),
    weighted: tenths / 10,
    points: twentieths / 20,
    catalogueMean: constants.mean / 100,
    priorWeight: constants.priorWeight / 100,
  }
  if (ratings === 0) return { ratings, sum }
  const means = {
    ratings,
    plainMean: divideHalfUp(halves * 50, ratings) / 100,
    sum: { ...sum, weightedMean: divideHalfUp(twentieths * 50, tenths) / 100 },
  }
  if (ratings < fewestForScore) return means
  // In hundredths: points are twentieths / 20, m C is in ten-thousandths, n + m in hundredths.
  const score = divideHalfUp(
    twentieths * 500 + constants.priorWeight * constants.mean,
    tenths * 10 + constants.priorWeight,
  )
  return { ...means, score: score / 100, interval: intervalAround(score, tenths, constants) }
}

/** `score` in hundredths, `tenths` the sum of the weights in tenths. */
function intervalAround(score: number, tenths: number, constants: CatalogueConstants) {
  const weight = tenths * 10 + constants.priorWeight
  const reach = Math.round(intervalErrors * 100 * Math.sqrt(constants.variance / weight))
  return { low: Math.max(100, score - reach) / 100, high: Math.min(1000, score + reach) / 100 }
}

function lineOf({ halves, weight, ratings }: TallyRow): SumLine {
  return {
    rating: ratingOf(halves),
    weight: weight / 10,
    ratings,
    weighted: (ratings * weight) / 10,
    points: (ratings * weight * halves) / 20,
  }
}

/** How many ratings each value from 1 to 10 in halves has, all 19 of them; ratings that don't count left out. */
export function histogramOf(tally: Tally): readonly { readonly rating: number; readonly ratings: number }[] {
  const counts = new Map<Halves, number>()
  for (const { halves, weight, ratings } of tally) {
    if (weight > 0) counts.set(halves, (counts.get(halves) ?? 0) + ratings)
  }
  return Array.from({ length: mostHalves - leastHalves + 1 }, (_, at) => ({
    rating: ratingOf(leastHalves + at),
    ratings: counts.get(leastHalves + at) ?? 0,
  }))
}

/** A fraction of whole numbers, neither negative, as the nearest whole number; halves go up. Exact below 2^52. */
export function divideHalfUp(numerator: number, denominator: number): number {
  const remainder = numerator % denominator
  return (numerator - remainder) / denominator + (remainder * 2 >= denominator ? 1 : 0)
}

function total<T>(rows: readonly T[], count: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + count(row), 0)
}

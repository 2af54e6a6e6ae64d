/** What every score of the catalogue shares: its mean, and how much that mean weighs beside a title's ratings. */

/** All in hundredths, whole numbers, so that whoever does a sum again begins with the same digits. */
export type CatalogueConstants = {
  /** C: the mean of all ratings that count in full. */
  readonly mean: number
  /** m: as many ratings of C as these stand beside the ratings of each title. */
  readonly priorWeight: number
  /** The variance of ratings within a title, in points squared. */
  readonly variance: number
}

/** One title's ratings that count in full: how many, and their sum and sum of squares in halves. */
export type TitleSums = { readonly ratings: number; readonly sum: number; readonly squares: number }

/** What stands until {@link fewestTitles} have been rated {@link fewestRatings} times. */
export const startingConstants: CatalogueConstants = { mean: 700, priorWeight: 500, variance: 400 }
export const fewestTitles = 20
export const fewestRatings = 5
/** In hundredths: beyond these the estimate is a sign of too little data, and the nearer bound stands. */
export const priorWeightBounds = { least: 100, most: 5000 } as const

/** Parts of a square of halves, in which the sum over titles is taken so that their order is no matter. */
const fine = 1_000_000n

/**
 * Empirical Bayes: `m = variance within titles / variance between titles`, both by the analysis of variance of
 * one random effect with unequal groups (Searle, Casella and McCulloch, Variance Components, 1992, section 3.6).
 * The same titles in any order give the same constants.
 */
export function catalogueConstants(titles: Iterable<TitleSums>): CatalogueConstants {
  let wellRated = 0
  let groups = 0
  let all = 0
  let sum = 0
  let squares = 0
  let groupSquares = 0
  let fineMeans = 0n
  for (const title of titles) {
    if (title.ratings === 0) continue
    if (title.ratings >= fewestRatings) wellRated += 1
    groups += 1
    all += title.ratings
    sum += title.sum
    squares += title.squares
    groupSquares += title.ratings * title.ratings
    fineMeans += (BigInt(title.sum) ** 2n * fine) / BigInt(title.ratings)
  }
  if (wellRated < fewestTitles) return startingConstants
  const means = Number(fineMeans) / Number(fine)
  const within = (squares - means) / (all - groups)
  const perGroup = (all - groupSquares / all) / (groups - 1)
  const between = ((means - (sum * sum) / all) / (groups - 1) - within) / perGroup
  return {
    mean: Math.round((sum * 50) / all),
    priorWeight: boundedPriorWeight(within / between),
    // Squares of halves are quarters of squares of points.
    variance: Math.round(within * 25),
  }
}

/** No variance between titles, or less than chance alone gives, says that the mean of all is the best guess. */
function boundedPriorWeight(ratio: number): number {
  const { least, most } = priorWeightBounds
  if (!Number.isFinite(ratio) || ratio < 0) return most
  return Math.min(most, Math.max(least, Math.round(ratio * 100)))
}

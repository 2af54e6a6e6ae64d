/** How far one member's ratings lie from everybody else's: a number for moderators to sort by, not a verdict. */
import type { Halves } from './rating.ts'

export type RatingBesideOthers = {
  readonly halves: Halves
  /** Mean of all ratings of the title, in points. */
  readonly average: number
  /** Ratings of the title, this one with them. */
  readonly ratings: number
}

/**
 * RDMA, the rating deviation from mean agreement (Chirita, Nejdl and Zamfir, 2005): the mean over a member's titles
 * of `abs(rating - average) / ratings of the title`, in points. 0 for a member without ratings.
 */
export function deviationFromAgreement(ratings: readonly RatingBesideOthers[]): number {
  if (ratings.length === 0) return 0
  const sum = ratings.reduce(
    (total, { halves, average, ratings: all }) => total + Math.abs(halves / 2 - average) / all,
    0,
  )
  return sum / ratings.length
}

/** The deviation that only one member in a thousand exceeds (nearest rank); `undefined` below 1,000 members. */
export function outlyingDeviation(deviations: readonly number[]): number | undefined {
  if (deviations.length < 1000) return undefined
  return deviations.toSorted((a, b) => a - b)[Math.ceil(deviations.length * 0.999) - 1]
}

/** The order of ranked lists, such as the best films: not by score, but by what a title's ratings vouch for. */
import type { Tally } from './score.ts'

const levels = 10
const errors = 1.65
/** A list never asks for fewer ratings. */
export const leastMinimum = 50
/** No list is longer. */
export const mostListed = 250

/** `key`: the title's number; `tenths`: the sum of the weights, in tenths. */
export type Ranked = { readonly key: number; readonly bound: number; readonly tenths: number }

/**
 * The lower bound of the mean at 95 % for ratings on K = 10 levels, each seen once before any rating
 * (Evan Miller, "Ranking Items With Star Ratings", 2014): with `p_k = (n_k + 1) / (N + K)`,
 * `L = sum(k p_k) - 1.65 sqrt((sum(k^2 p_k) - sum(k p_k)^2) / (N + K + 1))`.
 * A rating between two levels counts half for each. In points, 1 to 10, not rounded: it orders, it isn't shown.
 */
export function rankingBound(tally: Tally): number {
  // Twentieths of a rating on each level, the one seen before included.
  const counts = new Array<number>(levels + 1).fill(20)
  counts[0] = 0
  for (const { halves, weight, ratings } of tally) {
    for (const level of [Math.floor(halves / 2), Math.ceil(halves / 2)]) {
      counts[level] = (counts[level] ?? 0) + weight * ratings
    }
  }
  const all = counts.reduce((sum, count) => sum + count, 0)
  const mean = counts.reduce((sum, count, level) => sum + count * level, 0) / all
  const square = counts.reduce((sum, count, level) => sum + count * level * level, 0) / all
  return mean - errors * Math.sqrt((square - mean * mean) / (all / 20 + 1))
}

/** Best first; where bounds are equal, the title with more ratings, then the one with the lower number. */
export function compareRanked(a: Ranked, b: Ranked): number {
  return b.bound - a.bound || b.tenths - a.tenths || a.key - b.key
}

/** How many titles have so many ratings, by the number of ratings. */
export type TitlesByRatings = ReadonlyMap<number, number>

/**
 * How many ratings a title needs to be on a list: 50, or the 95th percentile (nearest rank) of the numbers of
 * ratings that the rated titles of its type have, whichever is more.
 */
export function listMinimum(titles: TitlesByRatings): number {
  const rated = [...titles].filter(([ratings]) => ratings > 0).sort(([a], [b]) => a - b)
  const rank = Math.ceil(rated.reduce((sum, [, count]) => sum + count, 0) * 0.95)
  let passed = 0
  for (const [ratings, count] of rated) {
    passed += count
    if (passed >= rank) return Math.max(leastMinimum, ratings)
  }
  return leastMinimum
}

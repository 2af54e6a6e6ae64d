/** How sure the votes make it that a review is helpful. */

/** Standard errors: 95 % of a normal distribution, both sides. */
const errors = 1.96

/**
 * The lower bound of Wilson's interval for the share of helpful votes (E. B. Wilson, 1927): with n votes, p of
 * them helpful and z = 1.96, `(p + z^2/2n - z sqrt(p(1 - p)/n + z^2/4n^2)) / (1 + z^2/n)`. From 0, also where
 * nobody voted, to below 1; not rounded. Throws a `RangeError` where a number is no count.
 */
export function helpfulness(helpful: number, notHelpful: number): number {
  for (const votes of [helpful, notHelpful]) {
    if (!Number.isSafeInteger(votes) || votes < 0) throw new RangeError(`${votes} is no number of votes`)
  }
  if (helpful === 0) return 0
  const votes = helpful + notHelpful
  const share = helpful / votes
  const squared = errors ** 2
  const reach = errors * Math.sqrt((share * (1 - share)) / votes + squared / (4 * votes ** 2))
  return (share + squared / (2 * votes) - reach) / (1 + squared / votes)
}

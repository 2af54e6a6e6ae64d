/**
 * Where titles stand in a list: whole numbers with room between, so that moving one title writes one row. Only where
 * two neighbours have no room left is a list numbered anew.
 */

/** Twenty halvings of one gap before a list is numbered anew; ten million titles stay below 2^53. */
export const placeGap = 2 ** 20

/** After the last title of a list. */
export const placeAfter = (last: number | undefined): number => (last ?? 0) + placeGap

/** A place between two neighbours, either of which may be the end of the list; `undefined` where there is no room. */
export function placeBetween(before: number | undefined, after: number | undefined): number | undefined {
  if (after === undefined) return placeAfter(before)
  const from = before ?? after - 2 * placeGap
  return after - from < 2 ? undefined : from + Math.floor((after - from) / 2)
}

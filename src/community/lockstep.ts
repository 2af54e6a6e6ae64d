/**
 * Members who rate together: the same titles, on the same side, within a day of each other, again and again
 * (the idea of CopyCatch, Beutel et al. 2013, and FRAUDAR, Hooi et al. 2016).
 */
import type { Halves } from './rating.ts'

export type RatedTitle = { readonly title: string; readonly halves: Halves; readonly at: number }

export const lockstepRules = {
  sharedTitles: 5,
  /** Milliseconds between two members' ratings of one title. */
  within: 86_400_000,
  similarity: 0.5,
  members: 8,
} as const

/** The middle of 1 to 10, in halves; who rates just that is on no side. */
const middle = 11

/**
 * Groups of at least 8 members, each bound to another of the group by at least 5 titles that both rated on the same
 * side of 5.5 within 24 hours, those titles being at least half of all that the two rated (Jaccard). A reason for a
 * person to look, never for a rule to act. Takes the histories of those who rated in a suspect window: time and
 * memory grow with the pairs of members who share a title, so give 1,000 members at most.
 */
export function lockstepGroups(
  histories: ReadonlyMap<number, readonly RatedTitle[]>,
): readonly (readonly number[])[] {
  const bound = new Map<number, number[]>()
  for (const [pair, shared] of sharedTitles(histories)) {
    const [a, b] = pair.split(' ').map(Number) as [number, number]
    const both = (histories.get(a)?.length ?? 0) + (histories.get(b)?.length ?? 0)
    if (shared < lockstepRules.sharedTitles || shared / (both - shared) < lockstepRules.similarity) continue
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      bound.set(from, [...(bound.get(from) ?? []), to])
    }
  }
  return connected(bound).filter((group) => group.length >= lockstepRules.members)
}

/** How many titles each pair of members shares, the pair as `a b`. */
function sharedTitles(histories: ReadonlyMap<number, readonly RatedTitle[]>): ReadonlyMap<string, number> {
  const raters = new Map<string, { readonly member: number; readonly at: number }[]>()
  for (const [member, ratings] of histories) {
    for (const { title, halves, at } of ratings) {
      if (halves === middle) continue
      const key = `${title} ${halves < middle ? 'below' : 'above'}`
      const others = raters.get(key)
      if (others) others.push({ member, at })
      else raters.set(key, [{ member, at }])
    }
  }
  const pairs = new Map<string, number>()
  for (const together of raters.values()) {
    together.sort((a, b) => a.at - b.at)
    for (const [place, one] of together.entries()) {
      for (let next = place + 1; next < together.length; next += 1) {
        const other = together[next]
        if (!other || other.at - one.at > lockstepRules.within) break
        const pair = `${Math.min(one.member, other.member)} ${Math.max(one.member, other.member)}`
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
      }
    }
  }
  return pairs
}

/** Who is bound to whom over any number of others: each group in order, the groups by their first member. */
function connected(bound: ReadonlyMap<number, readonly number[]>): readonly (readonly number[])[] {
  const seen = new Set<number>()
  const groups: number[][] = []
  for (const start of [...bound.keys()].sort((a, b) => a - b)) {
    if (seen.has(start)) continue
    seen.add(start)
    const group = [start]
    for (const member of group) {
      for (const other of bound.get(member) ?? []) {
        if (seen.has(other)) continue
        seen.add(other)
        group.push(other)
      }
    }
    groups.push(group.sort((a, b) => a - b))
  }
  return groups
}

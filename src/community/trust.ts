/**
 * How much one member's ratings count in a score. The rule is public and looks at behaviour alone, never at what
 * the ratings say. It is worked out anew each day, for all ratings of a member at once, so that honest newcomers
 * count in full after a week.
 */

import type { Day } from './rating-opens.ts'

/** In tenths: 10 counts in full, 5 half, 2 one fifth, 0 not at all. */
export type Weight = 0 | 2 | 5 | 10
export const weights: readonly Weight[] = [0, 2, 5, 10]

const hour = 3_600_000
const day = 24 * hour

/** What the rule asks before ratings count in full. */
export const fullTrust = { age: 7 * day, titles: 5, days: 3 } as const
/** In milliseconds; a younger account counts one fifth. */
export const leastAge = day

/**
 * The age, in milliseconds, that an account surely has when a day (UTC) begins: the day on which it was made doesn't
 * count, whatever the hour. Who knows the two days alone finds the same weight.
 */
export const ageOn = (joined: Day, today: Day): number =>
  Math.max(0, Date.parse(today) - Date.parse(joined) - day)

export type RaterHistory = {
  /** The e-mail address is confirmed, or the account came by OpenID Connect. */
  readonly isConfirmed: boolean
  readonly isBanned: boolean
  /** Milliseconds from sign-up to the time of counting. */
  readonly age: number
  /** Titles with a rating that stands. */
  readonly titles: number
  /** Different days (UTC) on which those ratings were first given. */
  readonly days: number
  /** By {@link isSinglePurpose}. */
  readonly isSinglePurpose: boolean
}

/** Which line of the rule a weight comes from; pages show it beside the weight. */
export type TrustReason = 'banned' | 'unconfirmed' | 'first-day' | 'single-purpose' | 'first-week' | 'full'

/**
 * The weights of INTEGRITY: nothing for a banned member; one fifth where the address is not confirmed, for the
 * first 24 hours, and where all ratings are about one thing; one half until the account is 7 days old and has
 * rated 5 titles on 3 days; in full after that.
 */
export function trustOf(history: RaterHistory): { readonly weight: Weight; readonly reason: TrustReason } {
  if (history.isBanned) return { weight: 0, reason: 'banned' }
  if (!history.isConfirmed) return { weight: 2, reason: 'unconfirmed' }
  if (history.age < leastAge) return { weight: 2, reason: 'first-day' }
  if (history.isSinglePurpose) return { weight: 2, reason: 'single-purpose' }
  const { age, titles, days } = fullTrust
  const isFull = history.age >= age && history.titles >= titles && history.days >= days
  return isFull ? { weight: 10, reason: 'full' } : { weight: 5, reason: 'first-week' }
}

/**
 * Whether all ratings of a member are about one title, one person of the cast, or one company. Each rating comes
 * as the ids of its title, cast and companies. One rating alone is about one title; no rating is about nothing.
 */
export function isSinglePurpose(ratings: readonly (readonly string[])[]): boolean {
  const [first = [], ...others] = ratings
  let common = [...new Set(first)]
  for (const subjects of others) {
    const ofThis = new Set(subjects)
    common = common.filter((subject) => ofThis.has(subject))
    if (common.length === 0) return false
  }
  return common.length > 0
}

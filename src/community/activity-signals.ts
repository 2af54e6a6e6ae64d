/**
 * The signals of unusual activity on one title, each over a window of its ratings. They look at how ratings come
 * in, never at who is praised or blamed: ones and tens are treated alike.
 */
import type { Halves } from './rating.ts'

/** The numbers of all rules, which notices and documentation name. */
export const signalRules = {
  extremeShift: { fewest: 20, z: 5, shift: 0.15 },
  newAccounts: { fewest: 20, z: 4 },
  polarisation: { fewest: 20, coefficient: 0.555, extremes: 0.6 },
  lockstep: { members: 8 },
  volumeBurst: { z: 6, days: 28, floor: 0.5, dispersion: 1.2 },
  /** Ratings before the window that it is compared with, and as many ratings of the whole site beside them. */
  baseline: { ratings: 500, prior: 100 },
} as const

/** What ratings of the whole site look like; shares from 0 to 1. */
export type SiteBaseline = {
  readonly ones: number
  readonly tens: number
  /** Share of ratings that come from accounts younger than {@link newAccountAge}. */
  readonly newAccounts: number
}
/** Until a site has numbers of its own. */
export const usualSite: SiteBaseline = { ones: 0.03, tens: 0.1, newAccounts: 0.15 }

/** Ratings of the whole site that count, and how many of them are ones, tens, and of new accounts. */
export type SiteCounts = {
  readonly ratings: number
  readonly ones: number
  readonly tens: number
  readonly newAccounts: number
}

/** As many ratings of {@link usualSite} stand beside a site's own. */
const usualRatings = 1000

/** The shares of a site: near the usual ones while it has few ratings, and its own once it has many. */
export function siteBaseline({ ratings, ...counts }: SiteCounts): SiteBaseline {
  const share = (of: keyof SiteBaseline) =>
    (counts[of] + usualRatings * usualSite[of]) / (ratings + usualRatings)
  return { ones: share('ones'), tens: share('tens'), newAccounts: share('newAccounts') }
}

const day = 86_400_000
/** In milliseconds, at the time of the rating. */
export const newAccountAge = 7 * day

/** With halves, the lowest and the highest level have two ratings each: 1 and 1.5, 9.5 and 10. */
export const isOne = (halves: Halves): boolean => halves <= 3
export const isTen = (halves: Halves): boolean => halves >= 19

/** A window of ratings, counted; `moments` are the sums of the halves to the powers 1 to 4. */
export type WindowCounts = {
  readonly ratings: number
  readonly ones: number
  readonly tens: number
  readonly newAccounts: number
  readonly inLockstep: number
  readonly moments: readonly [number, number, number, number]
}
/** The ratings before a window: how many, and how many of those are ones and tens. */
export type History = { readonly ratings: number; readonly ones: number; readonly tens: number }

/** A signal that fired, with the numbers that made it. */
export type Signal =
  | {
      readonly kind: 'extreme-shift'
      readonly of: 'ones' | 'tens'
      readonly ratings: number
      readonly share: number
      readonly expected: number
      readonly z: number
    }
  | {
      readonly kind: 'new-accounts'
      readonly ratings: number
      readonly share: number
      readonly expected: number
      readonly z: number
    }
  | {
      readonly kind: 'polarisation'
      readonly ratings: number
      readonly extremes: number
      readonly coefficient: number
    }
  | { readonly kind: 'lockstep'; readonly ratings: number; readonly members: number }

/** The signals that fire in a window, the extreme shifts first. Constant time. */
export function signalsIn(window: WindowCounts, history: History, site: SiteBaseline): readonly Signal[] {
  return [
    extremeShift('ones', window, history, site),
    extremeShift('tens', window, history, site),
    newAccounts(window, site),
    polarisation(window),
    lockstep(window),
  ].filter((signal) => signal !== undefined)
}

/**
 * `z = (s - p0) / sqrt(p0 (1 - p0) (1/n + 1/h))`: s the share in the window of n ratings, p0 the share expected
 * from the title's history with 100 ratings of the site beside it, h the history and those 100. Fires from 20
 * ratings, at z of 5 and 15 percentage points more than expected.
 */
function extremeShift(
  of: 'ones' | 'tens',
  window: WindowCounts,
  history: History,
  site: SiteBaseline,
): Signal | undefined {
  const { fewest, z: least, shift } = signalRules.extremeShift
  const { ratings } = window
  if (ratings < fewest) return undefined
  const { prior } = signalRules.baseline
  const behind = history.ratings + prior
  const expected = (history[of] + prior * site[of]) / behind
  const share = window[of] / ratings
  if (share - expected < shift) return undefined
  const z = (share - expected) / Math.sqrt(expected * (1 - expected) * (1 / ratings + 1 / behind))
  return z >= least ? { kind: 'extreme-shift', of, ratings, share, expected, z } : undefined
}

/** The share of new accounts against the site's, by the normal approximation of the binomial. */
function newAccounts({ ratings, newAccounts }: WindowCounts, site: SiteBaseline): Signal | undefined {
  const { fewest, z: least } = signalRules.newAccounts
  if (ratings < fewest) return undefined
  const expected = site.newAccounts
  const share = newAccounts / ratings
  const z = (share - expected) / Math.sqrt((expected * (1 - expected)) / ratings)
  return z >= least ? { kind: 'new-accounts', ratings, share, expected, z } : undefined
}

/** Fires where ones and tens are at least 60 % and the coefficient is that of two heaps rather than one. */
function polarisation(window: WindowCounts): Signal | undefined {
  const rule = signalRules.polarisation
  const { ratings } = window
  if (ratings < rule.fewest) return undefined
  const extremes = (window.ones + window.tens) / ratings
  if (extremes < rule.extremes) return undefined
  const coefficient = bimodality(ratings, window.moments)
  return coefficient > rule.coefficient ? { kind: 'polarisation', ratings, extremes, coefficient } : undefined
}

function lockstep({ ratings, inLockstep }: WindowCounts): Signal | undefined {
  return inLockstep >= signalRules.lockstep.members
    ? { kind: 'lockstep', ratings, members: inLockstep }
    : undefined
}

/**
 * Sarle's bimodality coefficient `(skewness^2 + 1) / kurtosis`, from the sums of the powers 1 to 4: 5/9 for an even
 * spread, 1 for two values alone; also 1 where all ratings are one value, the limit of two.
 */
export function bimodality(ratings: number, [s1, s2, s3, s4]: WindowCounts['moments']): number {
  const mean = s1 / ratings
  const [r2, r3, r4] = [s2 / ratings, s3 / ratings, s4 / ratings]
  const second = r2 - mean ** 2
  // Halves are whole: the least variance of n of them that aren't all one value is (n - 1) / n^2.
  if (second < 0.5 / ratings) return 1
  const third = r3 - 3 * mean * r2 + 2 * mean ** 3
  const fourth = r4 - 4 * mean * r3 + 6 * mean ** 2 * r2 - 3 * mean ** 4
  return (third ** 2 / second ** 3 + 1) / (fourth / second ** 2)
}

/**
 * How far a day's ratings exceed the usual, `z = (n - mu) / sqrt(mu + mu^2 / k)`, mu being the mean of the 28 days
 * before (0.5 at least) and k = 1.2: arrivals are overdispersed. Context for people alone: from 6 it is called a
 * burst, and never holds anything.
 */
export function volumeBurst(ratingsOfDay: number, ratingsBefore: number): number {
  const { days, floor, dispersion } = signalRules.volumeBurst
  const mean = Math.max(floor, ratingsBefore / days)
  return (ratingsOfDay - mean) / Math.sqrt(mean + mean ** 2 / dispersion)
}

/** Ratings that nobody gave: titles over a year, organic surges, and the five attacks; the same for the same seed. */
import type { RatingEvent } from '../../src/community/unusual-activity.ts'
import type { Weight } from '../../src/community/trust.ts'

export const day = 86_400_000
export const startOfYear = Date.UTC(2026, 0, 1)

/** Mulberry32: evenly from 0 to below 1. */
export type Chance = () => number
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
}

/** Marsaglia and Tsang, with Johnk's boost for a shape below 1. */
function gamma(shape: number, chance: Chance): number {
  if (shape < 1) return gamma(shape + 1, chance) * chance() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = normal(chance)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - chance()) < 0.5 * x ** 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

function poisson(mean: number, chance: Chance): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(chance)))
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = chance(); product > limit; product *= chance()) count += 1
  return count
}

/** Overdispersed arrivals: variance `mean + mean^2 / 1.2`. */
const arrivals = (mean: number, chance: Chance): number => poisson((gamma(1.2, chance) * mean) / 1.2, chance)

/** Points added to the share of ones and of tens, and the share of new accounts, while something goes on. */
export type Mood = { readonly ones: number; readonly tens: number; readonly newAccounts: number }
const calm: Mood = { ones: 0, tens: 0, newAccounts: 0.15 }

/** An ordinary shape: a mean near 6.9, 3 % ones, 10 % tens; its bimodality is about 0.4. */
function halvesOf(mood: Mood, chance: Chance): number {
  const at = chance()
  if (at < 0.02 + mood.ones) return 2
  if (at > 0.94 - mood.tens) return 20
  return Math.min(20, Math.max(2, Math.round(13.8 + 3.2 * normal(chance))))
}

let members = 0
function rating(at: number, mood: Mood, chance: Chance): RatingEvent {
  const isNew = chance() < mood.newAccounts
  members += 1
  return {
    member: members,
    at,
    halves: halvesOf(mood, chance),
    weight: isNew ? 5 : 10,
    accountAge: (isNew ? chance() * 7 : 7 + chance() * 2000) * day,
  }
}

function dayOfRatings(date: number, mean: number, mood: Mood, chance: Chance): RatingEvent[] {
  return Array.from({ length: arrivals(mean, chance) }, () =>
    rating(startOfYear + Math.floor((date + chance()) * day), mood, chance),
  )
}

/** A surge: from its first day the arrivals are `factor` times as many, halving every third day. */
export type Surge = { readonly factor: number; readonly days: number } & Mood
export const usualSurge: Surge = { factor: 10, days: 7, ones: 0, tens: 0.05, newAccounts: 0.2 }

/**
 * A year of one title at so many ratings a day, with its surges by first day; on 5 % of the other days the share of
 * ones or of tens is 5 points higher. `before`: ratings from before the year.
 */
export function titleYear(
  perDay: number,
  surges: ReadonlyMap<number, Surge>,
  seed: number,
  { days = 365, before = 0 } = {},
): RatingEvent[] {
  const chance = chanceFrom(seed)
  const events = Array.from({ length: before }, () =>
    rating(startOfYear - 1 - Math.floor(chance() * 365 * day), calm, chance),
  )
  for (let date = 0; date < days; date += 1) {
    const [mean, mood] = conditionsOf(date, perDay, surges, chance)
    for (const event of dayOfRatings(date, mean, mood, chance)) events.push(event)
  }
  return events
}

function conditionsOf(
  date: number,
  perDay: number,
  surges: ReadonlyMap<number, Surge>,
  chance: Chance,
): readonly [number, Mood] {
  for (const [first, surge] of surges) {
    const since = date - first
    if (since >= 0 && since < surge.days) return [perDay * surge.factor * 0.5 ** (since / 3), surge]
  }
  const drift = chance()
  return [perDay, { ...calm, ones: drift < 0.025 ? 0.05 : 0, tens: drift > 0.975 ? 0.05 : 0 }]
}

/** Three organic surges a year, at days that the seed chooses. */
export function threeSurges(seed: number): ReadonlyMap<number, Surge> {
  const chance = chanceFrom(seed ^ 0x5eed)
  return new Map([0, 1, 2].map((third) => [Math.floor((third + chance()) * 115), usualSurge]))
}

export type Hostile = {
  readonly halves: number
  readonly weight: Weight
  readonly ratings: number
  /** Day of the year, and how many days it lasts. */
  readonly from: number
  readonly days: number
  /** In days, at most. */
  readonly accountAge: number
}

/** Hostile ratings, spread evenly by chance over their days. */
export function hostileRatings(wave: Hostile, seed: number): RatingEvent[] {
  const chance = chanceFrom(seed ^ 0xbad)
  return Array.from({ length: wave.ratings }, () => {
    members += 1
    return {
      member: members,
      at: startOfYear + Math.floor((wave.from + chance() * wave.days) * day),
      halves: wave.halves,
      weight: wave.weight,
      accountAge: (wave.accountAge / 2) * (1 + chance()) * day,
      isOnlyRating: wave.weight < 10,
    }
  })
}

const fresh = { weight: 2, accountAge: 2 } as const
/** INTEGRITY's five, at day 200 of the year. */
export const attacks: Readonly<Record<string, readonly Hostile[]>> = {
  nuke: [{ ...fresh, halves: 2, ratings: 200, from: 200, days: 1 }],
  push: [{ ...fresh, halves: 20, ratings: 200, from: 200, days: 2 }],
  'drip of five a day': [{ ...fresh, halves: 2, ratings: 300, from: 200, days: 60 }],
  'aged accounts': [{ halves: 2, weight: 10, accountAge: 800, ratings: 100, from: 200, days: 1 }],
  'hate-watch war': [
    { ...fresh, halves: 2, ratings: 150, from: 200, days: 3 },
    { ...fresh, halves: 20, ratings: 100, from: 200, days: 3 },
    { halves: 2, weight: 10, accountAge: 800, ratings: 50, from: 200, days: 3 },
    { halves: 20, weight: 10, accountAge: 800, ratings: 50, from: 200, days: 3 },
  ],
}

/** Honest surges: what differs from a prize or a premiere, {@link usualSurge}. */
export const surges: Readonly<Record<string, Partial<Surge>>> = {
  'opening weekend': { factor: 40, days: 14 },
  'wide release after a festival': { factor: 20, days: 10 },
  'first day on a large service': { factor: 50, days: 5, newAccounts: 0.25 },
  'television broadcast': { factor: 10, days: 2, tens: 0 },
  'disc of a restoration': { factor: 5, days: 10 },
  'prize of a festival': { factor: 15, days: 4 },
  'prize of an academy': { factor: 30, days: 7 },
  nomination: { factor: 8, days: 5 },
  'death of an actor': { factor: 25, days: 5, tens: 0.08 },
  anniversary: { factor: 6, days: 3 },
  'sequel in cinemas': { factor: 12, days: 14 },
  'last episode': { factor: 20, days: 4, tens: 0.08 },
  'disappointing last episode': { factor: 20, days: 4, tens: 0, ones: 0.08 },
  'mention in a talk show': { factor: 10, days: 2, newAccounts: 0.25 },
  meme: { factor: 35, days: 6, newAccounts: 0.3 },
  'list of a newspaper': { factor: 4, days: 10, tens: 0 },
  'course at a school': { factor: 6, days: 2, newAccounts: 0.3, tens: 0 },
  'remake announced': { factor: 5, days: 4, tens: 0 },
  'surprise flop': { factor: 25, days: 7, tens: 0, ones: 0.08 },
  'many join the site': { factor: 3, days: 20, newAccounts: 0.35, tens: 0 },
}

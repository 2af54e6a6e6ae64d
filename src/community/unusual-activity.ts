/**
 * Unusual activity in the ratings of one title: what is noticed, and what is held for a person to decide.
 *
 * Two kinds of windows are looked at: each day (UTC), today as far as it has come, and the last 50 ratings, at each
 * 25th rating and at the end of each day. Both are compared with the 500 ratings before them. One signal is worth a watch; an extreme shift with another signal holds the ratings of low trust
 * from the score. Windows that held are no part of later baselines, so that an attack can't become what is usual.
 */
import {
  isOne,
  isTen,
  newAccountAge,
  signalRules,
  signalsIn,
  volumeBurst,
  type History,
  type Signal,
  type SiteBaseline,
  type WindowCounts,
} from './activity-signals.ts'
import type { Halves } from './rating.ts'
import type { Weight } from './trust.ts'

/** A rating as it stands now, with what was known of its rater when it was given. */
export type RatingEvent = {
  readonly member: number
  /** When it was given or last changed, in milliseconds. */
  readonly at: number
  readonly halves: Halves
  readonly weight: Weight
  /** Of the account, when the rating was given, in milliseconds. */
  readonly accountAge: number
  /** By `lockstepGroups`. */
  readonly isInLockstep?: boolean
  /** The member has rated nothing else. */
  readonly isOnlyRating?: boolean
  /** A hash of the network that it came from, kept as long as such hashes are kept. */
  readonly addressGroup?: string
}

/**
 * Whether a rating says little for itself while something unusual goes on: it doesn't count in full, its account was
 * new when it was given (whatever the account has become since), or its member rates in lockstep with others.
 */
export const isOfLowTrust = ({ weight, accountAge, isInLockstep }: RatingEvent): boolean =>
  weight < 10 || accountAge < newAccountAge || isInLockstep === true

export type Level = 'watch' | 'hold'

export type Finding = {
  readonly level: Level
  /** Of the first rating and the last one, in milliseconds. */
  readonly from: number
  readonly to: number
  /** Those of the window where the shift was strongest. */
  readonly signals: readonly Signal[]
  readonly ratings: number
  /** Without its ratings of low trust it would still be an extreme shift. */
  readonly isOfTrusted: boolean
  readonly context: Context
}

/** What helps a person to judge; none of it holds anything. */
export type Context = {
  /** Of the busiest day, against the 28 days before the finding; from 6 it is a burst. */
  readonly volume: number
  /** Ratings whose member has rated nothing else. */
  readonly onlyRatings: number
  /** Ratings of the network that most of them came from. */
  readonly fromOneNetwork: number
}

/** A stretch of time in which a moderator found the activity genuine: nothing in it is held. */
export type GenuineSpan = { readonly from: number; readonly to: number }

const day = 86_400_000
const lastRatings = 50
/** Windows of the last ratings overlap by half: looked at after each single one, chance alone would find far more. */
const step = 25
/** Findings closer than this are one. */
export const quietTime = day

const dayNumber = (at: number): number => Math.floor(at / day)

/**
 * The findings of a title, oldest first; those of one level don't overlap. The events may come in any order. Time:
 * n log n in the number of ratings for the order, and linear after it.
 */
export function unusualActivity(
  events: readonly RatingEvent[],
  site: SiteBaseline,
  genuine: readonly GenuineSpan[] = [],
): readonly Finding[] {
  const ordered = inOrder(events)
  const sums = new WindowSums(ordered)
  const history = new AcceptedHistory(ordered)
  const flagged: Record<Level, Flagged[]> = { watch: [], hold: [] }
  for (const { first, last, reach } of windowsOf(ordered)) {
    const signals = signalsIn(sums.between(first, last), history.upTo(reach), site)
    if (signals.length === 0) continue
    const core = { ...coreOf(ordered, first, last, signals), signals }
    // By the core, not the window: what a moderator found genuine is in the last 50 ratings for a while after it.
    const at = timeOf(ordered, core.last)
    const isGenuine = genuine.some(({ from, to }) => at >= from && at <= to)
    const level = isGenuine ? 'watch' : levelOf(signals)
    flagged[level].push(core)
    if (level === 'hold') history.leaveOut(core.first, core.last)
  }
  const levels = ['watch', 'hold'] as const
  return levels
    .flatMap((level) =>
      grownTogether(ordered, flagged[level]).map((stretch) => ({
        ...findingOf(ordered, level, stretch),
        isOfTrusted:
          level === 'hold' &&
          isExtremeShift(trustedIn(ordered, stretch), history.before(stretch.first), site),
      })),
    )
    .sort((a, b) => a.from - b.from)
}

/** From the rating at `first` to the one at `last`; no later window begins before `reach`. */
type Window = { readonly first: number; readonly last: number; readonly reach: number }

function* windowsOf(events: readonly RatingEvent[]): Generator<Window> {
  let dayStart = 0
  for (const [last, { at }] of events.entries()) {
    if (dayNumber(events[dayStart]?.at ?? 0) !== dayNumber(at)) dayStart = last
    const next = events[last + 1]
    const isDayEnd = next === undefined || dayNumber(next.at) !== dayNumber(at)
    const recentStart = Math.max(0, last + 1 - lastRatings)
    const reach = Math.min(dayStart, recentStart)
    if (isDayEnd) yield { first: dayStart, last, reach }
    if (isDayEnd || (last + 1) % step === 0) yield { first: recentStart, last, reach }
  }
}

/**
 * The part of a window that makes the shift: the run of ratings in which ones or tens exceed what is halfway
 * between the share expected and the share found by most. Fifty ratings of a quiet title are months, in which the
 * honest ones before and after would be held too. A window without a shift is its own core.
 */
function coreOf(events: readonly RatingEvent[], first: number, last: number, signals: readonly Signal[]) {
  const shifts = signals.filter((signal) => signal.kind === 'extreme-shift')
  if (shifts.length === 0) return { first, last }
  const halfway = shifts.reduce((sum, { share, expected }) => sum + (share + expected) / 2, 0)
  const isOfShift = (halves: Halves) =>
    shifts.some(({ of }) => (of === 'ones' ? isOne(halves) : isTen(halves)))
  let best = { first, last, excess: 0 }
  let run = { first, excess: 0 }
  for (let at = first; at <= last; at += 1) {
    if (run.excess <= 0) run = { first: at, excess: 0 }
    run.excess += Number(isOfShift(events[at]?.halves ?? 0)) - halfway
    if (run.excess > best.excess) best = { ...run, last: at }
  }
  return { first: best.first, last: best.last }
}

/** By time, and by member where two came in one millisecond. */
export function inOrder(events: readonly RatingEvent[]): readonly RatingEvent[] {
  return [...events].sort((a, b) => a.at - b.at || a.member - b.member)
}

function levelOf(signals: readonly Signal[]): Level {
  const shifts = signals.filter(({ kind }) => kind === 'extreme-shift').length
  return shifts > 0 && signals.length > shifts ? 'hold' : 'watch'
}

/** Counts of any window in constant time: sums from the first rating to each. */
class WindowSums {
  static readonly #counted: readonly ((event: RatingEvent) => number)[] = [
    ({ halves }) => Number(isOne(halves)),
    ({ halves }) => Number(isTen(halves)),
    ({ accountAge }) => Number(accountAge < newAccountAge),
    ({ isInLockstep }) => Number(isInLockstep === true),
    ({ halves }) => halves,
    ({ halves }) => halves ** 2,
    ({ halves }) => halves ** 3,
    ({ halves }) => halves ** 4,
  ]
  readonly #sums: readonly Float64Array[]

  constructor(events: readonly RatingEvent[]) {
    this.#sums = WindowSums.#counted.map((count) => {
      const sums = new Float64Array(events.length + 1)
      for (const [at, event] of events.entries()) sums[at + 1] = (sums[at] ?? 0) + count(event)
      return sums
    })
  }

  /** From the rating at `first` to the one at `last`, both in it. */
  between(first: number, last: number): WindowCounts {
    const [ones = 0, tens = 0, newAccounts = 0, inLockstep = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0] =
      this.#sums.map((sums) => (sums[last + 1] ?? 0) - (sums[first] ?? 0))
    return { ratings: last + 1 - first, ones, tens, newAccounts, inLockstep, moments: [s1, s2, s3, s4] }
  }
}

/** The ratings that no window has held. */
class AcceptedHistory {
  readonly #events: readonly RatingEvent[]
  readonly #leftOut: Uint8Array
  readonly #ones = [0]
  readonly #tens = [0]
  #next = 0

  constructor(events: readonly RatingEvent[]) {
    this.#events = events
    this.#leftOut = new Uint8Array(events.length)
  }

  leaveOut(first: number, last: number): void {
    this.#leftOut.fill(1, first, last + 1)
  }

  /** The same for any place, once all windows have been looked at; it takes as long as there is to go back. */
  before(end: number): History {
    const history = { ratings: 0, ones: 0, tens: 0 }
    for (let at = end - 1; at >= 0 && history.ratings < signalRules.baseline.ratings; at -= 1) {
      const event = this.#events[at]
      if (!event || this.#leftOut[at]) continue
      history.ratings += 1
      history.ones += Number(isOne(event.halves))
      history.tens += Number(isTen(event.halves))
    }
    return history
  }

  /** The last 500 accepted ratings before the one at `end`, which never goes back. */
  upTo(end: number): History {
    for (; this.#next < end; this.#next += 1) {
      const event = this.#events[this.#next]
      if (!event || this.#leftOut[this.#next]) continue
      this.#ones.push((this.#ones.at(-1) ?? 0) + Number(isOne(event.halves)))
      this.#tens.push((this.#tens.at(-1) ?? 0) + Number(isTen(event.halves)))
    }
    const last = this.#ones.length - 1
    const first = Math.max(0, last - signalRules.baseline.ratings)
    const since = (sums: readonly number[]) => (sums[last] ?? 0) - (sums[first] ?? 0)
    return { ratings: last - first, ones: since(this.#ones), tens: since(this.#tens) }
  }
}

type Flagged = { readonly first: number; readonly last: number; readonly signals: readonly Signal[] }

/** Windows that overlap, or follow each other within a day, as one, with the signals of the strongest. */
function grownTogether(events: readonly RatingEvent[], flagged: readonly Flagged[]): readonly Flagged[] {
  const stretches: Flagged[] = []
  for (const window of flagged.toSorted((a, b) => a.first - b.first)) {
    const before = stretches.at(-1)
    if (!before || timeOf(events, window.first) - timeOf(events, before.last) > quietTime) {
      stretches.push(window)
      continue
    }
    stretches[stretches.length - 1] = {
      first: before.first,
      last: Math.max(before.last, window.last),
      signals: strength(window.signals) > strength(before.signals) ? window.signals : before.signals,
    }
  }
  return stretches
}

/** The ratings of a stretch that are not of low trust. */
function trustedIn(events: readonly RatingEvent[], { first, last }: Flagged): WindowCounts {
  const trusted = events.slice(first, last + 1).filter((event) => !isOfLowTrust(event))
  return new WindowSums(trusted).between(0, trusted.length - 1)
}

const isExtremeShift = (window: WindowCounts, history: History, site: SiteBaseline): boolean =>
  signalsIn(window, history, site).some(({ kind }) => kind === 'extreme-shift')

function findingOf(
  events: readonly RatingEvent[],
  level: Level,
  { first, last, signals }: Flagged,
): Omit<Finding, 'isOfTrusted'> {
  return {
    level,
    from: timeOf(events, first),
    to: timeOf(events, last),
    signals,
    ratings: last + 1 - first,
    context: contextOf(events, first, last),
  }
}

const timeOf = (events: readonly RatingEvent[], at: number): number => events[at]?.at ?? 0

/** By the strongest shift, and where there is none by the number of signals. */
function strength(signals: readonly Signal[]): number {
  return Math.max(signals.length / 100, ...signals.map((signal) => ('z' in signal ? signal.z : 0)))
}

function contextOf(events: readonly RatingEvent[], first: number, last: number): Context {
  const inside = events.slice(first, last + 1)
  const start = inside[0]?.at ?? 0
  let before = 0
  for (
    let at = first - 1;
    (events[at]?.at ?? -Infinity) >= start - signalRules.volumeBurst.days * day;
    at -= 1
  ) {
    before += 1
  }
  const networks = inside.flatMap(({ addressGroup }) => addressGroup ?? [])
  return {
    volume: volumeBurst(mostOfOneKind(inside.map(({ at }) => dayNumber(at))), before),
    onlyRatings: inside.filter(({ isOnlyRating }) => isOnlyRating).length,
    fromOneNetwork: mostOfOneKind(networks),
  }
}

function mostOfOneKind(kinds: readonly (string | number)[]): number {
  const counts = new Map<string | number, number>()
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts.values()].reduce((most, count) => Math.max(most, count), 0)
}

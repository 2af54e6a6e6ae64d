/**
 * What findings and decisions do to ratings: which count, which wait, which a moderator has taken out, and what the
 * title's page says about it. Ratings are never deleted by this, and reviews stay readable.
 */
import type { Signal } from './activity-signals.ts'
import type { CatalogueConstants } from './catalogue-constants.ts'
import { scoreOf, tallyOf, type Score } from './score.ts'
import {
  isOfLowTrust,
  quietTime,
  type Finding,
  type GenuineSpan,
  type RatingEvent,
} from './unusual-activity.ts'

const day = 86_400_000
/**
 * In milliseconds. A hold that nobody has decided on ends by itself so long after the activity, a rating of full trust
 * waits no longer than this, and so long after a decision that takes a window out moderators are asked to look again.
 */
export const reviewAfter = 30 * day
/** A moderator is asked to decide within this of the first finding that holds. */
export const decideWithin = day

/** A moderator's word on a window, both ends in it. */
export type Decision = {
  readonly verdict: 'exclude' | 'genuine'
  readonly from: number
  readonly to: number
  readonly decided: number
}

export type Standing = 'counts' | 'held' | 'excluded'

/** The spans that a moderator found genuine, for `unusualActivity`. */
export function genuineSpans(decisions: readonly Decision[]): readonly GenuineSpan[] {
  return decisions.filter(({ verdict }) => verdict === 'genuine')
}

/**
 * Where each rating stands, in the order given. The latest decision about its time says so, if there is one:
 * `exclude` takes out every rating of the window, high and low, of old members and new. Else a rating of low trust
 * (see {@link isOfLowTrust}) is held where it came between the begin of a finding that holds and a day after its
 * end; the hold ends 30 days after the activity if nobody decides. Where the ratings of full trust alone would be an
 * extreme shift, none of the finding's ratings tells what is genuine, and all of them wait, high and low, each for
 * 30 days at most.
 */
export function standings(
  events: readonly RatingEvent[],
  findings: readonly Finding[],
  decisions: readonly Decision[],
  now: number,
): readonly Standing[] {
  const latestFirst = decisions.toSorted((a, b) => b.decided - a.decided)
  const holding = findings.filter((finding) => isHolding(finding, now))
  return events.map((event) => {
    const decision = latestFirst.find((each) => isWithin(event.at, each))
    if (decision) return decision.verdict === 'exclude' ? 'excluded' : 'counts'
    return holding.some((finding) => isHeldBy(finding, event, now)) ? 'held' : 'counts'
  })
}

/** Where one rating stands: {@link standings} of it alone, for one that has just been given. */
export const standingOf = (
  event: RatingEvent,
  findings: readonly Finding[],
  decisions: readonly Decision[],
  now: number,
): Standing => standings([event], findings, decisions, now)[0] ?? 'counts'

/** What the page says: since when, why, and the score with and without what is held or taken out. */
export type Notice = {
  /** `held`: a moderator hasn't decided yet. */
  readonly state: 'held' | 'excluded'
  /** Milliseconds; the window, for the histogram to mark. */
  readonly from: number
  readonly to: number
  /** Why it was noticed; none where a moderator took out what no rule had noticed. */
  readonly signals: readonly Signal[]
  /** Ratings that wait, or that are taken out; none once those that may wait no longer count again. */
  readonly ratings: number
  /** Ratings of full trust wait as well. */
  readonly isOfTrusted: boolean
  /** When the hold ends by itself, or when moderators look at the decision again; in milliseconds. */
  readonly until: number
  readonly isReviewDue: boolean
}

export type Standings = {
  /** The score that is shown, of the ratings that count. */
  readonly score: Score
  /** The other number: as if no rating were held or taken out. */
  readonly scoreOfAll: Score
  /** Oldest first; none where every rating counts. */
  readonly notices: readonly Notice[]
}

/** Linear in the ratings, for each finding and decision. */
export function scoreWithNotices(
  events: readonly RatingEvent[],
  findings: readonly Finding[],
  decisions: readonly Decision[],
  constants: CatalogueConstants,
  now: number,
): Standings {
  const standing = standings(events, findings, decisions, now)
  const countIn = (wanted: Standing, { from, to }: { readonly from: number; readonly to: number }) =>
    events.filter((event, at) => standing[at] === wanted && isWithin(event.at, { from, to })).length
  const held = findings
    .filter((finding) => isHolding(finding, now))
    .map((finding): Notice => ({
      state: 'held',
      from: finding.from,
      to: finding.to,
      signals: finding.signals,
      isOfTrusted: finding.isOfTrusted,
      ratings: countIn('held', holdOf(finding)),
      until: finding.to + reviewAfter,
      isReviewDue: now - finding.from > decideWithin,
    }))
  const excluded = decisions
    .filter(({ verdict }) => verdict === 'exclude')
    .map((decision): Notice => ({
      state: 'excluded',
      from: decision.from,
      to: decision.to,
      signals:
        findings.find(({ level, from, to }) => level === 'hold' && from <= decision.to && to >= decision.from)
          ?.signals ?? [],
      isOfTrusted: false,
      ratings: countIn('excluded', decision),
      until: decision.decided + reviewAfter,
      isReviewDue: now >= decision.decided + reviewAfter,
    }))
  return {
    score: scoreOf(tallyOf(events.filter((_, at) => standing[at] === 'counts')), constants),
    scoreOfAll: scoreOf(tallyOf(events), constants),
    notices: [...held, ...excluded]
      .filter(({ ratings, ...notice }) => ratings > 0 || isUndecided(notice, decisions))
      .sort((a, b) => a.from - b.from),
  }
}

/** What is held says so until somebody has decided, also once nothing waits any more. */
const isUndecided = ({ state, from, to }: Omit<Notice, 'ratings'>, decisions: readonly Decision[]): boolean =>
  state === 'held' && !decisions.some((decision) => decision.from <= from && decision.to >= to)

function isHeldBy(finding: Finding, event: RatingEvent, now: number): boolean {
  if (isOfLowTrust(event)) return isWithin(event.at, holdOf(finding))
  return finding.isOfTrusted && isWithin(event.at, finding) && now < event.at + reviewAfter
}

function isHolding(finding: Finding, now: number): boolean {
  return finding.level === 'hold' && now < finding.to + reviewAfter
}

const holdOf = ({ from, to }: Finding) => ({ from, to: to + quietTime })

const isWithin = (at: number, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  at >= from && at <= to

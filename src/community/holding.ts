/**
 * What findings and decisions do to ratings: which count, which wait, which a moderator has taken out, and what the
 * title's page says about it. Ratings are never deleted by this, and reviews stay readable.
 */
import type { Signal } from './activity-signals.ts'
import type { CatalogueConstants } from './catalogue-constants.ts'
import { scoreOf, tallyOf, type Score } from './score.ts'
import { quietTime, type Finding, type GenuineSpan, type RatingEvent } from './unusual-activity.ts'

const day = 86_400_000
/** A hold that nobody has decided on ends by itself so long after the activity; in milliseconds. */
export const longestHold = 30 * day
/** So long after a decision that takes a window out, moderators are asked to look at it again. */
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
 * (it doesn't count in full) is held where it came between the begin of a finding that holds and a day after its
 * end; the hold ends 30 days after the activity if nobody decides.
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
    const isHeld = event.weight < 10 && holding.some((finding) => isWithin(event.at, holdOf(finding)))
    return isHeld ? 'held' : 'counts'
  })
}

/** What the page says: since when, why, and the score with and without what is held or taken out. */
export type Notice = {
  /** `held`: a moderator hasn't decided yet. */
  readonly state: 'held' | 'excluded'
  /** Milliseconds; the window, for the histogram to mark. */
  readonly from: number
  readonly to: number
  /** Why it was noticed; none where a moderator took out what no rule had noticed. */
  readonly signals: readonly Signal[]
  /** Ratings that wait, or that are taken out. */
  readonly ratings: number
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
      ratings: countIn('held', holdOf(finding)),
      until: finding.to + longestHold,
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
      ratings: countIn('excluded', decision),
      until: decision.decided + reviewAfter,
      isReviewDue: now >= decision.decided + reviewAfter,
    }))
  return {
    score: scoreOf(tallyOf(events.filter((_, at) => standing[at] === 'counts')), constants),
    scoreOfAll: scoreOf(tallyOf(events), constants),
    notices: [...held, ...excluded].filter(({ ratings }) => ratings > 0).sort((a, b) => a.from - b.from),
  }
}

function isHolding(finding: Finding, now: number): boolean {
  return finding.level === 'hold' && now < finding.to + longestHold
}

const holdOf = ({ from, to }: Finding) => ({ from, to: to + quietTime })

const isWithin = (at: number, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  at >= from && at <= to

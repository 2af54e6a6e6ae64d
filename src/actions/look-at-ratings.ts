/** Looking at the ratings of a title for unusual activity: what is noticed, what waits, what its pages say. */
import type { TitleId } from '../catalogue/ids.ts'
import type { SiteBaseline } from '../community/activity-signals.ts'
import {
  genuineSpans,
  reviewAfter,
  scoreWithNotices,
  standings,
  type Decision,
} from '../community/holding.ts'
import { lockstepGroups } from '../community/lockstep.ts'
import { unusualActivity, type Finding, type RatingEvent } from '../community/unusual-activity.ts'
import { lastCount } from '../store/rating-count.ts'
import { ratingEvents, ratingHistories, setStandings, type StoredEvent } from '../store/rating-events.ts'
import { decisionsIn, putFindings, windowsOf } from '../store/rating-windows.ts'
import type { ReadHandle, WriteHandle } from '../store/tables.ts'
import {
  countedTallies,
  looks,
  putTitleRatings,
  titleRatings,
  type TitleActivity,
} from '../store/title-tally.ts'
import type { Step } from './count-ratings.ts'

/** So many members' whole histories are compared, the latest to rate. */
const mostCompared = 1000
const tries = 3

/**
 * Works out from all ratings of a title and all decisions about them which count, and writes what has changed of it.
 * The ratings are read and looked at before others wait; only where they change again and again meanwhile, after.
 * Tells whether anything has changed.
 */
export async function lookAtTitle(
  reader: ReadHandle,
  step: Step,
  title: TitleId,
  now: Date,
): Promise<boolean> {
  for (let tried = 0; tried < tries; tried += 1) {
    const seen = await looked(reader, title, now)
    const written = await step((tx) => writeIfUnchanged(tx, title, seen, now))
    if (written) return written.hasChanged
  }
  return step((tx) => lookAgain(tx, title, now))
}

/** The same in a transaction that has the lock, after a decision. */
export async function lookAgain(tx: WriteHandle, title: TitleId, now: Date): Promise<boolean> {
  const written = await writeIfUnchanged(tx, title, await looked(tx, title, now), now)
  return written?.hasChanged === true
}

type Looked = {
  /** How often the tally had changed when it was read. */
  readonly changes: number
  readonly events: readonly StoredEvent[]
  readonly findings: readonly Finding[]
  readonly decisions: readonly Decision[]
}

async function looked(handle: ReadHandle | WriteHandle, title: TitleId, now: Date): Promise<Looked> {
  const { changes } = await titleRatings(handle, title)
  const { site } = await lastCount(handle)
  const decisions = decisionsIn(await windowsOf(handle, title))
  const events = await ratingEvents(handle, title)
  const plain = unusualActivity(
    events.map(({ event }) => event),
    site,
    genuineSpans(decisions),
  )
  const suspect = plain.filter(({ to }) => now.getTime() - to < reviewAfter)
  if (suspect.length === 0) return { changes, events, findings: plain, decisions }
  const known = await withHistories(handle, events, suspect)
  return { changes, events: known, findings: findingsIn(known, site, decisions), decisions }
}

const findingsIn = (events: readonly StoredEvent[], site: SiteBaseline, decisions: readonly Decision[]) =>
  unusualActivity(
    events.map(({ event }) => event),
    site,
    genuineSpans(decisions),
  )

/** With what else the members of suspect stretches have rated, and together with whom. */
async function withHistories(
  handle: ReadHandle | WriteHandle,
  events: readonly StoredEvent[],
  suspect: readonly Finding[],
): Promise<readonly StoredEvent[]> {
  const inside = events
    .filter(({ event }) => suspect.some(({ from, to }) => event.at >= from && event.at <= to))
    .sort((a, b) => b.event.at - a.event.at)
    .slice(0, mostCompared)
  const histories = await ratingHistories(
    handle,
    inside.map(({ rater }) => rater),
  )
  const byPlace = new Map(inside.map(({ rater, event }) => [event.member, histories.get(rater) ?? []]))
  const together = new Set(lockstepGroups(byPlace).flat())
  return events.map((stored) => {
    const history = byPlace.get(stored.event.member)
    if (!history) return stored
    const event: RatingEvent = {
      ...stored.event,
      isInLockstep: together.has(stored.event.member),
      isOnlyRating: history.length === 1,
    }
    return { ...stored, event }
  })
}

/** `undefined` where a rating has come or gone since, and nothing was written. */
async function writeIfUnchanged(
  tx: WriteHandle,
  title: TitleId,
  { changes, events, findings, decisions }: Looked,
  now: Date,
): Promise<{ readonly hasChanged: boolean } | undefined> {
  const before = await titleRatings(tx, title)
  if (before.changes !== changes) return undefined
  const given = events.map(({ event }) => event)
  const wanted = standings(given, findings, decisions, now.getTime())
  const moves = new Map(
    events.flatMap(({ rater, standing }, at) => {
      const other = wanted[at]
      return other !== undefined && other !== standing ? [[rater, other] as const] : []
    }),
  )
  await setStandings(tx, title, moves)
  const open = findings.filter(({ to }) => now.getTime() - to < reviewAfter)
  await putFindings(tx, title, { findings: open, now })
  const { constants } = await lastCount(tx)
  const { notices } = scoreWithNotices(given, findings, decisions, constants, now.getTime())
  const activity = activityOf({
    notices,
    findings: open.filter(({ level }) => level === 'hold'),
    decisions,
  })
  const isOther = moves.size > 0 || JSON.stringify(activity) !== JSON.stringify(before.activity)
  await putTitleRatings(tx, title, {
    ...(isOther ? await countedTallies(tx, title) : before),
    changes: changes + Number(isOther),
    activity,
    look: looks.none,
  })
  return { hasChanged: isOther }
}

/** Without what there is none of: on nearly all titles it is empty. */
const activityOf = (activity: Required<TitleActivity>): TitleActivity =>
  Object.fromEntries(Object.entries(activity).filter(([, list]) => list.length > 0))

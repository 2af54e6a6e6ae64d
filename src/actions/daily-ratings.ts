/** What is done with ratings once for all processes: the count of each day, and the looks at what has come in. */
import { randomUUID } from 'node:crypto'
import type { TitleId } from '../catalogue/ids.ts'
import { dayOf, type Day } from '../community/rating-opens.ts'
import type { Engine } from '../store/engine/engine.ts'
import { moveMergedRatings } from '../store/merged-ratings.ts'
import { jobState, keepJob, leaveJob, takeJob } from '../store/jobs.ts'
import type { ReadHandle, WriteHandle } from '../store/tables.ts'
import { looks, titlesToLookAt, type Look } from '../store/title-tally.ts'
import { titlesWithWindows } from '../store/rating-windows.ts'
import { countShared, countWeights, stepOf, type Step } from './count-ratings.ts'
import { lookAtTitle } from './look-at-ratings.ts'
import { rankTitles } from './rank-titles.ts'

const job = 'ratings'

export type RatingsReport = {
  readonly raters: number
  /** Ratings that weigh something else than before. */
  readonly moved: number
  /** Titles that were looked at for unusual activity. */
  readonly looked: number
  readonly haveConstantsChanged: boolean
}

/** Whether there is something to do that nobody is at. */
export async function areRatingsDue(reader: ReadHandle, now: Date): Promise<boolean> {
  const { isHeld } = await jobState(reader, job, now)
  return !isHeld && (await isDue(reader, now))
}

const isDue = async (handle: ReadHandle | WriteHandle, now: Date): Promise<boolean> =>
  (await isCountDue(handle, now)) || (await titlesToLookAt(handle, looks.now)).length > 0

async function isCountDue(handle: ReadHandle | WriteHandle, now: Date): Promise<boolean> {
  const { doneOn } = await jobState(handle, job, now)
  return doneOn === undefined || doneOn < dayOf(now)
}

/**
 * Does what is due, or all of it where it `isAsked` for; `undefined` where another process is at it or nothing is due.
 * Each step is a transaction that proves that the job is still held: a process that was thought dead can't go on.
 * Throws the reason of `until` where that is given up in between: the whole is then due again.
 */
export async function workOnRatings(
  engine: Engine,
  clock: () => Date,
  { isAsked = false, until }: { readonly isAsked?: boolean; readonly until?: AbortSignal } = {},
): Promise<RatingsReport | undefined> {
  if (!isAsked && !(await areRatingsDue(engine.reader, clock()))) return undefined
  const holder = randomUUID()
  const step = stepOf(engine)
  // Between the look and the lock another may have done it all.
  const isTaken = await step(
    async (tx) => (isAsked || (await isDue(tx, clock()))) && (await takeJob(tx, job, holder, clock())),
  )
  if (!isTaken) return undefined
  const heldStep: Step = (work) =>
    step(async (tx) => {
      until?.throwIfAborted()
      await keepJob(tx, job, holder, clock())
      return work(tx)
    })
  try {
    const isWhole = isAsked || (await isCountDue(engine.reader, clock()))
    const today = dayOf(clock())
    const report = isWhole
      ? await wholeCount(engine, heldStep, today, clock)
      : { ...nothingCounted, looked: (await lookAtTitles(engine, heldStep, looks.now, clock)).looked }
    await step((tx) => leaveJob(tx, job, holder, isWhole ? today : undefined))
    return report
  } catch (error) {
    await step((tx) => leaveJob(tx, job, holder))
    throw error
  }
}

const nothingCounted = { raters: 0, moved: 0, haveConstantsChanged: false }

/**
 * Weights first, since they decide who waits; then what waits; then the numbers that follow from all that counts, and
 * the lists that follow from those.
 */
async function wholeCount(engine: Engine, step: Step, today: Day, clock: () => Date): Promise<RatingsReport> {
  while ((await step(moveMergedRatings)) > 0);
  const { raters, moved, ofSite, changes } = await countWeights(step, today)
  const { looked, changed } = await lookAtTitles(engine, step, looks.atDaysEnd, clock)
  const haveConstantsChanged = await countShared(step, {
    on: today,
    ofSite,
    changes: changes + moved + changed,
  })
  await rankTitles(engine.reader, step, today)
  return { raters, moved, looked, haveConstantsChanged }
}

/** Each title once: those that are rated meanwhile are due again. */
async function lookAtTitles(
  engine: Engine,
  step: Step,
  look: Look,
  clock: () => Date,
): Promise<{ readonly looked: number; readonly changed: number }> {
  const seen = new Set<TitleId>()
  let changed = 0
  let due = look === looks.now ? [] : await titlesWithWindows(engine.reader)
  do {
    for (const title of due) {
      changed += Number(await lookAtTitle(engine.reader, step, title, clock()))
      seen.add(title)
    }
    due = (await titlesToLookAt(engine.reader, look)).filter((title) => !seen.has(title))
  } while (due.length > 0)
  return { looked: seen.size, changed }
}

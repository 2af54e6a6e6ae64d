/** What is done with ratings once for all processes: the count of each day. */
import { randomUUID } from 'node:crypto'
import { dayOf } from '../community/rating-opens.ts'
import type { Engine } from '../store/engine/engine.ts'
import { jobState, keepJob, leaveJob, takeJob } from '../store/jobs.ts'
import type { ReadHandle, WriteHandle } from '../store/tables.ts'
import { countRatings, stepOf, type CountReport, type Step } from './count-ratings.ts'

const job = 'ratings'

/** Whether there is something to do that nobody is at. */
export async function areRatingsDue(reader: ReadHandle, now: Date): Promise<boolean> {
  const { isHeld } = await jobState(reader, job, now)
  return !isHeld && (await isCountDue(reader, now))
}

async function isCountDue(handle: ReadHandle | WriteHandle, now: Date): Promise<boolean> {
  const { doneOn } = await jobState(handle, job, now)
  return doneOn === undefined || doneOn < dayOf(now)
}

/**
 * Does what is due, or all of it where it `isAsked` for; `undefined` where another process is at it or nothing is due.
 * Each step is a transaction that proves that the job is still held: a process that was thought dead can't go on.
 */
export async function workOnRatings(
  engine: Engine,
  clock: () => Date,
  { isAsked = false }: { readonly isAsked?: boolean } = {},
): Promise<CountReport | undefined> {
  if (!isAsked && !(await areRatingsDue(engine.reader, clock()))) return undefined
  const holder = randomUUID()
  const step = stepOf(engine)
  // Between the look and the lock another may have done it all.
  const isTaken = await step(
    async (tx) => (isAsked || (await isCountDue(tx, clock()))) && (await takeJob(tx, job, holder, clock())),
  )
  if (!isTaken) return undefined
  const heldStep: Step = (work) =>
    step(async (tx) => {
      await keepJob(tx, job, holder, clock())
      return work(tx)
    })
  const today = dayOf(clock())
  try {
    const report = await countRatings(heldStep, today)
    await heldStep((tx) => leaveJob(tx, job, holder, today))
    return report
  } catch (error) {
    await step((tx) => leaveJob(tx, job, holder))
    throw error
  }
}

/**
 * Work that is done once for all, however many threads and machines serve: whoever takes a job holds it for a while,
 * and says so again with each step. Who is killed holds it no longer than that, and another begins anew.
 */
import { Refusal } from '../catalogue/refusal.ts'
import type { Day } from '../community/rating-opens.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

const holdFor = 5 * 60_000

export type JobState = {
  /** Whether somebody is at it. */
  readonly isHeld: boolean
  /** The day for which it was done last. */
  readonly doneOn: Day | undefined
}

export async function jobState(handle: ReadHandle | WriteHandle, name: string, now: Date): Promise<JobState> {
  const row = await (handle as ReadHandle)
    .selectFrom('job')
    .select(['held_until', 'done_on'])
    .where('name', '=', name)
    .executeTakeFirst()
  return {
    isHeld: row?.held_until != null && row.held_until > now.toISOString(),
    doneOn: row?.done_on ?? undefined,
  }
}

/** False where another holds it. `holder` is a text like no other's. */
export async function takeJob(tx: WriteHandle, name: string, holder: string, now: Date): Promise<boolean> {
  await tx
    .insertInto('job')
    .values({ name, holder: null, held_until: null, done_on: null })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const { numUpdatedRows } = await tx
    .updateTable('job')
    .set({ holder, held_until: endOfHold(now) })
    .where('name', '=', name)
    .where(({ eb, or }) =>
      or([
        eb('held_until', 'is', null),
        eb('held_until', '<=', now.toISOString()),
        eb('holder', '=', holder),
      ]),
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Holds the job for longer, in the transaction of a step; throws a {@link Refusal} where another has taken it. */
export async function keepJob(tx: WriteHandle, name: string, holder: string, now: Date): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('job')
    .set({ held_until: endOfHold(now) })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refusal('conflict', `Another process has taken up ${name}.`, 'job')
}

/** Lets others take the job; with a day where it is done for that day. */
export async function leaveJob(tx: WriteHandle, name: string, holder: string, doneOn?: Day): Promise<void> {
  await tx
    .updateTable('job')
    .set({ holder: null, held_until: null, ...(doneOn === undefined ? {} : { done_on: doneOn }) })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .execute()
}

const endOfHold = (now: Date): string => new Date(now.getTime() + holdFor).toISOString()

import { FormRefusal } from '../accounts/form-refusal.ts'
import { Refusal, refusal } from '../catalogue/refusal.ts'
import { readRatingDecision, type WindowField } from '../community/rating-decision.ts'
import type { Engine } from '../store/engine/engine.ts'
import { decideWindow, windowWithId } from '../store/rating-windows.ts'
import { lookAgain } from './look-at-ratings.ts'
import { recordDecision } from './moderation/record-decision.ts'

export type WindowToDecide = {
  /** Member's id. */
  readonly moderator: string
  readonly window: number
  readonly typed: Readonly<Partial<Record<WindowField, string>>>
}

/**
 * Takes a stretch of ratings out of the score of its title, all of them, or finds it genuine; the score changes in the
 * same transaction. A later decision takes the place of an earlier one. Throws a {@link FormRefusal} for what is typed
 * wrong, a {@link Refusal} for a window that isn't there or has passed by itself.
 */
export async function decideOnRatings(
  engine: Engine,
  { moderator, window: id, typed }: WindowToDecide,
  now: Date,
): Promise<void> {
  const read = readRatingDecision(typed)
  if ('faults' in read) throw new FormRefusal(read.faults)
  const { verdict, statement } = read.decision
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const window = await windowWithId(tx, id)
    if (!window) throw new Refusal('not-found', `There is no window of ratings ${id}.`, 'id')
    if (window.state === 'passed') throw refusal('conflict', ['ratingsWaitNoMore'], 'id')
    const state = verdict === 'exclude' ? 'excluded' : 'genuine'
    await decideWindow(tx, id, { state, at: now, by: moderator, reason: statement })
    await recordDecision(
      tx,
      { subject: { kind: 'ratings', id: window.title }, moderator, verdict, rule: undefined, statement },
      now,
    )
    await lookAgain(tx, window.title, now)
  })
}

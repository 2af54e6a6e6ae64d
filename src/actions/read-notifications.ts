/** A member has read what they were told. */
import { refusal } from '../catalogue/refusal.ts'
import type { Engine } from '../store/engine/engine.ts'
import { markRead, markReadUpTo } from '../store/notifications.ts'

/** Throws where the member has no such notification. */
export async function readNotification(engine: Engine, member: string, id: number, now: Date): Promise<void> {
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    if (!(await markRead(tx, member, id, now.toISOString())))
      throw refusal('not-found', ['noNotification'], 'notification')
  })
}

/** All up to the newest that was on the page. */
export async function readNotifications(
  engine: Engine,
  member: string,
  last: number,
  now: Date,
): Promise<void> {
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await markReadUpTo(tx, member, last, now.toISOString())
  })
}

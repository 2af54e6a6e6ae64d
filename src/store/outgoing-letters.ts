/** Letters that wait to be sent, each a row until it is out of our hands. */
import type { Notification } from './notifications.ts'
import type { NotificationDetail } from '../community/notification-kinds.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export type WaitingLetter = {
  readonly notification: Notification
  readonly language: string
  /** How often sending it has begun, this time among them. */
  readonly tries: number
  readonly member: string
  readonly email: string
  /** Whether it may go to that address: it is confirmed, and its member is not suspended. */
  readonly maySend: boolean
}

export async function isLetterDue(reader: ReadHandle, now: Date): Promise<boolean> {
  const row = await reader
    .selectFrom('outgoing_letter')
    .select('notification')
    .where('next_at', '<=', now.toISOString())
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Takes the letter that has waited longest. It stays a row, to be tried again after `patience` milliseconds unless
 * {@link dropLetter} says that it went out.
 */
export async function takeLetter(
  tx: WriteHandle,
  now: Date,
  patience: (tries: number) => number,
): Promise<WaitingLetter | undefined> {
  const row = await tx
    .selectFrom('outgoing_letter')
    .innerJoin('notification', 'notification.id', 'outgoing_letter.notification')
    .innerJoin('member', 'member.id', 'notification.member')
    .leftJoin('member as actor', 'actor.id', 'notification.actor')
    .selectAll('notification')
    .select([
      'outgoing_letter.language',
      'outgoing_letter.tries',
      'member.email',
      'member.email_verified',
      'member.suspended',
      'actor.name as actor_name',
    ])
    .where('outgoing_letter.next_at', '<=', now.toISOString())
    .orderBy('outgoing_letter.next_at')
    .orderBy('notification.id')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const tries = row.tries + 1
  await tx
    .updateTable('outgoing_letter')
    .set({ tries, next_at: new Date(now.getTime() + patience(tries)).toISOString() })
    .where('notification', '=', row.id)
    .execute()
  return {
    notification: {
      id: row.id,
      kind: row.kind,
      subject: row.subject,
      actor: row.actor_name ?? undefined,
      detail: JSON.parse(row.detail) as NotificationDetail,
      at: row.at,
      isRead: row.read_at !== null,
    },
    language: row.language,
    tries,
    member: row.member,
    email: row.email,
    maySend: Boolean(row.email_verified) && !row.suspended,
  }
}

export async function dropLetter(tx: WriteHandle, notification: number): Promise<void> {
  await tx.deleteFrom('outgoing_letter').where('notification', '=', notification).execute()
}

/** What members are told: written in the transaction that it is about, together with the letter they asked for. */
import type { NotificationDetail, NotificationKind } from '../community/notification-kinds.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export type NewNotification = {
  /** The id of whoever is told. */
  readonly member: string
  readonly kind: NotificationKind
  /** The public id of what it is about, such as `tt0041154` or `rw0000012`; empty where it is the account itself. */
  readonly subject: string
  /** The id of the member who did it, where readers may know. */
  readonly actor?: string
  readonly detail?: NotificationDetail
  /** ISO 8601, UTC. */
  readonly at: string
}

export type Notification = {
  readonly id: number
  readonly kind: NotificationKind
  readonly subject: string
  /** The name of the member who did it, if there is one and they are still here. */
  readonly actor: string | undefined
  readonly detail: NotificationDetail
  /** ISO 8601, UTC. */
  readonly at: string
  readonly isRead: boolean
}

/** Of each member the newest so many are kept. */
export const mostNotifications = 500

/**
 * Tells a member something. A letter for it waits in the same transaction, where the member asked for letters of this
 * kind: nothing is sent of what was never committed, and nothing of what was is forgotten.
 */
export async function notify(tx: WriteHandle, told: NewNotification): Promise<void> {
  const { member, kind, subject, actor, detail = {}, at } = told
  const { id } = await tx
    .insertInto('notification')
    .values({
      member,
      kind,
      subject,
      actor: actor ?? null,
      detail: JSON.stringify(detail),
      at,
      read_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const choice = await tx
    .selectFrom('letter_choice')
    .select('language')
    .where('member', '=', member)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (choice)
    await tx
      .insertInto('outgoing_letter')
      .values({ notification: id, language: choice.language, tries: 0, next_at: at })
      .execute()
  await dropBeyondMost(tx, member)
}

/** Whether a member was ever told this, as far as is still kept. */
export async function wasTold(
  handle: ReadHandle | WriteHandle,
  { member, kind, subject }: Pick<NewNotification, 'member' | 'kind' | 'subject'>,
): Promise<boolean> {
  const row = await (handle as ReadHandle)
    .selectFrom('notification')
    .select('id')
    .where('member', '=', member)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function dropBeyondMost(tx: WriteHandle, member: string): Promise<void> {
  const last = await tx
    .selectFrom('notification')
    .select('id')
    .where('member', '=', member)
    .orderBy('id', 'desc')
    .offset(mostNotifications)
    .limit(1)
    .executeTakeFirst()
  if (!last) return
  await tx.deleteFrom('notification').where('member', '=', member).where('id', '<=', last.id).execute()
}

/** The newest first. */
export async function notificationsOf(
  reader: ReadHandle,
  member: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly Notification[]> {
  const rows = await reader
    .selectFrom('notification')
    .leftJoin('member as actor', 'actor.id', 'notification.actor')
    .select([
      'notification.id',
      'notification.kind',
      'notification.subject',
      'notification.detail',
      'notification.at',
      'notification.read_at',
      'actor.name as actor',
    ])
    .where('notification.member', '=', member)
    .orderBy('notification.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(({ id, kind, subject, detail, at, read_at, actor }) => ({
    id,
    kind,
    subject,
    actor: actor ?? undefined,
    detail: JSON.parse(detail) as NotificationDetail,
    at,
    isRead: read_at !== null,
  }))
}

/** False where the member has no such notification. */
export async function markRead(tx: WriteHandle, member: string, id: number, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('notification')
    .set((set) => ({ read_at: set.fn.coalesce('read_at', set.val(at)) }))
    .where('member', '=', member)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** All up to the one that the member saw last; what came since stays unread. */
export async function markReadUpTo(tx: WriteHandle, member: string, last: number, at: string): Promise<void> {
  await tx
    .updateTable('notification')
    .set({ read_at: at })
    .where('member', '=', member)
    .where('id', '<=', last)
    .where('read_at', 'is', null)
    .execute()
}

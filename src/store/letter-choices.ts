/** Which notifications members have by letter too. Nobody has any until they choose so. */
import type { NotificationKind } from '../community/notification-kinds.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export async function letterChoicesOf(
  reader: ReadHandle,
  member: string,
): Promise<readonly NotificationKind[]> {
  const rows = await reader
    .selectFrom('letter_choice')
    .select('kind')
    .where('member', '=', member)
    .orderBy('kind')
    .execute()
  return rows.map(({ kind }) => kind)
}

/** Puts these in the place of what was chosen before; the letters are written in that language. */
export async function setLetterChoices(
  tx: WriteHandle,
  member: string,
  kinds: readonly NotificationKind[],
  language: string,
): Promise<void> {
  await tx.deleteFrom('letter_choice').where('member', '=', member).execute()
  if (kinds.length === 0) return
  await tx
    .insertInto('letter_choice')
    .values(kinds.map((kind) => ({ member, kind, language })))
    .execute()
}

/** No more letters of a kind, nor those that wait. */
export async function dropLetterChoice(
  tx: WriteHandle,
  member: string,
  kind: NotificationKind,
): Promise<void> {
  await tx.deleteFrom('letter_choice').where('member', '=', member).where('kind', '=', kind).execute()
  await tx
    .deleteFrom('outgoing_letter')
    .where('notification', 'in', (query) =>
      query.selectFrom('notification').select('id').where('member', '=', member).where('kind', '=', kind),
    )
    .execute()
}

/** Notices of people without an account; open until a decision answers them. */
import { sql, type ExpressionBuilder } from 'kysely'
import { notifierKept, notifierKeptAtMost, type Notice } from '../community/notice.ts'
import type { Reads } from './moderated-posts.ts'
import type { ModerationTables } from './moderation-tables.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export type StoredNotice = Notice & {
  readonly id: number
  readonly at: Date
  /** Of the letters to whoever sent it. */
  readonly language: string
  /** The number of the decision that answered it. */
  readonly decision: number | undefined
}

export type OpenNotices = { readonly list: readonly StoredNotice[]; readonly total: number }

/** Its number. */
export async function insertNotice(
  tx: WriteHandle,
  { notice, language, at }: { readonly notice: Notice; readonly language: string; readonly at: Date },
): Promise<number> {
  const { address, ground, words } = notice
  const { id } = await tx
    .insertInto('notice')
    .values({
      at: at.toISOString(),
      address,
      ground,
      words,
      work: notice.work ?? null,
      name: notice.name ?? null,
      email: notice.email ?? null,
      reach: notice.reach ?? null,
      behalf: notice.behalf ?? null,
      language,
      decision: null,
      decided_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The number of an open notice that says the very same and came since then; `undefined` where there is none. */
export async function sameNotice(tx: WriteHandle, notice: Notice, since: Date): Promise<number | undefined> {
  const found = await tx
    .selectFrom('notice')
    .selectAll()
    .where('words', '<>', sql.lit(''))
    .where('at', '>=', since.toISOString())
    .where('words', '=', notice.words)
    .where('address', '=', notice.address)
    .where('decision', 'is', null)
    .orderBy('id')
    .execute()
  const same = found.map(noticeOf).find((one) => said.every((field) => one[field] === notice[field]))
  return same?.id
}

const said = ['ground', 'work', 'name', 'email', 'reach', 'behalf'] as const satisfies (keyof Notice)[]

export async function noticeById(handle: Reads, id: number): Promise<StoredNotice | undefined> {
  const row = await (handle as ReadHandle)
    .selectFrom('notice')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && noticeOf(row)
}

/** Oldest first. */
export async function openNotices(reader: ReadHandle, limit: number): Promise<OpenNotices> {
  const open = reader.selectFrom('notice').where('decision', 'is', null)
  const rows = await open.selectAll().orderBy('id').limit(limit).execute()
  const { total } = await open.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { list: rows.map(noticeOf), total: Number(total) }
}

export async function closeNotice(
  tx: WriteHandle,
  id: number,
  { decision, at }: { readonly decision: number; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ decision, decided_at: at.toISOString() })
    .where('id', '=', id)
    .execute()
}

/** Notices that still say who sent them, and may not any longer; said so that each half has an index of its own. */
function isOld(now: Date) {
  const before = (age: number): string => new Date(now.getTime() - age).toISOString()
  return ({ and, or, eb }: ExpressionBuilder<{ notice: ModerationTables['notice'] }, 'notice'>) => {
    const isKept = eb('words', '<>', sql.lit(''))
    return or([
      and([isKept, eb('decided_at', '<=', before(notifierKept))]),
      and([isKept, eb('at', '<=', before(notifierKeptAtMost))]),
    ])
  }
}

export const oldNotifiers = (reader: ReadHandle, now: Date) =>
  reader.selectFrom('notice').select('id').where(isOld(now)).limit(1)

export async function hasOldNotifiers(reader: ReadHandle, now: Date): Promise<boolean> {
  return (await oldNotifiers(reader, now).executeTakeFirst()) !== undefined
}

/**
 * What was decided stays, and what is still open, to be decided; who asked for it, and in which words, is nobody's
 * business any more.
 */
export async function forgetOldNotifiers(tx: WriteHandle, now: Date): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ name: null, email: null, reach: null, behalf: null, words: '', work: null })
    .where(isOld(now))
    .execute()
}

type Row = Omit<ModerationTables['notice'], 'id'> & { readonly id: number }

function noticeOf({ id, at, address, ground, words, language, decision, ...row }: Row): StoredNotice {
  return {
    id,
    at: new Date(at),
    address,
    ground,
    words,
    work: row.work ?? undefined,
    name: row.name ?? undefined,
    email: row.email ?? undefined,
    reach: row.reach ?? undefined,
    behalf: row.behalf ?? undefined,
    language,
    decision: decision ?? undefined,
  }
}

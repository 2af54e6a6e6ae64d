/**
 * Who did what to accounts and to what others wrote. Each row carries the hash of the one before and of itself, so
 * that a row changed, added between or taken out is found.
 */
import { createHash } from 'node:crypto'
import type { AuditDeed } from '../community/audit-deeds.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

/**
 * Nothing may stand here that somebody may ask to have deleted: members by id alone, no names, no addresses, no free
 * text; and no secret of any kind.
 */
export type AuditEntry = {
  readonly at: Date
  /** The id of a member; `operator` for the command line; `undefined` for whoever isn't signed in. */
  readonly actor: string | undefined
  readonly deed: AuditDeed
  /** The id of what it was done to, such as a member's, a review's or a session's. */
  readonly subject: string | undefined
  /** Words of ours and numbers, such as `{ role: 'moderator' }`. */
  readonly detail?: AuditDetail
}

export type AuditDetail = Readonly<Record<string, string | number | boolean>>

export type AuditRow = {
  readonly position: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly actor: string | null
  readonly deed: string
  readonly subject: string | null
  /** JSON. */
  readonly detail: string
  /** SHA-256 of the hash before and of this row, in base64url. */
  readonly hash: string
}

/** The hash before the first row. */
const beginning = ''

/** Adds a row to the end. The transaction has to be the only one that writes (`engine.lockForWriting`). */
export async function appendAudit(
  tx: WriteHandle,
  { at, actor, deed, subject, detail = {} }: AuditEntry,
): Promise<void> {
  const last = await auditHead(tx)
  const row = {
    position: (last?.position ?? 0) + 1,
    at: at.toISOString(),
    actor: actor ?? null,
    deed,
    subject: subject ?? null,
    detail: JSON.stringify(detail),
  }
  const hash = hashOf(last?.hash ?? beginning, row)
  await tx
    .insertInto('audit_log')
    .values({ ...row, hash })
    .execute()
}

export type AuditHead = { readonly position: number; readonly hash: string }

/** The last row: whoever notes it elsewhere can tell later that nothing up to it was changed. */
export async function auditHead(handle: ReadHandle | WriteHandle): Promise<AuditHead | undefined> {
  return (handle as ReadHandle)
    .selectFrom('audit_log')
    .select(['position', 'hash'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export type AuditVerdict =
  | { readonly isWhole: true; readonly rows: number; readonly head: AuditHead | undefined }
  | { readonly isWhole: false; readonly position: number; readonly fault: AuditFault }

/** `missing`: no row has that position; `changed`: it isn't what it was; `unlike-noted`: the same, by the noted hash. */
export type AuditFault = 'missing' | 'changed' | 'unlike-noted'

/** Goes over the whole log, and names the first row that is wrong. `noted` is the head at some time before. */
export async function verifyAudit(reader: ReadHandle, noted?: AuditHead): Promise<AuditVerdict> {
  let head: AuditHead | undefined
  for await (const row of allRows(reader)) {
    const expected = (head?.position ?? 0) + 1
    if (row.position !== expected) return broken(expected, 'missing')
    if (row.hash !== hashOf(head?.hash ?? beginning, row)) return broken(row.position, 'changed')
    if (row.position === noted?.position && row.hash !== noted.hash)
      return broken(row.position, 'unlike-noted')
    head = { position: row.position, hash: row.hash }
  }
  const rows = head?.position ?? 0
  return noted && noted.position > rows ? broken(rows + 1, 'missing') : { isWhole: true, rows, head }
}

const broken = (position: number, fault: AuditFault): AuditVerdict => ({ isWhole: false, position, fault })

/** The last rows, the oldest of them first. */
export async function lastAuditRows(reader: ReadHandle, count: number): Promise<readonly AuditRow[]> {
  const rows = await reader
    .selectFrom('audit_log')
    .selectAll()
    .orderBy('position', 'desc')
    .limit(count)
    .execute()
  return rows.toReversed()
}

const batch = 1000

async function* allRows(reader: ReadHandle): AsyncGenerator<AuditRow> {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const rows = await reader
      .selectFrom('audit_log')
      .selectAll()
      .where('position', '>', after)
      .orderBy('position')
      .limit(batch)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = last.position
  }
}

function hashOf(before: string, row: Omit<AuditRow, 'hash'>): string {
  const { position, at, actor, deed, subject, detail } = row
  return createHash('sha256')
    .update(JSON.stringify([before, position, at, actor, deed, subject, detail]))
    .digest('base64url')
}

/** What a check of the whole catalogue asks the store. */
import { sql } from 'kysely'
import type { Engine } from './engine/engine.ts'
import type { Tables, WriteHandle } from './tables.ts'

/** What the engine itself finds wrong with its file; PostgreSQL has no such question. */
export async function engineFaults({ db, kind }: Engine): Promise<readonly string[]> {
  if (kind !== 'sqlite') return []
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  return rows.map((row) => row.integrity_check).filter((text) => text !== 'ok')
}

/** A read of everything as it was at one moment. */
export function inSnapshot<T>({ db }: Engine, work: (tx: WriteHandle) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)
}

export async function sourceIds(tx: WriteHandle): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('source').select('id').execute()
  return new Set(rows.map((row) => row.id))
}

export type EntityState = Tables['entity']['state']

/** The states of those that exist; at most some thousands of keys. */
export async function statesOf(
  tx: WriteHandle,
  keys: readonly number[],
): Promise<ReadonlyMap<number, EntityState>> {
  const states = new Map<number, EntityState>()
  for (let at = 0; at < keys.length; at += 5000) {
    const batch = keys.slice(at, at + 5000)
    const rows = await tx.selectFrom('entity').select(['key', 'state']).where('key', 'in', batch).execute()
    for (const { key, state } of rows) states.set(key, state)
  }
  return states
}

export type Facts = Pick<Tables['entity'], 'key' | 'origin' | 'reason'>

export async function originsOf(tx: WriteHandle, keys: readonly number[]): Promise<readonly Facts[]> {
  if (keys.length === 0) return []
  return tx.selectFrom('entity').select(['key', 'origin', 'reason']).where('key', 'in', keys).execute()
}

export type ClaimedFact = Pick<Tables['claim'], 'entity' | 'path' | 'source'>

export async function claimsOn(tx: WriteHandle, keys: readonly number[]): Promise<readonly ClaimedFact[]> {
  if (keys.length === 0) return []
  return tx.selectFrom('claim').select(['entity', 'path', 'source']).where('entity', 'in', keys).execute()
}

/** Keys that claims are about and that no entity has; the first thousand. */
export async function claimsOnNothing(tx: WriteHandle): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('claim')
    .leftJoin('entity', 'entity.key', 'claim.entity')
    .select('claim.entity as key')
    .distinct()
    .where('entity.key', 'is', null)
    .limit(1000)
    .execute()
  return rows.map((row) => row.key)
}

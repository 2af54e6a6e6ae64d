/** What an import needs of the store beside writing documents: what a data set said last, and what came of it. */
import type { Claim, Source } from '../catalogue/record.ts'
import type { NumberSet } from '../catalogue/number-set.ts'
import type { ReadHandle, Tables, WriteHandle } from './tables.ts'

type Handle = ReadHandle | WriteHandle

export async function metaValue(handle: Handle, name: string): Promise<string | undefined> {
  const row = await (handle as ReadHandle)
    .selectFrom('meta')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value
}

export async function setMetaValue(tx: WriteHandle, name: string, value: string): Promise<void> {
  await tx
    .insertInto('meta')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

/** Part of every ETag: after this no page that was sent before is fresh. */
export async function raiseEpoch(tx: WriteHandle): Promise<void> {
  await setMetaValue(tx, 'epoch', String(Number((await metaValue(tx, 'epoch')) ?? 0) + 1))
}

/** What the last import of a source read: rows by file, so that a file cut short is noticed. */
export type LastImport = { readonly rows: Readonly<Record<string, number>> }

export async function lastImport(handle: Handle, source: string): Promise<LastImport | undefined> {
  const value = await metaValue(handle, `import:${source}`)
  return value === undefined ? undefined : (JSON.parse(value) as LastImport)
}

export async function setLastImport(tx: WriteHandle, source: string, last: LastImport): Promise<void> {
  await setMetaValue(tx, `import:${source}`, JSON.stringify(last))
}

export function sourceRow(source: Source): Tables['source'] {
  return {
    id: source.id,
    kind: source.kind,
    title: source.title,
    url: source.url ?? null,
    citation: source.citation ?? null,
    publisher: source.publisher ?? null,
    licence: source.licence ?? null,
    read_on: source.read ?? null,
  }
}

/** False where the source is described like this already. */
export async function putSource(tx: WriteHandle, source: Source): Promise<boolean> {
  const row = sourceRow(source)
  const before = await tx.selectFrom('source').selectAll().where('id', '=', row.id).executeTakeFirst()
  if (before && Object.entries(row).every(([column, value]) => before[column as keyof typeof row] === value))
    return false
  await tx
    .insertInto('source')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
  return true
}

export type Standing = Pick<Tables['entity'], 'key' | 'state' | 'origin' | 'document'> & {
  /** What the data set said last, where the catalogue says something else. */
  readonly ancestor: string | undefined
}

/** How the entities stand that a data set is about to speak of; at most a few thousand keys. */
export async function standings(
  tx: WriteHandle,
  origin: string,
  keys: readonly number[],
): Promise<ReadonlyMap<number, Standing>> {
  if (keys.length === 0) return new Map()
  const rows = await tx
    .selectFrom('entity')
    .select(['key', 'state', 'origin', 'document'])
    .where('key', 'in', keys)
    .execute()
  const ancestors = await tx
    .selectFrom('ancestor')
    .select(['entity', 'document'])
    .where('origin', '=', origin)
    .where('entity', 'in', keys)
    .execute()
  const said = new Map(ancestors.map((row) => [row.entity, row.document]))
  return new Map(rows.map((row) => [row.key, { ...row, ancestor: said.get(row.key) }]))
}

export async function putAncestor(
  tx: WriteHandle,
  origin: string,
  entity: number,
  document: string,
): Promise<void> {
  await tx
    .insertInto('ancestor')
    .values({ origin, entity, document })
    .onConflict((conflict) => conflict.columns(['origin', 'entity']).doUpdateSet({ document }))
    .execute()
}

export async function removeAncestor(tx: WriteHandle, origin: string, entity: number): Promise<void> {
  await tx.deleteFrom('ancestor').where('origin', '=', origin).where('entity', '=', entity).execute()
}

export function claimRow(entity: number, claim: Claim): Tables['claim'] {
  return {
    entity,
    path: claim.path,
    source: claim.source,
    stance: claim.stance ?? 'supports',
    value: claim.value ?? null,
    added_by: claim.by ?? null,
    added_at: claim.at ?? null,
  }
}

/** Adds the claims that are not there yet; tells how many. */
export async function addClaims(tx: WriteHandle, entity: number, claims: readonly Claim[]): Promise<number> {
  if (claims.length === 0) return 0
  const rows = await tx.selectFrom('claim').selectAll().where('entity', '=', entity).execute()
  const known = new Set(rows.map(textOfClaim))
  let added = 0
  for (const row of claims.map((claim) => claimRow(entity, claim))) {
    const text = textOfClaim(row)
    if (known.has(text)) continue
    known.add(text)
    await tx.insertInto('claim').values(row).execute()
    added += 1
  }
  return added
}

function textOfClaim(row: Tables['claim']): string {
  return JSON.stringify([row.path, row.source, row.stance, row.value, row.added_by, row.added_at])
}

/** Entities that a data set spoke of once and does not name any more; they stay as they are. */
export async function countVanished(tx: WriteHandle, origin: string, seen: NumberSet): Promise<number> {
  const batch = 20_000
  let vanished = 0
  let last = 0
  for (;;) {
    const rows = await tx
      .selectFrom('summary')
      .select('key')
      .where('key', '>', last)
      .orderBy('key')
      .limit(batch)
      .execute()
    const unseen = rows.map((row) => row.key).filter((key) => !seen.has(key))
    for (let at = 0; at < unseen.length; at += 1000) {
      vanished += await countSpokenOf(tx, origin, unseen.slice(at, at + 1000))
    }
    if (rows.length < batch) return vanished
    last = rows.at(-1)?.key ?? last
  }
}

async function countSpokenOf(tx: WriteHandle, origin: string, keys: readonly number[]): Promise<number> {
  let count = 0
  for (const row of (await standings(tx, origin, keys)).values()) {
    if (row.origin === origin || row.ancestor !== undefined) count += 1
  }
  return count
}

/** The one place that writes entities: the document, its history, its derived rows and the feed, together. */
import type { Insertable } from 'kysely'
import { derive, facetRank, type Derived } from '../catalogue/derive.ts'
import { idOf, keyOf, kindOf, kindOfKey, type EntityId } from '../catalogue/ids.ts'
import type { Document } from '../catalogue/record.ts'
import { canonicalJson } from '../catalogue/canonical.ts'
import { derivedRows, entityTables, summaryRow, titleTables } from './derived-rows.ts'
import { raiseEpoch } from './imports.ts'
import { bringReviewsHome } from './review-homes.ts'
import type { Engine } from './engine/engine.ts'
import type { Tables, WriteHandle } from './tables.ts'

/** What a write needs beside the rows: the names index, and when and for whom it happens. */
export type Writing = {
  readonly tx: WriteHandle
  readonly engine: Pick<Engine, 'names'>
  /** ISO 8601, UTC. */
  readonly at: string
  /** The data set that says so, or null for a person's change. */
  readonly origin: string | null
  /** True where the data set says only part of what is written: the document then is nobody's word for word. */
  readonly isMerged?: boolean
}

type EntityRow = Tables['entity']
export type Outcome = 'created' | 'changed' | 'unchanged'

/**
 * Stores a valid document under its id. Where the stored text is the same, nothing is written at all.
 * A merged or deleted entity comes back to life. What another data set said word for word is kept as its ancestor.
 */
export async function putDocument(writing: Writing, id: EntityId, document: Document): Promise<Outcome> {
  const { tx, origin } = writing
  const key = keyOf(id)
  const text = canonicalJson(kindOf(id), document)
  const before = await entityRow(tx, key)
  if (before?.state === 'live' && before.document === text) {
    return 'unchanged'
  }
  const previous = before?.document ? derive(id, JSON.parse(before.document) as Document) : undefined
  const next = derive(id, document)
  const revision = await supersede(writing, key, before, before ? 'change' : 'create')
  const said = writing.isMerged === true ? null : origin
  await keepAncestor(writing, key, before, said)
  const row = { state: 'live' as const, origin: said, document: text, target: null, reason: null }
  if (before)
    await tx
      .updateTable('entity')
      .set({ ...row, ...revision })
      .where('key', '=', key)
      .execute()
  else
    await tx
      .insertInto('entity')
      .values({ key, ...row, ...revision })
      .execute()
  await replaceDerived(writing, key, revision.stamp, previous, next)
  if (before?.state === 'merged' && kindOf(id) === 'title') await bringReviewsHome(tx, id, before.target)
  return before ? 'changed' : 'created'
}

/** From now on the id redirects to another of its kind. */
export async function putMerged(writing: Writing, id: EntityId, target: EntityId): Promise<Outcome> {
  return putEnd(writing, id, { state: 'merged', target: keyOf(target), reason: null })
}

/** From now on the id answers 410 with the reason. */
export async function putDeleted(writing: Writing, id: EntityId, reason: string): Promise<Outcome> {
  return putEnd(writing, id, { state: 'deleted', target: null, reason })
}

type End = Pick<EntityRow, 'state' | 'target' | 'reason'>

async function putEnd(writing: Writing, id: EntityId, end: End): Promise<Outcome> {
  const { tx, origin } = writing
  const key = keyOf(id)
  const before = await entityRow(tx, key)
  if (before && before.state === end.state && before.target === end.target && before.reason === end.reason) {
    return 'unchanged'
  }
  const revision = await supersede(writing, key, before, end.state === 'merged' ? 'merge' : 'delete')
  await keepAncestor(writing, key, before, origin)
  const row = { ...end, origin, document: null }
  if (before)
    await tx
      .updateTable('entity')
      .set({ ...row, ...revision })
      .where('key', '=', key)
      .execute()
  else
    await tx
      .insertInto('entity')
      .values({ key, ...row, ...revision })
      .execute()
  if (before?.document) {
    await replaceDerived(
      writing,
      key,
      revision.stamp,
      derive(id, JSON.parse(before.document) as Document),
      undefined,
    )
  }
  if (before && kindOf(id) === 'title') await bringReviewsHome(tx, id, before.target)
  return before ? 'changed' : 'created'
}

/** Moves what a data set said to its own table, once the entity says something else. */
async function keepAncestor(
  { tx }: Writing,
  key: number,
  before: EntityRow | undefined,
  said: string | null,
): Promise<void> {
  if (said !== null)
    await tx.deleteFrom('ancestor').where('origin', '=', said).where('entity', '=', key).execute()
  if (!before || before.origin === null || before.document === null || before.origin === said) return
  const { origin, document } = before
  await tx
    .insertInto('ancestor')
    .values({ origin, entity: key, document })
    .onConflict((conflict) => conflict.columns(['origin', 'entity']).doUpdateSet({ document }))
    .execute()
}

async function entityRow(tx: WriteHandle, key: number): Promise<EntityRow | undefined> {
  return tx.selectFrom('entity').selectAll().where('key', '=', key).executeTakeFirst()
}

/** Keeps what stood there, and opens the feed entry whose position becomes the entity's stamp. */
async function supersede(
  { tx, at, origin }: Writing,
  key: number,
  before: EntityRow | undefined,
  kind: 'create' | 'change' | 'merge' | 'delete',
): Promise<{ revision: number; stamp: number }> {
  const revision = (before?.revision ?? 0) + 1
  if (before) {
    await tx
      .insertInto('revision')
      .values({ entity: key, number: before.revision, origin: before.origin, document: before.document })
      .execute()
  }
  const { position } = await tx
    .insertInto('feed')
    .values({ at, entity: key, revision, kind, origin, note: null })
    .returning('position')
    .executeTakeFirstOrThrow()
  return { revision, stamp: Number(position) }
}

/** Takes out the rows of the old document and puts in those of the new one; either may be missing. */
async function replaceDerived(
  writing: Writing,
  key: number,
  stamp: number,
  previous: Derived | undefined,
  next: Derived | undefined,
): Promise<void> {
  const { tx } = writing
  const shown = await tx.selectFrom('summary').select('popularity').where('key', '=', key).executeTakeFirst()
  if (previous) await removeDerived(writing, key, previous, shown?.popularity ?? 0)
  if (next) await insertDerived(writing, key, next)
  else await tx.deleteFrom('summary').where('key', '=', key).execute()
  await refreshPopularity(writing, [...peopleAndCompanies(previous), ...peopleAndCompanies(next)])
  await refreshConnectionCounts(tx, [key, ...connected(previous), ...connected(next)])
  await touchNeighbours(tx, stamp, previous, next)
}

function peopleAndCompanies(derived: Derived | undefined): number[] {
  if (!derived) return []
  return [...derived.credits.map((row) => row.person), ...derived.companyCredits.map((row) => row.company)]
}

function connected(derived: Derived | undefined): number[] {
  return derived ? derived.connections.map((row) => row.other) : []
}

async function removeDerived(
  { tx, engine }: Writing,
  key: number,
  derived: Derived,
  popularity: number,
): Promise<void> {
  await engine.names.remove(tx, key, popularity, derived.searchNames)
  const rows = derivedRows(key, derived, popularity)
  const hashes = rows.name_hash.map(({ hash }) => hash)
  if (hashes.length > 0) {
    await tx.deleteFrom('name_hash').where('hash', 'in', hashes).where('entity', '=', key).execute()
  }
  await tx.deleteFrom('external_id').where('entity', '=', key).execute()
  for (const { facet, value, rank } of rows.facet) {
    await tx
      .deleteFrom('facet')
      .where('facet', '=', facet)
      .where('value', '=', value)
      .where('rank', '=', rank)
      .where('entity', '=', key)
      .execute()
  }
  for (const people of inBatches([...new Set(rows.credit.map((row) => row.person))])) {
    await tx.deleteFrom('credit').where('person', 'in', people).where('title', '=', key).execute()
  }
  for (const companies of inBatches([...new Set(rows.company_credit.map((row) => row.company))])) {
    await tx.deleteFrom('company_credit').where('company', 'in', companies).where('title', '=', key).execute()
  }
  if (rows.connection.length > 0) await tx.deleteFrom('connection').where('title', '=', key).execute()
  for (const { type, decade, currency } of rows.budget) {
    await tx
      .deleteFrom('budget')
      .where('type', '=', type)
      .where('decade', '=', decade)
      .where('currency', '=', currency)
      .where('title', '=', key)
      .execute()
  }
}

async function insertDerived({ tx, engine }: Writing, key: number, derived: Derived): Promise<void> {
  const popularity = kindOfKey(key) === 'title' ? derived.popularity : await popularityThroughTitles(tx, key)
  const { key: _, ...summary } = summaryRow(key, derived, popularity)
  await tx
    .insertInto('summary')
    .values({ key, ...summary, connections: 0 })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(summary))
    .execute()
  await engine.names.put(tx, key, popularity, derived.searchNames)
  const rows = derivedRows(key, derived, popularity)
  for (const table of [...entityTables, ...titleTables]) await insertAll(tx, table, rows[table])
}

/** SQLite takes at most 32,766 values a statement, PostgreSQL 65,535. */
const valuesAStatement = 10_000

export function inBatches<T>(items: readonly T[], size = valuesAStatement): T[][] {
  const batches: T[][] = []
  for (let at = 0; at < items.length; at += size) batches.push(items.slice(at, at + size))
  return batches
}

type Rows = { [Table in keyof Tables]: Insertable<Tables[Table]>[] }

export async function insertAll<Table extends keyof Tables>(
  tx: WriteHandle,
  table: Table,
  rows: Rows[Table],
): Promise<void> {
  for (const batch of inBatches(rows, valuesAStatement / 10)) {
    await tx
      .insertInto(table)
      .values(batch as never)
      .execute()
  }
}

/** The popularity of a person or a company: that of the most popular title they are credited on. */
async function popularityThroughTitles(tx: WriteHandle, key: number): Promise<number> {
  return (await popularities(tx, [key])).get(key) ?? 0
}

export async function popularities(tx: WriteHandle, keys: readonly number[]): Promise<Map<number, number>> {
  const found = new Map<number, number>()
  for (const batch of inBatches(keys)) {
    const people = tx
      .selectFrom('credit')
      .innerJoin('summary', 'summary.key', 'credit.title')
      .select(({ fn }) => ['credit.person as key', fn.max('summary.popularity').as('popularity')])
      .where('credit.person', 'in', batch)
      .groupBy('credit.person')
    const companies = tx
      .selectFrom('company_credit')
      .innerJoin('summary', 'summary.key', 'company_credit.title')
      .select(({ fn }) => ['company_credit.company as key', fn.max('summary.popularity').as('popularity')])
      .where('company_credit.company', 'in', batch)
      .groupBy('company_credit.company')
    for (const row of await people.unionAll(companies).execute()) found.set(row.key, row.popularity)
  }
  return found
}

/** Brings the popularity of credited people and companies up to date, wherever it is shown or sorted by. */
async function refreshPopularity({ tx, engine }: Writing, credited: readonly number[]): Promise<void> {
  const keys = [...new Set(credited)]
  if (keys.length === 0) return
  const through = await popularities(tx, keys)
  for (const batch of inBatches(keys)) {
    const rows = await tx
      .selectFrom('summary')
      .innerJoin('entity', 'entity.key', 'summary.key')
      .select(['summary.key', 'summary.popularity', 'entity.document'])
      .where('summary.key', 'in', batch)
      .execute()
    for (const { key, popularity, document } of rows) {
      const next = through.get(key) ?? 0
      if (next === popularity || document === null) continue
      const { searchNames, facets } = derive(idOf(key), JSON.parse(document) as Document)
      await tx.updateTable('summary').set({ popularity: next }).where('key', '=', key).execute()
      await engine.names.remove(tx, key, popularity, searchNames)
      await engine.names.put(tx, key, next, searchNames)
      for (const { facet, value } of facets) {
        await tx
          .updateTable('facet')
          .set({ rank: facetRank(next) })
          .where('facet', '=', facet)
          .where('value', '=', value)
          .where('rank', '=', facetRank(popularity))
          .where('entity', '=', key)
          .execute()
      }
    }
  }
}

async function refreshConnectionCounts(tx: WriteHandle, keys: readonly number[]): Promise<void> {
  for (const key of new Set(keys)) {
    await tx
      .updateTable('summary')
      .set(({ selectFrom }) => ({
        connections: selectFrom('connection')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where(({ eb, or }) => or([eb('title', '=', key), eb('other', '=', key)])),
      }))
      .where('key', '=', key)
      .execute()
  }
}

/**
 * Makes the pages that show something of this entity count as changed. Those that its document names, before or
 * after, and the episodes beside it get its stamp; where its own line in lists changed or is gone, any page may
 * show it, and the whole catalogue's epoch moves on.
 */
async function touchNeighbours(
  tx: WriteHandle,
  stamp: number,
  previous: Derived | undefined,
  next: Derived | undefined,
): Promise<void> {
  const named = new Set<number>()
  const series = new Set<number>()
  for (const derived of [previous, next]) {
    if (!derived) continue
    for (const other of [...peopleAndCompanies(derived), ...connected(derived)]) named.add(other)
    if (derived.summary.series !== null) series.add(derived.summary.series)
  }
  for (const batch of inBatches([...named, ...series])) {
    await tx.updateTable('entity').set({ stamp }).where('key', 'in', batch).execute()
  }
  if (previous && next && JSON.stringify(previous.summary) === JSON.stringify(next.summary)) return
  if (series.size > 0) {
    const siblings = tx
      .selectFrom('summary')
      .select('key')
      .where('series', 'in', [...series])
    await tx.updateTable('entity').set({ stamp }).where('key', 'in', siblings).execute()
  }
  if (previous) await raiseEpoch(tx)
}

/**
 * The indexes against the documents they are derived from, in batches of entities by key. It finds each
 * derived row by its own index, and what is in a table beyond those by counting: so that no table needs an
 * index more for it.
 */
import { derive, type Derived } from '../catalogue/derive.ts'
import { idOf, keyRange, kindOfKey, type EntityKind } from '../catalogue/ids.ts'
import { NumberSet } from '../catalogue/number-set.ts'
import type { Document } from '../catalogue/record.ts'
import {
  derivedRows,
  entityTables,
  summaryRow,
  titleTables,
  type DerivedRows,
  type ScatteredTable,
  type SummaryRow,
} from './derived-rows.ts'
import type { Engine } from './engine/engine.ts'
import { catalogueIndexes } from './migrations/catalogue-tables.ts'
import {
  compareNames,
  namesARefill,
  refillNames,
  type NameComparison,
  type NameEntry,
} from './name-index-rows.ts'
import { insertAll, popularities } from './put-entity.ts'
import { missingRows, storedRows, textOf, type KeySpan, type Row } from './stored-rows.ts'
import type { Tables, WriteHandle } from './tables.ts'

/**
 * Rows that should be in a table and were not, and rows that were and should not be; a changed row is both.
 */
export type IndexDifference = { readonly table: string; readonly missing: number; readonly stray: number }

export type StoredEntity = Pick<Tables['entity'], 'key' | 'state' | 'document' | 'target'>

export type Comparing = {
  readonly engine: Engine
  readonly tx: WriteHandle
  readonly repair: boolean
  /** Sees every entity once, in batches by key. */
  readonly visit?: (batch: readonly StoredEntity[]) => Promise<void>
  /** What to do with a document that nothing can be derived from; without it, that ends the comparison. */
  readonly onUnreadable?: (key: number, error: unknown) => void
}

const entitiesABatch = 500

/** The tables that differ; an empty list for a healthy catalogue. */
export async function compareIndexes(comparing: Comparing): Promise<readonly IndexDifference[]> {
  const run = new Comparison(comparing)
  await run.entities('title')
  for (const table of titleTables) await run.settle(table)
  await run.entities('person')
  await run.entities('company')
  for (const table of entityTables) await run.settle(table)
  await run.connectionCounts()
  await run.names()
  return run.differences()
}

type Live = { readonly key: number; readonly derived: Derived; readonly popularity: number }
type Counts = { missing: number; stray: number; matched: number }

class Comparison {
  readonly #comparing: Comparing
  readonly #names: NameComparison
  readonly #counts = new Map<string, Counts>()
  /** Whose summary was found to differ, so that it counts once. */
  readonly #changed = new NumberSet()

  constructor(comparing: Comparing) {
    this.#comparing = comparing
    this.#names = compareNames(comparing.engine, comparing.repair)
  }

  differences(): readonly IndexDifference[] {
    return [...this.#counts]
      .map(([table, { missing, stray }]) => ({ table, missing, stray }))
      .filter(({ missing, stray }) => missing + stray > 0)
  }

  #count(table: string): Counts {
    const counts = this.#counts.get(table) ?? { missing: 0, stray: 0, matched: 0 }
    this.#counts.set(table, counts)
    return counts
  }

  /** Compares what all entities of a kind have in every table but the counts of connections. */
  async entities(kind: EntityKind): Promise<void> {
    const { tx, visit } = this.#comparing
    const tables = kind === 'title' ? [...titleTables, ...entityTables] : entityTables
    await eachBatch(tx, kind, async (batch, span) => {
      if (visit) await visit(batch)
      const live = await this.#live(batch)
      await this.#summaries(live, span)
      const rows = live.map(({ key, derived, popularity }) => derivedRows(key, derived, popularity))
      for (const table of tables) await this.#scattered(table, rows, span)
      await this.#names.take(tx, live.map(nameEntry), span)
    })
  }

  async #live(batch: readonly StoredEntity[]): Promise<readonly Live[]> {
    const { tx, onUnreadable } = this.#comparing
    const found: { key: number; derived: Derived }[] = []
    for (const { key, document } of batch) {
      if (document === null) continue
      try {
        found.push({ key, derived: derive(idOf(key), JSON.parse(document) as Document) })
      } catch (error) {
        if (!onUnreadable)
          throw new Error(`Nothing can be derived from ${idOf(key)}; see 'titlecard check'`, { cause: error })
        onUnreadable(key, error)
      }
    }
    const others = found.filter(({ key }) => kindOfKey(key) !== 'title').map(({ key }) => key)
    const through = await popularities(tx, others)
    return found.map((one) => ({
      ...one,
      popularity: kindOfKey(one.key) === 'title' ? one.derived.popularity : (through.get(one.key) ?? 0),
    }))
  }

  async #summaries(live: readonly Live[], span: KeySpan): Promise<void> {
    const { tx, repair } = this.#comparing
    const counts = this.#count('summary')
    const rows = await tx
      .selectFrom('summary')
      .selectAll()
      .where('key', '>=', span.first)
      .where('key', '<=', span.last)
      .execute()
    const stored = new Map(rows.map(({ connections: _, ...row }) => [row.key, row]))
    for (const { key, derived, popularity } of live) {
      const expected = summaryRow(key, derived, popularity)
      const before = stored.get(key)
      stored.delete(key)
      if (before && textOf(before) === textOf(expected)) continue
      counts.missing += 1
      if (before) counts.stray += 1
      this.#changed.add(key)
      if (repair) await putSummary(tx, expected)
    }
    counts.stray += stored.size
    if (repair && stored.size > 0)
      await tx
        .deleteFrom('summary')
        .where('key', 'in', [...stored.keys()])
        .execute()
  }

  async #scattered(table: ScatteredTable, rows: readonly DerivedRows[], span: KeySpan): Promise<void> {
    const { tx, repair } = this.#comparing
    const expected = rows.flatMap((row): readonly Row[] => row[table])
    const { missing, matched } = missingRows(expected, await storedRows(tx, table, expected, span))
    const counts = this.#count(table)
    counts.missing += missing.length
    counts.matched += matched
    if (!repair || missing.length === 0) return
    await insertAll(tx, table, missing as never)
  }

  /**
   * Counts what is in a table beside the rows that were found, and writes the table again where there is
   * any.
   */
  async settle(table: ScatteredTable): Promise<void> {
    const { tx, repair } = this.#comparing
    const counts = this.#count(table)
    const { rows } = await tx
      .selectFrom(table as 'credit')
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
    counts.stray = Number(rows) - counts.matched - (repair ? counts.missing : 0)
    if (repair && counts.stray > 0) await this.#rewrite(table)
  }

  /** Without its indexes while it is filled. */
  async #rewrite(table: ScatteredTable): Promise<void> {
    const { tx } = this.#comparing
    const indexes = catalogueIndexes.filter(({ name }) => name.startsWith(`${table}_`))
    for (const { name } of indexes) await tx.schema.dropIndex(name).execute()
    await tx.deleteFrom(table as 'credit').execute()
    for (const kind of titleTables.includes(table) ? (['title'] as const) : kinds) {
      await eachBatch(tx, kind, async (batch) => {
        const live =
          table === 'credit' || table === 'company_credit' ? this.#bare(batch) : await this.#live(batch)
        const rows = live.flatMap(
          (one): readonly Row[] => derivedRows(one.key, one.derived, one.popularity)[table],
        )
        await insertAll(tx, table, rows as never)
      })
    }
    for (const index of indexes) await index.create(tx as never)
  }

  /** Titles, whose popularity is their own. */
  #bare(batch: readonly StoredEntity[]): readonly Live[] {
    return batch.flatMap(({ key, document }) => {
      if (document === null) return []
      const derived = derive(idOf(key), JSON.parse(document) as Document)
      return [{ key, derived, popularity: derived.popularity }]
    })
  }

  /** How many connections each entity has, from both sides; one to itself counts once. */
  async connectionCounts(): Promise<void> {
    const { tx, repair } = this.#comparing
    const counts = this.#count('summary')
    let last = 0
    for (;;) {
      const rows = await tx
        .selectFrom('summary')
        .select(['key', 'connections'])
        .where('key', '>', last)
        .orderBy('key')
        .limit(2000)
        .execute()
      if (rows.length === 0) return
      const span = { first: rows[0]?.key ?? 0, last: rows.at(-1)?.key ?? 0 }
      const connections = await countConnections(tx, span)
      for (const row of rows) {
        const expected = connections.get(row.key) ?? 0
        if (row.connections === expected) continue
        if (!this.#changed.has(row.key)) {
          counts.missing += 1
          counts.stray += 1
        }
        if (repair)
          await tx.updateTable('summary').set({ connections: expected }).where('key', '=', row.key).execute()
      }
      last = span.last
    }
  }

  async names(): Promise<void> {
    const { tx, repair } = this.#comparing
    const counts = this.#count('name_search')
    const { missing, stray } = await this.#names.finish(tx)
    counts.missing += missing
    counts.stray += stray
    if (repair && this.#names.isWhole && missing + stray > 0) await this.#refill()
  }

  async #refill(): Promise<void> {
    const { tx, engine } = this.#comparing
    await engine.names.clear(tx)
    let entries: NameEntry[] = []
    for (const kind of kinds) {
      await eachBatch(tx, kind, async (batch) => {
        entries.push(...(await this.#live(batch)).map(nameEntry))
        if (entries.length < namesARefill) return
        await refillNames(engine, tx, entries)
        entries = []
      })
    }
    await refillNames(engine, tx, entries)
  }
}

const kinds = ['title', 'person', 'company'] as const

const nameEntry = ({ key, popularity, derived }: Live): NameEntry => ({
  key,
  popularity,
  names: derived.searchNames,
})

/**
 * Entities of a kind by key; the spans of the batches leave no key of the kind out, whoever it belongs to.
 */
async function eachBatch(
  tx: WriteHandle,
  kind: EntityKind,
  work: (batch: readonly StoredEntity[], span: KeySpan) => Promise<void>,
): Promise<void> {
  const { first, end } = keyRange(kind)
  let next = first
  while (next < end) {
    const batch = await tx
      .selectFrom('entity')
      .select(['key', 'state', 'document', 'target'])
      .where('key', '>=', next)
      .where('key', '<', end)
      .orderBy('key')
      .limit(entitiesABatch)
      .execute()
    const last = batch.length < entitiesABatch ? end - 1 : (batch.at(-1)?.key ?? end - 1)
    await work(batch, { first: next, last })
    next = last + 1
  }
}

async function putSummary(tx: WriteHandle, row: SummaryRow): Promise<void> {
  await tx
    .insertInto('summary')
    .values({ ...row, connections: 0 })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute()
}

async function countConnections(
  tx: WriteHandle,
  { first, last }: KeySpan,
): Promise<ReadonlyMap<number, number>> {
  const from = await tx
    .selectFrom('connection')
    .select(({ fn }) => ['title as key', fn.countAll<number>().as('count')])
    .where('title', '>=', first)
    .where('title', '<=', last)
    .groupBy('title')
    .execute()
  const to = await tx
    .selectFrom('connection')
    .select(({ fn }) => ['other as key', fn.countAll<number>().as('count')])
    .where('other', '>=', first)
    .where('other', '<=', last)
    .whereRef('other', '<>', 'title')
    .groupBy('other')
    .execute()
  const counts = new Map<number, number>()
  for (const { key, count } of [...from, ...to]) counts.set(key, (counts.get(key) ?? 0) + Number(count))
  return counts
}

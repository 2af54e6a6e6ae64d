/** Turns records of an empty catalogue's first import into the rows that writing them one by one would leave. */
import { derive, facetRank, nameHash, type Derived } from '../../catalogue/derive.ts'
import { idOf, keyOf, kindOfKey, type EntityId } from '../../catalogue/ids.ts'
import { NumberSet } from '../../catalogue/number-set.ts'
import type { Claim, Document, Source } from '../../catalogue/record.ts'
import type { RecordBytes } from '../../catalogue/record-bytes.ts'
import { claimRow, sourceRow } from '../imports.ts'
import type { Tables } from '../tables.ts'
import { Popularities } from './popularities.ts'

export type Value = string | number | null
/** Tables that are filled as the rows come, with the columns in the order of the values. */
export const plainColumns = {
  /** Live entities at their first revision. */
  document: ['key', 'origin', 'document'],
  entity: ['key', 'state', 'revision', 'stamp', 'origin', 'document', 'target', 'reason'],
  summary: [
    'key',
    'type',
    'name',
    'original_name',
    'year',
    'end_year',
    'series',
    'season',
    'number',
    'popularity',
    'connections',
  ],
  facet: ['facet', 'value', 'rank', 'entity'],
  external_id: ['scheme', 'value', 'entity'],
  company_credit: ['company', 'title', 'role', 'item', 'detail'],
  connection: ['title', 'other', 'kind', 'item', 'note'],
  budget: ['type', 'decade', 'currency', 'amount', 'title'],
  claim: ['entity', 'path', 'source', 'stance', 'value', 'added_by', 'added_at'],
  source: ['id', 'kind', 'title', 'url', 'citation', 'publisher', 'licence', 'read_on'],
} as const satisfies { readonly [Table in keyof Tables]?: readonly (keyof Tables[Table])[] } & {
  document: unknown
}
export type PlainTable = keyof typeof plainColumns

export type BulkSink = {
  /** One row. */
  row(table: PlainTable, values: readonly Value[]): void
  credit(title: number, row: Derived['credits'][number]): void
  nameHash(hash: number, entity: number): void
  names(key: number, popularity: number, names: readonly string[]): void
  /** All rows of a record, for a sink that takes them as bytes. */
  record?(record: RecordBytes, popularity: number, origin: string): void
}

/** An entity comes twice: that is no load of new rows any more, and has to be written one by one. */
export class SecondRecord extends Error {
  override name = 'SecondRecord'
}

type Postponed = { readonly key: number; readonly text: string }
/** Keeps documents of people and companies until all titles have gone by. */
export type Postponing = { add(one: Postponed): void; all(): Iterable<Postponed> }

export type End = { readonly mergedInto: EntityId } | { readonly deleted: string }

export class BulkRows {
  /** Entities, of whatever state. */
  count = 0
  readonly #sink: BulkSink
  readonly #stamp: number
  readonly #postponed: Postponing | undefined
  readonly #popularities = new Popularities()
  readonly #seen = new NumberSet()
  readonly #sources = new Map<string, Source>()

  /** Without `postponed`, every title has to come before the people and companies that it names. */
  constructor(sink: BulkSink, stamp: number, postponed?: Postponing) {
    this.#sink = sink
    this.#stamp = stamp
    this.#postponed = postponed
  }

  source(source: Source): void {
    this.#sources.set(source.id, source)
  }

  /** Throws {@link SecondRecord}. */
  document(
    id: EntityId,
    text: string,
    derived: Derived,
    origin: string,
    claims: readonly Claim[] = [],
  ): void {
    const key = this.#begin(id)
    this.#sink.row('document', [key, origin, text])
    this.#claims(key, claims)
    if (kindOfKey(key) === 'title') {
      for (const { person } of derived.credits) this.#popularities.raise(person, derived.popularity)
      for (const { company } of derived.companyCredits) this.#popularities.raise(company, derived.popularity)
      this.#derived(key, derived, derived.popularity)
    } else if (this.#postponed) this.#postponed.add({ key, text })
    else this.#derived(key, derived, this.#popularities.of(key))
  }

  /**
   * What {@link document} does, for a sink that takes bytes; titles come before the people that they name.
   * Throws {@link SecondRecord}.
   */
  record(record: RecordBytes, origin: string): void {
    const { key, credits, popularity } = record
    this.#beginKey(key)
    for (let at = 0; at < credits.count; at += 1) this.#popularities.raise(credits.person(at), popularity)
    this.#sink.record?.(record, Math.max(popularity, this.#popularities.of(key)), origin)
  }

  /** Throws {@link SecondRecord}. */
  end(id: EntityId, end: End, origin: string): void {
    const key = this.#begin(id)
    const [state, target, reason] =
      'mergedInto' in end ? ['merged', keyOf(end.mergedInto), null] : ['deleted', null, end.deleted]
    this.#sink.row('entity', [key, state, 1, this.#stamp, origin, null, target, reason] as Value[])
  }

  finish(): void {
    for (const { key, text } of this.#postponed?.all() ?? []) {
      const derived = derive(idOf(key), JSON.parse(text) as Document)
      this.#derived(key, derived, this.#popularities.of(key))
    }
    for (const source of this.#sources.values()) {
      const row = sourceRow(source)
      this.#sink.row(
        'source',
        plainColumns.source.map((column) => row[column]),
      )
    }
  }

  #begin(id: EntityId): number {
    const key = keyOf(id)
    this.#beginKey(key)
    return key
  }

  #beginKey(key: number): void {
    if (!this.#seen.add(key)) throw new SecondRecord(`${idOf(key)} comes twice`)
    this.count += 1
  }

  #claims(key: number, claims: readonly Claim[]): void {
    const known = new Set<string>()
    for (const claim of claims) {
      const row = claimRow(key, claim)
      const values = plainColumns.claim.map((column) => row[column])
      const text = JSON.stringify(values)
      if (!known.has(text)) this.#sink.row('claim', values)
      known.add(text)
    }
  }

  #derived(key: number, derived: Derived, popularity: number): void {
    const sink = this.#sink
    const { summary: line } = derived
    sink.row('summary', [
      key,
      line.type,
      line.name,
      line.originalName,
      line.year,
      line.endYear,
      line.series,
      line.season,
      line.number,
      popularity,
      0,
    ])
    sink.names(key, popularity, derived.searchNames)
    for (const name of derived.searchNames) sink.nameHash(nameHash(name), key)
    for (const { facet, value } of derived.facets)
      sink.row('facet', [facet, value, facetRank(popularity), key])
    for (const credit of derived.credits) sink.credit(key, credit)
    for (const { scheme, value } of derived.externalIds) sink.row('external_id', [scheme, value, key])
    for (const row of derived.companyCredits) {
      sink.row('company_credit', [row.company, key, row.role, row.item, row.detail])
    }
    for (const row of derived.connections)
      sink.row('connection', [key, row.other, row.kind, row.item, row.note])
    const { budget } = derived
    if (budget) sink.row('budget', [budget.type, budget.decade, budget.currency, budget.amount, key])
  }
}

/** Reads a data set and turns it into rows for an empty catalogue; runs in a thread of its own where it can. */
import { canonicalJson } from '../catalogue/canonical.ts'
import { derive, facetRank } from '../catalogue/derive.ts'
import { kindOf } from '../catalogue/ids.ts'
import type { Document } from '../catalogue/record.ts'
import type { RecordBytes } from '../catalogue/record-bytes.ts'
import { textOf } from '../catalogue/text-bytes.ts'
import type { Item, OpenedSource, Reading, Refused } from '../sources/source.ts'
import {
  BulkRows,
  type BulkSink,
  type PlainTable,
  type Postponing,
  type Value,
} from '../store/bulk-load/bulk-rows.ts'
import { RowPacker, type PackedValue } from '../store/bulk-load/packed-rows.ts'
import { PostponedFile } from '../store/bulk-load/postponed-file.ts'
import { RowSpill, type SpilledRows } from '../store/bulk-load/spilled-rows.ts'
import { faultOf } from './import-into.ts'

/** Rows in the first bytes of a piece of memory, and those that had no room in it. */
export type Gathered = {
  readonly memory: SharedArrayBuffer
  readonly length: number
  readonly others: readonly (readonly [PlainTable, readonly Value[]])[]
}
/** What came of a stretch of reading. */
export type Produced = {
  readonly gathered: Gathered
  readonly refused: readonly Refused[]
  readonly reading: Reading
}
/** What is known when all is read. */
export type ReadingEnd = {
  readonly origin: string
  readonly entities: number
  readonly rowsByFile: Readonly<Record<string, number>> | undefined
  readonly setAside: Readonly<Record<string, number>>
  readonly notes: readonly string[]
}

const memoryBytes = 512 * 1024
const fullAtBytes = memoryBytes / 2

/** Reads everything, with the position of the load's one feed entry as the stamp of all; `stretch` is called between batches and may wait. */
export async function produceRows(
  opened: OpenedSource,
  sink: BulkSink,
  { stamp, postponed }: { readonly stamp: number; readonly postponed: Postponing },
  stretch: (refused: readonly Refused[], reading: Reading) => Promise<void>,
): Promise<ReadingEnd> {
  const rows = new BulkRows(sink, stamp, opened.titlesComeFirst === true ? undefined : postponed)
  rows.source(opened.source)
  for await (const refused of takeAll(opened, rows, sink)) await stretch(refused, opened.reading())
  rows.finish()
  await stretch([], opened.reading())
  return {
    origin: opened.source.id,
    entities: rows.count,
    rowsByFile: opened.rowsByFile?.(),
    setAside: opened.setAside?.() ?? {},
    notes: opened.notes?.() ?? [],
  }
}

/** Gives the refused rows of each stretch. */
async function* takeAll(
  opened: OpenedSource,
  rows: BulkRows,
  sink: BulkSink,
): AsyncGenerator<readonly Refused[]> {
  const origin = opened.source.id
  if (opened.records && sink.record) return yield* opened.records((record) => rows.record(record, origin))
  for await (const items of opened.items()) {
    const refused: Refused[] = []
    for (const item of items) takeItem(rows, item, origin, refused)
    yield refused
  }
}

function takeItem(rows: BulkRows, item: Item, origin: string, refused: Refused[]): void {
  if ('source' in item) return rows.source(item.source)
  if ('refused' in item) return void refused.push(item.refused)
  if ('text' in item) {
    return rows.document(item.id, item.text, derive(item.id, JSON.parse(item.text) as Document), origin)
  }
  const { record, place } = item
  const reason = faultOf(record)
  if (reason !== undefined) return void refused.push({ ...place, reason })
  if (!('document' in record)) return rows.end(record.id, record, origin)
  const text = canonicalJson(kindOf(record.id), record.document)
  rows.document(record.id, text, derive(record.id, record.document), record.source ?? origin, record.claims)
}

/** Gathers rows for another thread to write, and spills those that have to be sorted. */
export class GatheredRows implements BulkSink {
  /** The load's feed entry is the first of a new database. */
  readonly stamp = 1
  readonly postponed: PostponedFile
  readonly #spill: RowSpill
  #memory = new SharedArrayBuffer(memoryBytes)
  #packer = new RowPacker(this.#memory)
  #others: (readonly [PlainTable, readonly Value[]])[] = []

  /** `path` is what the names of the spilled files begin with. */
  constructor(path: string) {
    this.#spill = new RowSpill(path)
    this.postponed = new PostponedFile(`${path}postponed`)
  }

  get isFull(): boolean {
    return this.#packer.length >= fullAtBytes || this.#others.length > 0
  }

  row(table: PlainTable, values: readonly PackedValue[]): void {
    if (this.#packer.add(table, values)) return
    const own = values.map((value) => (typeof value === 'object' && value ? textOf(value) : value))
    this.#others.push([table, own])
  }

  credit(...row: Parameters<BulkSink['credit']>): void {
    this.#spill.credit(...row)
  }

  nameHash(hash: number, entity: number): void {
    this.#spill.nameHash(hash, entity)
  }

  names(key: number, popularity: number, names: readonly string[]): void {
    this.#spill.names(key, popularity, names)
  }

  record(record: RecordBytes, popularity: number, origin: string): void {
    const { key, document, names, credits } = record
    this.row('document', [key, origin, document])
    this.row('summary', [
      key,
      record.type,
      record.name,
      record.originalName ?? null,
      record.year ?? null,
      record.endYear ?? null,
      record.series ?? null,
      record.season ?? null,
      record.number ?? null,
      popularity,
      0,
    ])
    const rank = facetRank(popularity)
    for (const { facet, value } of record.facets) this.row('facet', [facet, value, rank, key])
    this.#spill.creditsOf(key, credits)
    for (const hash of names.hashes) this.#spill.nameHash(hash, key)
    this.#spill.namesOf(key, popularity, names.text)
  }

  /** What there is; from now on rows are gathered in the next piece of memory, one that was taken before or a new one. */
  take(next: SharedArrayBuffer = new SharedArrayBuffer(memoryBytes)): Gathered {
    const gathered = { memory: this.#memory, length: this.#packer.length, others: this.#others }
    this.#memory = next
    this.#packer = new RowPacker(next)
    this.#others = []
    return gathered
  }

  finish(): SpilledRows {
    return this.#spill.finish()
  }
}

/** Reads a data set and turns it into rows for an empty catalogue; runs in a thread of its own where it can. */
import { canonicalJson } from '../catalogue/canonical.ts'
import { derive, facetRank } from '../catalogue/derive.ts'
import { kindOf } from '../catalogue/ids.ts'
import type { Document } from '../catalogue/record.ts'
import type { RecordBytes } from '../catalogue/record-bytes.ts'
import type { Item, OpenedSource, Reading, Refused } from '../sources/source.ts'
import {
  BulkRows,
  type BulkSink,
  type PlainTable,
  type Postponing,
  type Value,
} from '../store/bulk-load/bulk-rows.ts'
import { RowPacker } from '../store/bulk-load/packed-rows.ts'
import { PostponedFile } from '../store/bulk-load/postponed-file.ts'
import { SpillRecords } from '../store/bulk-load/spill-records.ts'
import { faultOf } from './import-into.ts'

/** Rows in the first bytes of a piece of memory. */
export type Gathered = { readonly memory: SharedArrayBuffer; readonly length: number }
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

const memoryBytes = 1024 * 1024
/** The records that come before the next look have room behind. */
const fullAtBytes = 0.75 * memoryBytes

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

/** Gathers rows, and what becomes rows once it is sorted, for another thread to write. */
export class GatheredRows implements BulkSink {
  /** The load's feed entry is the first of a new database. */
  readonly stamp = 1
  readonly postponed: PostponedFile
  readonly #packer = new RowPacker(new SharedArrayBuffer(memoryBytes))
  readonly #records = new SpillRecords(this.#packer.spills)

  /** `path` is what the names of files begin with that are needed meanwhile. */
  constructor(path: string) {
    this.postponed = new PostponedFile(`${path}postponed`)
  }

  get isFull(): boolean {
    return this.#packer.length >= fullAtBytes
  }

  /** What the numbers in the credits stand for. */
  get categories(): readonly string[] {
    return this.#records.categories
  }

  row(table: PlainTable, values: readonly Value[]): void {
    this.#packer.row(table, values)
  }

  credit(...row: Parameters<BulkSink['credit']>): void {
    this.#records.credit(...row)
  }

  nameHash(hash: number, entity: number): void {
    this.#records.nameHash(hash, entity)
  }

  names(key: number, popularity: number, names: readonly string[]): void {
    this.#records.names(key, popularity, names)
  }

  record(record: RecordBytes, popularity: number, origin: string): void {
    const { key, document, names, credits } = record
    this.#packer.row('document', [key, origin, document])
    this.#packer.row('summary', [
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
    for (const { facet, value } of record.facets) this.#packer.row('facet', [facet, value, rank, key])
    this.#records.credits(key, credits)
    for (let at = 0; at < names.count; at += 1) this.#records.nameHash(names.hash(at), key)
    this.#records.foldedNames(key, popularity, names.text)
  }

  /** What there is; from now on rows are gathered in the next piece of memory, one that was taken before or a new one. */
  take(next: SharedArrayBuffer = new SharedArrayBuffer(memoryBytes)): Gathered {
    const { memory, length } = this.#packer
    this.#packer.begin(next)
    return { memory, length }
  }
}

/** What every outside catalogue looks like from here: files in, records out, and the rows that are no good. */
import type { EntityId } from '../catalogue/ids.ts'
import type { EntityRecord, Source } from '../catalogue/record.ts'
import type { RecordBytes } from '../catalogue/record-bytes.ts'
import { Refusal } from '../catalogue/refusal.ts'

export type Place = { readonly file: string; readonly line: number }
/** A row that was set aside. */
export type Refused = Place & { readonly reason: string }

export type Item =
  | { readonly source: Source }
  | { readonly record: EntityRecord; readonly place: Place }
  /** A document that is valid and in its canonical text already. */
  | { readonly id: EntityId; readonly text: string }
  | { readonly refused: Refused }

/** How far the reading has come; `bytes` of `bytesInAll` as the files lie on disk (compressed ones too). */
export type Reading = { readonly rows: number; readonly bytes: number; readonly bytesInAll: number }

export type OpenedSource = {
  /** The data set that every fact of these records comes from, where a record names none. */
  readonly source: Source
  /** Where that is known, every title comes before the people and companies that it names. */
  readonly titlesComeFirst?: boolean
  reading(): Reading
  /** Rows of each file so far, where there are several; a file cut short is known by them. */
  rowsByFile?(): Readonly<Record<string, number>>
  /** Rows that were no use and are no fault either (twice the same, about nobody), by what they were. */
  setAside?(): Readonly<Record<string, number>>
  /** What a person should know about these files beside the numbers. */
  notes?(): readonly string[]
  /** In batches, so that millions of records need few waits. Throws {@link ImportRefusal}. */
  items(): AsyncIterable<readonly Item[]>
  /**
   * The same in bytes, which is faster where a source has it: calls `take` with each record, and gives the refused
   * rows of a stretch. Each entity comes once. Throws {@link ImportRefusal}.
   */
  records?(take: (record: RecordBytes) => void): AsyncIterable<readonly Refused[]>
}

export type CatalogueSource = {
  /** As given on the command line. */
  readonly name: string
  /**
   * Which earlier imports this one follows, and must not be much shorter than. A source without this has one
   * series of imports, whatever the path.
   */
  seriesOf?(path: string): string
  /** Throws {@link ImportRefusal} where the path holds no such files. */
  open(path: string): Promise<OpenedSource>
}

/** The whole import is refused: nothing of it may be kept. */
export class ImportRefusal extends Refusal {
  override name = 'ImportRefusal'
  readonly place: Place | undefined
  /** The message without the place. */
  readonly reason: string

  constructor(reason: string, place?: Place) {
    super('invalid', place ? `${place.file}, line ${place.line}: ${reason}` : reason, place?.file)
    this.place = place
    this.reason = reason
  }
}

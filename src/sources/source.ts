/** What every outside catalogue looks like from here: files in, records out, and the rows that are no good. */
import type { EntityRecord, Source } from '../catalogue/record.ts'
import { Refusal } from '../catalogue/refusal.ts'

export type Place = { readonly file: string; readonly line: number }
/** A row that was set aside. */
export type Refused = Place & { readonly reason: string }

export type Item =
  | { readonly source: Source }
  | { readonly record: EntityRecord; readonly place: Place }
  | { readonly refused: Refused }

/** How far the reading has come; `bytes` of `bytesInAll` as the files lie on disk (compressed ones too). */
export type Reading = { readonly rows: number; readonly bytes: number; readonly bytesInAll: number }

export type OpenedSource = {
  /** The data set that every fact of these records comes from, where a record names none. */
  readonly source: Source
  reading(): Reading
  /** In batches, so that millions of records need few waits. Throws {@link ImportRefusal}. */
  items(): AsyncIterable<readonly Item[]>
}

export type CatalogueSource = {
  /** As given on the command line. */
  readonly name: string
  /** Throws {@link ImportRefusal} where the path holds no such files. */
  open(path: string): Promise<OpenedSource>
}

/** The whole import is refused: nothing of it may be kept. */
export class ImportRefusal extends Refusal {
  override name = 'ImportRefusal'
  readonly place: Place | undefined

  constructor(reason: string, place?: Place) {
    super('invalid', place ? `${place.file}, line ${place.line}: ${reason}` : reason, place?.file)
    this.place = place
  }
}

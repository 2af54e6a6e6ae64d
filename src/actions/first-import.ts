/** The first import into a folder: a database built beside it, in threads, which then takes the empty one's place. */
import { join } from 'node:path'
import { SecondRecord } from '../store/bulk-load/bulk-rows.ts'
import { newDatabaseIn, type NewDatabase } from '../store/bulk-load/new-database.ts'
import { unpackRows, type Unpacking } from '../store/bulk-load/packed-rows.ts'
import { RowSpill } from '../store/bulk-load/spilled-rows.ts'
import { SqliteLoad } from '../store/bulk-load/sqlite-load.ts'
import { ensureTrusted, seriesOf, type ImportReport, type ImportRequest } from './import-catalogue.ts'
import { startReading, type RowReading } from './reading.ts'
import type { ReadingEnd } from './produce-rows.ts'
import type { RefusedRows } from './refused-rows.ts'

/** `undefined` where the folder has a catalogue already, or the data set can't be loaded without comparing. */
export async function firstImport(
  request: ImportRequest,
  directory: string,
  refused: RefusedRows,
): Promise<ImportReport | undefined> {
  const database = await newDatabaseIn(directory)
  if (!database) return undefined
  try {
    return await load(request, database, refused)
  } catch (error) {
    if (error instanceof SecondRecord) return undefined
    throw error
  } finally {
    database.close()
  }
}

async function load(
  request: ImportRequest,
  database: NewDatabase,
  refused: RefusedRows,
): Promise<ImportReport> {
  const into = new SqliteLoad(database.file)
  try {
    const reading = await startReading(request.source, request.path, database.scratch)
    try {
      const { end, rows } = await fill(request, { into, reading, scratch: database.scratch }, refused)
      into.finish()
      database.publish()
      return firstReport(end, rows, refused)
    } finally {
      await reading.stop()
    }
  } finally {
    into.close()
  }
}

type Loading = { readonly into: SqliteLoad; readonly reading: RowReading; readonly scratch: string }

async function fill(
  request: ImportRequest,
  { into, reading, scratch }: Loading,
  refused: RefusedRows,
): Promise<{ end: ReadingEnd; rows: number }> {
  let rows = 0
  const spill = new RowSpill(join(scratch, 'spilled-'))
  const unpacking: Unpacking = {
    row: (table, values) => into.row(table, values),
    spill: (one, partition, bytes, start, end) => spill.add(one, partition, bytes, start, end),
  }
  const { end, categories } = await reading.read((produced) => {
    unpackRows(produced.gathered.memory, produced.gathered.length, unpacking)
    into.writeWaiting()
    for (const row of produced.refused) refused.add(row)
    rows = produced.reading.rows
    request.onReading?.(produced.reading)
  })
  const now = end.rowsByFile ?? { [request.source.name]: rows }
  ensureTrusted(request, refused, rows, { now, last: undefined })
  request.onStage?.('sorting and indexing')
  const spilled = spill.finish(categories)
  const search = reading.buildSearch(spilled)
  // Waited for below; a failure before that must not end the process.
  search.catch(() => undefined)
  into.sorted(spilled)
  into.finishIndexes()
  into.nameSearch(await search)
  into.feedEntry((request.now?.() ?? new Date()).toISOString(), end.origin, noteOf(end))
  into.meta({ epoch: '1', [`import:${seriesOf(request)}`]: JSON.stringify({ rows: now }) })
  return { end, rows }
}

/** What the one feed entry of a first import says. */
export function noteOf(end: ReadingEnd): string {
  return `${end.entities} records`
}

export function firstReport(end: ReadingEnd, rows: number, refused: RefusedRows): ImportReport {
  return {
    created: end.entities,
    changed: 0,
    unchanged: 0,
    rows,
    refused: refused.count,
    firstRefused: refused.first,
    refusedFile: refused.count > 0 ? refused.file : undefined,
    setAside: end.setAside,
    disagreements: 0,
    vanished: 0,
    notes: end.notes,
  }
}

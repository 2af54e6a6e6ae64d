/** The first import into a PostgreSQL database: one transaction of COPY. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenedSource } from '../sources/source.ts'
import { SecondRecord } from '../store/bulk-load/bulk-rows.ts'
import { PostgresLoad } from '../store/bulk-load/postgres-load.ts'
import { PostponedFile } from '../store/bulk-load/postponed-file.ts'
import { firstReport, noteOf } from './first-import.ts'
import { ensureTrusted, seriesOf, type ImportReport, type ImportRequest } from './import-catalogue.ts'
import { produceRows } from './produce-rows.ts'
import type { RefusedRows } from './refused-rows.ts'

/** `undefined` where there is a catalogue already, or the data set can't be loaded without comparing. */
export async function firstImportByCopy(
  request: ImportRequest,
  url: string,
  opened: OpenedSource,
  refused: RefusedRows,
): Promise<ImportReport | undefined> {
  const into = await PostgresLoad.begin(url, (request.now?.() ?? new Date()).toISOString(), opened.source.id)
  if (!into) return undefined
  const scratch = mkdtempSync(join(tmpdir(), 'titlecard-import-'))
  try {
    const postponed = new PostponedFile(join(scratch, 'postponed'))
    const end = await produceRows(opened, into, { stamp: into.stamp, postponed }, async (rows, reading) => {
      for (const row of rows) refused.add(row)
      await into.send()
      request.onReading?.(reading)
    })
    const read = opened.reading().rows
    const now = end.rowsByFile ?? { [request.source.name]: read }
    ensureTrusted(request, refused, read, { now, last: undefined })
    request.onStage?.('indexing')
    await into.commit(noteOf(end), {
      epoch: '1',
      [`import:${seriesOf(request)}`]: JSON.stringify({ rows: now }),
    })
    return firstReport(end, read, refused)
  } catch (error) {
    if (error instanceof SecondRecord) return undefined
    throw error
  } finally {
    await into.close()
    rmSync(scratch, { recursive: true, force: true })
  }
}

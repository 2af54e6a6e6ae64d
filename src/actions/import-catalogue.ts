/** Imports a data set, whole or not at all: one transaction, or one new database that takes the old one's place. */
import { join } from 'node:path'
import type { CatalogueSource, OpenedSource, Reading, Refused } from '../sources/source.ts'
import type { Engine } from '../store/engine/engine.ts'
import { countVanished, lastImport, raiseEpoch, setLastImport } from '../store/imports.ts'
import { ensureRoom, openStore, type StoreAddress } from '../store/store.ts'
import { firstImportByCopy } from './first-import-by-copy.ts'
import { firstImport } from './first-import.ts'
import { ImportInto, type Written } from './import-into.ts'
import { ensureFewRefused, ensureNotCutShort } from './import-limits.ts'
import { RefusedRows } from './refused-rows.ts'

export type ImportRequest = {
  readonly address: StoreAddress
  readonly source: CatalogueSource
  readonly path: string
  /** Imports what is good even where much is not. */
  readonly isForced?: boolean
  readonly now?: () => Date
  /** Called every so often while reading. */
  readonly onReading?: (reading: Reading) => void
  /** Called when reading is over and something else takes its time. */
  readonly onStage?: (stage: string) => void
}

export type ImportReport = Readonly<Written> & {
  readonly rows: number
  readonly refused: number
  readonly firstRefused: readonly Refused[]
  /** Where all refused rows are listed, if there are any. */
  readonly refusedFile: string | undefined
  readonly setAside: Readonly<Record<string, number>>
  /** Fields in which the catalogue keeps what it says against the data set. */
  readonly disagreements: number
  /** Entities that the data set named once and does not any more. */
  readonly vanished: number
  readonly notes: readonly string[]
}

/** Throws a refusal, and leaves the catalogue as it was, where the files as a whole are no good. */
export async function importCatalogue(request: ImportRequest): Promise<ImportReport> {
  const opened = await request.source.open(request.path)
  const refused = new RefusedRows(refusedFile(request))
  try {
    const { address } = request
    ensureRoom(address)
    if (address.kind === 'directory') {
      const first = await firstImport(request, address.directory, refused)
      if (first) return first
    }
    const engine = await openStore(address)
    try {
      if (address.kind === 'postgres') {
        const first = await firstImportByCopy(request, address.url, opened, refused)
        if (first) return first
      }
      return await importIntoEngine(request, opened, refused, engine)
    } finally {
      await engine.close()
    }
  } finally {
    refused.close()
  }
}

function refusedFile({ address, source }: ImportRequest): string {
  return join(address.kind === 'directory' ? address.directory : '.', `refused-${source.name}.tsv`)
}

async function importIntoEngine(
  request: ImportRequest,
  opened: OpenedSource,
  refused: RefusedRows,
  engine: Engine,
): Promise<ImportReport> {
  const at = (request.now?.() ?? new Date()).toISOString()
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const into = new ImportInto({ tx, engine, at }, opened.source, refused)
    await into.source(opened.source)
    for await (const items of opened.items()) {
      await into.take(items)
      request.onReading?.(opened.reading())
    }
    const last = await lastImport(tx, seriesOf(request))
    const rows = opened.rowsByFile?.() ?? { [request.source.name]: opened.reading().rows }
    ensureTrusted(request, refused, opened.reading().rows, { now: rows, last: last?.rows })
    request.onStage?.('comparing with the last import')
    const vanished = last ? await countVanished(tx, opened.source.id, into.seen) : 0
    await setLastImport(tx, seriesOf(request), { rows })
    if (into.hasChanged) await raiseEpoch(tx)
    return reportOf(opened, refused, { ...into.written, disagreements: into.disagreements, vanished })
  })
}

/** The series of imports that this one is the next of. */
export const seriesOf = ({ source, path }: ImportRequest): string => source.seriesOf?.(path) ?? source.name

/** Throws where the import as a whole can't be trusted, unless it is forced. */
export function ensureTrusted(
  request: ImportRequest,
  refused: RefusedRows,
  read: number,
  rows: { readonly now: RowsByFile; readonly last: RowsByFile | undefined },
): void {
  if (request.isForced === true) return
  const example = refused.first[0]
  const reason = example && `${example.file}, line ${example.line}: ${example.reason}`
  ensureFewRefused(refused.count, read, reason)
  ensureNotCutShort(rows.last, rows.now)
}

type RowsByFile = Readonly<Record<string, number>>

function reportOf(
  opened: OpenedSource,
  refused: RefusedRows,
  counts: Written & Pick<ImportReport, 'disagreements' | 'vanished'>,
): ImportReport {
  return {
    ...counts,
    rows: opened.reading().rows,
    refused: refused.count,
    firstRefused: refused.first,
    refusedFile: refused.count > 0 ? refused.file : undefined,
    setAside: opened.setAside?.() ?? {},
    notes: opened.notes?.() ?? [],
  }
}

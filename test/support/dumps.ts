/** Dumps as text, out of a store and into one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importCatalogue, type ImportReport } from '../../src/actions/import-catalogue.ts'
import { titlecardSource } from '../../src/sources/titlecard/titlecard.ts'
import { writeDump } from '../../src/store/dump.ts'
import type { TestStore } from './engines.ts'

export async function dumpOf(store: TestStore, withPrivate = true): Promise<string> {
  const pieces: string[] = []
  await writeDump(store.engine, { withPrivate }, (piece) => Promise.resolve(void pieces.push(piece)))
  return pieces.join('')
}

export async function importDump(store: TestStore, dump: string | Buffer): Promise<ImportReport> {
  const folder = mkdtempSync(join(tmpdir(), 'titlecard-dump-'))
  try {
    const path = join(folder, 'dump.ndjson')
    writeFileSync(path, dump)
    return await importCatalogue({ address: store.address, source: titlecardSource, path })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

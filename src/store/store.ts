import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from './engine/engine.ts'
import { openPostgres } from './engine/postgres.ts'
import { openSqlite } from './engine/sqlite.ts'
import { migrate } from './migrate.ts'

/** Where a catalogue lives: a folder for the embedded engine, or the address of a PostgreSQL database. */
export type StoreAddress =
  | { readonly kind: 'directory'; readonly directory: string }
  | { readonly kind: 'postgres'; readonly url: string }

export const databaseFile = (directory: string): string => join(directory, 'titlecard.sqlite')

/** Opens the catalogue, creating it where there is none, and brings it to this program's schema. */
export async function openStore(address: StoreAddress): Promise<Engine> {
  const engine = openEngine(address)
  try {
    await migrate(engine)
    return engine
  } catch (error) {
    await engine.close()
    throw error
  }
}

function openEngine(address: StoreAddress): Engine {
  if (address.kind === 'postgres') return openPostgres(address.url)
  mkdirSync(address.directory, { recursive: true })
  return openSqlite(databaseFile(address.directory))
}

import { join } from 'node:path'
import type { Engine } from './engine/engine.ts'
import { Refusal } from '../catalogue/refusal.ts'
import { openPostgres } from './engine/postgres.ts'
import { openSqlite } from './engine/sqlite.ts'
import { newSharedTurns, Turns, type SharedTurns } from './engine/turns.ts'
import { ensureFolder } from './folder.ts'
import { keepNames } from './lines-by-key.ts'
import { migrate } from './migrate.ts'

/** Where a catalogue lives: a folder for the embedded engine, or the address of a PostgreSQL database. */
export type StoreAddress =
  | { readonly kind: 'directory'; readonly directory: string }
  | { readonly kind: 'postgres'; readonly url: string }

export const databaseFile = (directory: string): string => join(directory, 'titlecard.sqlite')

/**
 * Opens the catalogue, creating it where there is none, and brings it to this program's schema; `turns` where several
 * threads open it.
 */
export async function openStore(address: StoreAddress, turns = newSharedTurns()): Promise<Engine> {
  const engine = openEngine(address, turns)
  try {
    await migrate(engine)
    return engine
  } catch (error) {
    await engine.close()
    throw unreachable(error, address) ?? error
  }
}

function openEngine(address: StoreAddress, turns: SharedTurns): Engine {
  if (address.kind === 'postgres') return openPostgres(address.url)
  ensureRoom(address)
  try {
    const engine = openSqlite(databaseFile(address.directory), new Turns(turns))
    keepNames(engine.reader)
    return engine
  } catch (error) {
    throw unreachable(error, address) ?? error
  }
}

/** Makes the folder of an embedded catalogue, where it is missing; throws a {@link Refusal} where it can't be. */
export function ensureRoom(address: StoreAddress): void {
  if (address.kind !== 'directory') return
  try {
    ensureFolder(address.directory)
  } catch (error) {
    throw unreachable(error, address) ?? error
  }
}

const whyNot: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  ETIMEDOUT: 'it does not answer',
  ECONNRESET: 'it ended the connection',
  '28P01': 'the password is wrong',
  '28000': 'the user may not connect',
  '3D000': 'there is no such database',
  EEXIST: 'it is a file, not a folder',
  ENOTDIR: 'a part of it is a file, not a folder',
  ENOENT: "it can't be made there",
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
}

/** What a person can do about a catalogue that can't be opened; `undefined` for any other failure. */
function unreachable(error: unknown, address: StoreAddress): Refusal | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const why = whyNot[code]
  if (why === undefined) return undefined
  if (address.kind === 'directory') {
    return new Refusal(
      'invalid',
      `The catalogue's folder ${address.directory} can't be used: ${why}.`,
      'DATA_DIR',
    )
  }
  const { host, pathname } = new URL(address.url)
  return new Refusal('invalid', `The database ${host}${pathname} can't be used: ${why}.`, 'DATABASE_URL')
}

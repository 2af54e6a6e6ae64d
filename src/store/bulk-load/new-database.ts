/** A database that is built beside a folder's own and takes its place in one step. */
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Refusal } from '../../catalogue/refusal.ts'
import { databaseFile, openStore } from '../store.ts'

export type NewDatabase = {
  /** A folder for files that are only needed while it is built. */
  readonly scratch: string
  readonly file: string
  /** From now on the folder's catalogue is the new one. */
  publish(): void
  /** Removes what was built, unless it was published. */
  close(): void
}

/**
 * `undefined` where the folder has a catalogue with anything in it, or one that somebody has open.
 * Throws a refusal where another import is building one there.
 */
export async function newDatabaseIn(directory: string): Promise<NewDatabase | undefined> {
  const held = holdEmpty(databaseFile(directory))
  if (held === 'in-use') return undefined
  mkdirSync(directory, { recursive: true })
  const lock = lockFolder(directory)
  const scratch = join(directory, 'import')
  const close = (): void => {
    rmSync(scratch, { recursive: true, force: true })
    held?.close()
    lock.close()
  }
  try {
    // Left behind by an import that was killed.
    rmSync(scratch, { recursive: true, force: true })
    mkdirSync(scratch)
    await (await openStore({ kind: 'directory', directory: scratch })).close()
    const file = databaseFile(scratch)
    return {
      scratch,
      file,
      close,
      publish: () => publish(file, databaseFile(directory), directory, held !== undefined),
    }
  } catch (error) {
    close()
    throw error
  }
}

/** The lock is a database's own: it is gone with the process that held it, however that ended. */
function lockFolder(directory: string): DatabaseSync {
  const lock = new DatabaseSync(join(directory, 'import.lock'))
  try {
    lock.exec('begin exclusive')
    return lock
  } catch {
    lock.close()
    throw new Refusal('conflict', `Another import is at work in ${directory}; wait for its end.`)
  }
}

/** An empty catalogue, kept from being opened by others; `undefined` where there is no file at all. */
function holdEmpty(file: string): DatabaseSync | 'in-use' | undefined {
  if (!existsSync(file)) return undefined
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    if (isEmpty(database)) {
      // Leaving WAL takes the file for this connection alone, which fails where another has it open.
      database.exec('pragma journal_mode = delete; begin exclusive')
      return database
    }
  } catch {
    // Somebody has it open, or it is no database: opening it in the usual way says which.
  }
  database.close()
  return 'in-use'
}

function isEmpty(database: DatabaseSync): boolean {
  const tables = database
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not in ('meta', 'sqlite_sequence')
       and name not like 'name\\_search%' escape '\\' and name not like 'sqlite\\_stat%' escape '\\'`,
    )
    .all() as { name: string }[]
  return tables.every(({ name }) => database.prepare(`select 1 from "${name}" limit 1`).get() === undefined)
}

function publish(from: string, to: string, directory: string, replaces: boolean): void {
  if (replaces) renameSync(from, to)
  else {
    // Unlike a renaming, this fails where somebody made a catalogue in the meantime.
    linkSync(from, to)
    rmSync(from)
  }
  const handle = openSync(directory, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

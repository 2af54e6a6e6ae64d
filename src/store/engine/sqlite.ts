/** SQLite through `node:sqlite`: one connection that writes, one that can only read. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { compileFunction } from 'node:vm'
import { Kysely, sql } from 'kysely'
import { mostPopular } from '../../catalogue/popularity.ts'
import { answersAtOnce, answersTransactionsAtOnce, type AtOnce } from '../prepared.ts'
import type { ReadHandle, Tables } from '../tables.ts'
import type { Engine, NameIndex } from './engine.ts'
import { keptStatements } from './kept-statements.ts'
import { Snapshots } from './snapshots.ts'
import { PlannedOnceDialect } from './sqlite-dialect.ts'
import type { Turns } from './turns.ts'
import { WritingDialect } from './writing-dialect.ts'
import { WriteAheadLog } from './write-ahead-log.ts'

/** Opens (and creates, where it is missing) the database file; throws where it is no database. */
export function openSqlite(file: string, turns: Turns): Engine {
  const writing = new DatabaseSync(file, { timeout: 5000 })
  writing.exec(
    `pragma page_size = 8192; pragma journal_mode = wal; pragma foreign_keys = on; ${tuning} pragma mmap_size = 0;
     pragma synchronous = normal; pragma busy_timeout = 0; pragma wal_autocheckpoint = ${longestLog};`,
  )
  const log = new WriteAheadLog(file)
  const reading = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  reading.exec(tuning)
  const snapshots = new Snapshots(reading, turns)
  const renew = (): void => snapshots.renew()
  const db = new Kysely<Tables>({
    dialect: new WritingDialect({ database: keptStatements(writing), turns, sync: () => log.sync() }),
  })
  const reader = new Kysely<Tables>({
    dialect: new PlannedOnceDialect({ database: keptStatements(reading, renew) }),
  }) as never as ReadHandle
  answersAtOnce(reader, rowsAtOnce(reading, renew))
  answersTransactionsAtOnce(db, rowsAtOnce(writing))
  return {
    kind: 'sqlite',
    db,
    reader,
    names: sqliteNames,
    // Each transaction that may write has begun so.
    lockForWriting: () => Promise.resolve(),
    async close() {
      await log.close()
      if (reading.isOpen) reading.close()
      if (writing.isOpen) writing.close()
    },
  }
}

/** Pages. `titlecard serve` has a thread that empties the log long before a commit has to. */
const longestLog = 128_000

const tuning = `pragma cache_size = -65536; pragma temp_store = memory;`

/** Rows come as arrays, and are made objects here: those that `node:sqlite` makes take longer to make and to read. */
function rowsAtOnce(database: DatabaseSync, before?: () => void): AtOnce {
  const statements = new Map<string, { readonly statement: StatementSync; readonly rowOf: RowOf }>()
  return (text, parameters) => {
    let known = statements.get(text)
    if (!known) {
      const statement = database.prepare(text)
      statement.setReturnArrays(true)
      known = { statement, rowOf: rowsNamed(statement.columns().map(({ name }) => name)) }
      statements.set(text, known)
    }
    before?.()
    const rows = known.statement.all(...(parameters as readonly SQLInputValue[]))
    return (rows as never as Values[]).map(known.rowOf)
  }
}

type Values = readonly unknown[]
type RowOf = (values: Values) => unknown

/**
 * What makes an object of a statement's values, written and compiled for its columns: one function for all statements
 * would look for the place of each column at each row.
 */
function rowsNamed(columns: readonly string[]): RowOf {
  const fields = columns.map((column, at) => `${JSON.stringify(column)}: values[${at}]`)
  return compileFunction(`return { ${fields.join(', ')} }`, ['values']) as RowOf
}

const keySpace = 2 ** 32

/** Rows are numbered by popularity, then key, so that the first matches in row order are the most popular. */
export function nameRow(key: number, popularity: number): number {
  return (mostPopular - popularity) * keySpace + key
}

const separator = ' | '

/** Each word is also found by as many of its first letters. */
export const prefixLengths = [1, 2, 3]

export const createNameSearch = `create virtual table name_search using fts5(
  names, content = '', detail = none, columnsize = 0, prefix = '${prefixLengths.join(' ')}', tokenize = "ascii separators '|'")`

/**
 * FTS5 keeps no text of its own here: to take a row out it must be told again what was put in.
 * Names come folded, so the plainest tokenizer does; each word is also found by its first one to three letters.
 */
const sqliteNames: NameIndex = {
  async create(tx) {
    await sql.raw(createNameSearch).execute(tx)
  },
  async put(tx, key, popularity, names) {
    if (names.length === 0) return
    const row = nameRow(key, popularity)
    await sql`insert into name_search (rowid, names) values (${row}, ${names.join(separator)})`.execute(tx)
  },
  async remove(tx, key, popularity, names) {
    if (names.length === 0) return
    const row = nameRow(key, popularity)
    const text = names.join(separator)
    await sql`insert into name_search (name_search, rowid, names) values ('delete', ${row}, ${text})`.execute(
      tx,
    )
  },
  async find(reader, { words, lastIsWhole, first, end, limit }) {
    if (words.length === 0) return []
    const match = `${words.map((word) => `"${word}"`).join(' ')}${lastIsWhole ? '' : '*'}`
    const { rows } = await sql<{ row: number }>`
      select rowid as row from name_search
      where name_search match ${match} and (rowid % ${keySpace}) >= ${first} and (rowid % ${keySpace}) < ${end}
      order by rowid limit +${limit}`.execute(reader as never)
    return rows.map(({ row }) => row % keySpace)
  },
  async clear(tx) {
    await sql`insert into name_search (name_search) values ('delete-all')`.execute(tx)
  },
}

/** Fills a new SQLite database that nobody else has open yet, without a journal: it counts only once it is whole. */
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { plainColumns, type PlainTable } from './bulk-rows.ts'
import type { UnpackedValue } from './packed-rows.ts'
import { sortedCredits, sortedHashes, type SpilledRows } from './spilled-rows.ts'

const tuning = `pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive;
  pragma cache_size = -32768;`
const rowsAStatement = 16

export class SqliteLoad {
  readonly #file: string
  readonly #database: DatabaseSync
  readonly #inserts: RowInsert[] = []
  readonly #plain = new Map<PlainTable, RowInsert>()
  readonly #indexes: readonly string[]

  /** `file` is a database of this program's schema without a row in it. */
  constructor(file: string) {
    this.#file = file
    this.#database = new DatabaseSync(file, { defensive: false })
    this.#database.exec(tuning)
    this.#indexes = this.#dropIndexes()
    this.#database.exec('begin')
  }

  /** Bytes are of a text in UTF-8, and have to stay until {@link writeWaiting}. */
  row(table: PlainTable, values: readonly UnpackedValue[]): void {
    let insert = this.#plain.get(table)
    if (!insert) {
      const isDocument = table === 'document'
      insert = this.#insert(isDocument ? 'entity' : table, plainColumns[table], isDocument ? liveEntity : {})
      this.#plain.set(table, insert)
    }
    insert.one(values)
  }

  /** What was set down to be sorted first. */
  sorted(spilled: SpilledRows): void {
    const credits = this.#insert('credit', ['person', 'title', 'category', 'item', 'detail'])
    sortedCredits(spilled, (...values) => credits.one(values))
    credits.flush()
    const hashes = this.#insert('name_hash', ['hash', 'entity'])
    sortedHashes(spilled, (...values) => hashes.one(values))
    hashes.flush()
  }

  /** Takes over the search index of a file that {@link buildNameSearch} made. */
  nameSearch(file: string): void {
    const database = this.#database
    this.writeWaiting()
    database.exec('commit')
    database.prepare('attach ? as built').run(file)
    database.exec('begin')
    for (const { name } of shadowTables(database)) {
      database.exec(`delete from main.${name}; insert into main.${name} select * from built.${name}`)
    }
    database.exec('commit; detach built; begin')
  }

  /** Writes the rows that wait for others to be written with. */
  writeWaiting(): void {
    for (const insert of this.#inserts) insert.flush()
  }

  /** What can only be known at the end. */
  meta(values: Readonly<Record<string, string>>): void {
    const put = this.#database.prepare('insert or replace into meta (name, value) values (?, ?)')
    for (const [name, value] of Object.entries(values)) put.run(name, value)
  }

  feedEntry(at: string, origin: string, note: string): void {
    const put = this.#database.prepare(`insert into feed (at, kind, origin, note) values (?, 'import', ?, ?)`)
    put.run(at, origin, note)
  }

  finishIndexes(): void {
    this.writeWaiting()
    for (const index of this.#indexes) this.#database.exec(index)
    this.#database.exec(countConnections)
  }

  /** Makes sure that every byte is on the disk. */
  finish(): void {
    this.#database.exec('commit')
    this.close()
    const handle = openSync(this.#file, 'r+')
    fsyncSync(handle)
    closeSync(handle)
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close()
  }

  /** `constants` are columns that are the same in each row, in SQL. */
  #insert(table: string, columns: readonly string[], constants: Constants = {}): RowInsert {
    const insert = new RowInsert(this.#database, table, columns, constants)
    this.#inserts.push(insert)
    return insert
  }

  #dropIndexes(): readonly string[] {
    const found = this.#database
      .prepare(`select name, sql from sqlite_schema where type = 'index' and sql is not null`)
      .all() as { name: string; sql: string }[]
    for (const { name } of found) this.#database.exec(`drop index ${name}`)
    return found.map(({ sql }) => sql)
  }
}

const countConnections = `
  update summary set connections = (
    select count(*) from connection where connection.title = summary.key or connection.other = summary.key)
  where key in (select title from connection union select other from connection)`

type Constants = Readonly<Record<string, string>>
/** The load's one feed entry is the first: its position is the stamp of all. */
const liveEntity: Constants = { state: `'live'`, revision: '1', stamp: '1' }

/** Texts that come as bytes; as such they would be stored as blobs. */
const textColumns: ReadonlySet<string> = new Set(['document', 'name', 'original_name'])

/** Rows of one table, several in each statement. */
class RowInsert {
  readonly #columns: number
  readonly #many: StatementSync
  readonly #single: StatementSync
  readonly #waiting: UnpackedValue[]
  #count = 0

  constructor(database: DatabaseSync, table: string, columns: readonly string[], constants: Constants = {}) {
    this.#columns = columns.length
    this.#waiting = new Array<UnpackedValue>(rowsAStatement * columns.length).fill(null)
    const places = columns.map((column) => (textColumns.has(column) ? 'cast(? as text)' : '?'))
    const row = `(${[...places, ...Object.values(constants)].join(', ')})`
    const into = `insert into ${table} (${[...columns, ...Object.keys(constants)].join(', ')}) values `
    this.#many = database.prepare(into + new Array(rowsAStatement).fill(row).join(', '))
    this.#single = database.prepare(into + row)
  }

  one(values: readonly UnpackedValue[]): void {
    const waiting = this.#waiting
    for (let at = 0; at < values.length; at += 1) waiting[this.#count + at] = values[at] ?? null
    this.#count += values.length
    if (this.#count < waiting.length) return
    this.#many.run(...waiting)
    this.#count = 0
  }

  flush(): void {
    for (let at = 0; at < this.#count; at += this.#columns) {
      this.#single.run(...this.#waiting.slice(at, at + this.#columns))
    }
    this.#count = 0
  }
}

function shadowTables(database: DatabaseSync): readonly { name: string }[] {
  return database
    .prepare(
      `select name from built.sqlite_schema where type = 'table' and name like 'name\\_search\\_%' escape '\\'`,
    )
    .all() as { name: string }[]
}

/**
 * How SQLite is written to by many at once: one turn after the other, each a commit of its own that is not on the disk
 * yet, and one wait for the disk for all that were committed meanwhile. docs/decisions/0020-writing-at-once.md
 */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  SqliteAdapter,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
  type TransactionSettings,
} from 'kysely'
import { Refusal } from '../../catalogue/refusal.ts'
import { GroupSync } from './group-sync.ts'
import { PlannedOnceDialect } from './sqlite-dialect.ts'
import type { Turns } from './turns.ts'

export type Writing = {
  /** The one connection of this thread that writes. It doesn't wait, neither for the disk nor for other programs. */
  readonly database: SqliteDatabase
  readonly turns: Turns
  /** Resolves when all that was committed before is on the disk. */
  readonly sync: () => Promise<void>
  /** Milliseconds: how long another program, such as an import, may keep others from writing. */
  readonly patience?: number
}

const usualPatience = 5000
const pause = 5

export class WritingDialect extends PlannedOnceDialect {
  readonly #writing: Writing

  constructor(writing: Writing) {
    super({ database: writing.database })
    this.#writing = writing
  }

  override createDriver(): Driver {
    return new WritingDriver(this.#writing)
  }

  override createAdapter(): SqliteAdapter {
    return new TurnsAdapter()
  }
}

/** Turns keep writers apart, and end before Kysely's own lock would. */
class TurnsAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class WritingDriver implements Driver {
  readonly #database: SqliteDatabase
  readonly #turns: Turns
  readonly #sync: GroupSync
  readonly #patience: number

  constructor({ database, turns, sync, patience = usualPatience }: Writing) {
    this.#database = database
    this.#turns = turns
    this.#sync = new GroupSync(sync)
    this.#patience = patience
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Turn> {
    const patientUntil = performance.now() + this.#patience
    return new Turn(this.#database, await this.#turns.take(), this.#sync, patientUntil)
  }

  beginTransaction(turn: Turn, { accessMode }: TransactionSettings): Promise<void> {
    return turn.begin(accessMode === 'read only')
  }

  commitTransaction(turn: Turn): Promise<void> {
    return turn.commit()
  }

  async rollbackTransaction(turn: Turn): Promise<void> {
    turn.rollback()
  }

  async releaseConnection(turn: Turn): Promise<void> {
    turn.end()
  }

  async destroy(): Promise<void> {
    this.#database.close()
  }
}

/** One transaction, or one statement without. */
class Turn implements DatabaseConnection {
  readonly #database: SqliteDatabase
  readonly #sync: GroupSync
  readonly #patientUntil: number
  #give: (() => void) | undefined
  #isInTransaction = false

  constructor(database: SqliteDatabase, give: () => void, sync: GroupSync, patientUntil: number) {
    this.#database = database
    this.#give = give
    this.#sync = sync
    this.#patientUntil = patientUntil
  }

  async begin(isForReading: boolean): Promise<void> {
    // Whoever will write says so at once: whatever is read then stays as it is until the commit.
    await this.#patiently(isForReading ? 'begin' : 'begin immediate')
    this.#isInTransaction = true
  }

  /** The next turn begins at the commit, this promise resolves when it is on the disk. */
  async commit(): Promise<void> {
    this.#database.prepare('commit').run([])
    this.#isInTransaction = false
    this.end()
    await this.#sync.onDisk()
  }

  /** Nothing where the commit was, and only the disk failed. */
  rollback(): void {
    if (!this.#isInTransaction) return
    this.#isInTransaction = false
    this.#database.prepare('rollback').run([])
  }

  end(): void {
    this.#give?.()
    this.#give = undefined
  }

  async executeQuery<R>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#isInTransaction) return this.#run(sql, parameters)
    const result = await this.#patiently<R>(sql, parameters)
    if (query.kind !== 'SelectQueryNode') await this.#sync.onDisk()
    return result
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for (const row of this.#database.prepare(sql).iterate(parameters)) yield { rows: [row as R] }
  }

  /** Waits while another program writes, without holding up this thread. */
  async #patiently<R>(sql: string, parameters: readonly unknown[] = []): Promise<QueryResult<R>> {
    for (;;) {
      try {
        return this.#run(sql, parameters)
      } catch (error) {
        if (!isBusy(error)) throw error
        if (performance.now() > this.#patientUntil)
          throw new Refusal(
            'busy',
            'Another program is writing to the catalogue; try again in a few minutes.',
          )
        await sleep(pause)
      }
    }
  }

  #run<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    const statement = this.#database.prepare(sql)
    if (statement.reader) return { rows: statement.all(parameters) as R[] }
    const { changes, lastInsertRowid } = statement.run(parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }
}

const sqliteBusy = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === sqliteBusy
}

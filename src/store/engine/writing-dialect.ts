/**
 * How SQLite is written to by many at once: one after the other, those who wait in one commit, which is not on the disk
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
import { CommitGroup } from './commit-group.ts'
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

/** Whoever is first among so many waits no longer for the last of them than for the disk. */
const mostTogether = 16

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
  readonly database: SqliteDatabase
  readonly turns: Turns
  readonly sync: GroupSync
  readonly #patience: number
  /** Of those who have written in this turn, and whose commit is still to come. */
  group: CommitGroup | undefined
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor({ database, turns, sync, patience = usualPatience }: Writing) {
    this.database = database
    this.turns = turns
    this.sync = new GroupSync(sync)
    this.#patience = patience
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    const patientUntil = performance.now() + this.#patience
    const before = this.#last
    const { promise, resolve } = Promise.withResolvers<undefined>()
    this.#last = promise
    this.#waiting += 1
    await before
    this.#waiting -= 1
    return new Connection(this, patientUntil, () => {
      if (this.#waiting === 0 || (this.group && this.group.size >= mostTogether)) this.commitGroup()
      resolve(undefined)
    })
  }

  /** Ends the turn, where a group is under way. */
  commitGroup(): void {
    this.takeGroup()?.commit(this.sync)
  }

  takeGroup(): CommitGroup | undefined {
    const { group } = this
    this.group = undefined
    return group
  }

  beginTransaction(connection: Connection, { accessMode }: TransactionSettings): Promise<void> {
    return connection.begin(accessMode === 'read only')
  }

  commitTransaction(connection: Connection): Promise<void> {
    return connection.commit()
  }

  async rollbackTransaction(connection: Connection): Promise<void> {
    connection.rollback()
  }

  async releaseConnection(connection: Connection): Promise<void> {
    connection.leave()
  }

  async destroy(): Promise<void> {
    this.database.close()
  }
}

/** What a transaction is to the turn in which it stands. */
type Place = 'alone' | 'first of a group' | 'in a group'

/** One transaction, or one statement without. The next of this thread comes when it leaves. */
class Connection implements DatabaseConnection {
  readonly #driver: WritingDriver
  readonly #patientUntil: number
  #onLeave: (() => void) | undefined
  #place: Place | undefined
  #endTurn: (() => void) | undefined

  constructor(driver: WritingDriver, patientUntil: number, onLeave: () => void) {
    this.#driver = driver
    this.#patientUntil = patientUntil
    this.#onLeave = onLeave
  }

  async begin(isForReading: boolean): Promise<void> {
    const driver = this.#driver
    if (driver.group && !isForReading) {
      driver.group.join()
      this.#place = 'in a group'
      return
    }
    driver.commitGroup()
    const endTurn = await driver.turns.take()
    this.#endTurn = endTurn
    // Whoever will write says so at once: whatever is read then stays as it is until the commit.
    await this.#patiently(isForReading ? 'begin' : 'begin immediate')
    this.#place = isForReading ? 'alone' : 'first of a group'
    if (isForReading) return
    this.#endTurn = undefined
    driver.group = new CommitGroup(driver.database, endTurn)
  }

  /** The next one comes at once; this promise resolves when what was written is on the disk. */
  async commit(): Promise<void> {
    const { group } = this.#driver
    const place = this.#place
    this.#place = undefined
    if (place === 'alone' || !group) {
      this.#run('commit', [])
      return
    }
    try {
      if (place === 'in a group') group.keepJoined()
    } catch (error) {
      this.#driver.takeGroup()?.fail(error)
      throw error
    }
    this.leave()
    await group.onDisk
  }

  /** Nothing where the commit was, and only the disk failed. */
  rollback(): void {
    const place = this.#place
    this.#place = undefined
    if (place === 'alone') this.#run('rollback', [])
    // Nobody else is in a group whose first is still there.
    if (place === 'first of a group') this.#driver.takeGroup()?.undo()
    if (place !== 'in a group') return
    try {
      this.#driver.group?.undoJoined()
    } catch (error) {
      this.#driver.takeGroup()?.fail(error)
    }
  }

  leave(): void {
    this.#giveTurn()
    this.#onLeave?.()
    this.#onLeave = undefined
  }

  #giveTurn(): void {
    this.#endTurn?.()
    this.#endTurn = undefined
  }

  async executeQuery<R>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#place !== undefined) return this.#run(sql, parameters)
    this.#driver.commitGroup()
    this.#endTurn = await this.#driver.turns.take()
    const result = await this.#patiently<R>(sql, parameters).finally(() => this.#giveTurn())
    if (query.kind !== 'SelectQueryNode') await this.#driver.sync.onDisk()
    return result
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for (const row of this.#driver.database.prepare(sql).iterate(parameters)) yield { rows: [row as R] }
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
    const statement = this.#driver.database.prepare(sql)
    if (statement.reader) return { rows: statement.all(parameters) as R[] }
    const { changes, lastInsertRowid } = statement.run(parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }
}

const sqliteBusy = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === sqliteBusy
}

import type { SqliteDatabase } from 'kysely'
import type { GroupSync } from './group-sync.ts'

/**
 * Transactions of one thread that share a commit: each after the first is a savepoint, which is undone without the
 * others. After each commit every connection reads from the file again what it had read.
 */
export class CommitGroup {
  readonly #database: SqliteDatabase
  readonly #endTurn: () => void
  readonly #written = Promise.withResolvers<undefined>()
  #size = 1

  /** For a transaction that has begun; `endTurn` lets other threads write. */
  constructor(database: SqliteDatabase, endTurn: () => void) {
    this.#database = database
    this.#endTurn = endTurn
  }

  get size(): number {
    return this.#size
  }

  /** Resolves when all that the group wrote is on the disk. */
  get onDisk(): Promise<unknown> {
    return this.#written.promise
  }

  join(): void {
    this.#run('savepoint joined')
    this.#size += 1
  }

  /** What the one who joined last wrote is committed with the rest. */
  keepJoined(): void {
    this.#run('release joined')
  }

  /** The others are as they were before it came. */
  undoJoined(): void {
    this.#run('rollback to joined')
    this.#run('release joined')
  }

  commit(sync: GroupSync): void {
    try {
      this.#run('commit')
    } catch (error) {
      return this.fail(error)
    }
    this.#written.resolve(sync.onDisk().then(() => undefined))
    this.#endTurn()
  }

  /** Nothing of it was written, and everybody in it is told so. */
  fail(error: unknown): void {
    this.#written.reject(error)
    this.undo()
  }

  /** Undoes a group of which nobody has been told anything. */
  undo(): void {
    try {
      this.#run('rollback')
    } catch {
      // SQLite has undone it already, where it had no room or the disk failed.
    } finally {
      this.#endTurn()
    }
  }

  #run(sql: string): void {
    this.#database.prepare(sql).run([])
  }
}

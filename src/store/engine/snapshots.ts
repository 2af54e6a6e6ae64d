import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { DatabaseMap } from './database-map.ts'
import type { Turns } from './turns.ts'

/**
 * What is read in one turn of the event loop, such as all of a page, is read of one state of the database. SQLite
 * would lock and look for the newest state at each statement, which takes longer than most of them.
 * docs/decisions/0023-pages-as-bytes.md
 */
export class Snapshots {
  readonly #map: DatabaseMap
  readonly #database: DatabaseSync
  readonly #turns: Turns
  readonly #begin: StatementSync
  readonly #end: StatementSync
  readonly #onTurnsEnd = (): void => {
    this.#isEndDue = false
    this.#close()
  }
  #isOpen = false
  #isEndDue = false
  #writes = 0

  /** `database` is only read from; `turns` are those of whoever writes in this process. */
  constructor(database: DatabaseSync, turns: Turns) {
    this.#database = database
    this.#turns = turns
    this.#map = new DatabaseMap(database)
    this.#begin = database.prepare('begin')
    this.#end = database.prepare('commit')
  }

  /** To be called before each statement, which then sees all that has been committed in this process. */
  renew(): void {
    const writes = this.#turns.ended
    if (this.#isOpen && writes === this.#writes) return
    this.#close()
    this.#map.onSnapshot(writes !== this.#writes)
    // Neither gives a row: this is the call that makes nothing of that.
    this.#begin.get()
    this.#isOpen = true
    this.#writes = writes
    if (this.#isEndDue) return
    this.#isEndDue = true
    setImmediate(this.#onTurnsEnd)
  }

  /** SQLite has ended it already where the disk failed. */
  #close(): void {
    if (this.#isOpen && this.#database.isOpen && this.#database.isTransaction) this.#end.get()
    this.#isOpen = false
  }
}

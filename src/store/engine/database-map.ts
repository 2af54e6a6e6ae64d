import type { DatabaseSync } from 'node:sqlite'

/** As much is mapped as SQLite can map: reading a page there costs half of what asking the system for it does. */
const mapped = 2 ** 31 - 2 ** 16
/** One in so many snapshots after a write is too many. */
const bearable = 8
const snapshotsToLook = 512

/**
 * The file in memory, as long as it is rarely written to. At the first read after a write SQLite takes the whole map
 * down and puts it up again, with every other thread stopped for a moment: under many writes it is better off without.
 */
export class DatabaseMap {
  readonly #database: DatabaseSync
  #isMapped = true
  #snapshots = 0
  #afterWrites = 0

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#put()
  }

  /** To be called between two snapshots: while one is open, SQLite leaves the map as it is without a word. */
  onSnapshot(isAfterWrite: boolean): void {
    this.#snapshots += 1
    if (isAfterWrite) this.#afterWrites += 1
    if (this.#snapshots < snapshotsToLook) return
    const isCalm = this.#afterWrites * bearable < this.#snapshots
    this.#snapshots = 0
    this.#afterWrites = 0
    if (isCalm === this.#isMapped) return
    this.#isMapped = isCalm
    this.#put()
  }

  #put(): void {
    this.#database.exec(`pragma mmap_size = ${this.#isMapped ? mapped : 0}`)
  }
}

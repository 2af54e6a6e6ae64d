/** Moving what the write-ahead log holds into the database, on a thread where nobody waits for it. */
import { DatabaseSync } from 'node:sqlite'
import { Turns, type SharedTurns } from './turns.ts'

/** Pages. A shorter log is left to grow: a page that is written often is moved once. */
const long = 4000

export class Checkpoints {
  readonly #database: DatabaseSync
  readonly #turns: Turns

  /** `turns` are those of whoever writes to the database in this process. */
  constructor(file: string, turns: SharedTurns) {
    this.#database = new DatabaseSync(file)
    this.#turns = new Turns(turns)
  }

  /** Empties a long log: most of it while others read and write, the rest in a turn, so that it begins anew. */
  async make(): Promise<void> {
    if (this.#pages('noop') < long) return
    this.#pages('passive')
    const end = await this.#turns.take()
    try {
      this.#pages('passive')
    } finally {
      end()
    }
  }

  close(): void {
    this.#database.close()
  }

  /** Moves as much as nobody has to wait for, or nothing. Returns how many pages the log held. */
  #pages(mode: 'noop' | 'passive'): number {
    const { log } = this.#database.prepare(`pragma wal_checkpoint(${mode})`).get() as { log: number }
    return log
  }
}

/** Moving what the write-ahead log holds into the database, on a thread where nobody waits for it. */
import { DatabaseSync } from 'node:sqlite'
import { Turns, type SharedTurns } from './turns.ts'

/** Pages. Fewer are left to wait: one that is written often is moved once. */
const worthMoving = 4000
/** Pages. Under writes that never pause no moving comes to an end, and the log grows; then writers have to wait. */
const usualLongest = 32_000

/** Milliseconds: how long writers wait at most for those who read, before it is tried again in the next round. */
const patience = 250

/** How many the log holds, and how many of those are in the database too. All are, where it begins anew. */
type Pages = { readonly log: number; readonly checkpointed: number }

export class Checkpoints {
  readonly #database: DatabaseSync
  readonly #turns: Turns
  readonly #longest: number

  /** `turns` are those of whoever writes to the database in this process. */
  constructor(file: string, turns: SharedTurns, longest = usualLongest) {
    this.#database = new DatabaseSync(file)
    this.#turns = new Turns(turns)
    this.#longest = longest
  }

  /** Moves what has gathered while others read and write; of a log that is too long the rest too, in a turn. */
  async make(): Promise<void> {
    const { log, checkpointed } = this.#move('noop')
    if (log - checkpointed < worthMoving) return
    if (this.#move('passive').log < this.#longest) return
    const end = await this.#turns.take()
    try {
      // Waits for those who read of the log: in a moment between two of their snapshots it can begin anew.
      this.#database.exec(`pragma busy_timeout = ${patience}`)
      this.#move('restart')
    } finally {
      this.#database.exec('pragma busy_timeout = 0')
      end()
    }
  }

  close(): void {
    this.#database.close()
  }

  /** Moves as much as nobody has to wait for, nothing, or all. */
  #move(mode: 'noop' | 'passive' | 'restart'): Pages {
    return this.#database.prepare(`pragma wal_checkpoint(${mode})`).get() as Pages
  }
}

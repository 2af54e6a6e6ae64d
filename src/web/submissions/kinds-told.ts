/** Which kinds of something that anybody can make up are still to be told of. */
import type { Counts } from '../../accounts/attempts.ts'

const hour = 3_600_000
/** Of all threads together, and as many kinds each of them remembers. */
const mostAnHour = 100

/**
 * Once an hour for each kind. The kinds are kept here and never counted with addresses: whoever makes kinds up would
 * put out the windows of others, and those against guessing passwords with them.
 */
export class KindsTold {
  readonly #counts: Pick<Counts, 'count'>
  readonly #clock: () => number
  readonly #told = new Set<string>()
  #began: number

  /** `clock` in milliseconds; never set back. */
  constructor(counts: Pick<Counts, 'count'>, clock: () => number = () => performance.now()) {
    this.#counts = counts
    this.#clock = clock
    this.#began = clock()
  }

  mayTell(kind: string): boolean {
    const now = this.#clock()
    if (now - this.#began >= hour) {
      this.#told.clear()
      this.#began = now
    }
    if (this.#told.has(kind) || this.#told.size >= mostAnHour) return false
    this.#told.add(kind)
    return this.#counts.count('stopped', hour).requests <= mostAnHour
  }
}

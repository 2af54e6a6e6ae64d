/** Who writes next, among all threads of the process. Waiting for it holds up no thread. */

/** What threads hand to each other, so that they write by turns: whose turn it is, and how many have ended. */
export type SharedTurns = SharedArrayBuffer

export const newSharedTurns = (): SharedTurns => new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)

const state = 0
const ended = 1

const free = 0
const taken = 1
/** Taken, and another thread wants to be told when it is free. */
const awaited = 2

export class Turns {
  readonly #shared: Int32Array
  /** In a thread, turns come in the order in which they are asked for; only the first waits for other threads. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(shared: SharedTurns) {
    this.#shared = new Int32Array(shared)
  }

  /** How many turns have ended, of all threads; begins anew after 2^32. */
  get ended(): number {
    return Atomics.load(this.#shared, ended)
  }

  /** Resolves when it is this caller's turn, to what ends it. */
  async take(): Promise<() => void> {
    const before = this.#last
    const { promise, resolve } = Promise.withResolvers<undefined>()
    this.#last = promise
    await before
    await this.#takeFromThreads()
    return () => {
      this.#giveToThreads()
      resolve(undefined)
    }
  }

  async #takeFromThreads(): Promise<void> {
    if (Atomics.compareExchange(this.#shared, state, free, taken) === free) return
    while (Atomics.exchange(this.#shared, state, awaited) !== free) {
      await Atomics.waitAsync(this.#shared, state, awaited).value
    }
  }

  #giveToThreads(): void {
    Atomics.add(this.#shared, ended, 1)
    if (Atomics.exchange(this.#shared, state, free) === awaited) Atomics.notify(this.#shared, state, 1)
  }
}

/** Who writes next, among all threads of the process. Waiting for it holds up no thread. */

/** What threads hand to each other, so that they write by turns. */
export type SharedTurns = SharedArrayBuffer

export const newSharedTurns = (): SharedTurns => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)

const free = 0
const taken = 1
/** Taken, and another thread wants to be told when it is free. */
const awaited = 2

export class Turns {
  readonly #state: Int32Array
  /** In a thread, turns come in the order in which they are asked for; only the first waits for other threads. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(shared: SharedTurns) {
    this.#state = new Int32Array(shared)
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
    if (Atomics.compareExchange(this.#state, 0, free, taken) === free) return
    while (Atomics.exchange(this.#state, 0, awaited) !== free) {
      await Atomics.waitAsync(this.#state, 0, awaited).value
    }
  }

  #giveToThreads(): void {
    if (Atomics.exchange(this.#state, 0, free) === awaited) Atomics.notify(this.#state, 0, 1)
  }
}

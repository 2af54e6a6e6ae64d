/** Requests counted by address, in memory that every thread of the process shares. */
import { randomInt } from 'node:crypto'

/** A power of two: how many addresses can be counted at a time. */
const slots = 65_536
/** An address may stand in any of as many slots from its own place on. */
const reach = 16
/** Three numbers for each slot, and after them the two that all slots have in common. */
const fields = 3
const sharedFields = 2

/** Times are kept as ticks since the counts began, so that 32 bits hold four years. */
const ticksASecond = 16
const nanosecondsATick = 1_000_000_000n / BigInt(ticksASecond)

/** What threads hand to each other: as many addresses as are counted never take more. */
export type SharedCounts = SharedArrayBuffer

export function newSharedCounts(): SharedCounts {
  const shared = new SharedArrayBuffer(4 * (slots * fields + sharedFields))
  const numbers = new Int32Array(shared)
  // Nobody outside can know which addresses share a place.
  numbers[slots * fields] = randomInt(2 ** 31)
  numbers[slots * fields + 1] = Number(BigInt.asIntN(32, process.hrtime.bigint() / nanosecondsATick))
  return shared
}

export type Counted = {
  readonly requests: number
  /** Milliseconds until the window ends. */
  readonly left: number
}

/**
 * Fixed windows by a clock that is never set back. Two threads that open the same window at the same moment may
 * lose a request of the count, and an address that finds its whole reach taken puts out the one that ends first.
 */
export class RequestCounts {
  readonly #numbers: Int32Array
  readonly #seed: number
  readonly #began: number

  constructor(shared: SharedCounts) {
    this.#numbers = new Int32Array(shared)
    this.#seed = this.#numbers[slots * fields] ?? 0
    this.#began = this.#numbers[slots * fields + 1] ?? 0
  }

  /** Counts one more request in the window of `key`, which lasts `length` milliseconds from its first request. */
  count(key: string, length: number): Counted {
    const hash = hashOf(key, this.#seed)
    // The place says something of the hash already; the tag is the hash mixed anew, and never 0, the empty slot.
    const tag = mix(hash ^ 0x5bd1e995) | 1
    const now = this.#now()
    let at = -1
    let earliest = Infinity
    for (let step = 0; step < reach; step += 1) {
      const slot = ((hash + step) & (slots - 1)) * fields
      const endsAt = Atomics.load(this.#numbers, slot + 1)
      if (endsAt > now && Atomics.load(this.#numbers, slot) === tag) {
        return this.#counted(Atomics.add(this.#numbers, slot + 2, 1) + 1, endsAt - now)
      }
      if (endsAt < earliest) {
        earliest = endsAt
        at = slot
      }
    }
    const ticks = Math.ceil((length * ticksASecond) / 1000)
    Atomics.store(this.#numbers, at, tag)
    Atomics.store(this.#numbers, at + 2, 1)
    Atomics.store(this.#numbers, at + 1, now + ticks)
    return this.#counted(1, ticks)
  }

  #counted(requests: number, ticks: number): Counted {
    return { requests, left: (ticks * 1000) / ticksASecond }
  }

  /** At least 1, so that an empty slot has ended. */
  #now(): number {
    const ticks = Number(BigInt.asIntN(32, process.hrtime.bigint() / nanosecondsATick))
    return ((ticks - this.#began) | 0) + 1
  }
}

/** FNV-1a over UTF-16 units, mixed at the end as MurmurHash3 does. */
function hashOf(text: string, seed: number): number {
  let hash = seed ^ 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mix(hash)
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

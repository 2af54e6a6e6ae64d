/** Requests counted by address, in memory that every thread of the process shares. */
import { randomInt } from 'node:crypto'

/** A power of two: how many addresses can be counted at a time. */
const slots = 65_536
/** An address may stand in any of as many slots from its own place on. */
const reach = 16
/** Three numbers for each slot, and after them those that all slots have in common: the seed, the beginning, the lock. */
const fields = 3
const sharedFields = 3
const lock = slots * fields + 2

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
 * Fixed windows by a clock that is never set back. An address that finds its whole reach taken puts out the window
 * that ends first.
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
    const place = this.#placeOf(key)
    const open = this.#openWindow(place)
    if (open !== undefined) return this.#countedIn(open, place)
    this.#takeLock()
    try {
      // Another thread may have opened it meanwhile.
      const slot = this.#openWindow(place) ?? this.#newWindow(place, length)
      return this.#countedIn(slot, place)
    } finally {
      this.#giveLock()
    }
  }

  /** Milliseconds until the window of `key` ends; 0 where there is none. Counts nothing. */
  left(key: string): number {
    const place = this.#placeOf(key)
    const slot = this.#openWindow(place)
    return slot === undefined ? 0 : milliseconds(Atomics.load(this.#numbers, slot + 1) - place.now)
  }

  #placeOf(key: string): Place {
    const hash = hashOf(key, this.#seed)
    // The place says something of the hash already; the tag is the hash mixed anew, and never 0, the empty slot.
    return { hash, tag: mix(hash ^ 0x5bd1e995) | 1, now: this.#now() }
  }

  #openWindow({ hash, tag, now }: Place): number | undefined {
    for (let step = 0; step < reach; step += 1) {
      const slot = slotAt(hash + step)
      const isOpen = Atomics.load(this.#numbers, slot + 1) > now
      if (isOpen && Atomics.load(this.#numbers, slot) === tag) return slot
    }
    return undefined
  }

  /** With no request in it yet. Only whoever holds the lock opens one. */
  #newWindow({ hash, tag, now }: Place, length: number): number {
    let earliest = slotAt(hash)
    for (let step = 1; step < reach; step += 1) {
      const slot = slotAt(hash + step)
      if (Atomics.load(this.#numbers, slot + 1) < Atomics.load(this.#numbers, earliest + 1)) earliest = slot
    }
    Atomics.store(this.#numbers, earliest + 2, 0)
    Atomics.store(this.#numbers, earliest + 1, now + Math.ceil((length * ticksASecond) / 1000))
    Atomics.store(this.#numbers, earliest, tag)
    return earliest
  }

  #countedIn(slot: number, { now }: Place): Counted {
    const requests = Atomics.add(this.#numbers, slot + 2, 1) + 1
    return { requests, left: milliseconds(Atomics.load(this.#numbers, slot + 1) - now) }
  }

  #takeLock(): void {
    while (Atomics.compareExchange(this.#numbers, lock, 0, 1) !== 0) Atomics.wait(this.#numbers, lock, 1, 1)
  }

  #giveLock(): void {
    Atomics.store(this.#numbers, lock, 0)
    Atomics.notify(this.#numbers, lock, 1)
  }

  /** At least 1, so that an empty slot has ended. */
  #now(): number {
    const ticks = Number(BigInt.asIntN(32, process.hrtime.bigint() / nanosecondsATick))
    return ((ticks - this.#began) | 0) + 1
  }
}

/** Where an address is looked for, and when. */
type Place = { readonly hash: number; readonly tag: number; readonly now: number }

const slotAt = (place: number): number => (place & (slots - 1)) * fields
const milliseconds = (ticks: number): number => (ticks * 1000) / ticksASecond

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

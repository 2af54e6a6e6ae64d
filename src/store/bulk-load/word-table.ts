/** Numbers the words of names as they come, by their bytes, without making strings of them. */

import { KeyedOrder } from './keyed-order.ts'

const [firstSlots, firstBytes] = [2 ** 16, 2 ** 20]
const zero = 0x30

export class WordTable {
  readonly #order = new KeyedOrder()
  count = 0
  #bytes = Buffer.allocUnsafeSlow(firstBytes)
  #starts = new Uint32Array(firstSlots)
  #hashes = new Int32Array(firstSlots)
  /** Of each slot: the number of its word and one, or 0. */
  #slots = new Int32Array(2 * firstSlots)

  /** `hash` is that of {@link wordHash} over the bytes from `start` to `end`. */
  idOf(source: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const id = (this.#slots[slot] ?? 0) - 1
      if (id < 0) return this.#add(slot, source, start, end, hash)
      if (this.#hashes[id] === hash && this.#isSame(id, source, start, end)) return id
    }
  }

  /** The numbers of all words, in the order of their bytes. */
  sorted(): Uint32Array {
    const order = this.#order
    order.clear()
    for (let id = 0; id < this.count; id += 1) {
      const [from, end] = this.#placeOf(id)
      let start = 0
      for (let at = 0; at < 4; at += 1)
        start = 256 * start + (from + at < end ? (this.#bytes[from + at] ?? 0) : 0)
      order.add(start, id)
    }
    return order.sorted((one, other) => this.#compare(one, other))
  }

  /** The bytes of a word, or so many of them, behind the digit of an index. */
  term(index: number, id: number, size?: number): Uint8Array {
    const [from, end] = this.#placeOf(id)
    const term = new Uint8Array(1 + (size ?? end - from))
    term[0] = zero + index
    for (let at = 1; at < term.length; at += 1) term[at] = this.#bytes[from + at - 1] ?? 0
    return term
  }

  /** How many bytes the first letters of a word take; 0 where it has fewer. */
  bytesOf(id: number, letters: number): number {
    const [from, end] = this.#placeOf(id)
    let at = from
    for (let letter = 0; letter < letters; letter += 1) {
      if (at >= end) return 0
      at += 1
      while (at < end && ((this.#bytes[at] ?? 0) & 0xc0) === 0x80) at += 1
    }
    return at - from
  }

  /** Whether both begin with the same bytes, so many as the first one has. */
  isSameStart(one: number, other: number, size: number): boolean {
    const bytes = this.#bytes
    const [from] = this.#placeOf(one)
    const [start, end] = this.#placeOf(other)
    if (end - start < size) return false
    for (let at = 0; at < size; at += 1) if (bytes[from + at] !== bytes[start + at]) return false
    return true
  }

  #placeOf(id: number): readonly [number, number] {
    return [this.#starts[id] ?? 0, this.#starts[id + 1] ?? 0]
  }

  #compare(one: number, other: number): number {
    const bytes = this.#bytes
    const [a, endOfA] = this.#placeOf(one)
    const [b, endOfB] = this.#placeOf(other)
    for (let at = 0; a + at < endOfA && b + at < endOfB; at += 1) {
      const difference = (bytes[a + at] ?? 0) - (bytes[b + at] ?? 0)
      if (difference !== 0) return difference
    }
    return endOfA - a - (endOfB - b)
  }

  clear(): void {
    this.count = 0
    this.#slots.fill(0)
  }

  #isSame(id: number, source: Uint8Array, start: number, end: number): boolean {
    const bytes = this.#bytes
    const from = this.#starts[id] ?? 0
    if ((this.#starts[id + 1] ?? 0) - from !== end - start) return false
    for (let at = start; at < end; at += 1) if (source[at] !== bytes[from + at - start]) return false
    return true
  }

  #add(slot: number, source: Uint8Array, start: number, end: number, hash: number): number {
    const id = this.count
    this.count += 1
    if (id + 2 >= this.#starts.length) this.#growWords()
    const from = this.#starts[id] ?? 0
    if (from + end - start > this.#bytes.length) this.#growBytes(end - start)
    for (let at = start; at < end; at += 1) this.#bytes[from + at - start] = source[at] ?? 0
    this.#starts[id + 1] = from + end - start
    this.#hashes[id] = hash
    this.#slots[slot] = id + 1
    if (2 * this.count > this.#slots.length) this.#growSlots()
    return id
  }

  #growBytes(room: number): void {
    const grown = Buffer.allocUnsafeSlow(2 * (this.#bytes.length + room))
    this.#bytes.copy(grown)
    this.#bytes = grown
  }

  #growWords(): void {
    const starts = new Uint32Array(2 * this.#starts.length)
    starts.set(this.#starts)
    this.#starts = starts
    const hashes = new Int32Array(2 * this.#hashes.length)
    hashes.set(this.#hashes)
    this.#hashes = hashes
  }

  #growSlots(): void {
    const slots = new Int32Array(2 * this.#slots.length)
    const mask = slots.length - 1
    for (let id = 0; id < this.count; id += 1) {
      const hash = this.#hashes[id] ?? 0
      let slot = (hash ^ (hash >>> 15)) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = id + 1
    }
    this.#slots = slots
  }
}

/** FNV-1a: begin with {@link hashStart}, and take one byte after another. */
export const hashStart = 0x811c9dc5 | 0
export function wordHash(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193)
}

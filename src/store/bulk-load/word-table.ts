/** Numbers the words of names as they come, by their bytes, without making strings of them. */

const [firstSlots, firstBytes] = [2 ** 16, 2 ** 20]

export class WordTable {
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

  /** The bytes of a word, as letters. */
  word(id: number): string {
    return this.#bytes.toString('latin1', this.#starts[id], this.#starts[id + 1])
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

/** An inverted index in memory: for each numbered word the rows that it is in, as the differences between them. */

const firstBlock = 16
const largestBlock = 4096
/** A block ends in the place of the one that follows it. */
const linkBytes = 4

export class Postings {
  /** Bytes in use, about. */
  used = 0
  readonly #arenaBytes: number
  #arena: Buffer
  #words = 0
  /** Of each word: its last row. */
  #lastRow = new Float64Array(1024)
  /** Of each word: where its first block is, where the next byte goes, where that block's link is, how big it is. */
  #state = new Uint32Array(4 * 1024)

  /** Holds about so many bytes; {@link isFull} tells when it is time to write them out. */
  constructor(arenaBytes: number) {
    this.#arenaBytes = arenaBytes
    this.#arena = Buffer.allocUnsafeSlow(arenaBytes + 64 * largestBlock)
  }

  get isFull(): boolean {
    return this.used >= this.#arenaBytes
  }

  #begin(word: number): void {
    if (word >= this.#lastRow.length) this.#growWords()
    this.#words = word + 1
    this.#lastRow[word] = -1
    const head = this.#newBlock(firstBlock)
    this.#state.set([head, head, head + firstBlock - linkBytes, firstBlock], 4 * word)
  }

  /** Words are numbered from 0 as they come; rows of a word come in ascending order, the same row again being one. */
  add(id: number, row: number): void {
    if (id >= this.#words) this.#begin(id)
    const last = this.#lastRow[id] ?? -1
    if (last === row) return
    let value = last < 0 ? row : row - last
    this.#lastRow[id] = row
    while (value >= 2 ** 31) {
      this.#put(id, (value % 0x80) + 0x80)
      value = Math.floor(value / 0x80)
    }
    let rest = value | 0
    while (rest >= 0x80) {
      this.#put(id, (rest & 0x7f) | 0x80)
      rest >>>= 7
    }
    this.#put(id, rest)
  }

  /** Calls `take` with each row of the word. */
  rows(id: number, take: (row: number) => void): void {
    const arena = this.#arena
    const tail = this.#state[4 * id + 1] ?? 0
    let at = this.#state[4 * id] ?? 0
    let size = firstBlock
    let end = at + size - linkBytes
    let row = 0
    let value = 0
    let factor = 1
    while (at !== tail) {
      if (at === end) {
        at = arena.readUInt32LE(end)
        size = Math.min(largestBlock, 2 * size)
        end = at + size - linkBytes
        continue
      }
      const byte = arena[at] ?? 0
      at += 1
      value += (byte & 0x7f) * factor
      if (byte >= 0x80) {
        factor *= 0x80
        continue
      }
      row += value
      take(row)
      value = 0
      factor = 1
    }
  }

  clear(): void {
    this.#words = 0
    this.used = 0
  }

  #put(id: number, byte: number): void {
    const state = this.#state
    let at = state[4 * id + 1] ?? 0
    const end = state[4 * id + 2] ?? 0
    if (at === end) {
      const size = Math.min(largestBlock, 2 * (state[4 * id + 3] ?? firstBlock))
      at = this.#newBlock(size)
      this.#arena.writeUInt32LE(at, end)
      state[4 * id + 3] = size
      state[4 * id + 2] = at + size - linkBytes
    }
    this.#arena[at] = byte
    state[4 * id + 1] = at + 1
  }

  #newBlock(size: number): number {
    const at = this.used
    this.used += size
    if (this.used > this.#arena.length) {
      const grown = Buffer.allocUnsafeSlow(2 * this.#arena.length)
      this.#arena.copy(grown)
      this.#arena = grown
    }
    return at
  }

  #growWords(): void {
    const rows = new Float64Array(2 * this.#lastRow.length)
    rows.set(this.#lastRow)
    this.#lastRow = rows
    const state = new Uint32Array(2 * this.#state.length)
    state.set(this.#state)
    this.#state = state
  }
}

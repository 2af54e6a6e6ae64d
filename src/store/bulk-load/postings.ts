/** An inverted index in memory: for each term the rows that it is in, as the differences between them. */

const firstBlock = 16
const largestBlock = 4096
/** A block ends in the place of the one that follows it. */
const linkBytes = 4

export class Postings {
  /** Bytes in use, about. */
  used = 0
  readonly #arenaBytes: number
  #arena: Buffer
  readonly #ids = new Map<string, number>()
  /** Of each term: its last row. */
  #lastRow = new Float64Array(1024)
  /** Of each term: where its first block is, where the next byte goes, where that block's link is, how big it is. */
  #state = new Uint32Array(4 * 1024)

  /** Holds about so many bytes; {@link isFull} tells when it is time to write them out. */
  constructor(arenaBytes: number) {
    this.#arenaBytes = arenaBytes
    this.#arena = Buffer.allocUnsafeSlow(arenaBytes + 64 * largestBlock)
  }

  get isFull(): boolean {
    return this.used >= this.#arenaBytes
  }

  get isEmpty(): boolean {
    return this.#ids.size === 0
  }

  idOf(term: string): number {
    const known = this.#ids.get(term)
    if (known !== undefined) return known
    const id = this.#ids.size
    if (id >= this.#lastRow.length) this.#growTerms()
    this.#ids.set(term, id)
    this.#lastRow[id] = -1
    const head = this.#newBlock(firstBlock)
    this.#state.set([head, head, head + firstBlock - linkBytes, firstBlock], 4 * id)
    return id
  }

  /** Rows of a term come in ascending order; the same row again is one row. */
  add(id: number, row: number): void {
    const last = this.#lastRow[id] ?? -1
    if (last === row) return
    let value = last < 0 ? row : row - last
    this.#lastRow[id] = row
    while (value >= 0x80) {
      this.#put(id, (value % 0x80) + 0x80)
      value = Math.floor(value / 0x80)
    }
    this.#put(id, value)
  }

  /** Terms with their ids. */
  terms(): IterableIterator<[string, number]> {
    return this.#ids.entries()
  }

  /** Calls `take` with each row of the term. */
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
    this.#ids.clear()
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

  #growTerms(): void {
    const rows = new Float64Array(2 * this.#lastRow.length)
    rows.set(this.#lastRow)
    this.#lastRow = rows
    const state = new Uint32Array(2 * this.#state.length)
    state.set(this.#state)
    this.#state = state
  }
}

/** An inverted index in memory: for each numbered word the rows that it is in, as the differences between them. */

const firstBlock = 16
const largestBlock = 4096
/** A block ends in the place of the one that follows it. */
const linkBytes = 4
/** Of each word: where its first block is, where the next byte goes, where that block's link is, how big it is. */
const [head, tail, link, blockSize] = [0, 1, 2, 3]

export class Postings {
  /** Bytes in use, about. */
  used = 0
  readonly #arenaBytes: number
  #arena: Buffer
  #words = 0
  #state = new Uint32Array(4 * 1024)
  #lastRows = new Int32Array(1024)
  #counts = new Uint32Array(1024)

  /** Holds about so many bytes; {@link isFull} tells when it is time to write them out. */
  constructor(arenaBytes: number) {
    this.#arenaBytes = arenaBytes
    this.#arena = Buffer.allocUnsafeSlow(arenaBytes + 64 * largestBlock)
  }

  get isFull(): boolean {
    return this.used >= this.#arenaBytes
  }

  /** Words are numbered from 0 as they come; rows of a word come in ascending order, the same row again being one. */
  add(word: number, row: number): void {
    if (word >= this.#words) this.#begin(word)
    const last = this.#lastRows[word] ?? -1
    if (last === row) return
    this.#lastRows[word] = row
    this.#counts[word] = this.count(word) + 1
    let rest = last < 0 ? row : row - last
    while (rest >= 0x80) {
      this.#put(word, (rest & 0x7f) | 0x80)
      rest >>>= 7
    }
    this.#put(word, rest)
  }

  /** In how many rows the word is. */
  count(word: number): number {
    return this.#counts[word] ?? 0
  }

  /** Puts the rows of the word into `into`, from `start` on, and tells where they end there. */
  rows(word: number, into: Uint32Array, start: number): number {
    const arena = this.#arena
    const last = this.#state[4 * word + tail] ?? 0
    let at = this.#state[4 * word + head] ?? 0
    let size = firstBlock
    let end = at + size - linkBytes
    let [row, value, shift, to] = [0, 0, 0, start]
    while (at !== last) {
      if (at === end) {
        at = arena.readUInt32LE(end)
        size = Math.min(largestBlock, 2 * size)
        end = at + size - linkBytes
        continue
      }
      const byte = arena[at] ?? 0
      at += 1
      value |= (byte & 0x7f) << shift
      shift += 7
      if (byte >= 0x80) continue
      row += value
      into[to] = row
      to += 1
      value = 0
      shift = 0
    }
    return to
  }

  clear(): void {
    this.#words = 0
    this.used = 0
  }

  #begin(word: number): void {
    if (word >= this.#lastRows.length) this.#growWords()
    this.#words = word + 1
    this.#lastRows[word] = -1
    this.#counts[word] = 0
    const block = this.#newBlock(firstBlock)
    this.#state[4 * word + head] = block
    this.#state[4 * word + tail] = block
    this.#state[4 * word + link] = block + firstBlock - linkBytes
    this.#state[4 * word + blockSize] = firstBlock
  }

  #put(word: number, byte: number): void {
    const state = this.#state
    let at = state[4 * word + tail] ?? 0
    const end = state[4 * word + link] ?? 0
    if (at === end) {
      const size = Math.min(largestBlock, 2 * (state[4 * word + blockSize] ?? firstBlock))
      at = this.#newBlock(size)
      this.#arena.writeUInt32LE(at, end)
      state[4 * word + blockSize] = size
      state[4 * word + link] = at + size - linkBytes
    }
    this.#arena[at] = byte
    state[4 * word + tail] = at + 1
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
    this.#state = grown(this.#state, new Uint32Array(2 * this.#state.length))
    this.#lastRows = grown(this.#lastRows, new Int32Array(2 * this.#lastRows.length))
    this.#counts = grown(this.#counts, new Uint32Array(2 * this.#counts.length))
  }
}

function grown<Numbers extends Uint32Array | Int32Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from)
  return into
}

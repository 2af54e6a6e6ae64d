/** Whole numbers from 0 to 2^32, in pages of bits that exist only where a number was added. */
const pageBits = 20
const numbersAPage = 2 ** pageBits

/** A set of ids that millions can be added to: one bit a number, 128 kB for each million of the span they lie in. */
export class NumberSet {
  readonly #pages: (Uint8Array | undefined)[] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  /** True where the number was not there yet. */
  add(number: number): boolean {
    const place = Math.floor(number / numbersAPage)
    const page = (this.#pages[place] ??= new Uint8Array(numbersAPage / 8))
    const bit = number % numbersAPage
    const byte = page[bit >> 3] ?? 0
    const mask = 1 << (bit & 7)
    if ((byte & mask) !== 0) return false
    page[bit >> 3] = byte | mask
    this.#size += 1
    return true
  }

  has(number: number): boolean {
    const page = this.#pages[Math.floor(number / numbersAPage)]
    if (page === undefined) return false
    const bit = number % numbersAPage
    return ((page[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0
  }
}

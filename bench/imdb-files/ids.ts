import { hash } from './random.ts'

const firstOfEightDigits = 10_000_000

/** Ids spread with gaps over a span of numbers, ascending with the index, and computed rather than stored. */
export class IdSpread {
  readonly count: number
  readonly #prefix: string
  readonly #stride: number
  readonly #jitter: number
  readonly #seed: number

  constructor(prefix: string, count: number, span: number, seed: number) {
    this.count = count
    this.#prefix = prefix
    this.#stride = span / count
    this.#jitter = Math.floor(this.#stride)
    this.#seed = seed
    if (this.#jitter < 1) throw new RangeError(`${count} ids do not fit into ${span} numbers`)
  }

  number(index: number): number {
    return 1 + Math.floor(index * this.#stride) + (hash(this.#seed, index) % this.#jitter)
  }

  text(index: number): string {
    return this.#written(this.number(index))
  }

  /** An id near that of the index that nothing has. */
  unused(index: number): string {
    let last = index
    while (last + 1 < this.count && this.number(last) + 1 === this.number(last + 1)) last++
    return this.#written(this.number(last) + 1)
  }

  /** Indexes in the order of their ids as text, where tt10000000 stands between tt1000000 and tt1000001. */
  *inTextOrder(): Generator<number> {
    let sevenDigits = 0
    const firstLong = this.#firstLong()
    let eightDigits = firstLong
    while (sevenDigits < firstLong || eightDigits < this.count) {
      const isShortNext =
        eightDigits >= this.count ||
        (sevenDigits < firstLong && this.number(sevenDigits) * 10 <= this.number(eightDigits))
      yield isShortNext ? sevenDigits++ : eightDigits++
    }
  }

  #firstLong(): number {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.number(middle) < firstOfEightDigits) low = middle + 1
      else high = middle
    }
    return low
  }

  #written(number: number): string {
    return this.#prefix + String(number).padStart(7, '0')
  }
}

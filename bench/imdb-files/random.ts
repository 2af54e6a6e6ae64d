/** Mixes up to three integers into one of 32 bits, so that a property can be looked up, not stored. */
export function hash(seed: number, first: number, second = 0): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(first + 0x7f4a7c15, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ Math.imul(second + 0x165667b1, 0x27d4eb2f), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/** The hash as a fraction, 0 included and 1 not. */
export function fraction(seed: number, first: number, second = 0): number {
  return hash(seed, first, second) / 4294967296
}

/** The sfc32 generator: small, fast, and the same everywhere for the same seed. */
export class Random {
  #a = 0
  #b = 0
  #c = 0
  #count = 1

  constructor(seed: number, stream = 0) {
    this.restart(seed, stream)
  }

  /** Begins again at a stream of its own, so that one row does not depend on the rows before it. */
  restart(seed: number, stream: number): void {
    this.#a = hash(seed, stream, 1) | 0
    this.#b = hash(seed, stream, 2) | 0
    this.#c = hash(seed, stream, 3) | 0
    this.#count = 1
    for (let round = 0; round < 6; round++) this.next()
  }

  /** A fraction, 0 included and 1 not. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#count) | 0
    this.#count = (this.#count + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }

  /** A whole number from 0 up to, but not, the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  /** A whole number from low to high, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    return at(list, this.below(list.length))
  }

  /** A count around the mean, spread as counts of rare things are (Knuth's method for Poisson). */
  count(mean: number): number {
    const limit = Math.exp(-mean)
    let product = this.next()
    let count = 0
    while (product > limit) {
      product *= this.next()
      count++
    }
    return count
  }
}

export function at<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new RangeError(`No item ${index} in a list of ${list.length}`)
  return item
}

/** The normal quantile, as Tukey's lambda of 0.14: within a tenth as far as four deviations. */
export function normalQuantile(share: number): number {
  return 4.91 * (share ** 0.14 - (1 - share) ** 0.14)
}

/**
 * The rank, from 0, at which a Zipf-Mandelbrot law (weight 1 / (rank + shift) ** exponent) reaches a share.
 * An exponent of 1 is its own case, since the integral is a logarithm there.
 */
export function zipfRank(share: number, size: number, exponent: number, shift: number): number {
  const power = 1 - exponent
  const rank =
    power === 0
      ? shift * ((size + shift) / shift) ** share - shift
      : (shift ** power + share * ((size + shift) ** power - shift ** power)) ** (1 / power) - shift
  return Math.min(size - 1, Math.max(0, Math.floor(rank)))
}

/** A shuffle of 0..size-1 that needs no memory: rank -> (rank * step + start) mod size. */
export function permutation(size: number, seed: number): (rank: number) => number {
  if (size < 2) return (rank) => rank
  const start = hash(seed, size) % size
  let step = 1 + ((Math.floor(size * 0.618) + (hash(seed, size, 1) % Math.max(1, size >> 4))) % (size - 1))
  while (greatestCommonDivisor(step, size) !== 1) step = 1 + (step % (size - 1))
  return (rank) => (rank * step + start) % size
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right)
}

/** People's lines, kept in memory by key: most of what a page names. docs/decisions/0029-names-at-hand.md */
import { idOf, numberLimit } from '../catalogue/ids.ts'
import type { Changeable, EntityLine } from './lines.ts'

/** Bytes: as much as a processor fetches at once. */
const slotLength = 64
/** In each slot: the key, the years, how many bytes each name has, and the names. */
const yearAt = 8
const endYearAt = 10
const nameLengthAt = 12
const originalLengthAt = 13
const namesAt = 14
const roomForNames = slotLength - namesAt

const noYear = -(2 ** 15)
const fits = (year: number): boolean => year > noYear && year < 2 ** 15

/**
 * Each key has one place, which it shares with others: the last one stands there. Bytes and no objects, since whatever
 * looks for what may be forgotten goes through all objects again and again.
 */
export class KeptNames {
  readonly #bytes: Buffer
  readonly #keys: Float64Array
  readonly #years: Int16Array
  /** The place of a key is in the upper bits of its product. */
  readonly #shift: number
  readonly #mask: number

  /** `places` is a power of two. The system gives the memory as it is filled. */
  constructor(places: number) {
    const memory = new ArrayBuffer(places * slotLength)
    this.#bytes = Buffer.from(memory)
    this.#keys = new Float64Array(memory)
    this.#years = new Int16Array(memory)
    this.#shift = 32 - Math.log2(places)
    this.#mask = places - 1
  }

  get(key: number): EntityLine | undefined {
    const at = this.#placeOf(key)
    if (this.#keys[at >> 3] !== key) return undefined
    const bytes = this.#bytes
    const nameEnd = at + namesAt + (bytes[at + nameLengthAt] ?? 0)
    const originalLength = bytes[at + originalLengthAt] ?? 0
    const year = this.#years[(at + yearAt) >> 1] ?? noYear
    const endYear = this.#years[(at + endYearAt) >> 1] ?? noYear
    const line: Changeable<EntityLine> = {
      id: idOf(key),
      type: 'person',
      name: bytes.toString('utf8', at + namesAt, nameEnd),
    }
    if (originalLength > 0) line.originalName = bytes.toString('utf8', nameEnd, nameEnd + originalLength)
    if (year !== noYear) line.year = year
    if (endYear !== noYear) line.endYear = endYear
    return line
  }

  /** Does nothing where the names are longer than most. */
  keep(key: number, { name, originalName = '', year = noYear, endYear = noYear }: EntityLine): void {
    const nameLength = Buffer.byteLength(name)
    const originalLength = Buffer.byteLength(originalName)
    if (nameLength + originalLength > roomForNames) return
    if ((year !== noYear && !fits(year)) || (endYear !== noYear && !fits(endYear))) return
    const at = this.#placeOf(key)
    this.#keys[at >> 3] = key
    this.#years[(at + yearAt) >> 1] = year
    this.#years[(at + endYearAt) >> 1] = endYear
    this.#bytes[at + nameLengthAt] = nameLength
    this.#bytes[at + originalLengthAt] = originalLength
    this.#bytes.write(name, at + namesAt)
    this.#bytes.write(originalName, at + namesAt + nameLength)
  }

  forget(key: number): void {
    const at = this.#placeOf(key)
    if (this.#keys[at >> 3] === key) this.#keys[at >> 3] = 0
  }

  forgetAll(): void {
    this.#bytes.fill(0)
  }

  /** In bytes. By Fibonacci hashing (Knuth, TAOCP 3, 6.4): keys in a row, or every so many apart, are spread evenly. */
  #placeOf(key: number): number {
    return ((Math.imul(key % numberLimit, 0x9e3779b1) >>> this.#shift) & this.#mask) * slotLength
  }
}

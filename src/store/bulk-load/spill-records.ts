/** The rows of the tables that are filled in order, as they are set down before they are sorted. */
import { facetRank, type Derived } from '../../catalogue/derive.ts'
import { numberLimit } from '../../catalogue/ids.ts'
import type { CreditsBytes } from '../../catalogue/record-bytes.ts'
import type { Slice } from '../../catalogue/text-bytes.ts'
import type { SpillRoom } from './spill.ts'
import { copyBytes, putNumber, writeText } from './write-text.ts'

/** Bytes before the texts: of a credit person, title, category and the sizes of its texts; of names key, rank and size. */
export const [creditHead, nameHead] = [15, 12]
/** The hash in two halves, and the entity. */
export const hashBytes = 12
const [openBrace, closeBrace] = [0x7b, 0x7d]
const personsAPartition = 2 ** 16
const keysAPartition = 2 ** 20
const hashesAPartition = 2 ** 44
const twoTo32 = 2 ** 32
/** Partitions of ranks stand before those of the names that nobody has voted for, which are split by key. */
const lastRank = facetRank(0)

export const spillNames = ['credits', 'hashes', 'names'] as const
export type SpillName = (typeof spillNames)[number]

export class SpillRecords {
  readonly #credits: SpillRoom
  readonly #hashes: SpillRoom
  readonly #names: SpillRoom
  readonly #categories = new Map<string, number>()

  constructor({ credits, hashes, names }: Readonly<Record<SpillName, SpillRoom>>) {
    this.#credits = credits
    this.#hashes = hashes
    this.#names = names
  }

  /** What the numbers in the credits stand for. */
  get categories(): readonly string[] {
    return [...this.#categories.keys()]
  }

  credit(title: number, { person, category, item, detail }: Derived['credits'][number]): void {
    const at = this.#creditRoom(person, title, category, item.length + 3 * (detail?.length ?? 0))
    const { buffer } = this.#credits
    const itemBytes = writeText(buffer, item, at + creditHead)
    const detailBytes = detail === null ? 0 : writeText(buffer, detail, at + creditHead + itemBytes)
    this.#creditWritten(at, itemBytes, detailBytes)
  }

  credits(title: number, credits: CreditsBytes): void {
    for (let one = 0; one < credits.count; one += 1) {
      const item = credits.item(one)
      const detail = credits.detail(one)
      const itemBytes = item.end - item.start
      const detailBytes = detail.end > detail.start ? 2 + detail.end - detail.start : 0
      const at = this.#creditRoom(credits.person(one), title, credits.category(one), itemBytes + detailBytes)
      const { buffer } = this.#credits
      copyBytes(item.bytes, item.start, item.end, buffer, at + creditHead)
      if (detailBytes > 0) {
        const from = at + creditHead + itemBytes
        buffer[from] = openBrace
        copyBytes(detail.bytes, detail.start, detail.end, buffer, from + 1)
        buffer[from + detailBytes - 1] = closeBrace
      }
      this.#creditWritten(at, itemBytes, detailBytes)
    }
  }

  #creditRoom(person: number, title: number, category: string, most: number): number {
    const number = person - 2 * numberLimit
    const at = this.#credits.room(Math.floor(number / personsAPartition), creditHead + most)
    const { buffer } = this.#credits
    putNumber(buffer, at, number)
    putNumber(buffer, at + 4, title - numberLimit)
    let code = this.#categories.get(category)
    if (code === undefined) this.#categories.set(category, (code = this.#categories.size))
    buffer[at + 8] = code & 0xff
    buffer[at + 9] = code >> 8
    return at
  }

  #creditWritten(at: number, itemBytes: number, detailBytes: number): void {
    const { buffer } = this.#credits
    buffer[at + 10] = itemBytes
    putNumber(buffer, at + 11, detailBytes)
    this.#credits.taken(creditHead + itemBytes + detailBytes)
  }

  nameHash(hash: number, entity: number): void {
    const at = this.#hashes.room(Math.floor(hash / hashesAPartition), hashBytes)
    const { buffer } = this.#hashes
    putNumber(buffer, at, Math.floor(hash / twoTo32))
    putNumber(buffer, at + 4, hash % twoTo32)
    putNumber(buffer, at + 8, entity)
    this.#hashes.taken(hashBytes)
  }

  names(key: number, popularity: number, names: readonly string[]): void {
    if (names.length === 0) return
    const text = names.join(' | ')
    const at = this.#nameRoom(key, popularity, 3 * text.length)
    this.#namesWritten(at, writeText(this.#names.buffer, text, at + nameHead))
  }

  /** Of folded names with ` | ` between them. */
  foldedNames(key: number, popularity: number, names: Slice): void {
    const size = names.end - names.start
    if (size === 0) return
    const at = this.#nameRoom(key, popularity, size)
    copyBytes(names.bytes, names.start, names.end, this.#names.buffer, at + nameHead)
    this.#namesWritten(at, size)
  }

  #nameRoom(key: number, popularity: number, most: number): number {
    const rank = facetRank(popularity)
    const partition = rank < lastRank ? rank : lastRank + Math.floor(key / keysAPartition)
    const at = this.#names.room(partition, nameHead + most)
    putNumber(this.#names.buffer, at, key)
    putNumber(this.#names.buffer, at + 4, rank)
    return at
  }

  #namesWritten(at: number, bytes: number): void {
    putNumber(this.#names.buffer, at + 8, bytes)
    this.#names.taken(nameHead + bytes)
  }
}

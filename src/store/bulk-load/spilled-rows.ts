/** The rows of the tables that are filled in order: how they are set down on disk, and how they come back sorted. */
import { facetRank, type Derived } from '../../catalogue/derive.ts'
import { numberLimit } from '../../catalogue/ids.ts'
import type { CreditsBytes } from '../../catalogue/record-bytes.ts'
import type { Slice } from '../../catalogue/text-bytes.ts'
import { copyBytes, writeText } from './write-text.ts'
import { orderOf, readSpill, SpillWriter, type Spilled } from './spill.ts'

const personsAPartition = 2 ** 16
const keysAPartition = 2 ** 20
const hashesAPartition = 2 ** 44
const twoTo32 = 2 ** 32
/** Partitions of ranks stand before those of the names that nobody has voted for, which are split by key. */
const lastRank = facetRank(0)

/** Bytes before the texts: of a credit person, title, category and the sizes of its texts; of names key, rank and size. */
const [creditHead, nameHead] = [15, 12]
const [openBrace, closeBrace] = [0x7b, 0x7d]

export type SpilledRows = {
  readonly credits: Spilled
  readonly hashes: Spilled
  readonly names: Spilled
  /** What the numbers in the credits stand for. */
  readonly categories: readonly string[]
}

export class RowSpill {
  readonly #credits: SpillWriter
  readonly #hashes: SpillWriter
  readonly #names: SpillWriter
  readonly #categories = new Map<string, number>()

  /** `path` is what the names of the files begin with. */
  constructor(path: string) {
    this.#credits = new SpillWriter(`${path}credits`, 65_536)
    this.#hashes = new SpillWriter(`${path}hashes`, 32_768)
    this.#names = new SpillWriter(`${path}names`, 16_384)
  }

  credit(title: number, { person, category, item, detail }: Derived['credits'][number]): void {
    const number = person - 2 * numberLimit
    const most = creditHead + item.length + 3 * (detail?.length ?? 0)
    const { buffer, at } = this.#credits.room(Math.floor(number / personsAPartition), most)
    buffer.writeUInt32LE(number, at)
    buffer.writeUInt32LE(title - numberLimit, at + 4)
    buffer.writeUInt16LE(this.#code(category), at + 8)
    const itemBytes = writeText(buffer, item, at + creditHead)
    const detailBytes = detail === null ? 0 : writeText(buffer, detail, at + creditHead + itemBytes)
    buffer[at + 10] = itemBytes
    buffer.writeUInt32LE(detailBytes, at + 11)
    this.#credits.taken(creditHead + itemBytes + detailBytes)
  }

  creditsOf(title: number, credits: CreditsBytes): void {
    for (let one = 0; one < credits.count; one += 1) {
      const number = credits.person(one) - 2 * numberLimit
      const item = credits.item(one)
      const detail = credits.detail(one)
      const itemBytes = item.end - item.start
      const detailBytes = detail.end > detail.start ? 2 + detail.end - detail.start : 0
      const size = creditHead + itemBytes + detailBytes
      const { buffer, at } = this.#credits.room(Math.floor(number / personsAPartition), size)
      buffer.writeUInt32LE(number, at)
      buffer.writeUInt32LE(title - numberLimit, at + 4)
      buffer.writeUInt16LE(this.#code(credits.category(one)), at + 8)
      buffer[at + 10] = itemBytes
      buffer.writeUInt32LE(detailBytes, at + 11)
      copyBytes(item, buffer, at + creditHead)
      if (detailBytes > 0) {
        const from = at + creditHead + itemBytes
        buffer[from] = openBrace
        copyBytes(detail, buffer, from + 1)
        buffer[from + detailBytes - 1] = closeBrace
      }
      this.#credits.taken(size)
    }
  }

  #code(category: string): number {
    let code = this.#categories.get(category)
    if (code === undefined) this.#categories.set(category, (code = this.#categories.size))
    return code
  }

  nameHash(hash: number, entity: number): void {
    const { buffer, at } = this.#hashes.room(Math.floor(hash / hashesAPartition), 12)
    const local = hash % hashesAPartition
    buffer.writeUInt32LE(Math.floor(hash / twoTo32), at)
    buffer.writeUInt32LE(local % twoTo32, at + 4)
    buffer.writeUInt32LE(entity, at + 8)
    this.#hashes.taken(12)
  }

  names(key: number, popularity: number, names: readonly string[]): void {
    if (names.length === 0) return
    const text = names.join(' | ')
    const { buffer, at } = this.#nameRoom(key, popularity, 3 * text.length)
    this.#nameWritten(buffer, at, writeText(buffer, text, at + nameHead))
  }

  /** Of folded names with ` | ` between them. */
  namesOf(key: number, popularity: number, names: Slice): void {
    const size = names.end - names.start
    if (size === 0) return
    const { buffer, at } = this.#nameRoom(key, popularity, size)
    copyBytes(names, buffer, at + nameHead)
    this.#nameWritten(buffer, at, size)
  }

  #nameRoom(key: number, popularity: number, most: number): { buffer: Buffer; at: number } {
    const rank = facetRank(popularity)
    const partition = rank < lastRank ? rank : lastRank + Math.floor(key / keysAPartition)
    const room = this.#names.room(partition, nameHead + most)
    room.buffer.writeUInt32LE(key, room.at)
    room.buffer.writeUInt32LE(rank, room.at + 4)
    return room
  }

  #nameWritten(buffer: Buffer, at: number, bytes: number): void {
    buffer.writeUInt32LE(bytes, at + 8)
    this.#names.taken(nameHead + bytes)
  }

  finish(): SpilledRows {
    return {
      credits: this.#credits.finish(),
      hashes: this.#hashes.finish(),
      names: this.#names.finish(),
      categories: [...this.#categories.keys()],
    }
  }
}

/** By person, title and item: calls `row` with the values of each. */
export function sortedCredits(
  { credits, categories }: SpilledRows,
  row: (person: number, title: number, category: string, item: string, detail: string | null) => void,
): void {
  for (const bytes of readSpill(credits)) {
    const starts = startsOf(bytes, (at) => creditHead + (bytes[at + 10] ?? 0) + bytes.readUInt32LE(at + 11))
    const persons = new Uint32Array(starts.length)
    for (let at = 0; at < starts.length; at += 1) persons[at] = bytes.readUInt32LE(starts[at] ?? 0)
    const itemOf = (start: number) =>
      bytes.toString('latin1', start + creditHead, start + creditHead + (bytes[start + 10] ?? 0))
    const order = orderOf(persons, starts.length, (a, b) => {
      const [one, other] = [starts[a] ?? 0, starts[b] ?? 0]
      const titles = bytes.readUInt32LE(one + 4) - bytes.readUInt32LE(other + 4)
      if (titles !== 0) return titles
      return itemOf(one) < itemOf(other) ? -1 : 1
    })
    for (const at of order) {
      const start = starts[at] ?? 0
      const detail = bytes.readUInt32LE(start + 11)
      const from = start + creditHead + (bytes[start + 10] ?? 0)
      row(
        2 * numberLimit + (persons[at] ?? 0),
        numberLimit + bytes.readUInt32LE(start + 4),
        categories[bytes.readUInt16LE(start + 8)] ?? '',
        itemOf(start),
        detail === 0 ? null : bytes.toString('utf8', from, from + detail),
      )
    }
  }
}

/** By hash and entity. */
export function sortedHashes({ hashes }: SpilledRows, row: (hash: number, entity: number) => void): void {
  for (const bytes of readSpill(hashes)) {
    const count = bytes.length / 12
    const high = new Uint32Array(count)
    const local = (at: number) => bytes.readUInt32LE(12 * at + 4)
    for (let at = 0; at < count; at += 1) {
      high[at] = ((bytes.readUInt32LE(12 * at) & 0xfff) << 20) | (local(at) >>> 12)
    }
    const order = orderOf(high, count, (a, b) => {
      return (
        (local(a) & 0xfff) - (local(b) & 0xfff) ||
        bytes.readUInt32LE(12 * a + 8) - bytes.readUInt32LE(12 * b + 8)
      )
    })
    let last = -1
    let lastEntity = -1
    for (const at of order) {
      const hash = bytes.readUInt32LE(12 * at) * twoTo32 + local(at)
      const entity = bytes.readUInt32LE(12 * at + 8)
      if (hash !== last || entity !== lastEntity) row(hash, entity)
      last = hash
      lastEntity = entity
    }
  }
}

/**
 * The most popular first, then by key: the order of the search index's rows. The names are folded, with ` | `
 * between them, and lie in `bytes` from `start` to `end`.
 */
export function sortedNames(
  { names }: SpilledRows,
  row: (rank: number, key: number, bytes: Uint8Array, start: number, end: number) => void,
): void {
  for (const bytes of readSpill(names)) {
    const starts = startsOf(bytes, (at) => nameHead + bytes.readUInt32LE(at + 8))
    const keys = new Uint32Array(starts.length)
    for (let at = 0; at < starts.length; at += 1) keys[at] = bytes.readUInt32LE(starts[at] ?? 0)
    for (const at of orderOf(keys, starts.length, () => 0)) {
      const start = starts[at] ?? 0
      const from = start + nameHead
      const end = from + bytes.readUInt32LE(start + 8)
      row(bytes.readUInt32LE(start + 4), keys[at] ?? 0, bytes, from, end)
    }
  }
}

function startsOf(bytes: Buffer, sizeAt: (at: number) => number): readonly number[] {
  const starts: number[] = []
  for (let at = 0; at < bytes.length; at += sizeAt(at)) starts.push(at)
  return starts
}

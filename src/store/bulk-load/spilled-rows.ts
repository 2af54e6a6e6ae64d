/** The rows of the tables that are filled in order: how they are set down on disk, and how they come back sorted. */
import { facetRank, type Derived } from '../../catalogue/derive.ts'
import { numberLimit } from '../../catalogue/ids.ts'
import { writeText } from './write-text.ts'
import { orderOf, readSpill, SpillWriter, type Spilled } from './spill.ts'

const personsAPartition = 2 ** 16
const keysAPartition = 2 ** 20
const hashesAPartition = 2 ** 44
const twoTo32 = 2 ** 32
/** Partitions of ranks stand before those of the names that nobody has voted for, which are split by key. */
const lastRank = facetRank(0)

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
    let code = this.#categories.get(category)
    if (code === undefined) this.#categories.set(category, (code = this.#categories.size))
    const number = person - 2 * numberLimit
    const length = detail === null ? 0 : detail.length
    const { buffer, at } = this.#credits.room(
      Math.floor(number / personsAPartition),
      20 + item.length + 3 * length,
    )
    buffer.writeUInt32LE(number, at)
    buffer.writeUInt32LE(title - numberLimit, at + 4)
    buffer.writeUInt16LE(code, at + 8)
    buffer[at + 10] = item.length
    const written = writeText(buffer, item, at + 15)
    const bytes = detail === null ? 0 : writeText(buffer, detail, at + 15 + written)
    // A detail of as many bytes as letters is ASCII, which is read back faster.
    buffer.writeUInt32LE(detail === null ? 0 : bytes * 2 + (bytes === length ? 1 : 0), at + 11)
    this.#credits.taken(15 + written + bytes)
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
    const rank = facetRank(popularity)
    const partition = rank < lastRank ? rank : lastRank + Math.floor(key / keysAPartition)
    const { buffer, at } = this.#names.room(partition, 12 + 3 * text.length)
    buffer.writeUInt32LE(key, at)
    buffer.writeUInt32LE(rank, at + 4)
    const bytes = writeText(buffer, text, at + 12)
    buffer.writeUInt32LE(bytes, at + 8)
    this.#names.taken(12 + bytes)
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
    const starts = startsOf(bytes, (at) => 15 + (bytes[at + 10] ?? 0) + (bytes.readUInt32LE(at + 11) >>> 1))
    const persons = new Uint32Array(starts.length)
    for (let at = 0; at < starts.length; at += 1) persons[at] = bytes.readUInt32LE(starts[at] ?? 0)
    const itemOf = (start: number) =>
      bytes.toString('latin1', start + 15, start + 15 + (bytes[start + 10] ?? 0))
    const order = orderOf(persons, starts.length, (a, b) => {
      const [one, other] = [starts[a] ?? 0, starts[b] ?? 0]
      const titles = bytes.readUInt32LE(one + 4) - bytes.readUInt32LE(other + 4)
      if (titles !== 0) return titles
      return itemOf(one) < itemOf(other) ? -1 : 1
    })
    for (const at of order) {
      const start = starts[at] ?? 0
      const detail = bytes.readUInt32LE(start + 11)
      const from = start + 15 + (bytes[start + 10] ?? 0)
      row(
        2 * numberLimit + (persons[at] ?? 0),
        numberLimit + bytes.readUInt32LE(start + 4),
        categories[bytes.readUInt16LE(start + 8)] ?? '',
        itemOf(start),
        detail === 0 ? null : textOf(bytes, from, detail),
      )
    }
  }
}

function textOf(bytes: Buffer, from: number, detail: number): string {
  const end = from + (detail >>> 1)
  return (detail & 1) === 1 ? bytes.toString('latin1', from, end) : bytes.toString('utf8', from, end)
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
    const starts = startsOf(bytes, (at) => 12 + bytes.readUInt32LE(at + 8))
    const keys = new Uint32Array(starts.length)
    for (let at = 0; at < starts.length; at += 1) keys[at] = bytes.readUInt32LE(starts[at] ?? 0)
    for (const at of orderOf(keys, starts.length, () => 0)) {
      const start = starts[at] ?? 0
      const end = start + 12 + bytes.readUInt32LE(start + 8)
      row(bytes.readUInt32LE(start + 4), keys[at] ?? 0, bytes, start + 12, end)
    }
  }
}

function startsOf(bytes: Buffer, sizeAt: (at: number) => number): readonly number[] {
  const starts: number[] = []
  for (let at = 0; at < bytes.length; at += sizeAt(at)) starts.push(at)
  return starts
}

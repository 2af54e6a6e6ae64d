/** The rows of the tables that are filled in order: set down on disk, and read back sorted. */
import { numberLimit } from '../../catalogue/ids.ts'
import { copyBytes } from './write-text.ts'
import { orderOf, readSpill, SpillWriter, type Spilled } from './spill.ts'
import { creditHead, nameHead, spillNames, type SpillName } from './spill-records.ts'

const twoTo32 = 2 ** 32
const blockBytes: Readonly<Record<SpillName, number>> = { credits: 65_536, hashes: 32_768, names: 16_384 }

export type SpilledRows = Readonly<Record<SpillName, Spilled>> & {
  /** What the numbers in the credits stand for. */
  readonly categories: readonly string[]
}

/** Files of the records that `SpillRecords` writes. */
export class RowSpill {
  readonly #files: readonly SpillWriter[]

  /** `path` is what the names of the files begin with. */
  constructor(path: string) {
    this.#files = spillNames.map((name) => new SpillWriter(path + name, blockBytes[name]))
  }

  /** A record as it is, of one of {@link spillNames} by its place there. */
  add(spill: number, partition: number, bytes: Buffer, start: number, end: number): void {
    const file = this.#files[spill]
    if (!file) throw new RangeError(`There is no spill ${spill}`)
    const at = file.room(partition, end - start)
    copyBytes(bytes, start, end, file.buffer, at)
    file.taken(end - start)
  }

  finish(categories: readonly string[]): SpilledRows {
    const finished = spillNames.map((name, at) => [name, this.#files[at]?.finish()])
    return { ...(Object.fromEntries(finished) as Record<SpillName, Spilled>), categories }
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

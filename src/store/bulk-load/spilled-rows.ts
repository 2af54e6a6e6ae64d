/** The rows of the tables that are filled in order: set down on disk, and read back sorted. */
import { numberLimit } from '../../catalogue/ids.ts'
import { KeyedOrder } from './keyed-order.ts'
import { readSpill, SpillWriter, type Spilled } from './spill.ts'
import { creditHead, hashBytes, nameHead, spillNames, type SpillName } from './spill-records.ts'
import { copyBytes, numberAt } from './write-text.ts'

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
  const order = new KeyedOrder()
  for (const bytes of readSpill(credits)) {
    const endOfItem = (start: number) => start + creditHead + (bytes[start + 10] ?? 0)
    const itemOf = (start: number) => bytes.toString('latin1', start + creditHead, endOfItem(start))
    order.clear()
    for (let at = 0; at < bytes.length; at = endOfItem(at) + numberAt(bytes, at + 11))
      order.add(numberAt(bytes, at), at)
    const starts = order.sorted((a, b) => {
      const titles = numberAt(bytes, a + 4) - numberAt(bytes, b + 4)
      if (titles !== 0) return titles
      return itemOf(a) < itemOf(b) ? -1 : 1
    })
    for (const start of starts) {
      const detail = numberAt(bytes, start + 11)
      const from = endOfItem(start)
      row(
        2 * numberLimit + numberAt(bytes, start),
        numberLimit + numberAt(bytes, start + 4),
        categories[bytes.readUInt16LE(start + 8)] ?? '',
        itemOf(start),
        detail === 0 ? null : bytes.toString('utf8', from, from + detail),
      )
    }
  }
}

/** By hash and entity. */
export function sortedHashes({ hashes }: SpilledRows, row: (hash: number, entity: number) => void): void {
  const order = new KeyedOrder()
  for (const bytes of readSpill(hashes)) {
    const low = (start: number) => numberAt(bytes, start + 4)
    const entityOf = (start: number) => numberAt(bytes, start + 8)
    order.clear()
    for (let at = 0; at < bytes.length; at += hashBytes) {
      // The highest bits are the same in all of a partition.
      order.add(((numberAt(bytes, at) << 20) | (low(at) >>> 12)) >>> 0, at)
    }
    let last = -1
    let lastEntity = -1
    const starts = order.sorted((a, b) => low(a) - low(b) || entityOf(a) - entityOf(b))
    for (const start of starts) {
      const hash = numberAt(bytes, start) * twoTo32 + low(start)
      const entity = entityOf(start)
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
  const order = new KeyedOrder()
  for (const bytes of readSpill(names)) {
    order.clear()
    for (let at = 0; at < bytes.length; at += nameHead + numberAt(bytes, at + 8))
      order.add(numberAt(bytes, at), at)
    for (const start of order.sorted(() => 0)) {
      const from = start + nameHead
      row(numberAt(bytes, start + 4), numberAt(bytes, start), bytes, from, from + numberAt(bytes, start + 8))
    }
  }
}

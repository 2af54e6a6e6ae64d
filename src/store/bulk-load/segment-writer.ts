/**
 * Writes one segment of an FTS5 index, in the format that the source of FTS5 (fts5_index.c, version 4 of its tables)
 * describes: leaf pages of terms and their rows, one entry of the b-tree for each leaf that begins a term, and for rows
 * that go over several leaves a list of the first row on each.
 */

/** As FTS5 writes them by default. */
const pageBytes = 4050
const leavesThatNeedIndex = 4
const header = 4

export type SegmentTables = {
  data(id: number, block: Uint8Array): void
  /** `term` are the bytes that set the leaf apart from the one before. */
  index(segment: number, term: Uint8Array, page: number): void
}

export class SegmentWriter {
  readonly #segment: number
  readonly #tables: SegmentTables
  readonly #page = new Bytes()
  readonly #terms = new Bytes()
  readonly #rowIndexes: RowIndex[] = [new RowIndex()]
  #pageNumber = 1
  #lastTermAt = 0
  #term: Uint8Array = new Uint8Array(0)
  #isFirstTerm = true
  #isFirstRow = true
  #isFirstRowOfTerm = false
  #lastRow = 0
  #leafTerm: Uint8Array = new Uint8Array(0)
  #leafPage = 1
  #leavesWithoutTerm = 0

  constructor(segment: number, tables: SegmentTables) {
    this.#segment = segment
    this.#tables = tables
    this.#page.zeros(header)
  }

  /** Terms come in the order of their bytes. */
  term(term: Uint8Array): void {
    const page = this.#page
    if (page.length + this.#terms.length + term.length + 2 >= pageBytes && page.length > header)
      this.#flushLeaf()
    this.#terms.varint(page.length - this.#lastTermAt)
    this.#lastTermAt = page.length
    const shared = sharedBytes(this.#term, term)
    if (this.#isFirstTerm) {
      if (this.#pageNumber !== 1) this.#beginLeaf(this.#term.length > 0 ? term.subarray(0, shared + 1) : term)
      page.varint(term.length)
      page.bytes(term)
    } else {
      page.varint(shared)
      page.varint(term.length - shared)
      page.bytes(term.subarray(shared))
    }
    this.#term = term
    this.#isFirstTerm = false
    this.#isFirstRow = false
    this.#isFirstRowOfTerm = true
    this.#rowIndex(0).page = this.#pageNumber
  }

  /** Rows of a term come in ascending order. */
  row(row: number): void {
    const page = this.#page
    if (page.length + this.#terms.length >= pageBytes) this.#flushLeaf()
    if (this.#isFirstRow) {
      page.uint16(0, page.length)
      this.#indexRow(row)
    }
    page.varint(this.#isFirstRow || this.#isFirstRowOfTerm ? row : row - this.#lastRow)
    this.#lastRow = row
    this.#isFirstRow = false
    this.#isFirstRowOfTerm = false
  }

  /** The number of leaves. */
  finish(): number {
    if (this.#page.length > header) this.#flushLeaf()
    this.#endLeaf()
    return this.#pageNumber - 1
  }

  #flushLeaf(): void {
    const page = this.#page
    page.uint16(2, page.length)
    if (this.#isFirstTerm) {
      if (this.#isFirstRow && this.#rowIndex(0).bytes.length > 0) this.#rowIndex(0).bytes.varint(0)
      this.#leavesWithoutTerm += 1
    } else page.bytes(this.#terms.taken())
    this.#tables.data(dataId(this.#segment, 0, 0, this.#pageNumber), page.taken())
    page.clear()
    page.zeros(header)
    this.#terms.clear()
    this.#lastTermAt = 0
    this.#pageNumber += 1
    this.#isFirstTerm = true
    this.#isFirstRow = true
  }

  #beginLeaf(term: Uint8Array): void {
    this.#endLeaf()
    this.#leafTerm = term.slice()
    this.#leafPage = this.#pageNumber
  }

  #endLeaf(): void {
    if (this.#leafPage === 0) return
    const isIndexed = this.#rowIndex(0).bytes.length > 0 && this.#leavesWithoutTerm >= leavesThatNeedIndex
    for (const [height, index] of this.#rowIndexes.entries()) {
      if (index.bytes.length === 0) break
      if (isIndexed) this.#tables.data(dataId(this.#segment, 1, height, index.page), index.bytes.taken())
      index.clear()
    }
    this.#leavesWithoutTerm = 0
    this.#tables.index(this.#segment, this.#leafTerm, this.#leafPage * 2 + (isIndexed ? 1 : 0))
    this.#leafPage = 0
  }

  #rowIndex(height: number): RowIndex {
    return (this.#rowIndexes[height] ??= new RowIndex())
  }

  /** Notes that this page of a term's rows begins with the row, in as many levels as it takes. */
  #indexRow(row: number): void {
    for (let height = 0; ; height += 1) {
      const index = this.#rowIndex(height)
      const isFull = index.bytes.length >= pageBytes
      if (isFull) this.#pushUp(height, index)
      if (index.last === undefined) {
        index.bytes.varint(isFull ? 1 : 0)
        index.bytes.varint(height === 0 ? this.#pageNumber : this.#rowIndex(height - 1).page)
        index.bytes.varint(row)
        index.first = row
      } else index.bytes.varint(row - index.last)
      index.last = row
      if (!isFull) return
    }
  }

  #pushUp(height: number, index: RowIndex): void {
    const block = index.bytes.taken().slice()
    block[0] = 1
    this.#tables.data(dataId(this.#segment, 1, height, index.page), block)
    const above = this.#rowIndex(height + 1)
    if (above.bytes.length === 0) {
      above.page = index.page
      above.bytes.varint(0)
      above.bytes.varint(index.page)
      above.bytes.varint(index.first)
      above.first = index.first
      above.last = index.first
    }
    index.clear()
    index.page += 1
  }
}

class RowIndex {
  page = 0
  first = 0
  last: number | undefined
  readonly bytes = new Bytes()

  clear(): void {
    this.bytes.clear()
    this.last = undefined
  }
}

/** A buffer that grows, with SQLite's varints: 7 bits a byte, the highest first. */
export class Bytes {
  length = 0
  #buffer = new Uint8Array(8192)

  varint(value: number): void {
    if (this.length + 9 > this.#buffer.length) this.#grow(9)
    const buffer = this.#buffer
    if (value >= 2 ** 28) return this.#longVarint(value)
    let at = this.length
    if (value >= 2 ** 21) buffer[at++] = (value >>> 21) | 0x80
    if (value >= 2 ** 14) buffer[at++] = (value >>> 14) | 0x80
    if (value >= 2 ** 7) buffer[at++] = (value >>> 7) | 0x80
    buffer[at] = value & 0x7f
    this.length = at + 1
  }

  #longVarint(value: number): void {
    let size = 1
    for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) size += 1
    let rest = value
    for (let at = this.length + size - 1; at >= this.length; at -= 1) {
      this.#buffer[at] = (rest % 0x80) + (at === this.length + size - 1 ? 0 : 0x80)
      rest = Math.floor(rest / 0x80)
    }
    this.length += size
  }

  bytes(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.#buffer.length) this.#grow(bytes.length)
    this.#buffer.set(bytes, this.length)
    this.length += bytes.length
  }

  zeros(count: number): void {
    this.#buffer.fill(0, this.length, this.length + count)
    this.length += count
  }

  uint16(at: number, value: number): void {
    this.#buffer[at] = value >> 8
    this.#buffer[at + 1] = value & 0xff
  }

  clear(): void {
    this.length = 0
  }

  /** Good until the next change. */
  taken(): Uint8Array {
    return this.#buffer.subarray(0, this.length)
  }

  #grow(room: number): void {
    const grown = new Uint8Array(2 * (this.#buffer.length + room))
    grown.set(this.#buffer.subarray(0, this.length))
    this.#buffer = grown
  }
}

/** The row of the data table in which a page is kept. */
function dataId(segment: number, isRowIndex: 0 | 1, height: number, page: number): number {
  return segment * 2 ** 37 + isRowIndex * 2 ** 36 + height * 2 ** 31 + page
}

function sharedBytes(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length)
  let shared = 0
  while (shared < most && a[shared] === b[shared]) shared += 1
  return shared
}

/** Rows on their way from one thread to another, as bytes in memory that both see. */
import type { Slice } from '../../catalogue/text-bytes.ts'
import { plainColumns, type PlainTable, type Value } from './bulk-rows.ts'
import type { SpillRoom } from './spill.ts'
import { spillNames, type SpillName } from './spill-records.ts'
import { copyBytes, numberAt, putNumber, writeText } from './write-text.ts'

const tables = Object.keys(plainColumns) as readonly PlainTable[]
const tableNumbers = Object.fromEntries(tables.map((table, at) => [table, at])) as Record<PlainTable, number>
const columnCounts = tables.map((table) => plainColumns[table].length)
const [nothing, number, ascii, text, bytes, whole] = [0, 1, 2, 3, 4, 5]
const wholeLimit = 2 ** 32
/** Before a record that is to be spilled: which of the spills, the partition, the size. */
const spillHead = 9

export type PackedValue = Value | Slice
/** Texts that were packed as bytes come out as bytes, good until the memory is given back. */
export type UnpackedValue = Value | Uint8Array

/** Puts rows, and records to be spilled, into a piece of memory, one behind the other. */
export class RowPacker {
  length = 0
  memory: SharedArrayBuffer
  buffer: Buffer
  readonly spills: Readonly<Record<SpillName, SpillRoom>>

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory
    this.buffer = Buffer.from(memory)
    const [credits, hashes, names] = spillNames.map((_, at) => new PackedSpill(this, tables.length + at))
    this.spills = { credits, hashes, names } as Record<SpillName, SpillRoom>
  }

  /** Goes on in another piece of memory. */
  begin(memory: SharedArrayBuffer): void {
    this.memory = memory
    this.buffer = Buffer.from(memory)
    this.length = 0
  }

  row(table: PlainTable, values: readonly PackedValue[]): void {
    let most = 1
    for (const value of values) most += 9 + mostBytes(value)
    this.ensureRoom(most)
    this.buffer[this.length] = tableNumbers[table]
    this.length += 1
    for (const value of values) this.#value(value)
  }

  /** More memory, where so many bytes have no room any more. */
  ensureRoom(size: number): void {
    if (this.length + size <= this.buffer.length) return
    const grown = new SharedArrayBuffer(2 * (this.length + size))
    const buffer = Buffer.from(grown)
    this.buffer.copy(buffer, 0, 0, this.length)
    this.memory = grown
    this.buffer = buffer
  }

  #value(value: PackedValue): void {
    const { buffer, length: at } = this
    if (value === null) {
      buffer[at] = nothing
      this.length = at + 1
    } else if (typeof value === 'number' && value >= 0 && value < wholeLimit && Number.isInteger(value)) {
      buffer[at] = whole
      putNumber(buffer, at + 1, value)
      this.length = at + 5
    } else if (typeof value === 'number') {
      buffer[at] = number
      buffer.writeDoubleLE(value, at + 1)
      this.length = at + 9
    } else if (typeof value === 'object') {
      const size = value.end - value.start
      buffer[at] = bytes
      putNumber(buffer, at + 1, size)
      copyBytes(value.bytes, value.start, value.end, buffer, at + 5)
      this.length = at + 5 + size
    } else {
      const size = writeText(buffer, value, at + 5)
      buffer[at] = size === value.length ? ascii : text
      putNumber(buffer, at + 1, size)
      this.length = at + 5 + size
    }
  }
}

/** Records on their way to one of the spills. */
class PackedSpill implements SpillRoom {
  readonly #packer: RowPacker
  readonly #number: number

  constructor(packer: RowPacker, number: number) {
    this.#packer = packer
    this.#number = number
  }

  get buffer(): Buffer {
    return this.#packer.buffer
  }

  room(partition: number, size: number): number {
    const packer = this.#packer
    packer.ensureRoom(spillHead + size)
    packer.buffer[packer.length] = this.#number
    putNumber(packer.buffer, packer.length + 1, partition)
    return packer.length + spillHead
  }

  taken(size: number): void {
    const packer = this.#packer
    putNumber(packer.buffer, packer.length + 5, size)
    packer.length += spillHead + size
  }
}

function mostBytes(value: PackedValue): number {
  if (typeof value === 'string') return 3 * value.length
  return value !== null && typeof value === 'object' ? value.end - value.start : 0
}

export type Unpacking = {
  row(table: PlainTable, values: readonly UnpackedValue[]): void
  /** A record of one of {@link spillNames}, by its place there. */
  spill(spill: number, partition: number, bytes: Buffer, start: number, end: number): void
}

/** Calls `into` with each of the rows and records in the first `length` bytes. */
export function unpackRows(memory: SharedArrayBuffer, length: number, into: Unpacking): void {
  const buffer = Buffer.from(memory)
  let at = 0
  while (at < length) {
    const what = buffer[at] ?? 0
    const table = tables[what]
    if (table !== undefined) {
      at = unpackRow(buffer, at + 1, table, columnCounts[what] ?? 0, into)
      continue
    }
    const start = at + spillHead
    const end = start + numberAt(buffer, at + 5)
    into.spill(what - tables.length, numberAt(buffer, at + 1), buffer, start, end)
    at = end
  }
}

/** Where the row ends. */
function unpackRow(
  buffer: Buffer,
  start: number,
  table: PlainTable,
  columns: number,
  into: Unpacking,
): number {
  let at = start
  const values = new Array<UnpackedValue>(columns)
  for (let place = 0; place < values.length; place += 1) {
    const kind = buffer[at]
    if (kind === nothing) {
      values[place] = null
      at += 1
    } else if (kind === whole) {
      values[place] = numberAt(buffer, at + 1)
      at += 5
    } else if (kind === number) {
      values[place] = buffer.readDoubleLE(at + 1)
      at += 9
    } else {
      const from = at + 5
      at = from + numberAt(buffer, at + 1)
      values[place] =
        kind === bytes
          ? buffer.subarray(from, at)
          : buffer.toString(kind === ascii ? 'latin1' : 'utf8', from, at)
    }
  }
  into.row(table, values)
  return at
}

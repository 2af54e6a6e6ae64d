/** Rows on their way from one thread to another, as bytes in memory that both see. */
import type { Slice } from '../../catalogue/text-bytes.ts'
import { copyBytes, writeText } from './write-text.ts'
import { plainColumns, type PlainTable, type Value } from './bulk-rows.ts'

const tables = Object.keys(plainColumns) as readonly PlainTable[]
const tableNumbers = new Map(tables.map((table, at) => [table, at]))
const [nothing, number, ascii, text] = [0, 1, 2, 3]

export type PackedValue = Value | Slice

/** Puts rows into a piece of memory, one behind the other. */
export class RowPacker {
  length = 0
  readonly #buffer: Buffer

  constructor(memory: SharedArrayBuffer) {
    this.#buffer = Buffer.from(memory)
  }

  /** False where the row has no room any more. */
  add(table: PlainTable, values: readonly PackedValue[]): boolean {
    let most = 1
    for (const value of values) most += 9 + mostBytes(value)
    if (this.length + most > this.#buffer.length) return false
    this.#buffer[this.length] = tableNumbers.get(table) ?? 0
    this.length += 1
    for (const value of values) this.#value(value)
    return true
  }

  #value(value: PackedValue): void {
    const buffer = this.#buffer
    const at = this.length
    if (value === null) {
      buffer[at] = nothing
      this.length = at + 1
    } else if (typeof value === 'number') {
      buffer[at] = number
      buffer.writeDoubleLE(value, at + 1)
      this.length = at + 9
    } else if (typeof value === 'object') {
      const size = value.end - value.start
      buffer[at] = copyBytes(value, buffer, at + 5) ? ascii : text
      buffer.writeUInt32LE(size, at + 1)
      this.length = at + 5 + size
    } else {
      const bytes = writeText(buffer, value, at + 5)
      buffer[at] = bytes === value.length ? ascii : text
      buffer.writeUInt32LE(bytes, at + 1)
      this.length = at + 5 + bytes
    }
  }
}

function mostBytes(value: PackedValue): number {
  if (typeof value === 'string') return 3 * value.length
  return value !== null && typeof value === 'object' ? value.end - value.start : 0
}

/** Calls `take` with each of the rows in the first `length` bytes. */
export function unpackRows(
  memory: SharedArrayBuffer,
  length: number,
  take: (table: PlainTable, values: readonly Value[]) => void,
): void {
  const buffer = Buffer.from(memory)
  let at = 0
  while (at < length) {
    const table = tables[buffer[at] ?? 0]
    if (table === undefined) throw new Error('A packed row is of no table')
    at += 1
    const values = new Array<Value>(plainColumns[table].length)
    for (let place = 0; place < values.length; place += 1) {
      const kind = buffer[at]
      if (kind === nothing) {
        values[place] = null
        at += 1
      } else if (kind === number) {
        values[place] = buffer.readDoubleLE(at + 1)
        at += 9
      } else {
        const end = at + 5 + buffer.readUInt32LE(at + 1)
        values[place] = buffer.toString(kind === ascii ? 'latin1' : 'utf8', at + 5, end)
        at = end
      }
    }
    take(table, values)
  }
}

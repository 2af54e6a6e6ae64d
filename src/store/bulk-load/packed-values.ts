/** Rows on their way from one thread to another: values as bytes that change hands without being copied. */
import type { Value } from './bulk-rows.ts'

const [nothing, number, ascii, text] = [0, 1, 2, 3]
const firstBytes = 128 * 1024

export type PackedValues = { readonly bytes: Uint8Array<ArrayBuffer>; readonly count: number }

export class ValuePacker {
  count = 0
  length = 0
  #buffer = Buffer.allocUnsafeSlow(firstBytes)

  add(value: Value): void {
    this.count += 1
    const most = 9 + (typeof value === 'string' ? 3 * value.length : 0)
    if (this.length + most > this.#buffer.length) this.#grow(most)
    const buffer = this.#buffer
    const at = this.length
    if (value === null) {
      buffer[at] = nothing
      this.length = at + 1
    } else if (typeof value === 'number') {
      buffer[at] = number
      buffer.writeDoubleLE(value, at + 1)
      this.length = at + 9
    } else {
      const bytes = buffer.write(value, at + 5)
      buffer[at] = bytes === value.length ? ascii : text
      buffer.writeUInt32LE(bytes, at + 1)
      this.length = at + 5 + bytes
    }
  }

  /** What was added; the packer begins anew. */
  take(): PackedValues {
    const bytes = new Uint8Array(this.#buffer.buffer as ArrayBuffer, 0, this.length)
    const taken = { bytes, count: this.count }
    this.#buffer = Buffer.allocUnsafeSlow(firstBytes)
    this.count = 0
    this.length = 0
    return taken
  }

  #grow(room: number): void {
    const grown = Buffer.allocUnsafeSlow(2 * (this.#buffer.length + room))
    this.#buffer.copy(grown, 0, 0, this.length)
    this.#buffer = grown
  }
}

export function unpackValues({ bytes, count }: PackedValues): Value[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const values = new Array<Value>(count)
  let at = 0
  for (let place = 0; place < count; place += 1) {
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
  return values
}

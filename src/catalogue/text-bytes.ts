/** Texts as bytes of UTF-8, for reading and writing millions of them without making a string of each. */

/** Some bytes in a row, good as long as their owner says. */
export type Slice = { readonly bytes: Uint8Array; readonly start: number; readonly end: number }

const [quote, backslash, zero] = [0x22, 0x5c, 0x30]
/** Up to this size, copying byte by byte is faster than asking for it. */
const longestByByte = 128
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text)
}

export function textOf({ bytes, start, end }: Slice): string {
  return decoder.decode(bytes.subarray(start, end))
}

export function isSame(one: Slice, other: Slice): boolean {
  const size = one.end - one.start
  if (other.end - other.start !== size) return false
  for (let at = 0; at < size; at += 1) {
    if (one.bytes[one.start + at] !== other.bytes[other.start + at]) return false
  }
  return true
}

/** A text that is put together from bytes; it is a slice of all that was added since it was cleared. */
export class TextBytes implements Slice {
  readonly start = 0
  end = 0
  bytes = new Uint8Array(256)

  clear(): void {
    this.end = 0
  }

  add(source: Uint8Array, start = 0, end = source.length): void {
    const size = end - start
    const to = this.#room(size)
    const { bytes } = this
    if (size > longestByByte) bytes.set(source.subarray(start, end), to)
    else for (let at = 0; at < size; at += 1) bytes[to + at] = source[start + at] ?? 0
    this.end = to + size
  }

  slice({ bytes, start, end }: Slice): void {
    this.add(bytes, start, end)
  }

  byte(byte: number): void {
    const to = this.#room(1)
    this.bytes[to] = byte
    this.end = to + 1
  }

  /** A whole number from 0. */
  number(value: number): void {
    let size = 1
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) size += 1
    const to = this.#room(size)
    let rest = value
    for (let at = to + size - 1; at >= to; at -= 1) {
      const less = Math.floor(rest / 10)
      this.bytes[at] = zero + rest - 10 * less
      rest = less
    }
    this.end = to + size
  }

  /** As a string of JSON; the text holds no control characters. */
  quoted({ bytes: source, start, end }: Slice): void {
    let to = this.#room(2 * (end - start) + 2)
    const { bytes } = this
    bytes[to++] = quote
    for (let at = start; at < end; at += 1) {
      const byte = source[at] ?? 0
      if (byte === quote || byte === backslash) bytes[to++] = backslash
      bytes[to++] = byte
    }
    bytes[to++] = quote
    this.end = to
  }

  toString(): string {
    return textOf(this)
  }

  /** Where the next bytes go, so many of which have room there. */
  #room(size: number): number {
    if (this.end + size > this.bytes.length) {
      const grown = new Uint8Array(2 * (this.end + size))
      grown.set(this.bytes.subarray(0, this.end))
      this.bytes = grown
    }
    return this.end
  }
}

/** How many bytes the character takes that begins with this one. */
export function sizeOfCharacter(first: number): number {
  return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
}

/** The number of the character that begins at `at`. */
export function characterAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return first
  const second = (bytes[at + 1] ?? 0) & 0x3f
  if (first < 0xe0) return ((first & 0x1f) << 6) | second
  const third = (bytes[at + 2] ?? 0) & 0x3f
  if (first < 0xf0) return ((first & 0x0f) << 12) | (second << 6) | third
  return ((first & 0x07) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] ?? 0) & 0x3f)
}

/** Longer than so many letters as strings count them: characters beyond the first 65,536 are two. */
export function isLongerThan(most: number, { bytes, start, end }: Slice): boolean {
  if (end - start <= most) return false
  let letters = 0
  for (let at = start; at < end;) {
    const size = sizeOfCharacter(bytes[at] ?? 0)
    letters += size === 4 ? 2 : 1
    at += size
  }
  return letters > most
}

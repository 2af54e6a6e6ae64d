const longestByLetter = 48

/** Writes a text as UTF-8 and tells how many bytes it took; short ASCII, which most is, goes fastest by hand. */
export function writeText(buffer: Buffer, text: string, at: number): number {
  const { length } = text
  if (length > longestByLetter) return buffer.write(text, at)
  for (let letter = 0; letter < length; letter += 1) {
    const code = text.charCodeAt(letter)
    if (code >= 0x80) return buffer.write(text, at)
    buffer[at + letter] = code
  }
  return length
}

/** Up to this size, copying byte by byte is faster than asking for it. */
const longestByByte = 128

/** Writes a text that is bytes already. */
export function copyBytes(bytes: Uint8Array, start: number, end: number, buffer: Buffer, at: number): void {
  const size = end - start
  if (size > longestByByte) buffer.set(bytes.subarray(start, end), at)
  else for (let byte = 0; byte < size; byte += 1) buffer[at + byte] = bytes[start + byte] ?? 0
}

/** 32 bits, the lowest byte first. */
export function putNumber(buffer: Buffer, at: number, number: number): void {
  buffer[at] = number
  buffer[at + 1] = number >>> 8
  buffer[at + 2] = number >>> 16
  buffer[at + 3] = number >>> 24
}

export function numberAt(buffer: Buffer, at: number): number {
  const [first, second, third] = [buffer[at] ?? 0, buffer[at + 1] ?? 0, buffer[at + 2] ?? 0]
  return (first | (second << 8) | (third << 16) | ((buffer[at + 3] ?? 0) << 24)) >>> 0
}

import type { Slice } from '../../catalogue/text-bytes.ts'

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

/** Writes a text that is bytes already. */
export function copyBytes({ bytes, start, end }: Slice, buffer: Buffer, at: number): void {
  const size = end - start
  if (size > longestByLetter) buffer.set(bytes.subarray(start, end), at)
  else for (let byte = 0; byte < size; byte += 1) buffer[at + byte] = bytes[start + byte] ?? 0
}

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

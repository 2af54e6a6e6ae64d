/** Looks at the bytes of a chunk once, for what only few rows hold, so that the others need no second look. */

export type Scan = {
  readonly isAscii: boolean
  /** Controls, or what overrides the direction of writing. */
  readonly mayBeUnwanted: boolean
  /** White space that a tidy text does not have; inside JSON it stands beside a quotation mark. */
  readonly mayBeUntidy: boolean
}

// U+0002 divides the lists of title.akas and is looked at there.
// eslint-disable-next-line no-control-regex -- control characters are what is being looked for
export const unwanted = /[\u0000\u0001\u0003-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/
export const untidy = /[^\S\t\n ]| {2}| [\t\n"]|[\t\n"] /

const [isUntidy, isUnwanted, isLead] = [1, 2, 4]
const pairs = pairTable()

/** What two bytes in a row say; three-byte characters are looked at by {@link threeBytes}. */
function pairTable(): Uint8Array {
  const table = new Uint8Array(65_536)
  const mark = (before: number, byte: number, what: number): void => {
    table[before * 256 + byte] = (table[before * 256 + byte] ?? 0) | what
  }
  for (let before = 0; before < 256; before += 1) {
    for (let byte = 0; byte < 32; byte += 1)
      if (byte !== 2 && byte !== 9 && byte !== 10) mark(before, byte, isUnwanted)
    mark(before, 0x7f, isUnwanted)
  }
  mark(0x20, 0x20, isUntidy)
  for (const beside of [0x09, 0x0a, 0x22]) {
    mark(0x20, beside, isUntidy)
    mark(beside, 0x20, isUntidy)
  }
  for (let byte = 0x80; byte < 0xa0; byte += 1) mark(0xc2, byte, isUnwanted)
  mark(0xc2, 0xa0, isUntidy)
  for (const [lead, second] of [
    [0xe1, 0x9a],
    [0xe2, 0x80],
    [0xe2, 0x81],
    [0xe3, 0x80],
    [0xef, 0xbb],
  ] as const) {
    mark(lead, second, isLead)
  }
  return table
}

function threeBytes(first: number, second: number, third: number): number {
  if (first === 0xe2 && second === 0x80) {
    if (third <= 0x8a || third === 0xaf) return isUntidy
    return third >= 0xa8 && third <= 0xae ? isUnwanted | isUntidy : 0
  }
  if (first === 0xe2) return third === 0x9f ? isUntidy : third >= 0xa6 && third <= 0xa9 ? isUnwanted : 0
  return third === (first === 0xef ? 0xbf : 0x80) ? isUntidy : 0
}

/** Of whole lines in UTF-8. */
export function scanBytes(bytes: Uint8Array): Scan {
  let found = 0
  let all = 0
  let before = 0x0a
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    const what = pairs[before * 256 + byte] ?? 0
    if (what !== 0) found |= what === isLead ? threeBytes(before, byte, bytes[at + 1] ?? 0) : what
    all |= byte
    before = byte
  }
  return {
    isAscii: all < 0x80,
    mayBeUnwanted: (found & isUnwanted) !== 0,
    mayBeUntidy: (found & isUntidy) !== 0,
  }
}

/** The hashes of `nameHash` and `shortHash`, of texts that are bytes: they take letters as strings count them. */
import { characterAt, sizeOfCharacter, type Slice, type TextBytes } from './text-bytes.ts'

const prime = 0x01000193
const start = 0x811c9dc5
const [zero, beforeA] = [0x30, 0x61 - 10]

/** As `nameHash`. */
export function nameHashOf(folded: Slice): number {
  const low = hashLetters(folded, start, prime)
  const high = hashLetters(folded, prime, 0x85ebca6b)
  return (high & 0xfffff) * 0x1_0000_0000 + (low >>> 0)
}

/** The number that {@link addShortHash} writes. */
export function shortHashOf(text: Slice): number {
  return hashLetters(text, start, prime) >>> 0
}

/** As `shortHash`: 7 characters of base 36. */
export function addShortHash(into: TextBytes, hash: number): void {
  for (let factor = 36 ** 6, rest = hash; factor >= 1; factor /= 36) {
    const digit = Math.floor(rest / factor)
    rest -= digit * factor
    into.byte(digit + (digit < 10 ? zero : beforeA))
  }
}

function hashLetters({ bytes, start: from, end }: Slice, first: number, factor: number): number {
  let hash = first
  for (let at = from; at < end; at += 1) {
    let letter = bytes[at] ?? 0
    if (letter >= 0x80) {
      const character = characterAt(bytes, at)
      at += sizeOfCharacter(letter) - 1
      letter = character
      if (character >= 0x10000) {
        hash = Math.imul(hash ^ (0xd7c0 + (character >> 10)), factor)
        letter = 0xdc00 + (character & 0x3ff)
      }
    }
    hash = Math.imul(hash ^ letter, factor)
  }
  return hash
}

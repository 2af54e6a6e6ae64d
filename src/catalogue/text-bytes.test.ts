import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addShortHash, nameHashOf, shortHashOf } from './byte-hashes.ts'
import { foldedNames, nameHash } from './derive.ts'
import { FoldedNames } from './folded-names.ts'
import { shortHash } from './ids.ts'
import { bytesOf, isLongerThan, TextBytes, textOf, type Slice } from './text-bytes.ts'

const letters = fc.constantFrom(
  ...'aZ09 \'’#.-_"\\',
  ...'éÀßŒøİıΣςσŁ¨½⑴ﬁﷺ№',
  'Episode #1.22',
  ' #2.7',
  'エピソード',
  '日',
  'е\u0301',
  '\u05e9\u05bc',
  '\u3000',
  '𝒜',
  '🎬',
)
const text = fc.array(fc.oneof(letters, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 12 })
const texts = text.map((parts) => parts.join(''))

/** In the middle of others, as fields lie among fields. */
function sliceOf(all: string): Slice {
  const bytes = bytesOf(`<${all}>`)
  return { bytes, start: 1, end: bytes.length - 1 }
}

describe('texts as bytes', () => {
  test('what is put together is what it was put together from', () => {
    const number = fc.oneof(fc.nat(), fc.constantFrom(0, 9, 10, 2 ** 32, 999_999_999_999_999))
    fc.assert(
      fc.property(texts, fc.array(texts), number, (first, others, count) => {
        const into = new TextBytes()
        into.slice(sliceOf(first))
        for (const other of others) into.quoted(sliceOf(other.replace(/\p{Cc}/gu, '')))
        into.number(count)
        const expected = others.map((other) => JSON.stringify(other.replace(/\p{Cc}/gu, ''))).join('')
        expect(into.toString()).toBe(first + expected + count)
      }),
    )
  })

  test('their length is that of the string', () => {
    fc.assert(
      fc.property(texts, fc.nat({ max: 40 }), (one, most) => {
        expect(isLongerThan(most, sliceOf(one))).toBe(one.length > most)
      }),
    )
  })

  test('their hashes are those of the string', () => {
    fc.assert(
      fc.property(texts, (one) => {
        const into = new TextBytes()
        addShortHash(into, shortHashOf(sliceOf(one)))
        expect(into.toString()).toBe(shortHash(one))
        expect(nameHashOf(sliceOf(one))).toBe(nameHash(one))
      }),
    )
  })

  test('names fold to what they fold to as strings, each once', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 8 }), (all) => {
        const names = new FoldedNames()
        names.add(sliceOf('another record'))
        names.clear()
        for (const one of all) names.add(sliceOf(one))
        expect(textOf(names.text)).toBe(foldedNames(all).join(' | '))
        const hashes = Array.from({ length: names.count }, (_, at) => names.hash(at))
        expect(hashes).toEqual(foldedNames(all).map(nameHash))
      }),
      { numRuns: 1000 },
    )
  })

  test('every character folds to what it folds to as a string', () => {
    const wrong: string[] = []
    for (let character = 0x20; character < 0x10000; character += 1) {
      if (character >= 0xd800 && character < 0xe000) continue
      const one = `b${String.fromCharCode(character)} c`
      const names = new FoldedNames()
      names.add(sliceOf(one))
      if (textOf(names.text) !== foldedNames([one]).join()) wrong.push(one)
    }
    expect(wrong).toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldName, textFault, tidyName, tidyText } from './text.ts'

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string())

describe('text', () => {
  test.each([
    ['\ud800', 'lone-surrogate'],
    ['a\udc00b', 'lone-surrogate'],
    ['\0', 'control-character'],
    ['a\u0007', 'control-character'],
    ['\u0085', 'control-character'],
    ['\r\n', 'control-character'],
    ['\u202edcba', 'bidirectional-override'],
    ['\u2066x\u2069', 'bidirectional-override'],
  ] as const)('is refused: %j is a %s', (text, fault) => {
    expect(textFault(text)).toBe(fault)
    expect(textFault(text, 'name')).toBe(fault)
  })

  test('may run over lines, but a name may not', () => {
    for (const text of ['a\nb', 'a\tb', 'a\u2028b']) {
      expect(textFault(text)).toBeUndefined()
      expect(textFault(text, 'name')).toBe('line-break')
    }
  })

  test('may hold every script, marks of direction and emoji', () => {
    for (const text of ['שלום', 'كَفَرْنَاحُوم', '七人の侍', 'नमस्ते', '👩‍👩‍👧', 'a\u200fb', 'a\u200eb', '<script>']) {
      expect(textFault(text, 'name'), text).toBeUndefined()
    }
  })

  test('once tidied stays as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tidyText(tidyText(text))).toBe(tidyText(text))
        expect(tidyName(tidyName(text))).toBe(tidyName(text))
        expect(tidyName(text)).not.toMatch(/\s\s|^\s|\s$/)
      }),
    )
  })
})

describe('a folded name', () => {
  test.each([
    ['Amélie', 'amelie'],
    ['ＨＥＡＴ', 'heat'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['Smørrebrød', 'smorrebrod'],
    ['Æon Flux', 'aeon flux'],
    ['Don’t Look Now', 'dont look now'],
    ["Don't", 'dont'],
    ['"Swing it" magistern', 'swing it magistern'],
    ['M*A*S*H', 'm a s h'],
    ['  spaced   out ', 'spaced out'],
    ['كَفَرْنَاحُوم', 'كفرناحوم'],
    ['שָׁלוֹם', 'שלום'],
    ['Зеркало', 'зеркало'],
    ['七人の侍', '七人の侍'],
    ['2001: A Space', '2001 a space'],
    ['!!!', ''],
    ['İstanbul', 'istanbul'],
    ['ISTANBUL', 'istanbul'],
    ['ıstanbul', 'istanbul'],
  ])('of %s is %s', (name, folded) => {
    expect(foldName(name)).toBe(folded)
  })

  test('folds to itself, holds single words, and no letter that search would take for a word’s end', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldName(text)
        expect(foldName(folded)).toBe(folded)
        expect(folded).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u)
      }),
      { numRuns: 500 },
    )
  })

  test('is the same however its accents are written', () => {
    fc.assert(
      fc.property(anyText, (text) => foldName(text.normalize('NFD')) === foldName(text.normalize('NFC'))),
    )
  })
})

/** The rule of folding, written out for a whole text; what it is compared with goes letter by letter. */
function foldedByTheRule(name: string): string {
  const letters: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', þ: 'th', ı: 'i', ŋ: 'n' }
  return name
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøþıŋ]/g, (letter) => letters[letter] ?? letter)
    .replace(/[đð]/g, 'd')
    .replaceAll('ł', 'l')
    .replaceAll('ħ', 'h')
    .replace(/['’ʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

describe('folding letter by letter', () => {
  test('is folding the whole', () => {
    const letters = ['Ö', 'ΟΔΟΣ', 'İ', '½', '¨', 'ŉ', 'ﬁ', '각', 'ạ̈', '’', "'", ' ', 'x', '𝒳', '日本', 'Ł']
    const mixed = fc.array(fc.constantFrom(...letters)).map((all) => all.join(''))
    fc.assert(
      fc.property(fc.oneof(anyText, mixed), (name) => {
        expect(foldName(name)).toBe(foldedByTheRule(name))
      }),
      { numRuns: 2000 },
    )
  })

  test('is so for every character of the first plane', () => {
    const wrong: string[] = []
    for (let code = 0; code < 0x10000; code += 1) {
      const name = `a${String.fromCharCode(code)}b é`
      if (foldName(name) !== foldedByTheRule(name)) wrong.push(code.toString(16))
    }
    expect(wrong).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { chooseLanguage, directionOf } from './language.ts'

describe('the language of a reader', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['fr-CH, fr;q=0.9, en;q=0.8', 'fr'],
    ['de, he;q=0.7, fr;q=0.9', 'fr'],
    ['en;q=0.1, he', 'he'],
    ['HE-il', 'he'],
    ['iw', 'he'],
    ['iw-IL;q=0.8, en;q=0.7', 'he'],
    ['fr;Q=0.2, he;q=0.3', 'he'],
    ['fr ; q=0.2 , he ; q=0.3', 'he'],
    ['fr;level=1;q=0.2, he;q=0.3', 'he'],
    ['de, ja, *', 'en'],
  ])('is the one they want most of ours: %j gives %s', (header, language) => {
    expect(chooseLanguage(header)).toBe(language)
  })

  test('is the first of those they want equally', () => {
    expect(chooseLanguage('he, fr, en')).toBe('he')
  })

  test('is never one they refuse with q=0', () => {
    expect(chooseLanguage('fr;q=0, de')).toBe('en')
    expect(chooseLanguage('fr;q=0.000, he;q=0.001')).toBe('he')
  })

  test.each(['fr;q=2', 'fr;q=-1', 'fr;q=', 'fr;q=0x1', 'fr;q=1e0', 'fr;q=NaN', 'fr;q=0.1234'])(
    'is not chosen by a quality that is none: %j',
    (header) => {
      expect(chooseLanguage(header)).toBe('en')
    },
  )

  test.each([',,,;;;===', 'q=1', '\u0000', 'french', 'fro', '<script>', '__proto__', 'fr_FR', '-fr'])(
    'is English where the header is garbage: %j',
    (header) => {
      expect(chooseLanguage(header)).toBe('en')
    },
  )

  test('is found in a header of 10 kB, read no further than any browser writes', () => {
    expect(chooseLanguage(`he, ${'de;q=0.5, '.repeat(1000)}`)).toBe('he')
    expect(chooseLanguage(`${'de;q=0.5, '.repeat(1000)}he`)).toBe('en')
    expect(chooseLanguage('f'.repeat(10_000))).toBe('en')
    expect(chooseLanguage(`fr${';'.repeat(10_000)}`)).toBe('fr')
  })
})

test('Hebrew runs from right to left, the others from left to right', () => {
  expect([directionOf('en'), directionOf('fr'), directionOf('he')]).toEqual(['ltr', 'ltr', 'rtl'])
})

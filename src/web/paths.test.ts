import { describe, expect, test } from 'vitest'
import { inLanguage, splitLanguage } from './entity-paths.ts'
import { Paths } from './paths.ts'

describe('an address', () => {
  test.each([
    ['/fr', 'fr', '/'],
    ['/fr/', 'fr', '/'],
    ['/he/title/tt1', 'he', '/title/tt1'],
    ['/he?x=1', 'he', '/?x=1'],
    ['/en/search?q=/fr/', 'en', '/search?q=/fr/'],
    ['/fr/he/title/tt1', 'fr', '/he/title/tt1'],
  ])('%s is in a language, with the rest behind it', (address, language, rest) => {
    expect(splitLanguage(address)).toEqual({ language, rest })
  })

  test.each([
    '/',
    '',
    '/title/tt1',
    '/de/title/tt1',
    '/french',
    '/FR/',
    '/fr-CH/',
    '/search?q=/fr/',
    '//fr/',
    'fr/',
  ])('%j is in no language, and stays whole', (address) => {
    expect(splitLanguage(address)).toEqual({ language: undefined, rest: address })
  })

  test('of a page leads to the same page in another language', () => {
    expect(inLanguage('he', '/')).toBe('/he/')
    expect(inLanguage('he', '/fr')).toBe('/he/')
    expect(inLanguage('fr', '/title/tt1/cast?page=2')).toBe('/fr/title/tt1/cast?page=2')
    expect(inLanguage('en', '/he/search?q=%D7%90')).toBe('/en/search?q=%D7%90')
  })

  test('written in a language leads back to the address it came from', () => {
    for (const address of ['/', '/title/tt1', '/search?q=a&kind=title', '/name/nm1?page=2']) {
      for (const language of ['en', 'fr', 'he'] as const) {
        expect(splitLanguage(inLanguage(language, address))).toEqual({ language, rest: address })
      }
    }
  })

  test('carries the language only where the reader chose it by the address', () => {
    expect(new Paths().home()).toBe('/')
    expect(new Paths('he').home()).toBe('/he/')
    expect(new Paths().title('tt1')).toBe('/title/tt1')
    expect(new Paths('he').search({ q: 'שלום & co' })).toBe('/he/search?q=%D7%A9%D7%9C%D7%95%D7%9D+%26+co')
  })
})

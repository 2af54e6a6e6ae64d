import { describe, expect, test } from 'vitest'
import { isBoxOfficeArea } from './box-office-areas.ts'
import { connectionKinds } from './connection-kinds.ts'
import { creditCategories, departments } from './credit-categories.ts'
import { externalIdSchemes, externalUrl, isExternalId } from './external-id-schemes.ts'
import { vocabularies } from './index.ts'
import { isLanguage } from './languages.ts'
import { personRelations } from './person-relations.ts'
import { isRegion, isoRegions } from './regions.ts'
import { titleTypes } from './title-types.ts'
import { type Vocabulary, uninflected, vocabulary } from './vocabulary.ts'

const all: [string, Vocabulary][] = Object.entries(vocabularies)

describe.each(all)('the vocabulary %s', (key, list) => {
  test('is found under its own name', () => {
    expect(list.name).toBe(key)
  })

  test('has terms, and no id twice', () => {
    const ids = list.terms.map((term) => term.id)
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('labels every term in the singular and in the plural', () => {
    for (const { id, label } of list.terms) {
      expect(label.one.trim(), id).toBe(label.one)
      expect(label.one, id).not.toBe('')
      expect(label.other.trim(), id).toBe(label.other)
      expect(label.other, id).not.toBe('')
    }
  })

  test('finds every term by its id and in its place', () => {
    for (const [place, term] of list.terms.entries()) {
      expect(list.has(term.id)).toBe(true)
      expect(list.term(term.id)).toBe(term)
      expect(list.order(term.id)).toBe(place)
    }
  })
})

describe('a vocabulary', () => {
  const sizes = vocabulary('sizes', [
    { id: 'small', label: uninflected('Small') },
    { id: 'large', label: uninflected('Large') },
  ])

  test('orders ids that it does not have after all that it has', () => {
    expect(['huge', 'large', 'small'].sort((a, b) => sizes.order(a) - sizes.order(b))).toEqual([
      'small',
      'large',
      'huge',
    ])
  })

  test('does not take the names of object members for ids', () => {
    expect(sizes.has('constructor')).toBe(false)
    expect(sizes.term('toString')).toBeUndefined()
  })

  test('refuses an id that comes twice', () => {
    const term = { id: 'small', label: uninflected('Small') }
    expect(() => vocabulary('sizes', [term, term])).toThrow('The vocabulary sizes has an id twice')
  })
})

describe('inverses', () => {
  test.each([
    ['connection kinds', connectionKinds],
    ['person relations', personRelations],
  ])('of %s are mutual', (_name, list) => {
    for (const { id, inverse } of list.terms) expect(list.term(inverse)?.inverse, id).toBe(id)
  })

  test('leave one stored side to each pair of connections, and symmetric ones are stored', () => {
    for (const { id, inverse, canonical } of connectionKinds.terms) {
      const other = connectionKinds.term(inverse)?.canonical
      expect(canonical, id).toBe(id === inverse ? true : !other)
    }
  })
})

describe('title types', () => {
  test('are never both a series and an episode', () => {
    expect(titleTypes.terms.filter((type) => type.isSeries && type.isEpisode)).toEqual([])
  })

  test('begin no earlier than film itself', () => {
    for (const { earliestYear } of titleTypes.terms) expect(earliestYear).toBeGreaterThanOrEqual(1888)
  })
})

describe('credit categories', () => {
  test('belong to a known department, and no department is empty', () => {
    const used = new Set(creditCategories.terms.map((category) => category.department))
    expect([...used].filter((id) => !departments.has(id))).toEqual([])
    expect(departments.terms.map((term) => term.id).filter((id) => !used.has(id))).toEqual([])
  })

  test('put self, archive material and thanks after the work on the title', () => {
    const last = creditCategories.terms.slice(creditCategories.order('self')).map((category) => category.id)
    expect(last).toEqual(expect.arrayContaining(['self', 'archive_footage', 'archive_sound', 'thanks']))
    expect(creditCategories.order('miscellaneous')).toBeLessThan(creditCategories.order('self'))
  })

  test('word their opening-credits phrase in lower case', () => {
    for (const { id, credit } of creditCategories.terms) {
      if (credit !== undefined) expect(credit, id).toBe(credit.toLowerCase())
    }
  })
})

describe('codes', () => {
  test('of regions are those of ISO 3166-1 and those of former states and larger areas', () => {
    expect(new Set(isoRegions).size).toBe(249)
    expect(['FR', 'IL', 'SUHH', 'XWW', 'AN'].filter((code) => !isRegion(code))).toEqual([])
    expect(['fr', 'ZZ', 'EU', 'UK', ''].filter(isRegion)).toEqual([])
  })

  test('of languages have two or three lower-case letters', () => {
    expect(['he', 'yid', 'cmn', 'qbn'].filter((code) => !isLanguage(code))).toEqual([])
    expect(['HE', 'h', 'en-GB', ''].filter(isLanguage)).toEqual([])
  })

  test('of box-office areas are roll-ups or regions', () => {
    expect(['WORLDWIDE', 'DOMESTIC', 'JP', 'XWG'].filter((code) => !isBoxOfficeArea(code))).toEqual([])
    expect(isBoxOfficeArea('MARS')).toBe(false)
  })
})

describe('external ids', () => {
  test('have a pattern that compiles and that spans the whole id', () => {
    for (const { id, pattern } of externalIdSchemes.terms) {
      expect(() => new RegExp(pattern), id).not.toThrow()
      expect(pattern, id).toMatch(/^\^.*\$$/)
      expect(isExternalId(id, ' '), id).toBe(false)
      expect(isExternalId(id, 'tt0111161/../x'), id).toBe(false)
    }
  })

  test('lead to addresses that hold the id and are secure', () => {
    for (const { id, url } of externalIdSchemes.terms) {
      const templates = url === undefined ? [] : typeof url === 'string' ? [url] : Object.values(url)
      for (const template of templates) expect(template, id).toMatch(/^https:\/\/[^{}]+\{id\}[^{}]*$/)
    }
  })

  test('are accepted in the form that their catalogue gives them', () => {
    const wellFormed: [string, string][] = [
      ['imdb', 'tt0111161'],
      ['imdb', 'nm10000001'],
      ['tmdb_movie', '278'],
      ['wikidata', 'Q172241'],
      ['eidr', '10.5240/7791-8534-2C23-9030-8610-5'],
      ['isan', '0000-0000-3A8D-0000-Z-0000-0000-6'],
      ['isan', '0000-0000-3A8D-0000'],
      ['rotten_tomatoes', 'm/shawshank_redemption'],
      ['youtube', '@criterioncollection'],
    ]
    for (const [scheme, id] of wellFormed) expect(isExternalId(scheme, id), `${scheme} ${id}`).toBe(true)
    expect(isExternalId('imdb', '0111161')).toBe(false)
    expect(isExternalId('no_such_scheme', '1')).toBe(false)
  })

  test('lead to the page of their kind, and nowhere when malformed', () => {
    expect(externalUrl('imdb', 'person', 'nm0000151')).toBe('https://www.imdb.com/name/nm0000151/')
    expect(externalUrl('tmdb_tv', 'title', '1396')).toBe('https://www.themoviedb.org/tv/1396')
    expect(externalUrl('wikidata', 'title', 'Q1"onclick=')).toBeUndefined()
    expect(externalUrl('isan', 'title', '0000-0000-3A8D-0000')).toBeUndefined()
  })
})

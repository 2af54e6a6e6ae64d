import { describe, expect, test } from 'vitest'
import { decadeOf, derive, facetRank, foldedNames, isNumberName, nameHash } from './derive.ts'
import { keyOf, type CompanyId, type EntityId, type PersonId, type TitleId } from './ids.ts'
import type { Person } from './person.ts'
import type { Title } from './title.ts'

const film = 'tt0000001' as TitleId
const person = 'nm0000001' as PersonId
const company = 'co0000001' as CompanyId
const deriveTitle = (title: Partial<Title>) => derive(film, { type: 'movie', name: 'X', ...title })
const derivePerson = (document: Partial<Person>) => derive(person, { name: 'A', ...document })

describe('a title is found', () => {
  test('by all its names, each once and folded, but not by an episode’s number', () => {
    const { searchNames } = deriveTitle({
      name: 'Amélie',
      originalName: 'AMELIE',
      originalRomanised: 'amelie',
      otherNames: [
        { id: 'a', name: 'アメリ', romanised: 'Ameri' },
        { id: 'b', name: 'Episode #1.2' },
        { id: 'c', name: '!!!' },
      ],
    })
    expect(searchNames).toEqual(['amelie', 'アメリ', 'ameri'])
  })

  test('by genre, decade, country and the day of its first release', () => {
    const { facets } = deriveTitle({
      genres: ['Drama'],
      countries: ['JP'],
      releases: [
        { id: 'a', date: '1954-05-01' },
        { id: 'b', date: '1954-04-26' },
        { id: 'c', date: '1954' },
      ],
    })
    expect(facets).toEqual([
      { facet: 'decade', value: '1950' },
      { facet: 'genre', value: 'Drama' },
      { facet: 'country', value: 'JP' },
      { facet: 'day', value: '04-26' },
    ])
  })

  test('not by facets where it is an episode: its series is', () => {
    const episode = { series: 'tt0000002' as TitleId, season: 1, number: 2 }
    const { facets, summary } = deriveTitle({ type: 'tvEpisode', genres: ['Drama'], year: 1954, episode })
    expect(facets).toEqual([])
    expect(summary).toMatchObject({ series: keyOf(episode.series), season: 1, number: 2, year: 1954 })
  })
})

describe('the rows of a title', () => {
  test('are of the people and companies that have a record, with what their own pages say', () => {
    const { credits, companyCredits } = deriveTitle({
      credits: [
        { id: 'a', person, category: 'actor', position: 1, characters: ['B'] },
        { id: 'b', name: 'No record', category: 'actor' },
        { id: 'c', person, category: 'director' },
      ],
      companies: [
        { id: 'a', company, role: 'production', note: 'n' },
        { id: 'b', name: 'None', role: 'production' },
      ],
    })
    expect(credits).toEqual([
      { person: keyOf(person), category: 'actor', item: 'a', detail: '{"characters":["B"]}' },
      { person: keyOf(person), category: 'director', item: 'c', detail: null },
    ])
    expect(companyCredits).toEqual([
      { company: keyOf(company), role: 'production', item: 'a', detail: '{"note":"n"}' },
    ])
  })

  test('have an original name only where it is another one', () => {
    expect(deriveTitle({ originalName: 'X' }).summary.originalName).toBeNull()
    expect(deriveTitle({ originalName: 'Y' }).summary.originalName).toBe('Y')
  })

  test('have a budget to compare with only where the year is known', () => {
    const budget = { amount: '5000000', currency: 'USD' }
    expect(deriveTitle({ budget }).budget).toBeUndefined()
    expect(deriveTitle({ budget, year: 1999 }).budget).toEqual({
      type: 'movie',
      decade: 1990,
      currency: 'USD',
      amount: 5_000_000,
    })
  })
})

describe('what a person keeps from view', () => {
  test('is in no index: a hidden name, a hidden birth', () => {
    const { searchNames, summary, facets } = derivePerson({
      names: [
        { id: 'a', name: 'Hidden', kind: 'birth_name', visibility: 'hidden' },
        { id: 'b', name: 'Former', kind: 'alias', visibility: 'search' },
        { id: 'c', name: 'חבוי', kind: 'native_script', visibility: 'search' },
      ],
      birth: { date: '1970-05-05', visibility: 'hidden' },
    })
    expect(searchNames).toEqual(['a', 'former', 'חבוי'])
    expect(summary).toMatchObject({ year: null, originalName: null })
    expect(facets).toEqual([])
  })

  test('leaves what is public: the native name, the day of birth', () => {
    const { summary, facets } = derivePerson({
      names: [{ id: 'a', name: '黒澤明', kind: 'native_script' }],
      birth: { date: '1910-03-23' },
      death: { date: '1998~' },
    })
    expect(summary).toMatchObject({ year: 1910, endYear: 1998, originalName: '黒澤明' })
    expect(facets).toEqual([{ facet: 'born', value: '03-23' }])
  })
})

test.each(['Episode #14.155', 'Folge #1.2', 'Épisode #1.1'])(
  '%s is the number of an episode, no name',
  (name) => {
    expect(isNumberName(name)).toBe(true)
    expect(foldedNames([name])).toEqual([])
  },
)

test.each(['Episode 14', '#1.2', 'The #1.2', 'Episode #14.155 ', 'Episode #14', 'Two words #1.2'])(
  '%s is a name or not by its form alone',
  (name) => {
    expect(isNumberName(name)).toBe(name === 'The #1.2')
  },
)

test('a decade begins with its year of nought', () => {
  expect([1899, 1900, 1909, 2024].map(decadeOf)).toEqual([1890, 1900, 1900, 2020])
})

test('the more popular stands before the less', () => {
  expect(facetRank(900)).toBeLessThan(facetRank(10))
})

test('names have hashes that a number holds exactly, others for other names', () => {
  const names = ['', 'a', 'b', 'ab', 'ba', 'heat', 'heat and dust', '七人の侍', 'x'.repeat(5000)]
  const hashes = names.map(nameHash)
  expect(new Set(hashes).size).toBe(names.length)
  for (const hash of hashes) expect(Number.isSafeInteger(hash) && hash >= 0).toBe(true)
})

test('a company is found by every name it had', () => {
  const document = { name: 'Amber', names: [{ id: 'a', name: 'Old Amber' }] }
  expect(derive(company as EntityId, document).searchNames).toEqual(['amber', 'old amber'])
})

import { expect, test } from 'vitest'
import type { Title } from './title.ts'
import { oddExternalIds, unknownWords } from './unknown-words.ts'

test('words, countries, languages, currencies and areas are looked up', () => {
  const title: Title = {
    type: 'movie',
    name: 'x',
    language: 'zh-Hant',
    genres: ['Drama', 'Dramma'],
    countries: ['XYU', 'QQ'],
    languages: ['qbo'],
    budget: { amount: '1', currency: 'XQX' },
    grosses: [
      { id: 'a', area: 'WORLDWIDE', amount: '1', currency: 'USD' },
      { id: 'b', area: 'JP', amount: '1', currency: 'USD' },
      { id: 'c', area: 'MOON', amount: '1', currency: 'USD' },
    ],
  }
  expect(unknownWords('title', title)).toEqual([
    { path: '/genres/1', message: '"Dramma" is not in genres' },
    { path: '/countries/1', message: '"QQ" is not in regions' },
    { path: '/budget/currency', message: '"XQX" is not in currencies' },
    { path: '/grosses/2/area', message: '"MOON" is not in box-office-areas' },
  ])
})

test('an external id has the form of its scheme', () => {
  const externalIds = [
    { id: 'a', scheme: 'wikidata', value: 'Q1' },
    { id: 'b', scheme: 'wikidata', value: 'P1' },
  ]
  expect(oddExternalIds('title', { type: 'movie', name: 'x', externalIds })).toEqual([
    { path: '/externalIds/1/value', message: '"P1" is no id of wikidata' },
  ])
  const ofTitle = [{ id: 'a', scheme: 'omdb', value: '1' }]
  expect(oddExternalIds('person', { name: 'x', externalIds: ofTitle })).toEqual([
    { path: '/externalIds/0', message: 'omdb has no ids for a person' },
  ])
})

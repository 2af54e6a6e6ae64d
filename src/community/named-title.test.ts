import { describe, expect, test } from 'vitest'
import { nameAndYear, titleIdIn, titleMeant } from './named-title.ts'

const titles = [{ year: 1949 }, { year: 1950 }, { year: 1999 }, { year: 1999 }, { year: undefined }]

describe('a name means', () => {
  test('the title of that year, before those of the years beside it', () => {
    expect(titleMeant(titles, 1950)).toEqual({ title: titles[1] })
  })

  test('the title of the year before or after, where only one is near', () => {
    expect(titleMeant(titles, 1951)).toEqual({ title: titles[1] })
    expect(titleMeant(titles, 1948)).toEqual({ title: titles[0] })
  })

  test('nothing certain where two titles are of that year, or no year is given', () => {
    expect(titleMeant(titles, 1999)).toEqual({ why: 'several' })
    expect(titleMeant(titles, undefined)).toEqual({ why: 'several' })
    expect(titleMeant(titles.slice(0, 1), undefined)).toEqual({ title: titles[0] })
  })

  test('nothing here where no title is near', () => {
    expect(titleMeant(titles, 1960)).toEqual({ why: 'unknown' })
    expect(titleMeant([], undefined)).toEqual({ why: 'unknown' })
  })
})

test('a year in parentheses at the end belongs to the title', () => {
  expect(nameAndYear('Late Spring (1949)')).toEqual({ name: 'Late Spring', year: 1949 })
  expect(nameAndYear('(500) Days of Summer')).toEqual({ name: '(500) Days of Summer', year: undefined })
})

test.each([
  ['tt0041154', 'tt0041154'],
  ['https://www.imdb.com/title/tt0041154/?ref_=x', 'tt0041154'],
  ['https://films.example.org/fr/title/tt0041154/cast', 'tt0041154'],
  ['tt0041154b', undefined],
  ['Late Spring', undefined],
])('the id in %j is %s', (typed, id) => {
  expect(titleIdIn(typed)).toBe(id)
})

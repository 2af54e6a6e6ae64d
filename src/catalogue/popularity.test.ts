import { expect, test } from 'vitest'
import { mostPopular, popularityOf, popularityOfVotes } from './popularity.ts'

test('each doubling of the votes counts the same, up to the most there is', () => {
  expect([0, 1, 3, 7, 1023].map(popularityOfVotes)).toEqual([0, 50, 100, 150, 500])
  expect(popularityOfVotes(Number.MAX_SAFE_INTEGER)).toBe(mostPopular)
})

test('a title has the popularity of its most-voted rating', () => {
  const rating = (id: string, votes: number) => ({ id, source: id, average: 5, votes })
  expect(popularityOf({ ratings: [rating('a', 3), rating('b', 1023), rating('c', 7)] })).toBe(500)
  expect(popularityOf({})).toBe(0)
})

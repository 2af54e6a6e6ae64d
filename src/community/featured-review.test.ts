import { expect, test } from 'vitest'
import { featuredReview, featuredRule, type Candidate } from './featured-review.ts'

const candidate = (number: number, more: Partial<Candidate> = {}): Candidate => ({
  number,
  helpful: featuredRule.fewestVotes,
  notHelpful: 0,
  published: number,
  language: 'en',
  readable: featuredRule.fewestReadable,
  isPreRelease: false,
  isInQuestion: false,
  ...more,
})
const chosen = (reviews: readonly Candidate[], language = 'en') => featuredReview(reviews, language)?.number

test('the most helpful review is featured; of equals, the newer', () => {
  expect(chosen([candidate(1), candidate(2, { helpful: 20 }), candidate(3)])).toBe(2)
  expect(chosen([candidate(1), candidate(2)])).toBe(2)
})

test('one in the reader’s language goes before a more helpful one in another', () => {
  const reviews = [candidate(1, { language: 'pt-BR' }), candidate(2, { helpful: 50 })]
  expect(chosen(reviews, 'pt')).toBe(1)
  expect(chosen(reviews, 'en-GB')).toBe(2)
  expect(chosen(reviews, 'he')).toBe(2)
})

test.each<[string, Partial<Candidate>]>([
  ['with two votes', { helpful: 2 }],
  ['that as many found not helpful', { helpful: 5, notHelpful: 5 }],
  ['with little to read outside spoilers', { readable: featuredRule.fewestReadable - 1 }],
  ['from before the release', { isPreRelease: true }],
  ['in question', { isInQuestion: true }],
])('a review %s is not featured', (_, more) => {
  expect(chosen([candidate(1, { helpful: 50, ...more })])).toBeUndefined()
  expect(chosen([candidate(1, { helpful: 50, ...more }), candidate(2)])).toBe(2)
})

test('what the author rated plays no part', () => {
  expect(chosen([candidate(1, { halves: 2, helpful: 9 }), candidate(2, { halves: 20 })])).toBe(1)
})

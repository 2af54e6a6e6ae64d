import { expect, test } from 'vitest'
import { isReviewId, reviewIdOf, reviewNumberOf } from './review-id.ts'

test('the id of a review is its number, padded to seven digits', () => {
  expect([reviewIdOf(1), reviewIdOf(12_345_678)]).toEqual(['rw0000001', 'rw12345678'])
  expect(reviewNumberOf(reviewIdOf(42))).toBe(42)
})

test.each(['rw1', 'rw00000001', 'tt0000001', 'rw0000001 ', 'RW0000001', ''])('%j is none', (text) => {
  expect(isReviewId(text)).toBe(false)
})

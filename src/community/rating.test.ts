import { expect, test } from 'vitest'
import { Refusal } from '../catalogue/refusal.ts'
import { halvesOf, leastHalves, mostHalves, ratingOf } from './rating.ts'

test('a rating is one of nineteen, and keeps its value', () => {
  for (let halves = leastHalves; halves <= mostHalves; halves += 1) {
    expect(halvesOf(ratingOf(halves))).toBe(halves)
  }
  expect([halvesOf(1), halvesOf(7.5), halvesOf(10)]).toEqual([2, 15, 20])
})

test.each([0, 0.5, 10.5, 7.25, -1, NaN, Infinity, 1e-9])(
  '%d is refused, and the refusal says why',
  (rating) => {
    expect(() => halvesOf(rating)).toThrow(Refusal)
    expect(() => halvesOf(rating)).toThrow(`${rating} is no rating: give 1 to 10, in steps of one half.`)
  },
)

import { expect, test } from 'vitest'
import { deviationFromAgreement, outlyingDeviation } from './rater-profile.ts'

test('the deviation is the mean distance, each divided by the ratings of its title', () => {
  const ratings = [
    { halves: 2, average: 7, ratings: 10 },
    { halves: 20, average: 8, ratings: 100 },
  ]
  expect(deviationFromAgreement(ratings)).toBeCloseTo((6 / 10 + 2 / 100) / 2, 12)
  expect(deviationFromAgreement([])).toBe(0)
})

test('one in a thousand lies beyond the outlying deviation, which few members do not have', () => {
  const deviations = Array.from({ length: 2000 }, (_, at) => at)
  expect(outlyingDeviation(deviations)).toBe(1997)
  expect(outlyingDeviation(deviations.slice(0, 999))).toBeUndefined()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  catalogueConstants,
  priorWeightBounds,
  startingConstants,
  type TitleSums,
} from './catalogue-constants.ts'

const sumsOf = (halves: readonly number[]): TitleSums => ({
  ratings: halves.length,
  sum: halves.reduce((sum, value) => sum + value, 0),
  squares: halves.reduce((sum, value) => sum + value * value, 0),
})

test('until twenty titles have five ratings each, the constants are the stated ones', () => {
  const title = sumsOf([10, 12, 14, 16, 18])
  expect(catalogueConstants([])).toEqual(startingConstants)
  expect(catalogueConstants(Array.from({ length: 19 }, () => title))).toEqual(startingConstants)
  expect(catalogueConstants([...Array.from({ length: 19 }, () => title), sumsOf([2, 2])])).toEqual(
    startingConstants,
  )
})

test('a worked example: titles that differ much leave the catalogue mean the least weight', () => {
  // Ten titles around 6 and ten around 8 (in points: 5, 6, 7 and 7, 8, 9, each twice).
  const low = sumsOf([10, 10, 12, 12, 14, 14])
  const high = sumsOf([14, 14, 16, 16, 18, 18])
  const titles = [...Array.from({ length: 10 }, () => low), ...Array.from({ length: 10 }, () => high)]
  // In halves: within, 20 titles of 16 each over 120 - 20 degrees of freedom are 3.2, that is 0.8 in points squared;
  // between, 120 ratings 2 from the mean of 14 over 19 are 25.26, and (25.26 - 3.2) / 6 = 3.68; 3.2 / 3.68 = 0.87.
  expect(catalogueConstants(titles)).toEqual({
    mean: 700,
    priorWeight: priorWeightBounds.least,
    variance: 80,
  })
})

test('titles that differ no more than by chance make the catalogue mean weigh the most', () => {
  const alike = Array.from({ length: 30 }, () => sumsOf([2, 6, 10, 14, 18]))
  expect(catalogueConstants(alike)).toMatchObject({ mean: 500, priorWeight: priorWeightBounds.most })
})

test('titles that nobody disagrees about leave the mean the least weight', () => {
  const agreed = Array.from({ length: 30 }, (_, at) => sumsOf(new Array<number>(5).fill(2 + (at % 10))))
  expect(catalogueConstants(agreed)).toMatchObject({ priorWeight: priorWeightBounds.least, variance: 0 })
})

test('the order of the titles changes nothing, and titles without ratings neither', () => {
  const title = fc.array(fc.integer({ min: 2, max: 20 }), { minLength: 5, maxLength: 30 }).map(sumsOf)
  const catalogue = fc.array(title, { minLength: 20, maxLength: 60 })
  fc.assert(
    fc.property(catalogue, (titles) => {
      const constants = catalogueConstants(titles)
      expect(catalogueConstants([...titles].reverse())).toEqual(constants)
      expect(catalogueConstants([sumsOf([]), ...titles])).toEqual(constants)
      expect(Object.values(constants).every(Number.isInteger)).toBe(true)
    }),
  )
})

test('the weight of the mean is found again where titles were made with it', () => {
  // In halves: titles lie 2 above or below 14 (a variance of 4), their ratings 4 above or below that (16).
  const titles = Array.from({ length: 400 }, (_, at) => {
    const middle = 14 + (at % 2 === 0 ? 2 : -2)
    return sumsOf(
      Array.from({ length: 200 + (at % 15) * 2 }, (_, place) => middle + (place % 2 === 0 ? 4 : -4)),
    )
  })
  const { mean, priorWeight, variance } = catalogueConstants(titles)
  expect(mean).toBeCloseTo(700, -1)
  expect(priorWeight / 100).toBeCloseTo(4, 0)
  expect(variance / 100).toBeCloseTo(4, 0)
})

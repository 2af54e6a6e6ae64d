import { expect, test } from 'vitest'
import { compareRanked, listMinimum, rankingBound } from './ranked-list.ts'
import { tallyOf } from './score.ts'
import type { Weight } from './trust.ts'

const bound = (ratings: number, rating: number, weight: Weight = 10) =>
  rankingBound(tallyOf(Array.from({ length: ratings }, () => ({ halves: rating * 2, weight }))))

test('no rating at all vouches for what ten different ones would', () => {
  // p_k = 1/10: mean 5.5, variance 8.25; 5.5 - 1.65 sqrt(8.25 / 11).
  expect(bound(0, 1)).toBeCloseTo(5.5 - 1.65 * Math.sqrt(8.25 / 11), 12)
})

test('ninety tens: the formula, worked by hand', () => {
  // p_10 = 91/100, the others 1/100: mean 9.55, squares 93.85 (9100 + 285, over 100).
  const mean = (45 + 910) / 100
  const square = (285 + 9100) / 100
  expect(bound(90, 10)).toBeCloseTo(mean - 1.65 * Math.sqrt((square - mean ** 2) / 101), 12)
})

test('more of the same ratings vouch for more, and one of low weight for less', () => {
  expect(bound(1000, 8)).toBeGreaterThan(bound(100, 8))
  expect(bound(100, 8, 2)).toBeCloseTo(bound(20, 8), 12)
})

test('a rating of 7.5 is half a 7 and half an 8', () => {
  const halves = [14, 16].flatMap((value) =>
    Array.from({ length: 50 }, () => ({ halves: value, weight: 10 as const })),
  )
  expect(bound(100, 7.5)).toBeCloseTo(rankingBound(tallyOf(halves)), 12)
})

test('a list has one order', () => {
  const rows = [
    { key: 3, bound: 8, tenths: 500 },
    { key: 2, bound: 8, tenths: 600 },
    { key: 1, bound: 8, tenths: 500 },
    { key: 4, bound: 9, tenths: 10 },
  ]
  expect(rows.toSorted(compareRanked).map(({ key }) => key)).toEqual([4, 2, 1, 3])
})

test('a list asks for fifty ratings, or what 95 of 100 titles of the type have', () => {
  const ofTitles = (ratings: readonly number[]) => listMinimum(new Map(ratings.map((number) => [number, 1])))
  expect(ofTitles([])).toBe(50)
  expect(ofTitles([1, 2, 1000])).toBe(1000)
  expect(ofTitles(Array.from({ length: 100 }, (_, at) => at + 1))).toBe(95)
  expect(ofTitles(Array.from({ length: 40 }, (_, at) => at + 1))).toBe(50)
  expect(
    listMinimum(
      new Map([
        [60, 95],
        [900, 5],
      ]),
    ),
  ).toBe(60)
  expect(
    listMinimum(
      new Map([
        [60, 94],
        [900, 6],
        [0, 1000],
      ]),
    ),
  ).toBe(900)
})

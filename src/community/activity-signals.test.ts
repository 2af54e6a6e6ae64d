import { describe, expect, test } from 'vitest'
import {
  bimodality,
  isOne,
  isTen,
  signalsIn,
  usualSite,
  volumeBurst,
  type History,
  type WindowCounts,
} from './activity-signals.ts'

const moments = (halves: readonly number[]): WindowCounts['moments'] => {
  const power = (exponent: number) => halves.reduce((sum, value) => sum + value ** exponent, 0)
  return [power(1), power(2), power(3), power(4)]
}
const windowOf = (halves: readonly number[], more: Partial<WindowCounts> = {}): WindowCounts => ({
  ratings: halves.length,
  ones: halves.filter(isOne).length,
  tens: halves.filter(isTen).length,
  newAccounts: 0,
  inLockstep: 0,
  moments: moments(halves),
  ...more,
})
const times = (count: number, halves: number) => new Array<number>(count).fill(halves)
const history: History = { ratings: 500, ones: 15, tens: 50 }
const kinds = (window: WindowCounts, before = history) =>
  signalsIn(window, before, usualSite).map(({ kind }) => kind)

describe('an extreme shift', () => {
  test('needs twenty ratings', () => {
    expect(kinds(windowOf([...times(10, 2), ...times(10, 13)]))).toEqual(['extreme-shift'])
    expect(kinds(windowOf([...times(10, 2), ...times(9, 13)]))).toEqual([])
  })

  test('is measured against the title’s history, with a hundred ratings of the site beside it', () => {
    const [signal] = signalsIn(windowOf([...times(10, 2), ...times(30, 13)]), history, usualSite)
    const expected = (15 + 3) / 600
    expect(signal).toEqual({
      kind: 'extreme-shift',
      of: 'ones',
      ratings: 40,
      share: 0.25,
      expected,
      z: (0.25 - expected) / Math.sqrt(expected * (1 - expected) * (1 / 40 + 1 / 600)),
    })
  })

  test('needs fifteen points, however sure it is', () => {
    expect(kinds(windowOf([...times(179, 2), ...times(821, 13)]))).toEqual([])
    expect(kinds(windowOf([...times(181, 2), ...times(819, 13)]))).toEqual(['extreme-shift'])
  })

  test('needs to be sure: what a title is used to is no shift', () => {
    const cult: History = { ratings: 500, ones: 250, tens: 200 }
    expect(kinds(windowOf([...times(22, 2), ...times(18, 13)]), cult)).toEqual([])
  })

  test('treats ones and tens alike', () => {
    const even: History = { ratings: 500, ones: 50, tens: 50 }
    const site = { ...usualSite, ones: 0.1, tens: 0.1 }
    const [down, up] = [2, 20].map((halves) =>
      signalsIn(windowOf([...times(15, halves), ...times(25, 13)]), even, site),
    )
    expect(down).toHaveLength(1)
    expect(up).toEqual(down?.map((signal) => ({ ...signal, of: 'tens' })))
  })
})

test('many new accounts are a signal from z 4: 18 of 50 where 15 % are usual', () => {
  const calm = times(50, 13)
  expect(kinds(windowOf(calm, { newAccounts: 17 }))).toEqual([])
  expect(kinds(windowOf(calm, { newAccounts: 18 }))).toEqual(['new-accounts'])
})

test('two heaps of ones and tens are a signal; a wide spread is not', () => {
  const used: History = { ratings: 500, ones: 200, tens: 200 }
  expect(kinds(windowOf([...times(20, 2), ...times(20, 20)]), used)).toEqual(['polarisation'])
  expect(kinds(windowOf(Array.from({ length: 38 }, (_, at) => 2 + (at % 19))), used)).toEqual([])
})

test('eight members in lockstep are a signal', () => {
  expect(kinds(windowOf(times(20, 13), { inLockstep: 7 }))).toEqual([])
  expect(kinds(windowOf(times(20, 13), { inLockstep: 8 }))).toEqual(['lockstep'])
})

test('the coefficient is 1 for two values, 5/9 for an even spread, and low for one heap', () => {
  expect(bimodality(40, moments([...times(20, 2), ...times(20, 20)]))).toBeCloseTo(1, 9)
  expect(bimodality(40, moments([...times(39, 2), ...times(1, 20)]))).toBeCloseTo(1, 9)
  expect(bimodality(40, moments(times(40, 2)))).toBe(1)
  const even = Array.from({ length: 1000 }, (_, at) => at)
  expect(bimodality(1000, moments(even))).toBeCloseTo(5 / 9, 4)
  const heap = [10, 11, 12, 12, 13, 13, 13, 13, 14, 14, 15, 16]
  expect(bimodality(heap.length, moments(heap))).toBeLessThan(0.45)
})

test('INTEGRITY’s public example, 9,000 ones and 9,000 tens with 2 % between, is near 1', () => {
  const war = [...times(9000, 2), ...times(9000, 20), ...times(360, 13)]
  expect(bimodality(war.length, moments(war))).toBeGreaterThan(0.97)
})

test('a burst is measured against the 28 days before, of which half a rating a day is the least', () => {
  expect(volumeBurst(10, 0)).toBeCloseTo(9.5 / Math.sqrt(0.5 + 0.25 / 1.2), 12)
  expect(volumeBurst(30, 28 * 30)).toBe(0)
})

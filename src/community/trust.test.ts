import { describe, expect, test } from 'vitest'
import { fullTrust, isSinglePurpose, leastAge, trustOf, type RaterHistory } from './trust.ts'

const day = 86_400_000
const regular: RaterHistory = {
  isConfirmed: true,
  isBanned: false,
  age: 7 * day,
  titles: 5,
  days: 3,
  isSinglePurpose: false,
}
const weightWith = (changed: Partial<RaterHistory>) => trustOf({ ...regular, ...changed }).weight

describe('the weight of a rater', () => {
  test('is full from the seventh day, with five titles on three days', () => {
    expect(trustOf(regular)).toEqual({ weight: 10, reason: 'full' })
    expect(weightWith({ age: fullTrust.age - 1 })).toBe(5)
    expect(weightWith({ titles: 4 })).toBe(5)
    expect(weightWith({ days: 2 })).toBe(5)
  })

  test('is one fifth on the first day and without a confirmed address, however much was rated', () => {
    expect(weightWith({ age: leastAge - 1 })).toBe(2)
    expect(weightWith({ age: leastAge })).toBe(5)
    expect(trustOf({ ...regular, isConfirmed: false })).toEqual({ weight: 2, reason: 'unconfirmed' })
  })

  test('is one fifth where all ratings are about one thing, at any age', () => {
    expect(trustOf({ ...regular, age: 3650 * day, isSinglePurpose: true })).toEqual({
      weight: 2,
      reason: 'single-purpose',
    })
  })

  test('is nothing for the banned', () => {
    expect(weightWith({ isBanned: true })).toBe(0)
    expect(weightWith({ isBanned: true, isConfirmed: false })).toBe(0)
  })
})

describe('ratings are about one thing', () => {
  test('where all share a title, a person of the cast or a company', () => {
    expect(isSinglePurpose([['tt0000001', 'nm0000001']])).toBe(true)
    expect(
      isSinglePurpose([
        ['tt0000001', 'nm0000001', 'co0000001'],
        ['tt0000002', 'nm0000002', 'co0000001'],
      ]),
    ).toBe(true)
  })

  test('not where one rating is about something else, nor where there is none', () => {
    expect(
      isSinglePurpose([
        ['tt0000001', 'nm0000001'],
        ['tt0000002', 'nm0000001'],
        ['tt0000003', 'nm0000003'],
      ]),
    ).toBe(false)
    expect(isSinglePurpose([])).toBe(false)
  })
})

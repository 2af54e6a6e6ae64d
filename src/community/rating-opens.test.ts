import { describe, expect, test } from 'vitest'
import { isSurelyBeforeRelease, ratingOpening, spanOf, type TitleForRating } from './rating-opens.ts'

const old = 365 * 86_400_000
const released = (...events: { date?: string; kind?: string }[]): TitleForRating => ({
  releases: events.map((event, at) => ({ id: `r${at}`, ...event })),
})
const noon = (day: string) => new Date(`${day}T12:00:00Z`)
const opening = (title: TitleForRating, day: string) => ratingOpening(title, old, noon(day))

describe('a title may be rated', () => {
  test('from the day of its first showing to the public, anywhere', () => {
    const title = released({ date: '2026-11-20' }, { date: '2026-09-02', kind: 'festival' })
    expect(opening(title, '2026-09-02')).toEqual({ isOpen: true })
    expect(opening(title, '2026-09-01')).toEqual({
      isOpen: false,
      reason: 'before-release',
      from: '2026-09-02',
    })
  })

  test('not by a test, market or private screening', () => {
    const title = released({ date: '2026-01-01', kind: 'test_screening' }, { date: '2026-11-20' })
    expect(opening(title, '2026-11-19')).toMatchObject({ isOpen: false, from: '2026-11-20' })
  })

  test.each([
    ['2026', '2026-12-31'],
    ['2026-02', '2026-02-28'],
    ['2024-02', '2024-02-29'],
    ['2026~', '2027-12-31'],
    ['2026-12~', '2027-01-31'],
    ['2026-12-31~', '2027-01-01'],
  ])('where the date is %s, from the last day that it can be: %s', (date, last) => {
    expect(opening(released({ date }), '2023-06-01')).toMatchObject({ isOpen: false, from: last })
    expect(opening(released({ date }), last)).toEqual({ isOpen: true })
  })

  test('by the event that is surely first, not by one that may be', () => {
    expect(opening(released({ date: '2026' }, { date: '2026-06-01' }), '2026-06-01')).toEqual({
      isOpen: true,
    })
    expect(opening(released({ date: '2026' }, { date: '2026-06-01' }), '2026-05-31')).toMatchObject({
      from: '2026-06-01',
    })
  })

  test('by the stated year, where no event has a date', () => {
    expect(opening({ ...released({}), year: 2025 }, '2025-12-30')).toMatchObject({ from: '2025-12-31' })
    expect(opening({ year: 2025 }, '2025-12-31')).toEqual({ isOpen: true })
  })

  test('from the first day that a date can be, where the record says that it is out', () => {
    expect(opening({ year: 2026, status: 'released' }, '2026-01-01')).toEqual({ isOpen: true })
    const seen = (votes: number) => [{ id: 'a', source: 'imdb', average: 7, votes }]
    expect(opening({ year: 2026, ratings: seen(100) }, '2026-05-05')).toEqual({ isOpen: true })
    expect(opening({ year: 2026, ratings: seen(99) }, '2026-05-05')).toMatchObject({
      isOpen: false,
    })
  })

  test('never before an exact date, whatever the record says', () => {
    const title = { ...released({ date: '2027-03-01' }), status: 'released' }
    expect(opening(title, '2027-02-28')).toMatchObject({ isOpen: false, reason: 'before-release' })
  })

  test('without any date only where the record says that it is out', () => {
    expect(opening({}, '2026-01-01')).toEqual({ isOpen: false, reason: 'no-date-known' })
    expect(opening({ status: 'post_production' }, '2026-01-01')).toMatchObject({ isOpen: false })
    expect(opening({ status: 'ended' }, '2026-01-01')).toEqual({ isOpen: true })
  })

  test('by accounts younger than thirty days a day later', () => {
    const title = released({ date: '2026-11-20' })
    const month = 30 * 86_400_000
    expect(ratingOpening(title, month - 1, noon('2026-11-20'))).toEqual({
      isOpen: false,
      reason: 'new-account',
      from: '2026-11-21',
    })
    expect(ratingOpening(title, month, noon('2026-11-20'))).toEqual({ isOpen: true })
    expect(ratingOpening(title, 0, noon('2026-11-21'))).toEqual({ isOpen: true })
  })
})

describe('a review was surely written before release', () => {
  test('where its day is before the first day that the release can have been', () => {
    expect(isSurelyBeforeRelease(released({ date: '2026-11-20' }), noon('2026-11-19'))).toBe(true)
    expect(isSurelyBeforeRelease(released({ date: '2026-11-20' }), noon('2026-11-20'))).toBe(false)
  })

  test('never where nobody knows: within the year, or without a date', () => {
    expect(isSurelyBeforeRelease({ year: 2026 }, noon('2026-01-01'))).toBe(false)
    expect(isSurelyBeforeRelease({ year: 2026 }, noon('2025-12-31'))).toBe(true)
    expect(isSurelyBeforeRelease({}, noon('2025-12-31'))).toBe(false)
  })
})

test('a span is a day, a month or a year, and one more to either side of a circa date', () => {
  expect(spanOf('2026-03-01')).toEqual({ first: '2026-03-01', last: '2026-03-01' })
  expect(spanOf('2024-03-01~')).toEqual({ first: '2024-02-29', last: '2024-03-02' })
  expect(spanOf('2026-01~')).toEqual({ first: '2025-12-01', last: '2026-02-28' })
  expect(spanOf('1931~')).toEqual({ first: '1930-01-01', last: '1932-12-31' })
  expect(spanOf('soon')).toBeUndefined()
})

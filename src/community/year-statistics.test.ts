import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { yearStatistics, type DiaryEntry } from './year-statistics.ts'

const seen = (watched: string, more: Partial<DiaryEntry> = {}): DiaryEntry => ({
  title: watched,
  watched,
  ...more,
})
const of = (...entries: DiaryEntry[]) => yearStatistics(entries, 2024)

describe('a year', () => {
  test('without entries is zeros, and has no first, last, mean or streak', () => {
    expect(of(seen('2023-12-31'), seen('2025-01-01'), seen('2024-02-30'), seen('2024'))).toEqual({
      viewings: 0,
      titles: 0,
      rewatches: 0,
      minutes: 0,
      byMonth: new Array(12).fill(0),
      byWeekday: new Array(7).fill(0),
      byDecade: [],
      byGenre: [],
      byCountry: [],
      ratings: Array.from({ length: 19 }, (_, at) => ({ rating: 1 + at / 2, viewings: 0 })),
    })
  })

  test('counts viewings, titles, rewatches and minutes', () => {
    const again = seen('2024-03-02', { title: 'a', isRewatch: true, minutes: 90 })
    expect(of(seen('2024-03-01', { title: 'a', minutes: 90 }), again, seen('2024-03-03'))).toMatchObject({
      viewings: 3,
      titles: 2,
      rewatches: 1,
      minutes: 180,
    })
  })

  test('has months from January and weekdays from Monday', () => {
    // 1 January 2024 was a Monday, 29 February a Thursday, 31 December a Tuesday.
    const { byMonth, byWeekday } = of(seen('2024-01-01'), seen('2024-02-29'), seen('2024-12-31'))
    expect(byMonth).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    expect(byWeekday).toEqual([1, 1, 0, 1, 0, 0, 0])
  })

  test('has decades without gaps, genres and countries by number', () => {
    const { byDecade, byGenre, byCountry } = of(
      seen('2024-01-01', { year: 1999, genres: ['Drama', 'Comedy', 'Drama'], countries: ['FR'] }),
      seen('2024-01-02', { year: 1974, genres: ['War', 'Drama'], countries: ['FR', 'DE'] }),
    )
    expect(byDecade.map(({ decade, viewings }) => [decade, viewings])).toEqual([
      [1970, 1],
      [1980, 0],
      [1990, 1],
    ])
    expect(byGenre.map(({ name }) => name)).toEqual(['Drama', 'Comedy', 'War'])
    expect(byCountry).toEqual([
      { name: 'FR', viewings: 2 },
      { name: 'DE', viewings: 1 },
    ])
  })

  test('has the mean and the spread of its ratings', () => {
    const { meanRating, ratings } = of(
      seen('2024-01-01', { halves: 15 }),
      seen('2024-01-02', { halves: 20 }),
      seen('2024-01-03'),
    )
    expect(meanRating).toBe(8.75)
    expect(ratings.filter(({ viewings }) => viewings > 0)).toEqual([
      { rating: 7.5, viewings: 1 },
      { rating: 10, viewings: 1 },
    ])
  })

  test('has its longest streak, over the ends of months, two viewings a day or one', () => {
    const days = [
      '2024-02-28',
      '2024-02-29',
      '2024-02-29',
      '2024-03-01',
      '2024-03-03',
      '2024-03-04',
      '2024-03-05',
    ]
    expect(of(...days.map((day) => seen(day))).longestStreak).toEqual({
      days: 3,
      from: '2024-02-28',
      to: '2024-03-01',
    })
  })

  test('has its first and last viewing, in the order of the diary within a day', () => {
    const { first, last } = of(
      seen('2024-05-05', { title: 'b' }),
      seen('2024-05-05', { title: 'c' }),
      seen('2024-01-05', { title: 'a' }),
    )
    expect([first?.title, last?.title]).toEqual(['a', 'c'])
  })

  test('says the same in every part', () => {
    const entry = fc.record({
      title: fc.constantFrom('a', 'b', 'c'),
      watched: fc
        .date({ min: new Date('2023-11-01'), max: new Date('2025-03-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      year: fc.integer({ min: 1890, max: 2024 }),
      halves: fc.integer({ min: 2, max: 20 }),
    })
    const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
    fc.assert(
      fc.property(fc.array(entry), (diary) => {
        const told = yearStatistics(diary, 2024)
        const sums = [
          total(told.byMonth),
          total(told.byWeekday),
          total(told.byDecade.map(({ viewings }) => viewings)),
          total(told.ratings.map(({ viewings }) => viewings)),
        ]
        expect(sums).toEqual(new Array(4).fill(told.viewings))
      }),
    )
  })
})

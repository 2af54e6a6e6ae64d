import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  comparePartialDates,
  daysInMonth,
  isSurelyBefore,
  parsePartialDate,
  partialDatePattern,
  yearOf,
} from './partial-date.ts'

/** Every date that the form allows and a calendar has. */
const partialDate = fc
  .tuple(
    fc.integer({ min: 0, max: 9999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
    fc.integer({ min: 0, max: 2 }),
    fc.boolean(),
  )
  .map(([year, month, day, precision, circa]) => {
    const parts = [
      String(year).padStart(4, '0'),
      String(month).padStart(2, '0'),
      String(Math.min(day, daysInMonth(year, month))).padStart(2, '0'),
    ]
    return parts.slice(0, precision + 1).join('-') + (circa ? '~' : '')
  })

describe('a partial date', () => {
  test.each([
    ['1994', { year: 1994, circa: false }],
    ['1994-09', { year: 1994, month: 9, circa: false }],
    ['1994-09-10', { year: 1994, month: 9, day: 10, circa: false }],
    ['1994~', { year: 1994, circa: true }],
    ['2000-02-29', { year: 2000, month: 2, day: 29, circa: false }],
    ['0079-08-24', { year: 79, month: 8, day: 24, circa: false }],
  ])('is read as far as it is known: %s', (text, parts) => {
    expect(parsePartialDate(text)).toEqual(parts)
  })

  test.each([
    '',
    '94',
    '1994-9',
    '1994-13',
    '1994-00',
    '1994-09-31',
    '1994-09-00',
    '1900-02-29',
    '2023-02-29',
    '1994-09-10T00:00',
    ' 1994',
    '1994\n',
    '1994-',
    '~1994',
    '1994~~',
    '١٩٩٤',
    '-1994',
    '19940910',
  ])('is never guessed at: %j', (text) => {
    expect(parsePartialDate(text)).toBeUndefined()
  })

  test('has the form that the schema asks for, and what the schema refuses is none', () => {
    const pattern = new RegExp(partialDatePattern, 'u')
    fc.assert(fc.property(partialDate, (text) => pattern.test(text) && parsePartialDate(text) !== undefined))
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,5}(-\d{1,3}){0,3}~?$/)), (text) => {
        if (parsePartialDate(text) !== undefined) expect(text).toMatch(pattern)
      }),
    )
  })

  test('keeps its year', () => {
    fc.assert(fc.property(partialDate, (text) => yearOf(text) === parsePartialDate(text)?.year))
  })
})

describe('the order of partial dates', () => {
  test('is total, and circa changes nothing', () => {
    fc.assert(
      fc.property(partialDate, partialDate, partialDate, (a, b, c) => {
        expect(Math.sign(comparePartialDates(a, b))).toBe(-Math.sign(comparePartialDates(b, a)) + 0)
        if (comparePartialDates(a, b) <= 0 && comparePartialDates(b, c) <= 0)
          expect(comparePartialDates(a, c)).toBeLessThanOrEqual(0)
        expect(comparePartialDates(a.replace('~', ''), a)).toBe(0)
      }),
    )
  })

  test('puts the less precise first', () => {
    expect(['1994-09-10', '1994-10', '1994', '1993-12-31', '1994-09'].toSorted(comparePartialDates)).toEqual([
      '1993-12-31',
      '1994',
      '1994-09',
      '1994-09-10',
      '1994-10',
    ])
  })

  test('is sure only where one ends before the other can begin', () => {
    expect(isSurelyBefore('1994', '1995-03')).toBe(true)
    expect(isSurelyBefore('1994', '1994-03')).toBe(false)
    expect(isSurelyBefore('1994-03', '1994')).toBe(false)
    expect(isSurelyBefore('1994-02', '1994-03~')).toBe(true)
    fc.assert(
      fc.property(partialDate, partialDate, (a, b) => !(isSurelyBefore(a, b) && isSurelyBefore(b, a))),
    )
    fc.assert(
      fc.property(partialDate, partialDate, (a, b) => !isSurelyBefore(a, b) || comparePartialDates(a, b) < 0),
    )
  })
})

test('February has a 29th in leap years alone', () => {
  expect([1900, 2000, 2023, 2024].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29])
  expect(Array.from({ length: 12 }, (_, at) => daysInMonth(2023, at + 1))).toEqual([
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
  ])
})

import { expect, test } from 'vitest'
import { titleYear } from './title-year.ts'

const releases = (...events: { date?: string; kind?: string }[]) =>
  events.map((event, at) => ({ id: `r${at}`, ...event }))

test('the year is that of the earliest public release, whatever the record states', () => {
  expect(
    titleYear({
      year: 2001,
      releases: releases({ date: '1999-12-31' }, { date: '1998-05', kind: 'festival' }),
    }),
  ).toBe(1998)
})

test.each(['test_screening', 'market', 'private'])('a %s is no public release', (kind) => {
  expect(titleYear({ releases: releases({ date: '1990', kind }, { date: '1992' }) })).toBe(1992)
})

test('an event that is only about a year does not count', () => {
  expect(titleYear({ year: 1931, releases: releases({ date: '1929~' }) })).toBe(1931)
})

test('the stated year stands where no release is dated', () => {
  expect(titleYear({ year: 1931, releases: releases({}) })).toBe(1931)
  expect(titleYear({ year: 1931 })).toBe(1931)
  expect(titleYear({})).toBeUndefined()
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usualSite } from './activity-signals.ts'
import { unusualActivity, type RatingEvent } from './unusual-activity.ts'

const day = 86_400_000
const minute = 60_000
const start = Date.UTC(2026, 5, 1)

/** Ratings one minute apart from an hour on; every tenth is a 10, every fortieth a 1. */
const calm = (count: number, from: number, first = 0): RatingEvent[] =>
  Array.from({ length: count }, (_, at) => ({
    member: first + at,
    at: from + at * minute,
    halves: at % 40 === 7 ? 2 : at % 10 === 0 ? 20 : 12 + (at % 5),
    weight: 10,
    accountAge: 500 * day,
  }))
const storm = (count: number, from: number, more: Partial<RatingEvent> = {}): RatingEvent[] =>
  Array.from({ length: count }, (_, at) => ({
    member: 100_000 + at,
    at: from + at * minute,
    halves: 2,
    weight: 2,
    accountAge: day,
    ...more,
  }))
const find = (events: readonly RatingEvent[]) => unusualActivity(events, usualSite)

describe('what is found', () => {
  test('is nothing among ordinary ratings, and nothing where there are none', () => {
    expect(find(calm(1000, start))).toEqual([])
    expect(find([])).toEqual([])
  })

  test('is one stretch that holds, with the numbers of its strongest window', () => {
    const [finding, ...others] = find([...calm(600, start), ...storm(100, start + 3 * day)])
    expect(others).toEqual([])
    expect(finding).toMatchObject({ level: 'hold', to: start + 3 * day + 99 * minute })
    expect(finding?.signals.map(({ kind }) => kind)).toEqual([
      'extreme-shift',
      'new-accounts',
      'polarisation',
    ])
    expect(finding?.from).toBeLessThanOrEqual(start + 3 * day)
  })

  test('is worth a watch alone where only one signal fires', () => {
    const fresh = calm(60, start + 3 * day, 5000).map((event) => ({ ...event, accountAge: day }))
    expect(find([...calm(600, start), ...fresh]).map(({ level }) => level)).toEqual(['watch'])
  })

  test('is two findings where more than a day is quiet between', () => {
    const events = [...calm(600, start), ...storm(60, start + 3 * day), ...calm(200, start + 5 * day, 9000)]
    expect(
      find([...events, ...storm(60, start + 9 * day)]).filter(({ level }) => level === 'hold'),
    ).toHaveLength(2)
  })

  test('does not become usual by lasting: a second wave is found against the time before the first', () => {
    const waves = [0, 1, 2, 3, 4, 5, 6].flatMap((wave) => storm(200, start + (3 + wave) * day))
    const [finding] = find([...calm(600, start), ...waves]).filter(({ level }) => level === 'hold')
    expect(finding?.to).toBe(start + 9 * day + 199 * minute)
  })

  test('holds nothing in a span that a moderator found genuine', () => {
    const events = [...calm(600, start), ...storm(100, start + 3 * day)]
    const genuine = [{ from: start + 3 * day, to: start + 4 * day }]
    expect(unusualActivity(events, usualSite, genuine).map(({ level }) => level)).toEqual(['watch'])
  })

  test('holds nothing after such a span either, while its ratings are among the last fifty', () => {
    const events = [...calm(600, start), ...storm(30, start + 3 * day), ...calm(30, start + 5 * day, 9000)]
    const [found] = find(events).filter(({ level }) => level === 'hold')
    const genuine = [{ from: found?.from ?? 0, to: found?.to ?? 0 }]
    expect(genuine).toEqual([{ from: start + 3 * day, to: start + 3 * day + 29 * minute }])
    const levels = unusualActivity(events, usualSite, genuine).map(({ level }) => level)
    expect(levels).not.toContain('hold')
  })

  test('comes with what helps a person: the burst, single ratings, one network', () => {
    const from = (at: number) => ({
      addressGroup: at % 2 === 0 ? 'n1' : `m${at}`,
      isOnlyRating: at % 4 === 0,
    })
    const wave = storm(100, start + 3 * day).map((event, at) => ({ ...event, ...from(at) }))
    const [finding] = find([...calm(600, start), ...wave])
    expect(finding?.context).toMatchObject({ onlyRatings: 25, fromOneNetwork: 50 })
    expect(finding?.context.volume).toBeGreaterThan(3)
  })

  test('is the same whatever the order of the events', () => {
    const events = [...calm(200, start), ...storm(60, start + 3 * day)]
    const found = find(events)
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        expect(find(shuffled)).toEqual(found)
      }),
      { numRuns: 20 },
    )
  })
})

test('a hundred thousand ratings take work in proportion: no rating is counted again for each window', () => {
  let reads = 0
  const counted = (event: RatingEvent): RatingEvent =>
    Object.defineProperty({ ...event }, 'halves', {
      get: () => {
        reads += 1
        return event.halves
      },
    })
  find(calm(100_000, start).map(counted))
  expect(reads).toBeLessThan(100_000 * 12)
})

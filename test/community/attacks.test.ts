/** INTEGRITY's acceptance: the five attacks move the score by 0.2 at most, and no organic surge is held. */
import { describe, expect, test } from 'vitest'
import { usualSite } from '../../src/community/activity-signals.ts'
import { startingConstants } from '../../src/community/catalogue-constants.ts'
import { scoreWithNotices, standings, type Decision } from '../../src/community/holding.ts'
import { unusualActivity, type RatingEvent } from '../../src/community/unusual-activity.ts'
import {
  attacks,
  day,
  hostileRatings,
  surges,
  threeSurges,
  titleYear,
  type Surge,
} from './synthetic-ratings.ts'

const farthest = 0.2
const seeds = [1, 2, 3, 4, 5]

/** The displayed score at a time, with the decisions of a moderator who takes out what was found. */
function displayed(ratings: readonly RatingEvent[], now: number, isDecided: boolean): number {
  const events = ratings.filter(({ at }) => at <= now)
  const findings = unusualActivity(events, usualSite)
  const decisions = findings
    .filter(({ level }) => isDecided && level === 'hold')
    .map(({ from, to }): Decision => ({ verdict: 'exclude', from, to, decided: now }))
  return scoreWithNotices(events, findings, decisions, startingConstants, now).score.score ?? NaN
}

describe.each([
  { perDay: 3, before: 100 },
  { perDay: 3, before: 1000 },
  { perDay: 30, before: 1000 },
])('a title with $perDay ratings a day and $before from before', ({ perDay, before }) => {
  /** How far the attack has moved the score some days after it ended, in each of the replays. */
  const replayed = (name: string, isDecided: boolean, days = 1): readonly number[] =>
    seeds.map((seed) => {
      const honest = titleYear(perDay, new Map(), seed, { days: 275, before })
      const waves = attacks[name] ?? []
      const hostile = waves.flatMap((wave, at) => hostileRatings(wave, seed * 10 + at))
      const end = Math.max(...waves.map(({ from, days }) => from + days))
      const then = Date.UTC(2026, 0, 1) + (end + days) * day
      return Math.abs(displayed([...honest, ...hostile], then, isDecided) - displayed(honest, then, false))
    })

  test.each(Object.keys(attacks))('%s: after the moderator, the score has hardly moved', (name) => {
    expect(Math.max(...replayed(name, true))).toBeLessThanOrEqual(farthest)
  })

  test.each(Object.keys(attacks))('%s: not before the moderator either', (name) => {
    expect(Math.max(...replayed(name, false))).toBeLessThanOrEqual(farthest)
  })

  test.each(Object.keys(attacks))('%s: not where no moderator comes for twelve days', (name) => {
    expect(Math.max(...replayed(name, false, 12))).toBeLessThanOrEqual(farthest)
  })
})

test('there are twenty organic surges', () => {
  expect(Object.keys(surges)).toHaveLength(20)
})

test.each(Object.entries(surges))('no rating of an honest surge is held: %s', (_, surge) => {
  const usual: Surge = { factor: 10, days: 7, ones: 0, tens: 0.05, newAccounts: 0.2, ...surge }
  for (const perDay of [1, 5, 20]) {
    for (const seed of seeds) {
      const events = titleYear(perDay, new Map([[150, usual]]), seed, { days: 200, before: 200 })
      const findings = unusualActivity(events, usualSite)
      expect(standings(events, findings, [], events.at(-1)?.at ?? 0)).not.toContain('held')
    }
  }
})

test.each([
  { perDay: 0.3, years: 200, most: 2 },
  { perDay: 3, years: 200, most: 12 },
  { perDay: 30, years: 20, most: 9 },
])('false alarms in $years title-years at $perDay ratings a day: $most to watch, none held', (measured) => {
  let watched = 0
  let held = 0
  for (let seed = 1; seed <= measured.years; seed += 1) {
    const findings = unusualActivity(titleYear(measured.perDay, threeSurges(seed), seed), usualSite)
    const shifts = findings.filter(({ signals }) => signals.some(({ kind }) => kind === 'extreme-shift'))
    watched += shifts.length
    held += findings.filter(({ level }) => level === 'hold').length
  }
  expect(watched).toBeLessThanOrEqual(measured.most)
  expect(held).toBe(0)
})

test.each([
  { perDay: 0.3, ratings: 20, least: 20 },
  { perDay: 3, ratings: 20, least: 20 },
  { perDay: 30, ratings: 20, least: 18 },
  { perDay: 30, ratings: 200, least: 20 },
])('of 20 titles with $perDay a day, $ratings hostile ratings are noticed on $least', (measured) => {
  let noticed = 0
  for (let seed = 1; seed <= 20; seed += 1) {
    const honest = titleYear(measured.perDay, new Map(), seed, { days: 230 })
    const wave = {
      halves: 2,
      weight: 2,
      ratings: measured.ratings,
      from: 200,
      days: 1,
      accountAge: 2,
    } as const
    const findings = unusualActivity([...honest, ...hostileRatings(wave, seed)], usualSite)
    const begin = Date.UTC(2026, 0, 1) + 200 * day
    noticed += Number(findings.some(({ level, to }) => level === 'hold' && to > begin))
  }
  expect(noticed).toBeGreaterThanOrEqual(measured.least)
})

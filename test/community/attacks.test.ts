/** INTEGRITY's acceptance: the five attacks move the score by 0.2 at most, and no organic surge is held. */
import { describe, expect, test } from 'vitest'
import { usualSite } from '../../src/community/activity-signals.ts'
import { startingConstants } from '../../src/community/catalogue-constants.ts'
import { scoreWithNotices, standings, type Decision } from '../../src/community/holding.ts'
import { unusualActivity, type RatingEvent } from '../../src/community/unusual-activity.ts'
import { attacks, day, hostileRatings, threeSurges, titleYear, type Surge } from './synthetic-ratings.ts'

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
  /** How far the attack has moved the score a day after it ended, in each of the replays. */
  const replayed = (name: string, isDecided: boolean): readonly number[] =>
    seeds.map((seed) => {
      const honest = titleYear(perDay, new Map(), seed, { days: 265, before })
      const waves = attacks[name] ?? []
      const hostile = waves.flatMap((wave, at) => hostileRatings(wave, seed * 10 + at))
      const end = Math.max(...waves.map(({ from, days }) => from + days))
      const dayAfter = Date.UTC(2026, 0, 1) + (end + 1) * day
      return Math.abs(
        displayed([...honest, ...hostile], dayAfter, isDecided) - displayed(honest, dayAfter, false),
      )
    })

  test.each(Object.keys(attacks))('%s: after the moderator, the score has hardly moved', (name) => {
    expect(Math.max(...replayed(name, true))).toBeLessThanOrEqual(farthest)
  })

  test.each(Object.keys(attacks))('%s: not before the moderator either', (name) => {
    expect(Math.max(...replayed(name, false))).toBeLessThanOrEqual(farthest)
  })
})

const surges: Readonly<Record<string, Partial<Surge>>> = {
  'opening weekend': { factor: 40, days: 14 },
  'wide release after a festival': { factor: 20, days: 10 },
  'first day on a large service': { factor: 50, days: 5, newAccounts: 0.25 },
  'television broadcast': { factor: 10, days: 2, tens: 0 },
  'disc of a restoration': { factor: 5, days: 10 },
  'prize of a festival': { factor: 15, days: 4 },
  'prize of an academy': { factor: 30, days: 7 },
  nomination: { factor: 8, days: 5 },
  'death of an actor': { factor: 25, days: 5, tens: 0.08 },
  anniversary: { factor: 6, days: 3 },
  'sequel in cinemas': { factor: 12, days: 14 },
  'last episode': { factor: 20, days: 4, tens: 0.08 },
  'disappointing last episode': { factor: 20, days: 4, tens: 0, ones: 0.08 },
  'mention in a talk show': { factor: 10, days: 2, newAccounts: 0.25 },
  meme: { factor: 35, days: 6, newAccounts: 0.3 },
  'list of a newspaper': { factor: 4, days: 10, tens: 0 },
  'course at a school': { factor: 6, days: 2, newAccounts: 0.3, tens: 0 },
  'remake announced': { factor: 5, days: 4, tens: 0 },
  'surprise flop': { factor: 25, days: 7, tens: 0, ones: 0.08 },
  'many join the site': { factor: 3, days: 20, newAccounts: 0.35, tens: 0 },
}

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

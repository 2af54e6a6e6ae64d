import { describe, expect, test } from 'vitest'
import { startingConstants } from './catalogue-constants.ts'
import { genuineSpans, reviewAfter, scoreWithNotices, standings, type Decision } from './holding.ts'
import { quietTime, type Finding, type RatingEvent } from './unusual-activity.ts'

const day = 86_400_000
const finding: Finding = {
  level: 'hold',
  from: 10 * day,
  to: 11 * day,
  signals: [{ kind: 'polarisation', ratings: 20, extremes: 0.9, coefficient: 0.99 }],
  ratings: 20,
  isOfTrusted: false,
  context: { volume: 0, onlyRatings: 0, fromOneNetwork: 0 },
}
const rating = (at: number, more: Partial<RatingEvent> = {}): RatingEvent => ({
  member: at,
  at,
  halves: 14,
  weight: 10,
  accountAge: 500 * day,
  ...more,
})
const exclude: Decision = { verdict: 'exclude', from: 10 * day, to: 11 * day, decided: 12 * day }
const now = 13 * day

describe('a finding that holds', () => {
  test('holds ratings of low trust from its begin until a day after its end, and no others', () => {
    const times = [finding.from - 1, finding.from, finding.to + quietTime, finding.to + quietTime + 1]
    const low = times.map((at) => rating(at, { weight: 5 }))
    expect(standings(low, [finding], [], now)).toEqual(['counts', 'held', 'held', 'counts'])
    expect(standings([rating(finding.from)], [finding], [], now)).toEqual(['counts'])
  })

  test('holds those of accounts that were new, and of members in lockstep, whatever they weigh now', () => {
    const grown = [rating(finding.from, { accountAge: 6 * day }), rating(finding.to, { isInLockstep: true })]
    expect(standings(grown, [finding], [], now)).toEqual(['held', 'held'])
  })

  test('of a shift that is of full trust lets all its ratings wait, high and low, each for thirty days', () => {
    const ofTrusted = { ...finding, isOfTrusted: true }
    const all = [rating(finding.from, { halves: 20 }), rating(finding.to), rating(finding.to + 1)]
    expect(standings(all, [ofTrusted], [], now)).toEqual(['held', 'held', 'counts'])
    expect(standings(all, [ofTrusted], [], finding.from + reviewAfter)).toEqual(['counts', 'held', 'counts'])
    expect(standings(all, [ofTrusted], [], finding.to + reviewAfter)).toEqual(['counts', 'counts', 'counts'])
  })

  test('ends by itself after thirty days', () => {
    const low = [rating(finding.from, { weight: 2 })]
    expect(standings(low, [finding], [], finding.to + reviewAfter - 1)).toEqual(['held'])
    expect(standings(low, [finding], [], finding.to + reviewAfter)).toEqual(['counts'])
  })

  test('holds nothing where it is only to be watched', () => {
    const low = [rating(finding.from, { weight: 2 })]
    expect(standings(low, [{ ...finding, level: 'watch' }], [], now)).toEqual(['counts'])
  })
})

describe('a decision', () => {
  test('that takes a window out takes every rating in it out, high and low, trusted or not', () => {
    const all = [rating(exclude.from, { halves: 20 }), rating(exclude.to, { halves: 2, weight: 2 })]
    expect(standings(all, [finding], [exclude], now)).toEqual(['excluded', 'excluded'])
  })

  test('that it was genuine lets the window count', () => {
    const genuine: Decision = { ...exclude, verdict: 'genuine' }
    expect(standings([rating(exclude.from, { weight: 2 })], [finding], [genuine], now)).toEqual(['counts'])
    expect(genuineSpans([genuine, exclude])).toEqual([genuine])
  })

  test('stands until a later one says otherwise, also when its review is due', () => {
    const later: Decision = { ...exclude, verdict: 'genuine', decided: 20 * day }
    const inside = [rating(exclude.from)]
    expect(standings(inside, [], [exclude], exclude.decided + 2 * reviewAfter)).toEqual(['excluded'])
    expect(standings(inside, [], [later, exclude], 21 * day)).toEqual(['counts'])
    expect(standings(inside, [], [exclude, later], 21 * day)).toEqual(['counts'])
  })
})

describe('the notice', () => {
  const before = Array.from({ length: 20 }, (_, at) => rating(at * 1000, { halves: 16 }))
  const wave = Array.from({ length: 20 }, (_, at) => rating(finding.from + at, { halves: 2, weight: 2 }))
  const told = (decisions: readonly Decision[], at: number) =>
    scoreWithNotices([...before, ...wave], [finding], decisions, startingConstants, at)

  test('gives both numbers, the reasons, how many wait and until when', () => {
    const { score, scoreOfAll, notices } = told([], finding.from + day)
    expect([score.score, scoreOfAll.score]).toEqual([7.8, 6.86])
    expect([score.ratings, scoreOfAll.ratings]).toEqual([20, 40])
    expect(notices).toEqual([
      {
        state: 'held',
        from: finding.from,
        to: finding.to,
        signals: finding.signals,
        isOfTrusted: false,
        ratings: 20,
        until: finding.to + reviewAfter,
        isReviewDue: false,
      },
    ])
  })

  test('says when the moderators are late', () => {
    expect(told([], finding.from + day + 1).notices[0]?.isReviewDue).toBe(true)
  })

  test('becomes that of the decision, and says when its review is due', () => {
    const { notices, score } = told([exclude], now)
    expect(score.score).toBe(7.8)
    expect(notices).toMatchObject([
      { state: 'excluded', ratings: 20, signals: finding.signals, isReviewDue: false },
    ])
    expect(told([exclude], exclude.decided + reviewAfter).notices).toMatchObject([{ isReviewDue: true }])
  })

  test('stays where nothing waits any more and nobody has decided', () => {
    const aged = scoreWithNotices(before, [finding], [], startingConstants, now)
    expect(aged.notices).toMatchObject([{ state: 'held', ratings: 0 }])
  })

  test('is none where every rating counts', () => {
    expect(told([{ ...exclude, verdict: 'genuine' }], now).notices).toEqual([])
    expect(told([], finding.to + reviewAfter).notices).toEqual([])
  })
})

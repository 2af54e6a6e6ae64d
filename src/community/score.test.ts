import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startingConstants } from './catalogue-constants.ts'
import {
  divideHalfUp,
  fewestForScore,
  histogramOf,
  movedTally,
  scoreOf,
  tallyOf,
  type WeighedRating,
} from './score.ts'
import { weights, type Weight } from './trust.ts'

const many = (ratings: number, rating: number, weight: Weight = 10): readonly WeighedRating[] =>
  Array.from({ length: ratings }, () => ({ halves: rating * 2, weight }))

const anyRatings = fc.array(
  fc.record({ halves: fc.integer({ min: 2, max: 20 }), weight: fc.constantFrom(...weights) }),
  { maxLength: 200 },
)

describe('the score', () => {
  test('is (n R + m C) / (n + m), rounded half up to hundredths', () => {
    const score = scoreOf(tallyOf([...many(8, 9), ...many(2, 4)]), startingConstants)
    expect(score.sum.weightedMean).toBe(8)
    expect(score.score).toBe(7.67) // (10 * 8 + 5 * 7) / 15 = 7.666...
    expect(score.plainMean).toBe(8)
  })

  test('is not shown below five ratings that count, whose means are', () => {
    expect(scoreOf(tallyOf(many(fewestForScore - 1, 9)), startingConstants)).toMatchObject({
      ratings: 4,
      plainMean: 9,
    })
    expect(scoreOf(tallyOf(many(4, 9)), startingConstants).score).toBeUndefined()
    expect(scoreOf(tallyOf([...many(4, 9), ...many(9, 1, 0)]), startingConstants).score).toBeUndefined()
    expect(scoreOf(tallyOf(many(5, 9)), startingConstants).score).toBe(8)
  })

  test('of nothing is nothing, with the constants told', () => {
    expect(scoreOf([], startingConstants)).toEqual({
      ratings: 0,
      sum: { lines: [], weighted: 0, points: 0, catalogueMean: 7, priorWeight: 5 },
    })
  })

  test('moves little by ratings of low weight: INTEGRITY’s fifty ones', () => {
    const before = scoreOf(tallyOf(many(1000, 7)), startingConstants)
    const full = scoreOf(tallyOf([...many(1000, 7), ...many(50, 1)]), startingConstants)
    const low = scoreOf(tallyOf([...many(1000, 7), ...many(50, 1, 2)]), startingConstants)
    expect([before.score, full.score, low.score]).toEqual([7, 6.72, 6.94])
  })

  test('has an interval that narrows as ratings come in, and stays within 1 to 10', () => {
    const widths = [5, 50, 500].map((number) => {
      const { interval } = scoreOf(tallyOf(many(number, 7)), startingConstants)
      return (interval?.high ?? NaN) - (interval?.low ?? NaN)
    })
    expect(widths.map((width) => width.toFixed(2))).toEqual(['2.48', '1.06', '0.34'])
    expect(scoreOf(tallyOf(many(10, 10)), startingConstants).interval).toEqual({ low: 7.99, high: 10 })
  })

  test('lets anyone do the sum again from its own lines', () => {
    fc.assert(
      fc.property(anyRatings, (ratings) => {
        const { sum, score, ...told } = scoreOf(tallyOf(ratings), startingConstants)
        const add = (part: 'ratings' | 'weighted' | 'points') =>
          sum.lines.reduce((whole, line) => whole + line[part], 0)
        expect(add('ratings')).toBe(told.ratings)
        expect(add('weighted')).toBeCloseTo(sum.weighted, 9)
        expect(add('points')).toBeCloseTo(sum.points, 9)
        const again = (sum.points + sum.priorWeight * sum.catalogueMean) / (sum.weighted + sum.priorWeight)
        if (score !== undefined) expect(Math.abs(again - score)).toBeLessThanOrEqual(0.005 + 1e-9)
      }),
    )
  })

  test('is the same to the last digit whatever the order of the ratings', () => {
    const shuffled = anyRatings.chain((ratings) =>
      fc.tuple(fc.constant(ratings), fc.shuffledSubarray(ratings, { minLength: ratings.length })),
    )
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(scoreOf(tallyOf(other), startingConstants)).toEqual(scoreOf(tallyOf(one), startingConstants))
      }),
    )
  })

  test('lies between the catalogue mean and the weighted mean', () => {
    fc.assert(
      fc.property(anyRatings, (ratings) => {
        const { score, sum } = scoreOf(tallyOf(ratings), startingConstants)
        if (score === undefined) return
        const ends = [sum.catalogueMean, sum.weightedMean ?? NaN]
        expect(score).toBeGreaterThanOrEqual(Math.min(...ends) - 0.005)
        expect(score).toBeLessThanOrEqual(Math.max(...ends) + 0.005)
      }),
    )
  })
})

test('a tally that one rating moves in is the tally of the ratings after it', () => {
  fc.assert(
    fc.property(
      anyRatings,
      fc.record({ halves: fc.integer({ min: 2, max: 20 }), weight: fc.constantFrom(...weights) }),
      (ratings, after) => {
        const [before, ...rest] = ratings
        expect(movedTally(tallyOf(ratings), before, after)).toEqual(tallyOf([...rest, after]))
        expect(movedTally(tallyOf(ratings), before, undefined)).toEqual(tallyOf(rest))
      },
    ),
  )
})

test('the histogram has nineteen bars, and leaves out what does not count', () => {
  const bars = histogramOf(tallyOf([...many(3, 7.5), ...many(2, 7.5, 2), ...many(9, 1, 0), ...many(1, 10)]))
  expect(bars).toHaveLength(19)
  expect(bars.filter(({ ratings }) => ratings > 0)).toEqual([
    { rating: 7.5, ratings: 5 },
    { rating: 10, ratings: 1 },
  ])
})

test('a quotient is rounded half up, exactly where floating point is not', () => {
  expect([divideHalfUp(1, 2), divideHalfUp(3, 2), divideHalfUp(4, 3), divideHalfUp(0, 7)]).toEqual([
    1, 2, 1, 0,
  ])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 51 }), fc.integer({ min: 1, max: 2 ** 40 }), (over, under) => {
      const exact = (BigInt(over) * 2n + BigInt(under)) / (BigInt(under) * 2n)
      expect(BigInt(divideHalfUp(over, under))).toBe(exact)
    }),
  )
})

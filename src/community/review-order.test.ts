import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareReviews, reviewOrders, type ReviewStanding } from './review-order.ts'

const review = (number: number, more: Partial<ReviewStanding> = {}): ReviewStanding => ({
  number,
  helpful: 0,
  notHelpful: 0,
  published: number,
  ...more,
})
const numbers = (reviews: readonly ReviewStanding[]) => reviews.map(({ number }) => number)

describe('reviews are read', () => {
  test('by helpful: as Wilson has it, then the newer', () => {
    const reviews = [
      review(1, { helpful: 1 }),
      review(2, { helpful: 100, notHelpful: 10 }),
      review(3),
      review(4),
    ]
    expect(numbers(reviews.toSorted(compareReviews('helpful')))).toEqual([2, 1, 4, 3])
  })

  test('by date: of one moment, the higher number is the newer', () => {
    const reviews = [review(1, { published: 5 }), review(2, { published: 5 }), review(3, { published: 4 })]
    expect(numbers(reviews.toSorted(compareReviews('newest')))).toEqual([2, 1, 3])
    expect(numbers(reviews.toSorted(compareReviews('oldest')))).toEqual([3, 1, 2])
  })

  test('by rating: those without one last from either end, of equal ones the more helpful first', () => {
    const reviews = [
      review(1, { halves: 4 }),
      review(2),
      review(3, { halves: 20 }),
      review(4, { halves: 20, helpful: 3 }),
    ]
    expect(numbers(reviews.toSorted(compareReviews('highest')))).toEqual([4, 3, 1, 2])
    expect(numbers(reviews.toSorted(compareReviews('lowest')))).toEqual([1, 4, 3, 2])
  })
})

test.each(reviewOrders)('the order by %s is total: it does not depend on where reviews began', (order) => {
  const any = fc.uniqueArray(
    fc.record(
      {
        number: fc.integer({ min: 1, max: 1000 }),
        helpful: fc.integer({ min: 0, max: 3 }),
        notHelpful: fc.integer({ min: 0, max: 3 }),
        published: fc.integer({ min: 0, max: 3 }),
        halves: fc.integer({ min: 2, max: 5 }),
      },
      { requiredKeys: ['number', 'helpful', 'notHelpful', 'published'] },
    ),
    { selector: ({ number }) => number, maxLength: 12 },
  )
  fc.assert(
    fc.property(any, (reviews) => {
      const sorted = numbers(reviews.toSorted(compareReviews(order)))
      expect(numbers(reviews.toReversed().toSorted(compareReviews(order)))).toEqual(sorted)
    }),
  )
})

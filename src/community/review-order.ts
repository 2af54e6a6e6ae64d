/** The orders in which reviews of a title can be read; each is total, so that pages of reviews never overlap. */
import { helpfulness } from './helpful.ts'
import type { Halves } from './rating.ts'

export type ReviewStanding = {
  /** The number of the review: later reviews have higher ones. */
  readonly number: number
  readonly helpful: number
  readonly notHelpful: number
  /** When it was first published, in milliseconds. */
  readonly published: number
  /** The author's rating of the title, if there is one. */
  readonly halves?: Halves
}

export const reviewOrders = ['helpful', 'newest', 'oldest', 'highest', 'lowest'] as const
export type ReviewOrder = (typeof reviewOrders)[number]

type Compare = (a: ReviewStanding, b: ReviewStanding) => number

const newest: Compare = (a, b) => b.published - a.published || b.number - a.number
const helpful: Compare = (a, b) => helpfulnessOf(b) - helpfulnessOf(a) || newest(a, b)
/** Reviews without a rating come last, whichever end comes first. */
const rated =
  (sign: 1 | -1): Compare =>
  (a, b) => {
    if (a.halves === undefined || b.halves === undefined) {
      return Number(a.halves === undefined) - Number(b.halves === undefined) || helpful(a, b)
    }
    return sign * (a.halves - b.halves) || helpful(a, b)
  }

const orders: Readonly<Record<ReviewOrder, Compare>> = {
  helpful,
  newest,
  oldest: (a, b) => newest(b, a),
  highest: rated(-1),
  lowest: rated(1),
}

/**
 * Compares two reviews for `Array.sort`. By helpful: Wilson's bound (see {@link helpfulness}), then the newer. By
 * date: then the number. By rating: then as by helpful; a review without a rating comes after all that have one.
 */
export const compareReviews = (order: ReviewOrder): Compare => orders[order]

const helpfulnessOf = (review: ReviewStanding): number => helpfulness(review.helpful, review.notHelpful)

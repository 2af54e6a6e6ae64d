/** What a member sees of what they gave and wrote, whether or not others see it. */
import type { RatingOrder } from '../community/rating-order.ts'
import type { ReviewId } from '../community/review-id.ts'
import type { ReviewState } from '../community/review-state.ts'
import type { ReviewOfMember } from '../store/member-parts.ts'
import type { GivenRating } from '../store/ratings-by.ts'
import type { TakenPost } from '../store/taken-posts.ts'

type Paged = {
  /** From 1. */
  readonly page: number
  readonly pages: number
}

export type OwnRatingsModel = Paged & {
  readonly count: number
  readonly order: RatingOrder
  readonly ratings: readonly GivenRating[]
}

export type OwnReviewsModel = Paged & {
  readonly counts: ReadonlyMap<ReviewState, number>
  readonly reviews: readonly ReviewOfMember[]
  /** What moderators took out of sight of them. */
  readonly taken: ReadonlyMap<ReviewId, TakenPost>
}

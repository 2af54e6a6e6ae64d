/** What the pages of all reviews and of all public lists show. */
import type { List } from '../store/lists.ts'
import type { ReviewOfMember } from '../store/member-parts.ts'
import type { NarrowedReviews } from '../store/reviews-by.ts'

export type Turns = {
  /** Addresses of the pages before and after. */
  readonly newer: string | undefined
  readonly older: string | undefined
}

export type AllReviewsModel = Turns & {
  readonly reviews: readonly ReviewOfMember[]
  readonly narrowed: NarrowedReviews
  /** That there are reviews in, by their codes. */
  readonly languages: readonly string[]
}
export type AllListsModel = Turns & { readonly lists: readonly List[] }

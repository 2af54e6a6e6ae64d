/** What the page of a title's ratings shows: to all, and to a member who is signed in. */
import type { Opening } from '../community/rating-opens.ts'
import type { RatingPageRead } from '../store/rating-page.ts'

export type RatingPageModel = RatingPageRead & {
  /** Absent for readers who are not signed in. */
  readonly own: OwnRating | undefined
}

export type OwnRating = {
  /** From 1 to 10; absent where the member has not rated the title. */
  readonly rating: number | undefined
  readonly opening: Opening
  /** Stands in the form, and shows that it was made for this session. */
  readonly token: string
}

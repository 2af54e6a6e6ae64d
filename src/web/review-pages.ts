/** What the pages of reviews show. */
import type { FormModel } from './form-model.ts'
import type { Block } from '../community/review-text.ts'
import type { ReviewChoice, ReviewsRead } from '../store/review-list.ts'
import type { ReviewPageRead } from '../store/review-page.ts'
import type { EntityLine } from '../store/lines.ts'
import type { Review } from '../store/reviews.ts'
import type { TakenPost } from '../store/taken-posts.ts'
import type { TitleModel } from '../store/title-page.ts'
import type { VersionChanges } from './views/review-changes.ts'

/** What one who is signed in can do with reviews that they read. */
export type ReviewVisitor = {
  readonly member: string
  readonly token: string
  /** What they said of the reviews on this page: whether each is helpful. */
  readonly votes: ReadonlyMap<string, boolean>
}

export type ReviewsPageModel = TitleModel &
  ReviewsRead & {
    readonly choice: ReviewChoice
    /** From 0. */
    readonly page: number
    readonly visitor: ReviewVisitor | undefined
    readonly own: Review | undefined
  }

/** Why a post that not all can read is shown to this one, or that it isn't. */
export type Sight = 'all' | 'author' | 'moderator' | 'none'

export type ReviewPageModel = ReviewPageRead & {
  readonly sight: Sight
  readonly visitor: ReviewVisitor | undefined
  /** What moderators took out of sight, where its author reads it. */
  readonly taken: TakenPost | undefined
}

export type ReviewHistoryModel = ReviewPageRead & { readonly changes: readonly VersionChanges[] }

export type WriteReviewModel = {
  readonly title: EntityLine
  readonly form: FormModel
  readonly isNewcomer: boolean
  /** What there is to be changed. */
  readonly own: Review | undefined
  /** Where moderators took that out of sight. */
  readonly taken: TakenPost | undefined
  /** As it would be read, where that was asked for. */
  readonly preview: ReviewPreview | undefined
}

export type ReviewPreview = {
  readonly headline: string
  readonly language: string
  readonly blocks: readonly Block[]
  readonly author: string
}

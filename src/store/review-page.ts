/** What the page of one review shows, and the page of what it said before. */
import { keyOf } from '../catalogue/ids.ts'
import type { Title } from '../catalogue/title.ts'
import { isSurelyBeforeRelease } from '../community/rating-opens.ts'
import type { ReviewDraft } from '../community/review-draft.ts'
import { reviewNumberOf, type ReviewId } from '../community/review-id.ts'
import { takingDecision, type Decision } from './decisions.ts'
import { documentOf, entityState } from './entities.ts'
import { type EntityLine } from './lines.ts'
import { linesOf } from './lines-by-key.ts'
import { prepared } from './prepared.ts'
import { reviewById, type Review } from './reviews.ts'
import type { ReadHandle } from './tables.ts'

export type ReviewPageRead = {
  readonly review: Review
  /** The title that it is shown at; absent where that was deleted. */
  readonly title: EntityLine | undefined
  /** Why the title was deleted, where it was. */
  readonly whyDeleted: string | undefined
  readonly isPreRelease: boolean
  /** The decision that took it out of sight, also where it was written anew since and waits. */
  readonly hiddenBy: Decision | undefined
}

/** Four queries, and one more for a review that isn't shown. */
export async function reviewPage(reader: ReadHandle, id: ReviewId): Promise<ReviewPageRead | undefined> {
  const review = await reviewById(reader, id)
  if (!review) return undefined
  const found = await documentOf<Title>(reader, review.title)
  const title = (await linesOf(reader, [keyOf(review.title)])).get(review.title)
  const state = await entityState(reader, review.title)
  return {
    review,
    title,
    whyDeleted: state?.state === 'deleted' ? state.reason : undefined,
    hiddenBy: review.beneath === 'shown' ? undefined : await takingDecision(reader, { kind: 'review', id }),
    isPreRelease: found !== undefined && isSurelyBeforeRelease(found.document, review.firstAt),
  }
}

export type ReviewRevision = ReviewDraft & { readonly number: number; readonly at: Date }

/** All that a review has said, the first words first; the last are what it says now. */
export async function revisionsOf(reader: ReadHandle, review: Review): Promise<readonly ReviewRevision[]> {
  const rows = await earlierRevisions(reader, { review: reviewNumberOf(review.id) })
  const { language, headline, text, licence, at } = review
  return [
    ...rows.map((row) => ({ ...row, at: new Date(row.at) })),
    { number: review.revision, language, headline, text, licence, at },
  ]
}

const earlierRevisions = prepared<{ review: number }, Omit<ReviewRevision, 'at'> & { readonly at: string }>(
  (reader, slot) =>
    reader
      .selectFrom('review_revision')
      .select(['number', 'at', 'language', 'headline', 'text', 'licence'])
      .where('review', '=', slot('review'))
      .orderBy('number'),
)

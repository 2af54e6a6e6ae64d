import type { Title } from '../catalogue/title.ts'
import { refusal } from '../catalogue/refusal.ts'
import type { ReviewId } from '../community/review-id.ts'
import type { Engine } from '../store/engine/engine.ts'
import { documentOf } from '../store/entities.ts'
import { notify, wasTold } from '../store/notifications.ts'
import { featuredReviewOf } from '../store/review-list.ts'
import { reviewById, type Review } from '../store/reviews.ts'
import type { WriteHandle } from '../store/tables.ts'
import { putVote, removeVote } from '../store/review-votes.ts'

export type ReviewVote = 'helpful' | 'not-helpful' | 'none'

/**
 * Says that a review is helpful or not, or takes that back. Throws a refusal for one's own review, and for
 * one that isn't shown to all.
 */
export async function voteOnReview(
  engine: Engine,
  {
    member,
    review: id,
    vote,
  }: { readonly member: string; readonly review: ReviewId; readonly vote: ReviewVote },
  now: Date,
): Promise<void> {
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const review = await reviewById(tx, id)
    if (review?.state !== 'shown') throw refusal('not-found', ['noReview', id], 'id')
    if (review.author?.id === member) throw refusal('forbidden', ['ownReviewVote'], 'vote')
    if (vote === 'none') await removeVote(tx, member, id)
    else await putVote(tx, { member, review: id, isHelpful: vote === 'helpful', at: now.toISOString() })
    await tellIfFeatured(engine, tx, review, now.toISOString())
  })
}

/** Tells the author, once for each review, that theirs is the featured one for readers of its language. */
async function tellIfFeatured(
  { reader }: Engine,
  tx: WriteHandle,
  { id, title, author, language }: Review,
  at: string,
): Promise<void> {
  if (!author || (await wasTold(tx, { member: author.id, kind: 'review-featured', subject: id }))) return
  const found = await documentOf<Title>(reader, title)
  if (!found) return
  const { featured } = await featuredReviewOf(tx, title, found.document, language)
  if (featured?.id !== id) return
  const detail = { name: found.document.name }
  await notify(tx, { member: author.id, kind: 'review-featured', subject: id, detail, at })
}

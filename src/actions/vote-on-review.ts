import { Refusal } from '../catalogue/refusal.ts'
import type { ReviewId } from '../community/review-id.ts'
import type { Engine } from '../store/engine/engine.ts'
import { reviewById } from '../store/reviews.ts'
import { putVote, removeVote } from '../store/review-votes.ts'

export type ReviewVote = 'helpful' | 'not-helpful' | 'none'

/**
 * Says that a review is helpful or not, or takes that back. Throws a {@link Refusal} for one's own review, and for
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
    if (review?.state !== 'shown') throw new Refusal('not-found', `No review has the id ${id}.`, 'id')
    if (review.author?.id === member)
      throw new Refusal('forbidden', 'Your own review is for others to judge.', 'vote')
    if (vote === 'none') await removeVote(tx, member, id)
    else await putVote(tx, { member, review: id, isHelpful: vote === 'helpful', at: now.toISOString() })
  })
}

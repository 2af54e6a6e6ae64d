import { refusal } from '../catalogue/refusal.ts'
import type { ReviewId } from '../community/review-id.ts'
import type { Engine } from '../store/engine/engine.ts'
import { putBack, reviewById, withdraw, type Review } from '../store/reviews.ts'
import type { WriteHandle } from '../store/tables.ts'

/** Takes a member's own review out of sight; nothing happens where it is withdrawn already. */
export function withdrawReview(engine: Engine, member: string, id: ReviewId): Promise<void> {
  return withOwn(engine, member, id, async (tx, review) => {
    if (review.state !== 'withdrawn') await withdraw(tx, review)
  })
}

/** Undoes {@link withdrawReview}: the review is again what the site made of it, shown, held or hidden. */
export function putReviewBack(engine: Engine, member: string, id: ReviewId): Promise<void> {
  return withOwn(engine, member, id, async (tx, review) => {
    if (review.state === 'withdrawn') await putBack(tx, review)
  })
}

/** Throws a refusal where the member has no such review; another's is told from none at all by nobody. */
function withOwn(
  engine: Engine,
  member: string,
  id: ReviewId,
  act: (tx: WriteHandle, review: Review) => Promise<void>,
): Promise<void> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const review = await reviewById(tx, id)
    if (review?.author?.id !== member) throw refusal('not-found', ['noOwnReview', id], 'id')
    await act(tx, review)
  })
}

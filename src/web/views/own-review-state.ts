import type { Review } from '../../store/reviews.ts'
import type { TakenReview } from '../../store/taken-reviews.ts'
import type { Words } from '../../text/words.ts'

/** What its author is told of a review that not all can read: where it stands, and what a change would do. */
export function ownReviewState(
  say: Words['say']['reviews'],
  { state, publishedAt }: Pick<Review, 'state' | 'publishedAt'>,
  taken: TakenReview | undefined,
): readonly string[] {
  const ifChanged = !taken ? [] : [taken.isOpen ? say.ifChangedInAppeal : say.ifChanged]
  switch (state) {
    case 'shown':
      return []
    case 'withdrawn':
      return [say.toAuthor.withdrawn, ...ifChanged]
    case 'held':
      if (taken) return [say.rewritten, say.toAuthor.held]
      return [say.toAuthor.held, ...(publishedAt ? [say.notPublicMeanwhile] : [])]
    case 'hidden':
      return [isRefused(taken) ? say.refused : say.toAuthor.hidden, ...ifChanged]
  }
}

/** What is called "hidden" was never public where moderators refused it. */
export const isRefused = (taken: TakenReview | undefined): boolean => taken?.decision.verdict === 'refuse'

/** A member's own reviews that moderators took out of sight: by which decisions, and what the member can do. */
import { stateMade } from '../community/moderation.ts'
import type { ReviewId } from '../community/review-id.ts'
import { standingDecisions, type Decision } from './decisions.ts'
import { subjectKey, type Reads } from './moderated-posts.ts'
import { recourses, type Recourse } from './recourse.ts'
import type { Review } from './reviews.ts'

export type TakenReview = Recourse & { readonly decision: Decision }

/** Also of those that were written anew since, as long as their new words wait. */
export async function takenReviews(
  handle: Reads,
  member: string,
  reviews: readonly Review[],
  now: Date,
): Promise<ReadonlyMap<ReviewId, TakenReview>> {
  const unseen = reviews.filter(({ beneath }) => beneath !== 'shown')
  const standing = await standingDecisions(handle, unseen.map(subjectOf))
  const taken = unseen.flatMap((review) => {
    const decision = standing.get(subjectKey(subjectOf(review)))
    return decision && stateMade(decision.verdict) === 'hidden' ? [{ id: review.id, decision }] : []
  })
  const decisions = taken.map(({ decision }) => decision)
  const known = await recourses(handle, member, decisions, now)
  return new Map(
    taken.flatMap(({ id, decision }) => {
      const recourse = known.get(decision.id)
      return recourse ? [[id, { ...recourse, decision }] as const] : []
    }),
  )
}

const subjectOf = ({ id }: Review) => ({ kind: 'review', id }) as const

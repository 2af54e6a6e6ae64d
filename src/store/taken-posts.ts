/** A member's own posts that moderators took out of sight: by which decisions, and what the member can do. */
import type { Subject } from '../community/moderation.ts'
import type { ReviewId } from '../community/review-id.ts'
import { isTaking, standingDecisions, type Decision } from './decisions.ts'
import type { List } from './lists.ts'
import { subjectKey, type Reads } from './moderated-posts.ts'
import { recourses, type Recourse } from './recourse.ts'
import type { Review } from './reviews.ts'

export type TakenPost = Recourse & { readonly decision: Decision }

/** Also of those that were written anew since, as long as their new words wait. */
export function takenReviews(
  handle: Reads,
  member: string,
  reviews: readonly Pick<Review, 'id' | 'beneath'>[],
  now: Date,
): Promise<ReadonlyMap<ReviewId, TakenPost>> {
  const unseen = reviews.filter(({ beneath }) => beneath !== 'shown')
  return takenPosts(
    handle,
    member,
    unseen.map(({ id }) => ({ kind: 'review', id })),
    now,
  )
}

/** The same of lists, private ones too. */
export function takenLists(
  handle: Reads,
  member: string,
  lists: readonly Pick<List, 'id' | 'state'>[],
  now: Date,
): Promise<ReadonlyMap<string, TakenPost>> {
  const unseen = lists.filter(({ state }) => state !== 'shown')
  return takenPosts(
    handle,
    member,
    unseen.map(({ id }) => ({ kind: 'list', id })),
    now,
  )
}

/** By the id, of posts of one kind. */
async function takenPosts<Id extends string>(
  handle: Reads,
  member: string,
  subjects: readonly (Subject & { readonly id: Id })[],
  now: Date,
): Promise<ReadonlyMap<Id, TakenPost>> {
  const standing = await standingDecisions(handle, subjects)
  const taken = subjects.flatMap((subject) => {
    const decision = standing.get(subjectKey(subject))
    return decision && isTaking(decision) ? [{ id: subject.id, decision }] : []
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

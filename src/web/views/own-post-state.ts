import type { PostState } from '../../community/moderation.ts'
import type { List } from '../../store/lists.ts'
import type { Review } from '../../store/reviews.ts'
import type { TakenPost } from '../../store/taken-posts.ts'
import type { Words } from '../../text/words.ts'

/** What its author is told of a review that not all can read: where it stands, and what a change would do. */
export function ownReviewState(
  { say: { reviews, moderation } }: Words,
  { state, publishedAt }: Pick<Review, 'state' | 'publishedAt'>,
  taken: TakenPost | undefined,
): readonly string[] {
  if (state === 'held' && !taken && publishedAt) return [reviews.toAuthor.held, reviews.notPublicMeanwhile]
  return ownPostState(reviews, moderation, state, taken)
}

/** The same of a list. */
export function ownListState(
  { say: { lists, moderation } }: Words,
  { state, isPublic }: Pick<List, 'state' | 'isPublic'>,
  taken: TakenPost | undefined,
): readonly string[] {
  if (isPublic || state === 'hidden') return ownPostState(lists, moderation, state, taken)
  return [lists.toAuthor.withdrawn, ...(taken ? [lists.ifPublic] : [])]
}

function ownPostState(
  say: Pick<Words['say']['reviews' | 'lists'], 'toAuthor' | 'refused' | 'rewritten'>,
  { ifChanged, ifChangedInAppeal }: Words['say']['moderation'],
  state: PostState,
  taken: TakenPost | undefined,
): readonly string[] {
  const change = !taken ? [] : [taken.isOpen ? ifChangedInAppeal : ifChanged]
  switch (state) {
    case 'shown':
      return []
    case 'withdrawn':
      return [say.toAuthor.withdrawn, ...change]
    case 'held':
      return [...(taken ? [say.rewritten] : []), say.toAuthor.held]
    case 'hidden':
      return [isRefused(taken) ? say.refused : say.toAuthor.hidden, ...change]
  }
}

/** What is called "hidden" was never public where moderators refused it. */
export const isRefused = (taken: TakenPost | undefined): boolean => taken?.decision.verdict === 'refuse'

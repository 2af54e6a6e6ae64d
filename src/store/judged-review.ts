/** What a review said when somebody decided about it: its author may have written it anew since. */
import { isReviewId } from '../community/review-id.ts'
import type { ModeratedPost } from './moderated-posts.ts'
import { revisionsOf } from './review-page.ts'
import { reviewById } from './reviews.ts'
import type { ReadHandle } from './tables.ts'

export type JudgedPost = Pick<ModeratedPost, 'kind' | 'id' | 'heading' | 'text' | 'language'>

/** `undefined` where nothing was changed after that moment, and for what keeps no earlier words. */
export async function judgedReview(
  reader: ReadHandle,
  { kind, id, at }: ModeratedPost,
  decided: Date,
): Promise<JudgedPost | undefined> {
  if (kind !== 'review' || !isReviewId(id) || at <= decided) return undefined
  const review = await reviewById(reader, id)
  const revisions = review ? await revisionsOf(reader, review) : []
  const then = revisions.findLast((revision) => revision.at <= decided)
  return then && { kind, id, heading: then.headline, text: then.text, language: then.language }
}

/** Reviews, as moderators see them: held, hidden, shown or withdrawn. */
import { sql } from 'kysely'
import { isWrittenAnew } from '../community/first-posts.ts'
import { isReviewId, reviewNumberOf } from '../community/review-id.ts'
import type { MemberRole } from '../community/roles.ts'
import type { ModeratedPost, PostKind, Reads } from './moderated-posts.ts'
import { reviewOf, selectReviews, setReviewInQuestion, setReviewState, type ReviewRow } from './reviews.ts'
import type { Instant, ReadHandle } from './tables.ts'

const heldTotal = sql<number>`(select count(*) from review where state = 'held')`

export const reviewPosts: PostKind = {
  async find(handle, ids) {
    const numbers = ids.filter(isReviewId).map(reviewNumberOf)
    const rows = await reviewsWithAuthors(handle)
      .where('review.id', 'in', [0, ...numbers])
      .execute()
    return rows.map(postOf)
  },
  isThere: (id) => sql`exists (select 1 from review where id = cast(substr(${id}, 3) as bigint))`,
  async setState(tx, id, state, at) {
    if (isReviewId(id)) await setReviewState(tx, id, state, at.toISOString())
  },
  async setInQuestion(tx, id, isInQuestion) {
    if (isReviewId(id)) await setReviewInQuestion(tx, id, isInQuestion)
  },
  async held(handle, limit) {
    const rows = await reviewsWithAuthors(handle)
      .where('review.state', '=', 'held')
      .orderBy('review.at')
      .orderBy('review.id')
      .limit(limit)
      .execute()
    return rows.map(postOf)
  },
  heldTotal,
}

type Row = ReviewRow & {
  role: MemberRole | null
  joined: Instant | null
  title_name: string | null
}

function reviewsWithAuthors(handle: Reads) {
  return selectReviews(handle as ReadHandle)
    .leftJoin('summary', 'summary.key', 'review.title')
    .select(['member.role', 'member.created_at as joined', 'summary.name as title_name'])
}

function postOf(row: Row): ModeratedPost {
  const { id, author, state, beneath, at, headline, text, language, holds } = reviewOf(row)
  const { role, joined, title_name } = row
  return {
    kind: 'review',
    id,
    state,
    author:
      author && role !== null && joined !== null ? { ...author, role, joined: new Date(joined) } : undefined,
    at,
    heading: headline,
    text,
    language,
    ...(title_name === null ? {} : { title: title_name }),
    ...(holds.length > 0 ? { heldFor: holds } : {}),
    isRewritten: isWrittenAnew(beneath, holds),
  }
}

/** The pages on which members read what they gave and wrote themselves. */
import { refusal } from '../../catalogue/refusal.ts'
import type { RatingOrder } from '../../community/rating-order.ts'
import { withTitles } from '../../store/member-parts.ts'
import type { Session } from '../../store/members.ts'
import { ratingCountOf, ratingsInOrder } from '../../store/ratings-by.ts'
import { ownReviews, reviewCountsOf } from '../../store/reviews-by.ts'
import type { ReadHandle } from '../../store/tables.ts'
import { takenReviews } from '../../store/taken-posts.ts'
import type { PageToSend } from '../send-page.ts'

const ratingsOnPage = 100
const reviewsOnPage = 20

/** `page` from 0. */
export function ownRatingsToSend(
  reader: ReadHandle,
  { member }: Session,
  { order, page }: { readonly order: RatingOrder; readonly page: number },
): PageToSend<'OwnRatingsPage'> {
  return {
    page: 'OwnRatingsPage',
    isPrivate: true,
    make: async ({ words }) => {
      const count = await ratingCountOf(reader, member.id)
      const { limit, offset, ...paged } = rangeOf(count, page, ratingsOnPage)
      const ratings = await ratingsInOrder(reader, member.id, { order, limit, offset })
      return { model: { count, order, ratings, ...paged }, head: { title: words.say.ratings.allYours } }
    },
  }
}

/** `page` from 0. */
export function ownReviewsToSend(
  reader: ReadHandle,
  { member }: Session,
  page: number,
): PageToSend<'OwnReviewsPage'> {
  return {
    page: 'OwnReviewsPage',
    isPrivate: true,
    make: async ({ words }) => {
      const counts = await reviewCountsOf(reader, member.id)
      const count = [...counts.values()].reduce((sum, each) => sum + each, 0)
      const { limit, offset, ...paged } = rangeOf(count, page, reviewsOnPage)
      const reviews = await withTitles(reader, await ownReviews(reader, member.id, { limit, offset }))
      const taken = await takenReviews(reader, member.id, reviews, new Date())
      return { model: { counts, reviews, taken, ...paged }, head: { title: words.say.reviews.allYours } }
    },
  }
}

/** Throws "not found" for a page beyond the last. */
function rangeOf(count: number, page: number, onPage: number) {
  const pages = Math.max(1, Math.ceil(count / onPage))
  if (page >= pages) throw refusal('not-found', ['noSuchPage', page + 1, pages], 'page')
  return { page: page + 1, pages, limit: onPage, offset: page * onPage }
}

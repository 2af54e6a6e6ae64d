import Type from 'typebox'
import { TitleRef } from '../../catalogue/schema.ts'
import { ratingOf } from '../../community/rating.ts'
import { reviewOrders, type ReviewOrder } from '../../community/review-order.ts'
import { reviewsOf } from '../../store/review-list.ts'
import type { Review } from '../../store/reviews.ts'
import { addresses, reviewPageOf } from './addresses.ts'
import { pageAsked, pageParameters } from './cursor.ts'
import { listBelow } from './live.ts'
import { get, type Api } from './operation.ts'
import { ReviewList, type ReviewAnswer } from './schemas.ts'

export function reviewOperations(api: Api): void {
  const { reader } = api
  get(
    api,
    {
      operationId: 'titleReviews',
      path: addresses.titleReviews,
      summary: 'The reviews of a title',
      description:
        'Those that all can read, the most helpful first unless another order is asked for. Each is its author\u2019s, ' +
        'who says what others may do with it.',
      params: Type.Object({
        id: { ...TitleRef, description: 'The id of a title.', examples: ['tt0111161'] },
      }),
      query: Type.Object(
        {
          order: Type.Optional(
            Type.Unsafe<ReviewOrder>(
              Type.Union(
                reviewOrders.map((order) => Type.Literal(order)),
                {
                  default: 'helpful',
                  description: 'Reviews without a rating come last in orders by rating.',
                },
              ),
            ),
          ),
          ...pageParameters,
        },
        { additionalProperties: false },
      ),
      answer: ReviewList,
      isOfEntity: true,
    },
    ({ params: { id }, query: { order = 'helpful', ...query } }) =>
      listBelow(reader, id, pageAsked(`reviews-${order}`, query), async (range) =>
        (await reviewsOf(reader, id, { order }, range)).map(answerOf),
      ),
  )
}

function answerOf(review: Review): ReviewAnswer {
  const { id, author, language, headline, text, hasSpoilers, licence, helpful, notHelpful, revision } = review
  return {
    id,
    page: reviewPageOf(id),
    ...(author ? { author: author.name } : {}),
    language,
    headline,
    text,
    hasSpoilers,
    licence,
    ...(review.halves === undefined ? {} : { rating: ratingOf(review.halves) }),
    helpful,
    notHelpful,
    revision,
    written: review.firstAt.toISOString(),
    ...(review.publishedAt ? { published: review.publishedAt.toISOString() } : {}),
    changed: review.at.toISOString(),
  }
}

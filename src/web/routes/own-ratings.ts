/** A member's own ratings and reviews, as they alone see them. */
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../catalogue/refusal.ts'
import { isRatingOrder, type RatingOrder } from '../../community/rating-order.ts'
import { answerOwn } from '../own-page.ts'
import { routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { ownRatingsToSend, ownReviewsToSend } from '../views/own-ratings.ts'
import { pageNumber } from './page-number.ts'

type Asked = { Querystring: { readonly sort?: string; readonly page?: string } }

export function ownRatingRoutes(app: FastifyInstance, parts: SiteParts, sender: Sender): void {
  const own = { ...parts, sender }
  const deed = 'see an account'
  app.get<Asked>(routePaths.ownRatings, (request, reply) => {
    const address = sender.contextOf(request).paths.accounts('ownRatings')
    const asked = { order: orderOf(request.query.sort), page: pageNumber(request.query.page) }
    return answerOwn(own, request, reply, { deed, address }, (session) =>
      sender.send(request, reply, ownRatingsToSend(parts.reader, session, asked)),
    )
  })
  app.get<Asked>(routePaths.ownReviews, (request, reply) => {
    const address = sender.contextOf(request).paths.accounts('ownReviews')
    const page = pageNumber(request.query.page)
    return answerOwn(own, request, reply, { deed, address }, (session) =>
      sender.send(request, reply, ownReviewsToSend(parts.reader, session, page)),
    )
  })
}

function orderOf(sort: string | undefined): RatingOrder {
  if (sort === undefined || sort === '') return 'newest'
  if (isRatingOrder(sort)) return sort
  throw new Refusal('invalid', `sort can’t be ${JSON.stringify(sort)}.`, 'sort')
}

/** The form on the page of a title's ratings. */
import type { FastifyInstance } from 'fastify'
import { rateTitle, takeRatingBack } from '../../actions/rate-title.ts'
import { isTitleId } from '../../catalogue/ids.ts'
import { refusal } from '../../catalogue/refusal.ts'
import { isHalves } from '../../community/rating.ts'
import { takeOwnForm, type Submitting } from './submit.ts'

export function rating(app: FastifyInstance, parts: Submitting): void {
  takeOwnForm(app, parts, {
    path: 'rating',
    deed: 'rate a title',
    async act({ call, session, typed, params, paths }) {
      const { id = '' } = params
      if (!isTitleId(id)) throw refusal('not-found', ['noTitle', JSON.stringify(id)], 'id')
      const { engine } = call.accounts
      if (typed['do'] === 'take-back') await takeRatingBack(engine, session.member.id, id)
      else {
        const rating = ratingTyped(typed['rating'] ?? '')
        await rateTitle(engine, { rater: session.member, title: id, rating }, call.now)
      }
      return { to: paths.rating(id) }
    },
  })
}

/** Throws for what is no rating, in the words that it was typed in. */
function ratingTyped(text: string): number {
  const rating = /^\d{1,2}(\.\d)?$/.test(text) ? Number(text) : Number.NaN
  if (isHalves(rating * 2)) return rating
  throw refusal('invalid', ['noRating', JSON.stringify(text.slice(0, 40))], 'rating')
}

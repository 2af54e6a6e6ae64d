/** The forms of moderators on the page of unusual ratings. */
import type { FastifyInstance } from 'fastify'
import { decideOnRatings } from '../../actions/decide-on-ratings.ts'
import { ratingWindowsPage, type WindowParts } from '../views/rating-windows.ts'
import { takeOwnForm, type Submitting } from './submit.ts'

export function ratingWindows(app: FastifyInstance, parts: Submitting & WindowParts): void {
  takeOwnForm(app, parts, {
    path: 'moderationRating',
    deed: 'decide on ratings',
    longer: { statement: 10_000 },
    async act({ call, session, typed, params, paths }) {
      const { verdict = '', statement = '' } = typed
      await decideOnRatings(
        call.accounts.engine,
        { moderator: session.member.id, window: numberIn(params['id']), typed: { verdict, statement } },
        call.now,
      )
      return { to: paths.moderationRatings('decided') }
    },
    again: (filled, { session, params, paths }) =>
      ratingWindowsPage(
        parts,
        session,
        { filled, window: numberIn(params['id']) },
        paths.moderationRatings(),
      ),
  })
}

/** 0, which is no window's number, for anything that is not written as one. */
const numberIn = (text = ''): number => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0)

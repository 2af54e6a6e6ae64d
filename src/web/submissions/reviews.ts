/** The forms about reviews: writing one, taking it back, saying whether one is helpful. */
import type { FastifyInstance } from 'fastify'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { voteOnReview, type ReviewVote } from '../../actions/vote-on-review.ts'
import { putReviewBack, withdrawReview } from '../../actions/withdraw-review.ts'
import { writeReview } from '../../actions/write-review.ts'
import { isTitleId, type TitleId } from '../../catalogue/ids.ts'
import { Refusal, refusal } from '../../catalogue/refusal.ts'
import { readDraft } from '../../community/review-draft.ts'
import { isReviewId, type ReviewId } from '../../community/review-id.ts'
import { longestReview } from '../../community/review-text.ts'
import { isOwnPath } from '../paths.ts'
import { writeReviewPage, type ReviewFormParts } from '../views/review-forms.ts'
import { takeOwnForm, type Submitting } from './submit.ts'

export function reviews(app: FastifyInstance, parts: Submitting & ReviewFormParts): void {
  takeOwnForm(app, parts, {
    path: 'writeReview',
    deed: 'write a review',
    longer: { text: longestReview },
    async act({ call, session, typed, params, paths }) {
      const title = titleIdOf(params)
      const { now } = call
      if (typed['do'] === 'preview') {
        const read = readDraft(typed)
        if ('faults' in read) throw new FormRefusal(read.faults)
        const form = { title, now, filled: { typed, faults: {} }, isPreview: true }
        return { show: writeReviewPage(parts, session, form, paths.writeReview(title)) }
      }
      const author = { id: session.member.id, role: session.member.roleInForce }
      const writingTime = parts.visitors.writingTime(session, typed['opened'] ?? '', now)
      const sent = { author, title, typed, writingTime, asksFirst: typed['waits'] !== 'yes' }
      const { id } = await writeReview(call.accounts.engine, sent, now)
      return { to: paths.review(id) }
    },
    again(filled, { call, session, params, paths }) {
      const title = titleIdOf(params)
      return writeReviewPage(parts, session, { title, filled, now: call.now }, paths.writeReview(title))
    },
  })
  takeOwnForm(app, parts, {
    path: 'withdrawReview',
    deed: 'withdraw a review',
    async act({ call, session, params, paths }) {
      const id = reviewIdOf(params)
      await withdrawReview(call.accounts.engine, session.member.id, id)
      return { to: paths.review(id) }
    },
  })
  takeOwnForm(app, parts, {
    path: 'putReviewBack',
    deed: 'withdraw a review',
    async act({ call, session, params, paths }) {
      const id = reviewIdOf(params)
      await putReviewBack(call.accounts.engine, session.member.id, id)
      return { to: paths.review(id) }
    },
  })
  takeOwnForm(app, parts, {
    path: 'voteOnReview',
    deed: 'vote on a review',
    async act({ call, session, typed, params, paths }) {
      const review = reviewIdOf(params)
      const vote = voteIn(typed['vote'])
      await voteOnReview(call.accounts.engine, { member: session.member.id, review, vote }, call.now)
      const { next = '' } = typed
      return { to: `${isOwnPath(next) ? next : paths.review(review)}#${review}` }
    },
  })
}

function voteIn(text: string | undefined): ReviewVote {
  if (text === 'helpful' || text === 'not-helpful' || text === 'none') return text
  throw new Refusal('invalid', 'A vote is helpful, not-helpful or none.', 'vote')
}

function titleIdOf({ id = '' }: Readonly<Record<string, string>>): TitleId {
  if (isTitleId(id)) return id
  throw refusal('not-found', ['noTitle', JSON.stringify(id)], 'id')
}

function reviewIdOf({ id = '' }: Readonly<Record<string, string>>): ReviewId {
  if (isReviewId(id)) return id
  throw refusal('not-found', ['noReview', JSON.stringify(id)], 'id')
}

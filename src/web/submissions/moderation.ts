/** The forms of moderators: what is decided about posts. */
import type { FastifyInstance } from 'fastify'
import { decideOnPost } from '../../actions/moderation/decide-on-post.ts'
import { postPage, subjectIn, type ModerationParts } from '../views/moderation-pages.ts'
import { takeOwnForm, type Submitting } from './submit.ts'

export function moderation(app: FastifyInstance, parts: Submitting & ModerationParts): void {
  takeOwnForm(app, parts, {
    path: 'moderationPost',
    deed: 'decide on a post',
    async act({ call, session, typed, params, paths }) {
      await decideOnPost(
        call.accounts.engine,
        session.member,
        {
          subject: subjectIn(params),
          verdict: typed['verdict'] ?? '',
          rule: typed['rule'] ?? '',
          statement: typed['statement'] ?? '',
          seen: Number(typed['seen'] ?? ''),
        },
        call.now,
      )
      return { to: paths.moderation('decided') }
    },
    again: (filled, { session, params }) => postPage(parts, session, subjectIn(params), filled),
  })
}

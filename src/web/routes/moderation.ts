/** The pages of moderators as they are read; what their forms do is in `submissions/`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../catalogue/refusal.ts'
import { may, type Deed } from '../../community/policy.ts'
import type { Session } from '../../store/members.ts'
import { routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { postPage, queuePage, subjectIn } from '../views/moderation-pages.ts'

type Query = { Querystring: { note?: string } }
type SubjectParams = { Params: { kind: string; id: string } }

export function moderationRoutes(app: FastifyInstance, parts: SiteParts, sender: Sender): void {
  /** Whoever isn't signed in is sent to do so, and comes back; whoever may not see it is told so. */
  const withSession = async (
    request: FastifyRequest,
    reply: FastifyReply,
    deed: Deed,
    answer: (session: Session) => Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    const session = await parts.visitors.sessionIn(request)
    if (!session) {
      const next = request.originalUrl
      const signIn = sender.contextOf(request).paths.accounts('signIn', { next })
      return reply.code(303).header('location', signIn).header('cache-control', 'no-store').send()
    }
    if (!may(session.member.roleInForce, deed, true))
      throw new Refusal('forbidden', 'This page is for moderators who have set up one-time codes.')
    return answer(session)
  }
  app.get<Query>(routePaths.moderation, (request, reply) =>
    withSession(request, reply, 'see the queue', (session) =>
      sender.send(request, reply, queuePage(parts, session, request.query.note)),
    ),
  )
  app.get<SubjectParams>(routePaths.moderationPost, (request, reply) =>
    withSession(request, reply, 'see the queue', (session) =>
      sender.send(request, reply, postPage(parts, session, subjectIn(request.params))),
    ),
  )
}

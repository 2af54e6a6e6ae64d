import type { FastifyInstance } from 'fastify'
import { refusal } from '../../catalogue/refusal.ts'
import { may } from '../../community/policy.ts'
import { routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { mayOnceBack } from '../visitors.ts'
import { ratingWindowsPage } from '../views/rating-windows.ts'

type Query = { Querystring: { note?: string } }

export function ratingWindowRoutes(app: FastifyInstance, parts: SiteParts, sender: Sender): void {
  app.get<Query>(routePaths.moderationRatings, async (request, reply) => {
    const session = await parts.visitors.sessionIn(request)
    if (!session || mayOnceBack(session, 'decide on ratings')) {
      const { paths } = sender.contextOf(request)
      const next = paths.moderationRatings()
      const signIn = paths.accounts('signIn', session ? { note: 'away', next } : { next })
      return reply.code(303).header('location', signIn).header('cache-control', 'no-store').send()
    }
    if (!may(session.member.roleInForce, 'decide on ratings', true))
      throw refusal('forbidden', ['forModerators'])
    return sender.send(request, reply, ratingWindowsPage(parts, session, { note: request.query.note }))
  })
}

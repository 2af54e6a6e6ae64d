import type { FastifyInstance } from 'fastify'
import { may } from '../../community/policy.ts'
import { routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { ownDataPage } from '../views/own-data.ts'

export function ownDataRoutes(app: FastifyInstance, parts: SiteParts, sender: Sender): void {
  app.get(routePaths.accountData, async (request, reply) => {
    const session = await parts.visitors.sessionIn(request)
    const { paths } = sender.contextOf(request)
    if (!session || !may(session.member.roleInForce, 'take own data along', true)) {
      const signIn = paths.accounts('signIn', { next: paths.accounts('accountData') })
      return reply.code(303).header('location', signIn).header('cache-control', 'no-store').send()
    }
    return sender.send(request, reply, ownDataPage(parts, session))
  })
}

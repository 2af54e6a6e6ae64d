/** The way to the site that members may sign in by, and back; what comes of it is in `submissions/provider.ts`. */
import type { FastifyInstance } from 'fastify'
import { leavingCookie } from '../../accounts/provider-cookie.ts'
import { Refusal } from '../../catalogue/refusal.ts'
import { isOwnPath, routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { formPage } from '../views/account-pages.ts'

type Query = { Querystring: { next?: string } }

export function providerRoutes(
  app: FastifyInstance,
  { provider, visitors }: SiteParts,
  sender: Sender,
): void {
  app.get<Query>(routePaths.provider, async (request, reply) => {
    if (!provider) throw notFound()
    const origin = sender.originForLetters(request)
    const { next = '' } = request.query
    const [checks, now] = [await provider.newChecks(), new Date()]
    const address = await provider.address(`${origin}${routePaths.providerReturn}`, checks, now)
    const leaving = { checks, next: isOwnPath(next) ? next : '', now }
    reply.header('set-cookie', leavingCookie(visitors.signer, leaving, visitors.providerCookie))
    return reply.code(303).header('location', address).header('cache-control', 'no-store').send()
  })
  // Whoever opens an address changes nothing by it: the member goes on by a form.
  app.get(routePaths.providerReturn, (request, reply) => {
    if (!provider) throw notFound()
    const answer = request.originalUrl.split('?', 2)[1] ?? ''
    return sender.send(
      request,
      reply,
      formPage((forms) => forms.providerReturn(provider.name), { typed: { answer }, faults: {} }),
    )
  })
}

const notFound = (): Refusal =>
  new Refusal('not-found', 'This site knows no other site that members sign in by.')

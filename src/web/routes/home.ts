import type { FastifyInstance } from 'fastify'
import { homePage, homeVersion } from '../../store/home-page.ts'
import { routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'

export function homeRoutes(app: FastifyInstance, { reader }: SiteParts, sender: Sender): void {
  app.get(routePaths.home, async (request, reply) => {
    const today = new Date().toISOString().slice(0, 10)
    return sender.send(request, reply, {
      page: 'HomePage',
      version: await homeVersion(reader, today),
      make: async ({ words, paths }) => ({
        model: await homePage(reader, today),
        head: {
          title: '',
          description: words.say.siteDescription,
          canonical: routePaths.home,
          feeds: [{ href: paths.changesFeed(), title: words.say.feeds.changes }],
        },
      }),
    })
  })
}

import type { FastifyInstance } from 'fastify'
import { catalogueVersion } from '../../store/catalogue-version.ts'
import { homePage } from '../../store/home-page.ts'
import { routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'

export function homeRoutes(app: FastifyInstance, { reader }: SiteParts, sender: Sender): void {
  app.get(routePaths.home, async (request, reply) => {
    const today = new Date().toISOString().slice(0, 10)
    return sender.send(request, reply, {
      page: 'HomePage',
      version: await catalogueVersion(reader, today),
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

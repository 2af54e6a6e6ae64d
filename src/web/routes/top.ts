/** The titles that members rate best. */
import type { FastifyInstance } from 'fastify'
import { Refusal, refusal } from '../../catalogue/refusal.ts'
import { titleTypes } from '../../catalogue/vocabulary/title-types.ts'
import { catalogueVersion } from '../../store/catalogue-version.ts'
import { listFacts, listsVersion, rankedLists, rankedPlaces, typesOfLists } from '../../store/ranked-lists.ts'
import { Paths, routePaths, usualListType } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { pageNumber } from './page-number.ts'

const aPage = 50
const plain = new Paths()

type Query = { readonly type?: string; readonly page?: string }

export function topRoutes(app: FastifyInstance, { reader }: SiteParts, sender: Sender): void {
  app.get<{ Querystring: Query }>(routePaths.top, async (request, reply) => {
    const { type = usualListType } = request.query
    if (!titleTypes.has(type))
      throw new Refusal('invalid', `type is ${JSON.stringify(type)}; it should be a type of titles.`, 'type')
    const page = pageNumber(request.query.page)
    const lists = await rankedLists(reader)
    const facts = listFacts(lists, type)
    const pages = Math.max(1, Math.ceil(facts.listed / aPage))
    if (page >= pages) throw refusal('not-found', ['noSuchPage', page + 1, pages], 'page')
    return sender.send(request, reply, {
      page: 'TopPage',
      version: await catalogueVersion(reader, listsVersion(lists)),
      make: async ({ words }) => {
        const places = await rankedPlaces(reader, type, { offset: page * aPage, limit: aPage })
        const types = typesOfLists(lists)
        const ofType = words.term('title-types', type, 2)
        return {
          model: { type, types, on: lists.on, facts, places, page: page + 1, pages },
          head: {
            title: words.say.ranked.title(ofType),
            description: words.say.ranked.description(ofType),
            canonical: plain.top(type === usualListType ? undefined : type, page + 1),
          },
        }
      },
    })
  })
}

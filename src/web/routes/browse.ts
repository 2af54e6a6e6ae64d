/** Everything that members wrote for all, the newest first: reviews, and lists. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { publicLists } from '../../store/lists.ts'
import { reviewsWithTitles } from '../../store/member-parts.ts'
import { languagesOfReviews } from '../../store/reviews-by.ts'
import { Paths, routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import { shownVersion } from '../shown-version.ts'
import type { SiteParts } from '../site.ts'
import { narrowedAddress, narrowedIn, type NarrowedQuery } from '../views/narrowed-reviews.ts'
import { ensureFilled, pageNumber } from './page-number.ts'

const onPage = 50
const plain = new Paths()

type Paged = { Querystring: { page?: string } }
type Narrowed = { Querystring: NarrowedQuery & { page?: string } }
type What = 'reviews' | 'lists'

export function browseRoutes(app: FastifyInstance, { reader }: SiteParts, sender: Sender): void {
  app.get<Narrowed>(routePaths.allReviews, async (request, reply) => {
    const narrowed = narrowedIn(request.query)
    const choice = narrowedAddress(narrowed)
    const { page, shown, turns } = await pageOf(request, 'reviews', choice, (range) =>
      reviewsWithTitles(reader, { ...range, narrowed }),
    )
    const model = { reviews: shown, narrowed, languages: await languagesOfReviews(reader), ...turns }
    return sender.send(request, reply, {
      page: 'AllReviewsPage',
      version: shownVersion(model),
      make: ({ words: { say }, paths }) => {
        const { allReviews: title, allReviewsDescription: description } = say.reviews
        const feeds = [{ href: paths.allFeed('reviews'), title }]
        return Promise.resolve({
          model,
          head: { title, description, canonical: plain.all('reviews', page + 1, choice), feeds },
        })
      },
    })
  })
  app.get<Paged>(routePaths.allLists, async (request, reply) => {
    const { page, shown, turns } = await pageOf(request, 'lists', {}, (range) => publicLists(reader, range))
    const model = { lists: shown, ...turns }
    return sender.send(request, reply, {
      page: 'AllListsPage',
      version: shownVersion(model),
      make: ({ words: { say }, paths }) => {
        const { allLists: title, allListsDescription: description } = say.lists
        const feeds = [{ href: paths.allFeed('lists'), title }]
        return Promise.resolve({
          model,
          head: { title, description, canonical: plain.all('lists', page + 1), feeds },
        })
      },
    })
  })

  /** One more is read than is shown, to know whether there is more. */
  async function pageOf<T>(
    request: FastifyRequest<Paged>,
    what: What,
    choice: Readonly<Record<string, string | undefined>>,
    read: (range: { readonly limit: number; readonly offset: number }) => Promise<readonly T[]>,
  ) {
    const page = pageNumber(request.query.page)
    const { paths } = sender.contextOf(request)
    const found = await read({ limit: onPage + 1, offset: page * onPage })
    ensureFilled(page, found)
    const turns = {
      newer: page === 0 ? undefined : paths.all(what, page, choice),
      older: found.length > onPage ? paths.all(what, page + 2, choice) : undefined,
    }
    return { page, shown: found.slice(0, onPage), turns }
  }
}

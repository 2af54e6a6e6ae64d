import type { FastifyInstance } from 'fastify'
import { isTitleId } from '../../catalogue/ids.ts'
import { refusal, type Refusal } from '../../catalogue/refusal.ts'
import { ratingOpening } from '../../community/rating-opens.ts'
import { ratingOf } from '../../community/rating.ts'
import { ratingPage } from '../../store/rating-page.ts'
import type { Session } from '../../store/members.ts'
import { ratingBy } from '../../store/ratings.ts'
import type { ReadHandle } from '../../store/tables.ts'
import type { TitleModel } from '../../store/title-page.ts'
import { ratingHead } from '../heads/title-part-head.ts'
import { routePaths } from '../paths.ts'
import type { OwnRating } from '../rating-page.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { ensureLive } from './ensure-live.ts'

type Params = { Params: { id: string } }

export function ratingRoutes(app: FastifyInstance, { reader, visitors }: SiteParts, sender: Sender): void {
  app.get<Params>(routePaths.rating, async (request, reply) => {
    const { id } = request.params
    if (!isTitleId(id)) throw noTitle(id)
    const { paths } = sender.contextOf(request)
    const live = await ensureLive(reader, id, (target) => paths.rating(target))
    if ('redirect' in live) return sender.sendMoved(request, reply, live.redirect)
    const session = await visitors.sessionIn(request)
    return sender.send(request, reply, {
      page: 'RatingPage',
      version: live.version,
      make: async (context) => {
        const model = await ratingPage(reader, id)
        if (!model) throw noTitle(id)
        const own = session && (await ownRating(reader, session, model, visitors.tokenOf(session)))
        return { model: { ...model, own }, head: ratingHead(context, model, sender.originOf(request)) }
      },
    })
  })
}

async function ownRating(
  reader: ReadHandle,
  { member }: Session,
  { title: { id, document } }: TitleModel,
  token: string,
): Promise<OwnRating> {
  const now = new Date()
  const given = isTitleId(id) ? await ratingBy(reader, member.id, id) : undefined
  return {
    rating: given && ratingOf(given.halves),
    opening: ratingOpening(document, now.getTime() - member.joined.getTime(), now),
    token,
  }
}

const noTitle = (id: string): Refusal => refusal('not-found', ['noTitle', JSON.stringify(id)], 'id')

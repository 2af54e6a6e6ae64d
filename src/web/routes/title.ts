import type { FastifyInstance } from 'fastify'
import { isTitleId, keyOf, type TitleId } from '../../catalogue/ids.ts'
import { Refusal, refusal } from '../../catalogue/refusal.ts'
import { ownTitle } from '../../store/mine-page.ts'
import { reviewBy } from '../../store/reviews.ts'
import { titlePage } from '../../store/title-page.ts'
import { routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { titleHead } from '../heads/title-head.ts'
import { ensureLive } from './ensure-live.ts'

type Params = { Params: { id: string }; Querystring: { season?: string } }

export function titleRoutes(app: FastifyInstance, { reader, visitors }: SiteParts, sender: Sender): void {
  app.get<Params>(routePaths.title, async (request, reply) => {
    const id = titleIdOf(request.params.id)
    const live = await ensureLive(reader, id, (target) => sender.contextOf(request).paths.title(target))
    if ('redirect' in live) return sender.sendMoved(request, reply, live.redirect)
    const season = seasonOf(request.query.season)
    return sender.send(request, reply, {
      page: 'TitlePage',
      version: live.version,
      make: async (context) => {
        const model = await titlePage(reader, id, { season, language: context.words.language })
        if (!model) throw noTitle(id)
        const session = context.visitor && (await visitors.sessionIn(request))
        const own = session && {
          ...(await ownTitle(reader, session.member.id, keyOf(id))),
          review: await reviewBy(reader, session.member.id, id),
          token: visitors.tokenOf(session),
        }
        return { model: { ...model, own }, head: titleHead(context, model, sender.originOf(request)) }
      },
    })
  })
}

function titleIdOf(text: string): TitleId {
  if (isTitleId(text)) return text
  throw noTitle(text)
}

const noTitle = (id: string): Refusal => refusal('not-found', ['noTitle', JSON.stringify(id)], 'id')

/** `?season=3`, `?season=none`; anything else is refused. */
function seasonOf(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined
  if (text === 'none') return null
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new Refusal(
    'invalid',
    `season is ${JSON.stringify(text)}; it should be a number or "none".`,
    'season',
  )
}

import type { FastifyInstance } from 'fastify'
import { isTitleId } from '../../catalogue/ids.ts'
import { Refusal, refusal } from '../../catalogue/refusal.ts'
import { titlePart } from '../../store/title-part-page.ts'
import { titlePartHead } from '../heads/title-part-head.ts'
import { isTitlePart, routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { ensureLive } from './ensure-live.ts'

type Params = { Params: { id: string; part: string } }

export function titlePartRoutes(app: FastifyInstance, { reader }: SiteParts, sender: Sender): void {
  app.get<Params>(routePaths.titlePart, async (request, reply) => {
    const { id, part } = request.params
    if (!isTitlePart(part))
      throw new Refusal('not-found', `No title has a page ${JSON.stringify(part)}.`, 'part')
    if (!isTitleId(id)) throw noTitle(id)
    const { paths } = sender.contextOf(request)
    const live = await ensureLive(reader, id, (target) => paths.titlePart(target, part))
    if ('redirect' in live) return sender.sendMoved(request, reply, live.redirect)
    return sender.send(request, reply, {
      page: 'TitlePartPage',
      version: live.version,
      make: async (context) => {
        const read = await titlePart(reader, id, { withConnections: part === 'connections' })
        if (!read) throw noTitle(id)
        const model = { ...read, part }
        return { model, head: titlePartHead(context, model, sender.originOf(request)) }
      },
    })
  })
}

const noTitle = (id: string): Refusal => refusal('not-found', ['noTitle', JSON.stringify(id)], 'id')

import type { FastifyInstance } from 'fastify'
import { isPersonId, type PersonId } from '../../catalogue/ids.ts'
import { refusal, type Refusal } from '../../catalogue/refusal.ts'
import { personPage } from '../../store/person-page.ts'
import { personHead } from '../heads/person-head.ts'
import { routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { ensureLive } from './ensure-live.ts'
import { pageNumber } from './page-number.ts'

type Asked = { Params: { id: string }; Querystring: { page?: string } }

export function personRoutes(app: FastifyInstance, { reader }: SiteParts, sender: Sender): void {
  app.get<Asked>(routePaths.person, async (request, reply) => {
    const id = personIdOf(request.params.id)
    const live = await ensureLive(reader, id, (target) => sender.contextOf(request).paths.person(target))
    if ('redirect' in live) return sender.sendMoved(request, reply, live.redirect)
    const page = pageNumber(request.query.page)
    return sender.send(request, reply, {
      page: 'PersonPage',
      version: live.version,
      make: async (context) => {
        const model = await personPage(reader, id, page)
        if (!model) throw noPerson(id)
        return { model, head: personHead(context, model, sender.originOf(request)) }
      },
    })
  })
}

function personIdOf(text: string): PersonId {
  if (isPersonId(text)) return text
  throw noPerson(text)
}

const noPerson = (id: string): Refusal => refusal('not-found', ['noPerson', JSON.stringify(id)], 'id')

import type { FastifyInstance } from 'fastify'
import { isCompanyId, type CompanyId } from '../../catalogue/ids.ts'
import { refusal, type Refusal } from '../../catalogue/refusal.ts'
import { companyPage } from '../../store/company-page.ts'
import { companyHead } from '../heads/company-head.ts'
import { routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { ensureLive } from './ensure-live.ts'
import { pageNumber } from './page-number.ts'

type Asked = { Params: { id: string }; Querystring: { page?: string } }

export function companyRoutes(app: FastifyInstance, { reader }: SiteParts, sender: Sender): void {
  app.get<Asked>(routePaths.company, async (request, reply) => {
    const id = companyIdOf(request.params.id)
    const live = await ensureLive(reader, id, (target) => sender.contextOf(request).paths.company(target))
    if ('redirect' in live) return sender.sendMoved(request, reply, live.redirect)
    const page = pageNumber(request.query.page)
    return sender.send(request, reply, {
      page: 'CompanyPage',
      version: live.version,
      make: async (context) => {
        const model = await companyPage(reader, id, page)
        if (!model) throw noCompany(id)
        return { model, head: companyHead(context, model, sender.originOf(request)) }
      },
    })
  })
}

function companyIdOf(text: string): CompanyId {
  if (isCompanyId(text)) return text
  throw noCompany(text)
}

const noCompany = (id: string): Refusal => refusal('not-found', ['noCompany', JSON.stringify(id)], 'id')

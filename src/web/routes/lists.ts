/** The pages of lists, of the diary, and of what a member notes about one title. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isTitleId } from '../../catalogue/ids.ts'
import { Refusal, refusal } from '../../catalogue/refusal.ts'
import type { Deed } from '../../community/policy.ts'
import type { Session } from '../../store/members.ts'
import { answerOwn } from '../own-page.ts'
import { routePaths } from '../paths.ts'
import type { PageName } from '../render.ts'
import type { PageToSend, Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import {
  diaryToSend,
  listEditToSend,
  listPageFor,
  mineToSend,
  ownListsToSend,
  yearToSend,
} from '../views/list-pages.ts'
import { ensureLive } from './ensure-live.ts'
import { pageNumber } from './page-number.ts'

type Query = { readonly note?: string; readonly page?: string; readonly year?: string }
type OfTitle = { Params: { id: string }; Querystring: Query }
type OfList = { Params: { list: string }; Querystring: Query }

export function listRoutes(app: FastifyInstance, parts: SiteParts, sender: Sender): void {
  app.get<OfList>(routePaths.list, async (request, reply) => {
    const session = await parts.visitors.sessionIn(request)
    const { note, page } = request.query
    const shown = { page: pageNumber(page), note: session && note }
    const found = await listPageFor(parts, request.params.list, session, shown)
    reply.code(found.status)
    return sender.send<PageName>(request, reply, found.page)
  })
  app.get<OfTitle>(routePaths.mine, async (request, reply) => {
    const { id } = request.params
    if (!isTitleId(id)) throw refusal('not-found', ['noTitle', JSON.stringify(id)], 'id')
    const { paths } = sender.contextOf(request)
    const live = await ensureLive(parts.reader, id, (target) => paths.mine(target))
    if ('redirect' in live) return sender.sendMoved(request, reply, live.redirect)
    return own(request, reply, 'keep a diary', paths.mine(id), (session) =>
      mineToSend(parts, session, id, { note: request.query.note }),
    )
  })
  app.get<{ Params: { year: string } }>(routePaths.diaryYear, (request, reply) => {
    const { year } = request.params
    if (!/^\d{4}$/.test(year)) throw new Refusal('not-found', `${JSON.stringify(year)} is no year.`, 'year')
    const { paths } = sender.contextOf(request)
    return own(request, reply, 'keep a diary', paths.diaryYear(year), (session) =>
      yearToSend(parts, session, year),
    )
  })
  app.get<OfList>(routePaths.listEdit, (request, reply) => {
    const { list } = request.params
    const { note, page } = request.query
    const { paths } = sender.contextOf(request)
    return own(request, reply, 'keep lists', paths.list(list), (session) =>
      listEditToSend(parts, session, list, { note, page: pageNumber(page) }),
    )
  })
  app.get<{ Querystring: Query }>(routePaths.ownLists, (request, reply) => {
    const { paths } = sender.contextOf(request)
    return own(request, reply, 'keep lists', paths.accounts('ownLists'), (session) =>
      ownListsToSend(parts, session, { note: request.query.note }),
    )
  })
  app.get<{ Querystring: Query }>(routePaths.diary, (request, reply) => {
    const { note, page, year } = request.query
    if (year !== undefined && !/^\d{4}$/.test(year))
      throw new Refusal('invalid', `year is ${JSON.stringify(year)}; it should have four digits.`, 'year')
    const { paths } = sender.contextOf(request)
    return own(request, reply, 'keep a diary', paths.accounts('diary'), (session) =>
      diaryToSend(parts, session, { note, year, page: pageNumber(page) }),
    )
  })

  function own<Name extends PageName>(
    request: FastifyRequest,
    reply: FastifyReply,
    deed: Deed,
    address: string,
    pageFor: (session: Session) => PageToSend<Name>,
  ): Promise<FastifyReply> {
    return answerOwn({ ...parts, sender }, request, reply, { deed, address }, (session) =>
      sender.send(request, reply, pageFor(session)),
    )
  }
}

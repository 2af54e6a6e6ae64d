import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../catalogue/refusal.ts'
import { isMemberPart } from '../../community/member-page.ts'
import { may } from '../../community/policy.ts'
import { parseReview } from '../../community/review-text.ts'
import { memberNamed, memberPageChoice, type ShownMember } from '../../store/member-page.ts'
import { countRatingsBy, ratingsBy } from '../../store/ratings-by.ts'
import { routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { ownPage } from '../views/own-page.ts'
import { pageNumber } from './page-number.ts'

const newest = 10
const onPage = 50

type Params = { Params: { name: string }; Querystring: { page?: string; note?: string } }

export function memberRoutes(app: FastifyInstance, parts: SiteParts, sender: Sender): void {
  const { reader, visitors } = parts
  app.get<Params>(routePaths.member, async (request, reply) => {
    const { paths } = sender.contextOf(request)
    const member = await shownMember(request, reply, (name) => paths.member(name))
    if (!member) return reply
    const session = await visitors.sessionIn(request)
    return sender.send(request, reply, {
      page: 'MemberPage',
      make: async () => ({
        model: {
          name: member.name,
          role: member.role,
          joined: member.joined.toISOString().slice(0, 10),
          isSuspended: member.isSuspended,
          isOwn: session?.member.id === member.id,
          about: member.isSuspended ? [] : parseReview(member.page.about),
          ratings: shows(member, 'ratings')
            ? {
                newest: await ratingsBy(reader, member.id, { limit: newest, offset: 0 }),
                count: await countRatingsBy(reader, member.id),
              }
            : undefined,
        },
        head: { title: member.name },
      }),
    })
  })
  app.get<Params>(routePaths.memberRatings, async (request, reply) => {
    const { paths } = sender.contextOf(request)
    const member = await shownMember(request, reply, (name) => paths.memberRatings(name))
    if (!member) return reply
    if (!shows(member, 'ratings')) throw hidden()
    const page = pageNumber(request.query.page)
    return sender.send(request, reply, {
      page: 'MemberRatingsPage',
      make: async ({ words }) => {
        const found = await ratingsBy(reader, member.id, { limit: onPage + 1, offset: page * onPage })
        const model = {
          name: member.name,
          ratings: found.slice(0, onPage),
          newer: page === 0 ? undefined : paths.memberRatings(member.name, page),
          older: found.length > onPage ? paths.memberRatings(member.name, page + 2) : undefined,
        }
        return { model, head: { title: words.say.members.ratingsBy(member.name) } }
      },
    })
  })
  app.get<Params>(routePaths.accountPage, async (request, reply) => {
    const session = await visitors.sessionIn(request)
    const { paths } = sender.contextOf(request)
    if (!session || !may(session.member.roleInForce, 'show oneself', true)) {
      const signIn = paths.accounts('signIn', { next: paths.accounts('accountPage') })
      return reply.code(303).header('location', signIn).header('cache-control', 'no-store').send()
    }
    const choice = await memberPageChoice(reader, session.member.id)
    const note = request.query.note === 'saved'
    return sender.send(request, reply, ownPage(visitors, session, { choice, isSaved: note }))
  })

  /** `undefined` where the answer is sent: the name is written otherwise, or it was somebody's. */
  async function shownMember(
    request: FastifyRequest<Params>,
    reply: FastifyReply,
    path: (name: string) => string,
  ): Promise<ShownMember | undefined> {
    const { name } = request.params
    const found = await memberNamed(reader, name)
    if (!found) throw new Refusal('not-found', `No member is called ${JSON.stringify(name)}.`, 'name')
    const known = found.is === 'member' ? found.member.name : found.is === 'renamed' ? found.name : undefined
    if (found.is === 'member' && known === name) return found.member
    if (known !== undefined) {
      await reply.code(301).header('location', path(known)).header('cache-control', 'no-cache').send()
      return undefined
    }
    await sender.send(request, reply.code(410), {
      page: 'FormPage',
      make: ({ words: { say } }) => {
        const model = { heading: say.members.goneHeading, lead: say.members.gone }
        return Promise.resolve({ model, head: { title: model.heading } })
      },
    })
    return undefined
  }
}

function shows({ isSuspended, page }: ShownMember, part: string): boolean {
  return !isSuspended && isMemberPart(part) && page.shown.includes(part)
}

const hidden = (): Refusal => new Refusal('not-found', 'This member doesn’t show that.')

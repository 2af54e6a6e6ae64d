import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refusal, type Refusal } from '../../catalogue/refusal.ts'
import { isMemberPart, memberParts, partsInMemberFeed, type MemberPart } from '../../community/member-page.ts'
import { may } from '../../community/policy.ts'
import { parseReview } from '../../community/review-text.ts'
import { memberNamed, memberPageChoice, type ShownMember } from '../../store/member-page.ts'
import { memberPart, type ShownPart } from '../../store/member-parts.ts'
import type { ReadHandle } from '../../store/tables.ts'
import type { Words } from '../../text/words.ts'
import type { BegunPart } from '../member-page.ts'
import { routePaths, type Paths } from '../paths.ts'
import type { FeedLink } from '../render.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { shownVersion } from '../shown-version.ts'
import { ownPage } from '../views/own-page.ts'
import { pageNumber } from './page-number.ts'

const newest = 6
const onPage = 50

type Params = { Params: { name: string }; Querystring: { page?: string; note?: string } }
type PartParams = Params & { Params: { part: string } }

export function memberRoutes(app: FastifyInstance, parts: SiteParts, sender: Sender): void {
  const { reader, visitors } = parts
  app.get<Params>(routePaths.member, async (request, reply) => {
    const { paths } = sender.contextOf(request)
    const member = await shownMember(request, reply, (name) => paths.member(name))
    if (!member) return reply
    const session = await visitors.sessionIn(request)
    const model = {
      id: member.id,
      name: member.name,
      role: member.role,
      joined: member.joined.toISOString().slice(0, 10),
      isSuspended: member.isSuspended,
      isOwn: session?.member.id === member.id,
      about: member.isSuspended ? [] : parseReview(member.page.about),
      parts: await begunParts(reader, member),
    }
    return sender.send(request, reply, {
      page: 'MemberPage',
      version: shownVersion([model, member.page.shown]),
      make: ({ words }) =>
        Promise.resolve({ model, head: { title: member.name, feeds: feedsOf(member, words, paths) } }),
    })
  })
  app.get<PartParams>(routePaths.memberPart, async (request, reply) => {
    const { paths } = sender.contextOf(request)
    const { part } = request.params
    if (!isMemberPart(part)) throw hidden()
    const member = await shownMember(request, reply, (name) => paths.member(name, part))
    if (!member) return reply
    if (!shows(member, part)) throw hidden()
    const page = pageNumber(request.query.page)
    const range = { limit: onPage + 1, offset: page * onPage }
    const { shown, hasMore } = cut(await memberPart(reader, member.id, part, range), onPage)
    const model = {
      name: member.name,
      shown,
      newer: page === 0 ? undefined : paths.member(member.name, part, page),
      older: hasMore ? paths.member(member.name, part, page + 2) : undefined,
    }
    return sender.send(request, reply, {
      page: 'MemberPartPage',
      version: shownVersion([model, member.page.shown]),
      make: ({ words }) => {
        const title = words.say.titleParts.partOf(words.say.members.parts[part], member.name)
        return Promise.resolve({ model, head: { title, feeds: feedsOf(member, words, paths) } })
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
    request: FastifyRequest<{ Params: { name: string } }>,
    reply: FastifyReply,
    path: (name: string) => string,
  ): Promise<ShownMember | undefined> {
    const { name } = request.params
    const found = await memberNamed(reader, name)
    if (!found) throw refusal('not-found', ['noMember', JSON.stringify(name)], 'name')
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

async function begunParts(reader: ReadHandle, member: ShownMember): Promise<readonly BegunPart[]> {
  const begun: BegunPart[] = []
  for (const part of memberParts)
    if (shows(member, part))
      begun.push(cut(await memberPart(reader, member.id, part, { limit: newest + 1, offset: 0 }), newest))
  return begun.filter(({ shown }) => shown.lines.length > 0)
}

/** One more was read than is shown, to know whether there is more. */
function cut(shown: ShownPart, most: number): BegunPart {
  return {
    shown: { ...shown, lines: shown.lines.slice(0, most) } as ShownPart,
    hasMore: shown.lines.length > most,
  }
}

function feedsOf(member: ShownMember, { say }: Words, paths: Paths): readonly FeedLink[] {
  const whole = partsInMemberFeed.some((part) => shows(member, part))
    ? [{ href: paths.memberFeed(member.name), title: say.feeds.writtenBy(member.name) }]
    : []
  const titles = { reviews: say.feeds.reviewsBy(member.name), diary: say.feeds.diaryOf(member.name) }
  const parts = (['reviews', 'diary'] as const)
    .filter((part) => shows(member, part))
    .map((part) => ({ href: paths.memberFeed(member.name, part), title: titles[part] }))
  return [...whole, ...parts]
}

function shows({ isSuspended, page }: ShownMember, part: MemberPart): boolean {
  return !isSuspended && page.shown.includes(part)
}

const hidden = (): Refusal => refusal('not-found', ['memberHides'])

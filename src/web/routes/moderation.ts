/** The pages of moderation as they are read; what their forms do is in `submissions/`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, refusal } from '../../catalogue/refusal.ts'
import { isSubjectKind, isVerdict } from '../../community/moderation.ts'
import { may, type Deed } from '../../community/policy.ts'
import { isSiteRule } from '../../community/site-rules.ts'
import { moderationLog, type LogFilter } from '../../store/moderation-log.ts'
import type { Session } from '../../store/members.ts'
import { isOwnPath, routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { mayOnceBack } from '../visitors.ts'
import {
  appealPage,
  numberIn,
  postPage,
  queuePage,
  subjectIn,
  type QueueNote,
} from '../views/moderation-pages.ts'
import { entryPage, ownModerationPage, reportPage } from '../views/own-moderation-pages.ts'
import { noticeFormPage, noticePage } from '../views/notices.ts'
import { ensureFilled, pageNumber } from './page-number.ts'

type SubjectParams = { Params: { kind: string; id: string } }
type Numbered = { Params: { number: string }; Querystring: { note?: string } }
type LogQuery = { Querystring: { kind?: string; verdict?: string; rule?: string; page?: string } }

export function moderationRoutes(app: FastifyInstance, parts: SiteParts, sender: Sender): void {
  /** Whoever isn't signed in is sent to do so, and comes back; whoever may not see it is told so. */
  const withSession = async (
    request: FastifyRequest,
    reply: FastifyReply,
    deed: Deed,
    answer: (session: Session) => Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    const session = await parts.visitors.sessionIn(request)
    if (!session || mayOnceBack(session, deed)) {
      const next = request.originalUrl
      const { paths } = sender.contextOf(request)
      const signIn = paths.accounts('signIn', session ? { note: 'away', next } : { next })
      return reply.code(303).header('location', signIn).header('cache-control', 'no-store').send()
    }
    if (!may(session.member.roleInForce, deed, true)) throw refusal('forbidden', ['forModerators'])
    return answer(session)
  }
  app.get<{ Querystring: QueueNote }>(routePaths.moderation, (request, reply) =>
    withSession(request, reply, 'see the queue', (session) =>
      sender.send(request, reply, queuePage(parts, session, request.query)),
    ),
  )
  app.get<SubjectParams>(routePaths.moderationPost, (request, reply) =>
    withSession(request, reply, 'see the queue', (session) =>
      sender.send(request, reply, postPage(parts, session, subjectIn(request.params))),
    ),
  )
  app.get<Numbered>(routePaths.moderationAppeal, (request, reply) =>
    withSession(request, reply, 'see the queue', (session) =>
      sender.send(request, reply, appealPage(parts, session, numberIn(request.params))),
    ),
  )
  app.get<Numbered>(routePaths.moderationNotice, (request, reply) =>
    withSession(request, reply, 'see the queue', (session) =>
      sender.send(request, reply, noticePage(parts, session, numberIn(request.params))),
    ),
  )
  app.get<SubjectParams>(routePaths.report, (request, reply) =>
    withSession(request, reply, 'report a post', async (session) => {
      const subject = subjectIn(request.params)
      // A moderator needs nobody to be told of it.
      if (may(session.member.roleInForce, 'decide on a post', true)) {
        const to = sender.contextOf(request).paths.moderationPost(subject)
        return reply.code(303).header('location', to).header('cache-control', 'no-store').send()
      }
      return sender.send(request, reply, reportPage(parts, session, subject))
    }),
  )
  app.get<{ Querystring: { note?: string } }>(routePaths.moderationOwn, (request, reply) =>
    withSession(request, reply, 'see own reports', (session) =>
      sender.send(request, reply, ownModerationPage(parts, session, request.query.note)),
    ),
  )
  publicRoutes(app, parts, sender)
}

type NoticeQuery = { Querystring: { note?: string; number?: string; address?: string } }

/** What everybody may read: the log, each of its decisions, the rules, and the form for notices. */
function publicRoutes(app: FastifyInstance, parts: SiteParts, sender: Sender): void {
  app.get<LogQuery>(routePaths.moderationLog, (request, reply) => {
    const filter = filterIn(request.query)
    const page = pageNumber(request.query.page)
    return sender.send(request, reply, {
      page: 'LogPage',
      make: async ({ words: { say }, paths }) => {
        const log = await moderationLog(parts.reader, filter, page)
        ensureFilled(page, log.entries)
        return {
          model: { ...log, filter, page },
          head: {
            title: say.moderation.log,
            canonical: routePaths.moderationLog,
            feeds: [{ href: paths.moderationFeed(), title: say.moderation.log }],
          },
        }
      },
    })
  })
  app.get<Numbered>(routePaths.moderationEntry, async (request, reply) => {
    const session = await parts.visitors.sessionIn(request)
    const { note } = request.query
    return sender.send(request, reply, entryPage(parts, session, numberIn(request.params), { note }))
  })
  app.get<NoticeQuery>(routePaths.notice, (request, reply) => {
    const { note, number, address } = request.query
    const isOurs = address !== undefined && isOwnPath(address)
    // As the browser shows it, which is what the form asks for.
    const typed = isOurs ? { address: sender.originOf(request) + address } : {}
    return sender.send(request, reply, noticeFormPage({ typed, faults: {} }, { note, number }))
  })
  app.get(routePaths.moderationRules, (request, reply) =>
    sender.send(request, reply, {
      page: 'RulesPage',
      make: ({ words: { say } }) =>
        Promise.resolve({
          model: {},
          head: { title: say.moderation.rulesHeading, canonical: routePaths.moderationRules },
        }),
    }),
  )
}

/** Throws where a word is no kind, decision or rule; an empty one stands for all of them. */
function filterIn({ kind = '', verdict = '', rule = '' }: LogQuery['Querystring']): LogFilter {
  const refuse = (name: string, value: string): never => {
    throw new Refusal('invalid', `There is no ${name} ${JSON.stringify(value)}.`, name)
  }
  return {
    kind: kind === '' ? undefined : isSubjectKind(kind) ? kind : refuse('kind', kind),
    verdict: verdict === '' ? undefined : isVerdict(verdict) ? verdict : refuse('verdict', verdict),
    rule: rule === '' ? undefined : isSiteRule(rule) ? rule : refuse('rule', rule),
  }
}

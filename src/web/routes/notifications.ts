import type { FastifyInstance } from 'fastify'
import { may } from '../../community/policy.ts'
import { decisionsWithIds } from '../../store/decisions.ts'
import { notificationsOf, type Notification } from '../../store/notifications.ts'
import { recourses, type Recourse } from '../../store/recourse.ts'
import type { ReadHandle } from '../../store/tables.ts'
import type { NotificationLine } from '../notifications-page.ts'
import { routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import {
  decisionTold,
  notificationHref,
  notificationReason,
  notificationText,
} from '../views/notification-text.ts'
import { stopPage } from '../views/stop-page.ts'
import { ensureFilled, pageNumber } from './page-number.ts'

const onPage = 40

type Query = { Querystring: { page?: string } }

export function notificationRoutes(
  app: FastifyInstance,
  { reader, visitors, accounts }: SiteParts,
  sender: Sender,
): void {
  app.get<Query>(routePaths.notifications, async (request, reply) => {
    const session = await visitors.sessionIn(request)
    const { paths } = sender.contextOf(request)
    if (!session || !may(session.member.roleInForce, 'read notifications', true)) {
      const signIn = paths.accounts('signIn', { next: paths.notifications() })
      return reply.code(303).header('location', signIn).header('cache-control', 'no-store').send()
    }
    const page = pageNumber(request.query.page)
    return sender.send(request, reply, {
      page: 'NotificationsPage',
      isPrivate: true,
      make: async ({ words }) => {
        const range = { limit: onPage + 1, offset: page * onPage }
        const found = await notificationsOf(reader, session.member.id, range)
        ensureFilled(page, found)
        const shown = found.slice(0, onPage)
        const known = await recoursesIn(reader, session.member.id, shown)
        return {
          model: {
            lines: shown.map((one) => ({
              id: one.id,
              text: notificationText(words, one),
              href: notificationHref(paths, one),
              reason: notificationReason(words, one),
              appeal: appealOf(one, known),
              day: one.at.slice(0, 10),
              isRead: one.isRead,
            })),
            hasUnread: session.unread > 0,
            last: shown[0]?.id ?? 0,
            newer: page === 0 ? undefined : paths.notifications(page),
            older: found.length > onPage ? paths.notifications(page + 2) : undefined,
            token: visitors.tokenOf(session),
          },
          head: { title: words.say.notifications.heading },
        }
      },
    })
  })
  app.get<{ Params: { token: string } }>(routePaths.stopLetters, (request, reply) =>
    sender.send(request, reply, stopPage(accounts.signer, request.params.token)),
  )
}

/** What a member can do about the decisions that they are told of here. */
async function recoursesIn(
  reader: ReadHandle,
  member: string,
  shown: readonly Notification[],
): Promise<ReadonlyMap<number, Recourse>> {
  const decisions = await decisionsWithIds(
    reader,
    shown.flatMap((one) => decisionTold(one) ?? []),
  )
  return recourses(reader, member, decisions, new Date())
}

function appealOf(one: Notification, known: ReadonlyMap<number, Recourse>): NotificationLine['appeal'] {
  const decision = decisionTold(one)
  const until = decision === undefined ? undefined : known.get(decision)?.until
  return decision === undefined || !until ? undefined : { decision, until }
}

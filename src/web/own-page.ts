/** Pages and files that belong to whoever is signed in; anybody else signs in first. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { may, type Deed } from '../community/policy.ts'
import type { Session } from '../store/members.ts'
import { vary, type Sender } from './send-page.ts'
import type { Visitors } from './visitors.ts'

/** `address` is where to come back to after signing in. */
export async function answerOwn(
  { visitors, sender }: { readonly visitors: Visitors; readonly sender: Sender },
  request: FastifyRequest,
  reply: FastifyReply,
  { deed, address }: { readonly deed: Deed; readonly address: string },
  answer: (session: Session) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const session = await visitors.sessionIn(request)
  if (session && may(session.member.roleInForce, deed, true)) return answer(session)
  const signIn = sender.contextOf(request).paths.accounts('signIn', { next: address })
  return reply.code(303).header('location', signIn).header('cache-control', 'no-store').send()
}

/** A file to keep, of one member alone. CSV begins with a byte order mark, by which spreadsheets know UTF-8. */
export function sendFile(reply: FastifyReply, name: string, text: string): FastifyReply {
  const isCsv = name.endsWith('.csv')
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .header('vary', vary)
    .type(isCsv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
    .send(Buffer.from(isCsv ? `\ufeff${text}` : text))
}

/** The pages of accounts as they are read; what their forms do is in `submissions/`. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isConfirmation, isReset } from '../../accounts/links-of-letters.ts'
import { refusal } from '../../catalogue/refusal.ts'
import { may } from '../../community/policy.ts'
import { invitedAs } from '../../store/members.ts'
import { isPageToGoOnTo, routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { accountPage, formPage, signInPage } from '../views/account-pages.ts'

type Query = { Querystring: { note?: string; next?: string; token?: string; invitation?: string } }

export function accountRoutes(app: FastifyInstance, parts: SiteParts, sender: Sender): void {
  app.get<Query>(routePaths.join, async (request, reply) => {
    const { invitation = '' } = request.query
    const { typed } = given(request.query)
    if (invitation !== '' && !(await invitedAs(parts.reader, invitation)))
      throw refusal('gone', ['invitationUsed'])
    const filled = { typed: { ...typed, invitation }, faults: {} }
    return sender.send(
      request,
      reply,
      formPage((forms) => forms.join(invitation !== ''), filled),
    )
  })
  app.get<Query>(routePaths.letter, (request, reply) =>
    sender.send(
      request,
      reply,
      formPage((forms) => forms.letter(request.query.note === 'unconfirmed')),
    ),
  )
  app.get<Query>(routePaths.confirm, async (request, reply) => {
    const isGood = await isConfirmation(parts.accounts.secret, request.query.token ?? '')
    return sender.send(
      request,
      isGood ? reply : reply.code(410),
      formPage((forms) => (isGood ? forms.confirm() : forms.confirmOver()), given(request.query)),
    )
  })
  app.get<Query>(routePaths.signIn, (request, reply) =>
    sender.send(
      request,
      reply,
      signInPage(parts.visitors, {
        origin: sender.trustedOrigin(request),
        note: request.query.note,
        filled: given(request.query),
      }),
    ),
  )
  app.get<Query>(routePaths.signInCode, (request, reply) => {
    const filled = given(request.query)
    if (!parts.visitors.isSigningIn(request)) {
      const { next } = filled.typed
      const signIn = sender.contextOf(request).paths.accounts('signIn', next === undefined ? {} : { next })
      return sendOn(reply, signIn)
    }
    return sender.send(
      request,
      reply,
      formPage((forms) => forms.code(), filled),
    )
  })
  // Shown once, when a form was sent: a browser that asks for them again has nothing to send.
  for (const path of [routePaths.accountCodes, routePaths.accountFirstCode, routePaths.accountRecovery])
    app.get(path, (request, reply) => sendOn(reply, sender.contextOf(request).paths.accounts('account')))
  app.get(routePaths.forgotten, (request, reply) =>
    sender.send(
      request,
      reply,
      formPage((forms) => forms.forgotten()),
    ),
  )
  app.get<Query>(routePaths.reset, async (request, reply) => {
    const isGood = await isReset(parts.reader, request.query.token ?? '', new Date())
    return sender.send(
      request,
      isGood ? reply : reply.code(410),
      formPage((forms) => (isGood ? forms.reset() : forms.resetOver()), given(request.query)),
    )
  })
  app.get(routePaths.signOut, async (request, reply) => {
    const session = await parts.visitors.sessionIn(request)
    if (!session) return sendOn(reply, sender.contextOf(request).paths.home())
    const token = parts.visitors.tokenOf(session)
    return sender.send(
      request,
      reply,
      formPage((forms) => forms.signOut(session.member.name, token)),
    )
  })
  app.get<Query>(routePaths.account, async (request, reply) => {
    const session = await parts.visitors.sessionIn(request)
    const { paths } = sender.contextOf(request)
    if (!session || !may(session.member.roleInForce, 'see an account', true)) {
      const signIn = paths.accounts('signIn', { next: paths.accounts('account') })
      return sendOn(reply, signIn)
    }
    return sender.send(
      request,
      reply,
      accountPage(parts, session, { note: request.query.note, origin: sender.trustedOrigin(request) }),
    )
  })
}

const sendOn = (reply: FastifyReply, to: string): FastifyReply =>
  reply.code(303).header('location', to).header('cache-control', 'no-store').send()

/** What an address may put into a form: a token of a letter, and the page to go on to. */
function given({ token, next }: Query['Querystring']) {
  return {
    typed: {
      ...(token === undefined ? {} : { token }),
      ...(next !== undefined && isPageToGoOnTo(next) ? { next } : {}),
    },
    faults: {},
  }
}

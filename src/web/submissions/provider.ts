/** The forms of those who come by another site. */
import type { FastifyInstance } from 'fastify'
import { noLeavingCookie } from '../../accounts/provider-cookie.ts'
import { joinByProvider, signInByProvider } from '../../actions/accounts/sign-in-by-provider.ts'
import { isOwnPath } from '../paths.ts'
import { formPage, signInPage } from '../views/account-pages.ts'
import { takeForm, type Submitting } from './submit.ts'

/** UTF-16 code units; providers put their own things into what they send back. */
const longestAnswer = 8000

export function comingByProvider(app: FastifyInstance, parts: Submitting): void {
  const { visitors } = parts
  takeForm(app, parts, {
    path: 'provider',
    deed: 'sign in',
    sealed: { answer: longestAnswer },
    async act({ call, typed, paths }) {
      const back = await signInByProvider(call, typed['answer'] ?? '')
      const next = isOwnPath(back.next) ? back.next : ''
      if (back.state === 'new') {
        const { subject, signed } = back.ticket
        const filled = { typed: { subject, signed, next, name: back.name }, faults: {} }
        return { show: formPage((forms) => forms.providerJoin(), filled, paths.accounts('signIn')) }
      }
      const cookies = [...back.cookies, noLeavingCookie(visitors.providerCookie)]
      return { to: next === '' ? paths.accounts('account') : next, cookies }
    },
    again: ({ faults }, { call: { origin }, paths }) =>
      signInPage(visitors, { origin, filled: { typed: {}, faults }, address: paths.accounts('signIn') }),
  })
  takeForm(app, parts, {
    path: 'providerJoin',
    deed: 'make an account',
    async act({ call, typed, paths }) {
      const { name = '', subject = '', signed = '', next = '' } = typed
      const cookies = await joinByProvider(call, { name, ticket: { subject, signed } })
      const to = isOwnPath(next) ? next : paths.accounts('account')
      return { to, cookies: [...cookies, noLeavingCookie(visitors.providerCookie)] }
    },
    again: (filled, { paths }) => formPage((forms) => forms.providerJoin(), filled, paths.accounts('signIn')),
  })
}

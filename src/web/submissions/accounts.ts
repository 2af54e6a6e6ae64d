/** The forms of those who come in: joining, confirming an address, signing in, a forgotten password. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { askForReset } from '../../actions/accounts/ask-for-reset.ts'
import { confirmAddress } from '../../actions/accounts/confirm-address.ts'
import { join } from '../../actions/accounts/join.ts'
import { resetPassword } from '../../actions/accounts/reset-password.ts'
import { signInWithCode } from '../../actions/accounts/sign-in-with-code.ts'
import { signInWithPasskey } from '../../actions/accounts/sign-in-with-passkey.ts'
import { signIn } from '../../actions/accounts/sign-in.ts'
import { isPageToGoOnTo, type Paths } from '../paths.ts'
import { formPage, signInPage } from '../views/account-pages.ts'
import { takeForm, type Submitting } from './submit.ts'

/** UTF-16 code units: what a passkey signs, as JSON; a new one comes with its key and its maker's word. */
export const longestCredential = 16_000

export function comingIn(app: FastifyInstance, parts: Submitting): void {
  takeForm(app, parts, {
    path: 'join',
    deed: 'make an account',
    async act({ call, typed, paths }) {
      // No person sees that field, but a person's browser may have filled it in. Whoever did hears the same, whatever
      // name and address came with it.
      if ((typed['website'] ?? '') !== '') throw new FormRefusal({ form: 'trapped' })
      await noSooner(
        join(call, {
          name: typed['name'] ?? '',
          email: typed['email'] ?? '',
          password: typed['password'] ?? '',
          invitation: typed['invitation'] ?? '',
          next: nextOf(typed).next,
        }),
      )
      return { to: paths.accounts('letter') }
    },
    again: (filled, { paths }) =>
      formPage(
        (forms) => forms.join((filled.typed['invitation'] ?? '') !== ''),
        filled,
        paths.accounts('join'),
      ),
  })
  takeForm(app, parts, {
    path: 'confirm',
    deed: 'confirm an address',
    async act({ call, typed, paths }) {
      await confirmAddress(call, typed['token'] ?? '')
      return { to: paths.accounts('signIn', { note: 'confirmed', ...nextOf(typed) }) }
    },
    again: (filled, { paths }) => formPage((forms) => forms.confirm(), filled, paths.accounts('confirm')),
  })
  takeForm(app, parts, {
    path: 'signIn',
    deed: 'sign in',
    async act({ call, typed, paths }) {
      const { state, cookies } = await signIn(call, {
        email: typed['email'] ?? '',
        password: typed['password'] ?? '',
        next: nextOf(typed).next,
      })
      const next = nextOf(typed)
      if (state === 'confirm') return { to: paths.accounts('letter', { note: 'unconfirmed' }) }
      return state === 'code'
        ? { to: paths.accounts('signInCode', next), cookies }
        : { to: next.next ?? paths.accounts('account'), cookies }
    },
    again: (filled, { call: { origin }, paths }) =>
      signInPage(parts.visitors, { origin, filled, address: paths.accounts('signIn') }),
  })
  takeForm(app, parts, {
    path: 'signInPasskey',
    deed: 'sign in',
    sealed: { credential: longestCredential },
    async act({ call, typed, paths }) {
      const cookies = await signInWithPasskey(call, typed['credential'] ?? '')
      return { to: nextOf(typed).next ?? paths.accounts('account'), cookies }
    },
    again: (filled, { call: { origin }, paths }) =>
      signInPage(parts.visitors, { origin, filled, address: paths.accounts('signIn') }),
  })
  takeForm(app, parts, {
    path: 'signInCode',
    deed: 'sign in',
    async act({ call, typed, paths }) {
      const { state, cookies } = await signInWithCode(call, typed['code'] ?? '')
      const next = nextOf(typed)
      return state === 'in'
        ? { to: next.next ?? paths.accounts('account'), cookies }
        : { to: paths.accounts('signIn', { note: state, ...next }), cookies }
    },
    again: (filled, { paths }) => formPage((forms) => forms.code(), filled, paths.accounts('signInCode')),
  })
  forgotten(app, parts)
}

function forgotten(app: FastifyInstance, parts: Submitting): void {
  takeForm(app, parts, {
    path: 'forgotten',
    deed: 'reset a forgotten password',
    async act({ call, typed, paths }) {
      await noSooner(askForReset(call, typed['email'] ?? ''))
      return { to: paths.accounts('letter') }
    },
  })
  takeForm(app, parts, {
    path: 'reset',
    deed: 'reset a forgotten password',
    async act({ call, typed, paths }) {
      await resetPassword(call, { token: typed['token'] ?? '', newPassword: typed['newPassword'] ?? '' })
      return { to: paths.accounts('signIn', { note: 'reset' }) }
    },
    again: (filled, { paths }) => formPage((forms) => forms.reset(), filled, paths.accounts('reset')),
  })
}

function nextOf(typed: Readonly<Record<string, string>>): { next?: ReturnType<Paths['home']> } {
  const next = typed['next']
  return next !== undefined && isPageToGoOnTo(next) ? { next } : {}
}

/** Milliseconds: longer than anything that an account has to do with it takes. */
const floor = 300

/** How long it takes says nothing about whether there is an account. */
async function noSooner(work: Promise<void>): Promise<void> {
  await Promise.all([work, sleep(floor)])
}

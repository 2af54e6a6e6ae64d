/** The forms of those who are signed in, about their own account. */
import type { FastifyInstance } from 'fastify'
import { changeEmail } from '../../actions/accounts/change-email.ts'
import { changeName } from '../../actions/accounts/change-name.ts'
import { changePassword } from '../../actions/accounts/change-password.ts'
import { endOneSession, endOtherSessions } from '../../actions/accounts/end-session.ts'
import {
  beginCodes,
  codesBegun,
  confirmCodes,
  giveUpCodes,
  renewalOpen,
  renewRecovery,
} from '../../actions/accounts/one-time-codes.ts'
import { addPasskey, beginPasskey, giveUpPasskey } from '../../actions/accounts/passkeys.ts'
import { signOut } from '../../actions/accounts/sign-out.ts'
import type { Session } from '../../store/members.ts'
import type { Paths } from '../paths.ts'
import type { Filled, Note } from '../views/account-forms.ts'
import {
  accountPage,
  codesPage,
  newPasskeyPage,
  recoveryPage,
  type AccountPageParts,
  type FormOfAccount,
} from '../views/account-pages.ts'
import { longestCredential } from './accounts.ts'
import { takeOwnForm, type Outcome, type Submitted, type Submitting } from './submit.ts'

type Own = Submitted & { readonly session: Session }

export function ownAccount(app: FastifyInstance, parts: Submitting & AccountPageParts): void {
  const again =
    (form: FormOfAccount) =>
    (filled: Filled, { call: { origin }, session, paths }: Own) =>
      accountPage(parts, session, { origin, filled, form }, paths.accounts('account'))
  takeOwnForm(app, parts, {
    path: 'accountName',
    deed: 'change a name',
    async act({ call, session, typed, paths }) {
      await changeName(call, session.member, typed['name'] ?? '')
      return done(paths, 'name')
    },
    again: again('name'),
  })
  takeOwnForm(app, parts, {
    path: 'accountEmail',
    deed: 'change an address',
    async act({ call, session, typed, paths }) {
      await changeEmail(call, session, {
        email: typed['email'] ?? '',
        password: typed['password'] ?? '',
      })
      return done(paths, 'email')
    },
    again: again('email'),
  })
  takeOwnForm(app, parts, {
    path: 'accountPassword',
    deed: 'change a password',
    async act({ call, session, typed, paths }) {
      const cookies = await changePassword(call, session.member, {
        password: typed['password'] ?? '',
        newPassword: typed['newPassword'] ?? '',
      })
      return { ...done(paths, 'password'), cookies }
    },
    again: again('password'),
  })
  sessions(app, parts)
  oneTimeCodes(app, parts, again('codes'))
  recovery(app, parts, again('recovery'))
  passkeys(app, parts, again('passkey'))
}

function sessions(app: FastifyInstance, parts: Submitting): void {
  takeOwnForm(app, parts, {
    path: 'signOut',
    deed: 'sign out',
    async act({ call, session, paths }) {
      const cookies = await signOut(call, session.member)
      return { to: paths.accounts('signIn', { note: 'signed-out' }), cookies }
    },
  })
  takeOwnForm(app, parts, {
    path: 'accountSession',
    deed: 'end a session',
    async act({ call, session, typed, paths }) {
      await endOneSession(call, session, typed['session'] ?? '')
      return done(paths, 'sessions')
    },
  })
  takeOwnForm(app, parts, {
    path: 'accountSessions',
    deed: 'end a session',
    async act({ call, session, paths }) {
      await endOtherSessions(call, session)
      return done(paths, 'sessions')
    },
  })
}

/** Milliseconds since the password: so long the key is shown again where a first code was wrong. */
const codesShownFor = 15 * 60_000

function oneTimeCodes(
  app: FastifyInstance,
  parts: Submitting & AccountPageParts,
  again: (filled: Filled, submitted: Own) => ReturnType<typeof accountPage>,
): void {
  takeOwnForm(app, parts, {
    path: 'accountCodes',
    deed: 'set up one-time codes',
    async act({ call, session, typed, paths }) {
      const codes = await beginCodes(call, session.member, typed['password'] ?? '')
      return { show: codesPage(parts, session, codes, paths.accounts('account')) }
    },
    again,
  })
  takeOwnForm(app, parts, {
    path: 'accountFirstCode',
    deed: 'set up one-time codes',
    async act({ call, typed, paths }) {
      const cookies = await confirmCodes(call, typed['code'] ?? '')
      return { ...done(paths, 'codes'), cookies }
    },
    again: (filled, { call, session, paths }) => {
      // A session alone shows nobody the key: the password was given for this form, and not long ago.
      const { opened = '' } = filled.typed
      const isOwners = parts.visitors.wasOpenedWithin(session, opened, call.now, codesShownFor)
      const shown = isOwners ? codesBegun(call, session.member) : undefined
      return codesPage(parts, session, shown, paths.accounts('account'), filled)
    },
  })
  takeOwnForm(app, parts, {
    path: 'accountCodesOff',
    deed: 'set up one-time codes',
    async act({ call, session, typed, paths }) {
      const cookies = await giveUpCodes(call, session.member, typed['password'] ?? '')
      return { ...done(paths, 'codes-off'), cookies }
    },
    again,
  })
}

function recovery(
  app: FastifyInstance,
  parts: Submitting & AccountPageParts,
  again: (filled: Filled, submitted: Own) => ReturnType<typeof accountPage>,
): void {
  takeOwnForm(app, parts, {
    path: 'accountRecovery',
    deed: 'set up one-time codes',
    async act({ call, session, typed, paths }) {
      const { password = '', opened = '' } = typed
      const form = parts.visitors.wasOpenedWithin(session, opened, call.now, renewalOpen) ? opened : undefined
      const codes = await renewRecovery(call, session.member, { password, form })
      return { show: recoveryPage(codes, paths.accounts('account')) }
    },
    again,
  })
}

function passkeys(
  app: FastifyInstance,
  parts: Submitting & AccountPageParts,
  again: (filled: Filled, submitted: Own) => ReturnType<typeof accountPage>,
): void {
  takeOwnForm(app, parts, {
    path: 'accountPasskeys',
    deed: 'set up passkeys',
    async act({ call, session, typed, paths }) {
      const options = await beginPasskey(call, session, {
        name: typed['name'] ?? '',
        password: typed['password'] ?? '',
      })
      const address = paths.accounts('account')
      return { show: newPasskeyPage(parts, session, { options, filled: { typed, faults: {} }, address }) }
    },
    again,
  })
  takeOwnForm(app, parts, {
    path: 'accountNewPasskey',
    deed: 'set up passkeys',
    sealed: { credential: longestCredential },
    async act({ call, session, typed, paths }) {
      await addPasskey(call, session, {
        name: typed['name'] ?? '',
        credential: typed['credential'] ?? '',
      })
      return done(paths, 'passkey')
    },
    again,
  })
  takeOwnForm(app, parts, {
    path: 'accountPasskeyOff',
    deed: 'set up passkeys',
    async act({ call, session, typed, paths }) {
      await giveUpPasskey(call, session, typed['passkey'] ?? '')
      return done(paths, 'passkey-off')
    },
  })
}

const done = (paths: Paths, note: Note): Outcome & { readonly to: string } => ({
  to: paths.accounts('account', { note }),
})

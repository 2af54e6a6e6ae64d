/** The pages of accounts, each as it is sent: at its own address, and again with what is wrong in its form. */
import { canHavePasskeys } from '../../accounts/passkeys.ts'
import { needsSecondFactor } from '../../community/roles.ts'
import { letterChoicesOf } from '../../store/letter-choices.ts'
import { hasPassword, sessionsOf, type Session } from '../../store/members.ts'
import { recoveryCodesLeft } from '../../store/recovery-codes.ts'
import { hasAddress } from '../../store/outside-logins.ts'
import { passkeysOf } from '../../store/passkeys.ts'
import type { ReadHandle } from '../../store/tables.ts'
import type { AccountPageModel, CodesPageModel, PasskeyModel, SessionModel } from '../account-page.ts'
import type { FormPageModel } from '../form-model.ts'
import type { PageToSend } from '../send-page.ts'
import type { Visitors } from '../visitors.ts'
import { AccountForms, blank, isNote, type Filled } from './account-forms.ts'
import { browserName } from '../../accounts/browser-name.ts'
import { lettersForm } from './letters-form.ts'

/** A page with one form on it. Nobody keeps it: what stands in the form is the reader's own. */
export function formPage(
  make: (forms: AccountForms) => FormPageModel,
  filled: Filled = blank,
  address?: string,
): PageToSend<'FormPage'> {
  return {
    page: 'FormPage',
    isPrivate: true,
    ...(address === undefined ? {} : { address }),
    make: async (context) => {
      const model = make(new AccountForms(context, filled))
      const hasPasskey = [model.form, model.secondForm].some((form) => form?.passkey !== undefined)
      return { model, head: { title: model.heading, ...(hasPasskey ? { script: 'passkey' } : {}) } }
    },
  }
}

/** Where one signs in, with a passkey too where the site's address lets there be some. */
export function signInPage(
  visitors: Visitors,
  { origin, note, filled = blank, address }: SigningIn,
): PageToSend<'FormPage'> {
  const options = canHavePasskeys(origin) ? JSON.stringify(visitors.passkeyWanted(origin)) : undefined
  const asked = { note, passkeyOptions: options, provider: visitors.provider?.name }
  return formPage((forms) => forms.signIn(asked), filled, address)
}

type SigningIn = {
  readonly origin: string | undefined
  readonly note?: string | undefined
  readonly filled?: Filled
  readonly address?: string
}

export type AccountPageParts = { readonly reader: ReadHandle; readonly visitors: Visitors }
type Shown = {
  readonly origin: string | undefined
  readonly note?: string | undefined
  readonly filled?: Filled
  readonly form?: FormOfAccount
}
export type FormOfAccount = 'name' | 'email' | 'password' | 'codes' | 'recovery' | 'passkey'

/** The member's own page; `form` is the one that `filled` belongs to. */
export function accountPage(
  { reader, visitors }: AccountPageParts,
  session: Session,
  { origin, note, filled = blank, form }: Shown,
  address?: string,
): PageToSend<'AccountPage'> {
  return {
    page: 'AccountPage',
    isPrivate: true,
    ...(address === undefined ? {} : { address }),
    make: async (context) => {
      const { member } = session
      const token = visitors.tokenOf(session)
      const now = new Date()
      const formsFor = (one: FormOfAccount) => new AccountForms(context, one === form ? filled : blank)
      const { notes } = context.words.say.account
      const [lines, passkeys, ownPassword, recoveryLeft] = await Promise.all([
        sessionsOf(reader, member.id, now),
        passkeysOf(reader, member.id),
        hasPassword(reader, member.id),
        member.hasCodes ? recoveryCodesLeft(reader, member.id) : undefined,
      ])
      const model: AccountPageModel = {
        name: member.name,
        email: hasAddress(member.email) ? member.email : undefined,
        role: member.role,
        joined: dayOf(member.joined),
        note: isNote(note) ? notes[note] : undefined,
        needsCodes: needsSecondFactor(member.role) && !member.hasSecondFactor,
        hasCodes: member.hasCodes,
        recoveryLeft,
        hasPassword: ownPassword,
        forms: {
          name: formsFor('name').name(member.name, token),
          email: formsFor('email').email(token, ownPassword),
          password: formsFor('password').changePassword(token),
          codes: formsFor('codes').codes(token, member.hasCodes),
          recovery: formsFor('recovery').recovery(token, visitors.openedAt(session, now)),
          ...(canHavePasskeys(origin)
            ? { passkey: formsFor('passkey').beginPasskey(token, ownPassword) }
            : {}),
          letters: lettersForm(context, await letterChoicesOf(reader, member.id), token),
        },
        sessions: lines
          .map(({ id, began, userAgent }): SessionModel => ({
            id,
            began,
            isThis: id === session.id,
            ...browserName(userAgent),
          }))
          .sort((a, b) => Number(b.isThis) - Number(a.isThis)),
        passkeys: passkeys.map(({ id, name, created, used }): PasskeyModel => ({
          id,
          name,
          created: dayOf(created),
          used: used && dayOf(used),
        })),
        token,
      }
      return { model, head: { title: context.words.say.account.account } }
    },
  }
}

/** Where the browser makes a passkey, once the password was right. */
export function newPasskeyPage(
  { visitors }: AccountPageParts,
  session: Session,
  {
    options,
    filled,
    address,
  }: { readonly options: string; readonly filled: Filled; readonly address: string },
): PageToSend<'FormPage'> {
  return formPage((forms) => forms.newPasskey(visitors.tokenOf(session), options), filled, address)
}

/** The key and the recovery codes, shown until a first code was right. */
export function codesPage(
  { visitors }: AccountPageParts,
  session: Session,
  shown: CodesPageModel['shown'] | Promise<CodesPageModel['shown']>,
  address: string,
  filled: Filled = blank,
): PageToSend<'CodesPage'> {
  const opened = filled.typed['opened'] ?? visitors.openedAt(session, new Date())
  return {
    page: 'CodesPage',
    isPrivate: true,
    address,
    make: async (context) => ({
      model: {
        shown: await shown,
        form: new AccountForms(context, filled).firstCode(visitors.tokenOf(session), opened),
      },
      head: { title: context.words.say.account.codesHeading },
    }),
  }
}

/** New recovery codes, shown this once. */
export function recoveryPage(codes: readonly string[], address: string): PageToSend<'RecoveryPage'> {
  return {
    page: 'RecoveryPage',
    isPrivate: true,
    address,
    make: ({ words }) =>
      Promise.resolve({ model: { codes }, head: { title: words.say.account.newRecoveryHeading } }),
  }
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

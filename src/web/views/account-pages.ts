/** The pages of accounts, each as it is sent: at its own address, and again with what is wrong in its form. */
import { needsSecondFactor } from '../../community/roles.ts'
import { letterChoicesOf } from '../../store/letter-choices.ts'
import { sessionsOf, type Session } from '../../store/members.ts'
import type { ReadHandle } from '../../store/tables.ts'
import type { AccountPageModel, CodesPageModel, SessionModel } from '../account-page.ts'
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
      return { model, head: { title: model.heading } }
    },
  }
}

export type AccountPageParts = { readonly reader: ReadHandle; readonly visitors: Visitors }
type Shown = { readonly note?: string | undefined; readonly filled?: Filled; readonly form?: FormOfAccount }
export type FormOfAccount = 'name' | 'email' | 'password' | 'codes'

/** The member's own page; `form` is the one that `filled` belongs to. */
export function accountPage(
  { reader, visitors }: AccountPageParts,
  session: Session,
  { note, filled = blank, form }: Shown,
  address?: string,
): PageToSend<'AccountPage'> {
  return {
    page: 'AccountPage',
    isPrivate: true,
    ...(address === undefined ? {} : { address }),
    make: async (context) => {
      const { member } = session
      const token = visitors.tokenOf(session)
      const formsFor = (one: FormOfAccount) => new AccountForms(context, one === form ? filled : blank)
      const { notes } = context.words.say.account
      const lines = await sessionsOf(reader, member.id, new Date())
      const model: AccountPageModel = {
        name: member.name,
        email: member.email,
        role: member.role,
        joined: dayOf(member.joined),
        note: isNote(note) ? notes[note] : undefined,
        needsCodes: needsSecondFactor(member.role) && !member.hasSecondFactor,
        hasCodes: member.hasSecondFactor,
        forms: {
          name: formsFor('name').name(member.name, token),
          email: formsFor('email').email(token),
          password: formsFor('password').changePassword(token),
          codes: formsFor('codes').codes(token, member.hasSecondFactor),
          letters: lettersForm(context, await letterChoicesOf(reader, member.id), token),
        },
        sessions: lines.map(({ id, began, userAgent }): SessionModel => ({
          id,
          began: dayOf(began),
          isThis: id === session.id,
          ...browserName(userAgent),
        })),
        token,
      }
      return { model, head: { title: context.words.say.account.account } }
    },
  }
}

/** The key and the recovery codes, which are shown once: after a wrong first code there is only the form. */
export function codesPage(
  { visitors }: AccountPageParts,
  session: Session,
  shown: CodesPageModel['shown'],
  address: string,
  filled: Filled = blank,
): PageToSend<'CodesPage'> {
  return {
    page: 'CodesPage',
    isPrivate: true,
    address,
    make: async (context) => ({
      model: { shown, form: new AccountForms(context, filled).firstCode(visitors.tokenOf(session)) },
      head: { title: context.words.say.account.codesHeading },
    }),
  }
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

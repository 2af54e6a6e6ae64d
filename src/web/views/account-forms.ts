/** The forms of accounts, each in the reader's words with what was typed before. */
import type { Fault, Faults, FieldName, Unread } from '../../accounts/form-refusal.ts'
import type { AutoFill, LineField, FormModel, FormPageModel } from '../form-model.ts'
import type { PageContext } from '../page-context.ts'
import { reportIn } from '../paths.ts'

/** What came with a request: typed before, and faults found in it. */
export type Filled = {
  readonly typed: Readonly<Record<string, string>>
  readonly faults: Faults
  /** Of a file that can't be read: where it begins, and why. */
  readonly unread?: Unread | undefined
}
export const blank: Filled = { typed: {}, faults: {} }

type Asked = Pick<LineField, 'label' | 'type' | 'autocomplete'> & { readonly hint?: string }

export type SignInAsked = {
  readonly note?: string | undefined
  /** What a passkey is asked to sign, where the site's address lets there be passkeys. */
  readonly passkeyOptions?: string | undefined
  /** What another site to sign in by is called. */
  readonly provider?: string | undefined
}

export class AccountForms {
  readonly #context: PageContext
  readonly #filled: Filled
  readonly #say: PageContext['words']['say']['account']

  constructor(context: PageContext, filled: Filled = blank) {
    this.#context = context
    this.#filled = filled
    this.#say = context.words.say.account
  }

  join(isInvited: boolean): FormPageModel {
    const say = this.#say
    return {
      heading: say.join,
      lead: isInvited ? say.joinAsAdministrator : say.joinLead,
      form: this.#form('join', say.makeAccount, 'join', {
        fields: [
          this.#field('name', {
            label: say.name,
            type: 'text',
            autocomplete: 'nickname',
            hint: say.nameHint,
          }),
          this.#field('email', {
            label: say.email,
            type: 'email',
            autocomplete: 'email',
            hint: say.emailHint,
          }),
          this.#field('password', {
            label: say.password,
            type: 'password',
            autocomplete: 'new-password',
            hint: say.passwordHint,
          }),
        ],
        hidden: {
          ...this.#next,
          ...(isInvited ? { invitation: this.#filled.typed['invitation'] ?? '' } : {}),
        },
        hasTrap: true,
      }),
      ways: [this.#way(say.haveAccount, 'signIn', say.signIn, this.#next)],
    }
  }

  signIn({ note, passkeyOptions: options, provider }: SignInAsked): FormPageModel {
    const say = this.#say
    const hidden = this.#next
    const report = hidden.next === undefined ? undefined : reportIn(hidden.next)
    const triedPasskey = this.#filled.typed['credential'] !== undefined
    const form = this.#form('sign-in', say.signIn, 'signIn', {
      fields: [
        this.#field('email', { label: say.email, type: 'email', autocomplete: 'username' }),
        this.#password(say.password, 'current-password'),
      ],
      hidden,
    })
    const byPasskey = this.#form('sign-in-passkey', say.signInByPasskey, 'signInPasskey', {
      fields: [],
      hidden,
    })
    return {
      heading: say.signIn,
      ...(report ? { lead: this.#context.words.say.notices.signInToReport } : {}),
      ...this.#note(note),
      form: triedPasskey ? withoutFault(form) : form,
      secondForm:
        options === undefined
          ? undefined
          : {
              ...(triedPasskey ? byPasskey : withoutFault(byPasskey)),
              passkey: { does: 'get', options },
              isSecond: true,
            },
      provider:
        provider === undefined
          ? undefined
          : { text: say.signInBy(provider), href: this.#context.paths.accounts('provider', hidden) },
      ways: [
        ...(report ? [this.#wayToNotice(report.about)] : []),
        this.#way('', 'forgotten', say.forgotten),
        this.#way(say.noAccount, 'join', say.join, hidden),
      ],
    }
  }

  /** Shown to whoever comes back from another site; what that site says is taken by the form. */
  providerReturn(provider: string): FormPageModel {
    const say = this.#say
    return {
      heading: say.signIn,
      lead: say.cameBack(provider),
      form: this.#form('provider', say.goOn, 'provider', {
        fields: [],
        hidden: { answer: this.#filled.typed['answer'] ?? '' },
      }),
      ways: [this.#way('', 'signIn', say.otherWay)],
    }
  }

  providerJoin(): FormPageModel {
    const say = this.#say
    const { subject = '', signed = '', next = '' } = this.#filled.typed
    const field = { label: say.name, type: 'text', autocomplete: 'nickname', hint: say.nameHint } as const
    return {
      heading: say.join,
      lead: say.providerJoinLead,
      form: this.#form('provider-join', say.makeAccount, 'providerJoin', {
        fields: [this.#field('name', field)],
        hidden: { subject, signed, next },
      }),
      ways: [this.#way(say.haveAccount, 'signIn', say.signIn)],
    }
  }

  code(): FormPageModel {
    const say = this.#say
    return {
      heading: say.codeHeading,
      lead: say.codeLead,
      form: this.#form('code', say.signIn, 'signInCode', {
        fields: [this.#code(say.codeHint)],
        hidden: this.#next,
      }),
      ways: [this.#way('', 'signIn', say.signIn)],
    }
  }

  confirm(): FormPageModel {
    const say = this.#say
    return {
      heading: say.confirmHeading,
      lead: say.confirmLead,
      form: this.#form('confirm', say.confirm, 'confirm', {
        fields: [],
        hidden: { token: this.#filled.typed['token'] ?? '', ...this.#next },
      }),
    }
  }

  forgotten(): FormPageModel {
    const say = this.#say
    return {
      heading: say.forgottenHeading,
      lead: say.forgottenLead,
      form: this.#form('forgotten', say.sendLink, 'forgotten', {
        fields: [this.#field('email', { label: say.email, type: 'email', autocomplete: 'username' })],
      }),
      ways: [this.#way('', 'signIn', say.signIn)],
    }
  }

  reset(): FormPageModel {
    const say = this.#say
    return {
      heading: say.resetHeading,
      lead: say.resetLead,
      form: this.#form('reset', say.setPassword, 'reset', {
        fields: [this.#newPassword()],
        hidden: { token: this.#filled.typed['token'] ?? '' },
      }),
      ways: [this.#way('', 'forgotten', say.forgotten)],
    }
  }

  signOut(name: string, token: string): FormPageModel {
    const { signOut, signedInAs } = this.#say
    const form = this.#form('sign-out', signOut, 'signOut', { fields: [], hidden: { token } })
    return { heading: signOut, lead: signedInAs(name), form }
  }

  resetOver(): FormPageModel {
    const { linkOver: heading, resetOver: lead, sendLink } = this.#say
    return { heading, lead, ways: [this.#way('', 'forgotten', sendLink)] }
  }

  /** Signing in has a new link written. */
  confirmOver(): FormPageModel {
    const { linkOver: heading, confirmOver: lead, signIn } = this.#say
    return { heading, lead, ways: [this.#way('', 'signIn', signIn, this.#next)] }
  }

  /** `isUnconfirmed`: somebody would have signed in, had their address been confirmed. */
  letter(isUnconfirmed = false): FormPageModel {
    const { letterHeading: heading, letterText, unconfirmed } = this.#say
    return { heading, lead: isUnconfirmed ? unconfirmed : letterText }
  }

  name(name: string, token: string): FormModel {
    const say = this.#say
    const field = this.#field('name', {
      label: say.name,
      type: 'text',
      autocomplete: 'nickname',
      hint: say.nameHint,
    })
    return this.#form('change-name', say.save, 'accountName', {
      fields: [{ ...field, value: field.value ?? name }],
      hidden: { token },
    })
  }

  email(token: string, hasPassword: boolean): FormModel {
    const say = this.#say
    return this.#form('change-email', say.changeEmail, 'accountEmail', {
      fields: [
        this.#field('email', { label: say.email, type: 'email', autocomplete: 'email' }),
        ...(hasPassword ? [this.#password(say.currentPassword, 'current-password')] : []),
      ],
      hidden: { token },
    })
  }

  changePassword(token: string): FormModel {
    const say = this.#say
    return this.#form('change-password', say.changePassword, 'accountPassword', {
      fields: [this.#password(say.currentPassword, 'current-password'), this.#newPassword()],
      hidden: { token },
    })
  }

  codes(token: string, areOn: boolean): FormModel {
    const say = this.#say
    return this.#form(
      'one-time-codes',
      areOn ? say.giveUpCodes : say.beginCodes,
      areOn ? 'accountCodesOff' : 'accountCodes',
      { fields: [this.#password(say.currentPassword, 'current-password')], hidden: { token } },
    )
  }

  /** `opened` is when it is shown, by which one form is told from another. */
  recovery(token: string, opened: string): FormModel {
    const say = this.#say
    return this.#form('renew-recovery', say.renewRecovery, 'accountRecovery', {
      fields: [this.#password(say.currentPassword, 'current-password')],
      hidden: { token, opened },
    })
  }

  beginPasskey(token: string, hasPassword: boolean): FormModel {
    const say = this.#say
    const name = this.#field('name', {
      label: say.passkeyName,
      type: 'text',
      autocomplete: 'off',
      hint: say.passkeyNameHint,
    })
    const password = hasPassword ? [this.#password(say.currentPassword, 'current-password')] : []
    return this.#form('begin-passkey', say.beginPasskey, 'accountPasskeys', {
      fields: [{ ...name, longest: 40 }, ...password],
      hidden: { token },
    })
  }

  newPasskey(token: string, options: string): FormPageModel {
    const say = this.#say
    const name = this.#filled.typed['name'] ?? ''
    const form = this.#form('new-passkey', say.makePasskey, 'accountNewPasskey', {
      fields: [],
      hidden: { token, name },
    })
    return {
      heading: say.newPasskeyHeading,
      lead: say.newPasskeyLead,
      form: { ...form, passkey: { does: 'create', options } },
      ways: [this.#way('', 'account', say.account)],
    }
  }

  /** `opened` is when the password was given for it. */
  firstCode(token: string, opened: string): FormModel {
    return this.#form('first-code', this.#say.confirmCodes, 'accountFirstCode', {
      fields: [{ ...this.#code(this.#say.firstCodeHint), isNumber: true }],
      hidden: { token, opened },
    })
  }

  #form(
    id: string,
    submit: string,
    to: Parameters<PageContext['paths']['accounts']>[0],
    rest: Pick<FormModel, 'fields' | 'hidden' | 'hasTrap'>,
  ): FormModel {
    const fault = this.#faultOf('form')
    return { id, submit, action: this.#context.paths.accounts(to), ...rest, ...(fault ? { fault } : {}) }
  }

  /** What was typed is kept, but never a password or a code. */
  #field(name: FieldName, asked: Asked): LineField {
    const value =
      ['text', 'email'].includes(asked.type) && name !== 'code' ? this.#filled.typed[name] : undefined
    const fault = this.#faultOf(name)
    return { name, ...asked, ...(value === undefined ? {} : { value }), ...(fault ? { fault } : {}) }
  }

  #password(label: string, autocomplete: AutoFill): LineField {
    return this.#field('password', { label, type: 'password', autocomplete })
  }

  #newPassword(): LineField {
    const { newPassword: label, passwordHint: hint } = this.#say
    return this.#field('newPassword', { label, type: 'password', autocomplete: 'new-password', hint })
  }

  #code(hint: string): LineField {
    return this.#field('code', { label: this.#say.code, type: 'text', autocomplete: 'one-time-code', hint })
  }

  #faultOf(name: FieldName): string | undefined {
    const fault: Fault | undefined = this.#filled.faults[name]
    const texts: Partial<Readonly<Record<Fault, string>>> = this.#say.faults
    return fault && texts[fault]
  }

  #note(note: string | undefined): { note?: string } {
    const { notes } = this.#say
    return isNote(note) ? { note: notes[note] } : {}
  }

  #wayToNotice(address: string | undefined) {
    const { words, paths } = this.#context
    const { noAccount: before, withoutAccount: text } = words.say.notices
    return { before, text, href: paths.notice(address === undefined ? {} : { address }) }
  }

  #way(
    before: string,
    to: Parameters<PageContext['paths']['accounts']>[0],
    text: string,
    query: Readonly<Record<string, string>> = {},
  ) {
    return { before, text, href: this.#context.paths.accounts(to, query) }
  }

  /** The page to go on to. */
  get #next(): { readonly next?: string } {
    const { next } = this.#filled.typed
    return next === undefined ? {} : { next }
  }
}

function withoutFault({ fault: _, ...form }: FormModel): FormModel {
  return form
}

export type Note = keyof PageContext['words']['say']['account']['notes']
const notes = [
  'confirmed',
  'reset',
  'signed-out',
  'name',
  'email',
  'password',
  'sessions',
  'codes',
  'codes-off',
  'codes-tried',
  'codes-locked',
  'code-used',
  'codes-late',
  'letters',
  'passkey',
  'passkey-off',
  'deleted',
  'away',
] as const satisfies readonly Note[]
export const isNote = (text: string | undefined): text is Note => notes.some((note) => note === text)

import type { FormModel } from './form-model.ts'

/** What the page of one's own account shows. */
export type AccountPageModel = {
  readonly name: string
  /** Absent for a member who came by another site and gave none yet. */
  readonly email: string | undefined
  readonly role: 'newcomer' | 'member' | 'trusted' | 'moderator' | 'administrator'
  /** As `2026-11-22`. */
  readonly joined: string
  readonly note: string | undefined
  readonly needsCodes: boolean
  readonly hasCodes: boolean
  /** `undefined` where they can't be counted. */
  readonly recoveryLeft: number | undefined
  readonly hasPassword: boolean
  readonly forms: {
    readonly name: FormModel
    readonly email: FormModel
    readonly password: FormModel
    readonly codes: FormModel
    readonly recovery: FormModel
    readonly letters: FormModel
    /** Absent where the site's address lets there be none. */
    readonly passkey?: FormModel
  }
  readonly sessions: readonly SessionModel[]
  readonly passkeys: readonly PasskeyModel[]
  /** Bound to the session: stands in every form. */
  readonly token: string
}

export type PasskeyModel = {
  readonly id: string
  readonly name: string
  /** As `2026-11-22`. */
  readonly created: string
  readonly used: string | undefined
}

export type SessionModel = {
  readonly id: string
  readonly isThis: boolean
  readonly browser: string | undefined
  readonly system: string | undefined
  readonly began: Date
}

export type CodesPageModel = {
  readonly shown:
    { readonly key: string; readonly address: string; readonly recovery: readonly string[] } | undefined
  readonly form: FormModel
}

export type RecoveryPageModel = { readonly codes: readonly string[] }

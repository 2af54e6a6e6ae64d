/** A form as a page shows it: what is asked, what was typed, and what is wrong with it. */
export type FieldModel = LineField | TextField | ChoiceField | RadioField | TickField | FileField

type AnyField = {
  readonly name: string
  readonly label: string
  readonly value?: string
  readonly hint?: string
  readonly fault?: string
  /** May be left empty; what isn't said to be so may not. */
  readonly isOptional?: boolean
}

/** One line. */
export type LineField = AnyField & {
  readonly type: 'text' | 'email' | 'password' | 'date'
  readonly autocomplete: AutoFill
  /** Digits and nothing else. */
  readonly isNumber?: boolean
  /** In UTF-16 code units; 254 unless said. */
  readonly longest?: number
  /** Whether titles are suggested while one types, where scripts run; sent with `asked` and `choice` then. */
  readonly suggestsTitles?: boolean
}

/** Several lines. */
export type TextField = AnyField & {
  readonly type: 'textarea'
  readonly rows: number
  readonly longest: number
}

export type ChoiceField = AnyField & {
  readonly type: 'select'
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

/** All choices in sight, each with what tells it apart from the others; none is taken for granted. */
export type RadioField = AnyField & {
  readonly type: 'radio'
  readonly choices: readonly { readonly value: string; readonly label: string; readonly about: string }[]
}

/** Sent as `yes`, or not at all; `value` is `yes` where it is ticked. */
export type TickField = AnyField & { readonly type: 'checkbox' }

/** Its form is sent in parts; a browser offers files that end so, as in `.csv,.zip`. */
export type FileField = AnyField & { readonly type: 'file'; readonly accept: string }

export type AutoFill =
  'off' | 'name' | 'nickname' | 'email' | 'username' | 'current-password' | 'new-password' | 'one-time-code'

export type FormModel = {
  /** Unlike any other's on the page. */
  readonly id: string
  readonly action: string
  readonly submit: string
  /** A second button, which sends `do` with this value. */
  readonly also?: { readonly value: string; readonly text: string }
  readonly fields: readonly FieldModel[]
  readonly hidden?: Readonly<Record<string, string>>
  /** What is wrong with all of it together. */
  readonly fault?: string
  /** Whether programs are asked to fill in what people don't see. */
  readonly hasTrap?: boolean
  /** Sent with what a passkey makes or signs, as `credential`, which needs scripts. */
  readonly passkey?: PasskeyAsked
  /** Stands beside the one that most will use. */
  readonly isSecond?: boolean
}

/** `options` is JSON, as WebAuthn has it. */
export type PasskeyAsked = { readonly does: 'create' | 'get'; readonly options: string }

export type FormPageModel = {
  readonly heading: string
  /** Which of a member's own pages it is, where it is one. */
  readonly own?: OwnPage
  /** What the form is about, where it is something of somebody's. */
  readonly about?: string
  readonly lead?: string
  /** What has just been done. */
  readonly note?: string
  readonly form?: FormModel
  readonly secondForm?: FormModel | undefined
  /** Another site to sign in by. */
  readonly provider?: { readonly text: string; readonly href: string } | undefined
  /** What was written and could not be taken, to be copied. */
  readonly kept?: readonly string[]
  /** Where else one may want to go. */
  readonly ways?: readonly { readonly before: string; readonly text: string; readonly href: string }[]
}

/** The pages that a member has for themself. */
export type OwnPage =
  | 'account'
  | 'member'
  | 'ratings'
  | 'reviews'
  | 'lists'
  | 'diary'
  | 'bring'
  | 'notifications'
  | 'moderationOwn'
  | 'data'
  | 'queue'

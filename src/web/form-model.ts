/** A form as a page shows it: what is asked, what was typed, and what is wrong with it. */
export type FieldModel = {
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'email' | 'password'
  readonly autocomplete: AutoFill
  readonly value?: string
  readonly hint?: string
  readonly fault?: string
}

export type AutoFill =
  'nickname' | 'email' | 'username' | 'current-password' | 'new-password' | 'one-time-code'

export type FormModel = {
  /** Unlike any other's on the page. */
  readonly id: string
  readonly action: string
  readonly submit: string
  readonly fields: readonly FieldModel[]
  readonly hidden?: Readonly<Record<string, string>>
  /** What is wrong with all of it together. */
  readonly fault?: string
  /** Whether programs are asked to fill in what people don't see. */
  readonly hasTrap?: boolean
}

export type FormPageModel = {
  readonly heading: string
  readonly lead?: string
  /** What has just been done. */
  readonly note?: string
  readonly form?: FormModel
  /** Where else one may want to go. */
  readonly ways?: readonly { readonly before: string; readonly text: string; readonly href: string }[]
}

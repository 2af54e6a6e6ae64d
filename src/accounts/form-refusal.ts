import { Refusal } from '../catalogue/refusal.ts'
import type { UnreadReason } from '../catalogue/unread-reasons.ts'
import type { ListFault, ListField } from '../community/list-text.ts'
import type { NameFault } from '../community/member-name.ts'
import type { AboutFault, AboutField } from '../community/member-page.ts'
import type { ModerationFault, ModerationField } from '../community/moderation.ts'
import type { NoticeFault, NoticeField } from '../community/notice.ts'
import type { PasswordFault } from '../community/password-rule.ts'
import type { ReviewFault, ReviewField } from '../community/review-draft.ts'

export type AccountField = 'name' | 'email' | 'password' | 'newPassword' | 'code' | 'form'
export type FieldName = AboutField | AccountField | ListField | ReviewField | ModerationField | NoticeField

/** Each area says its faults in its own words. */
export type Fault = AboutFault | AccountFault | ListFault | ReviewFault | ModerationFault | NoticeFault

export type AccountFault =
  | NameFault
  | PasswordFault
  | 'name-taken'
  | 'email-form'
  | 'wrong-sign-in'
  | 'wrong-password'
  | 'wrong-code'
  | 'wrong-passkey'
  | 'not-introduced'
  | 'passkey-known'
  | 'passkey-name'
  | 'sign-in-again'
  | 'suspended'
  | 'expired'
  | 'renewed-already'
  | 'only-administrator'
  | 'trapped'

export type Faults = Readonly<Partial<Record<FieldName, Fault>>>

/** Something typed can't be taken; each fault stands at its field, `form` at all of them together. */
export class FormRefusal extends Refusal {
  override name = 'FormRefusal'
  readonly faults: Faults
  /** Of a file that can't be read: where it begins, and why. */
  readonly unread: Unread | undefined

  constructor(faults: Faults, unread?: Unread) {
    super('invalid', `These can't be taken: ${Object.entries(faults).flat().join(' ')}`)
    this.faults = faults
    this.unread = unread
  }
}

export type Unread = { readonly file: string; readonly line: number; readonly why: UnreadReason }

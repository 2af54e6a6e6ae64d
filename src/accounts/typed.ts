/** What people type into the forms of accounts, brought into shape or refused at its field. */
import { tidyName, textFault } from '../catalogue/text.ts'
import { nameFault } from '../community/member-name.ts'
import { passwordFault } from '../community/password-rule.ts'
import { FormRefusal, type Fault, type FieldName } from './form-refusal.ts'

const longestEmail = 254
// What browsers take in a field for an address, with a host of at least two parts.
const emailForm = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+$/

export const asEmail = (typed: string): string => typed.trim().toLowerCase()

export function emailFault(email: string): Fault | undefined {
  return email.length <= longestEmail && emailForm.test(email) ? undefined : 'email-form'
}

/** The name in the form that it is kept in; throws where it can't be had. */
export function ensureName(typed: string): string {
  const name = nameOf(typed)
  const fault = nameFaultOf(name)
  if (fault) throw new FormRefusal({ name: fault })
  return name
}

export const nameOf = (typed: string): string => (typed.isWellFormed() ? tidyName(typed) : '')

export const nameFaultOf = (name: string): Fault | undefined =>
  textFault(name, 'name') ? 'name-form' : nameFault(name)

/** Throws where a new password is too short, too long, or what others would guess first. */
export async function ensurePassword(
  password: string,
  words: readonly string[],
  field: FieldName,
): Promise<void> {
  const fault = await newPasswordFault(password, words)
  if (fault) throw new FormRefusal({ [field]: fault })
}

export async function newPasswordFault(
  password: string,
  words: readonly string[],
): Promise<Fault | undefined> {
  const own = words.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)])
  return passwordFault(password, { words: ['titlecard', ...own], common: await commonPasswords() })
}

let common: Promise<ReadonlySet<string>> | undefined

/** Some fifty thousand, in memory from the first time that somebody chooses a password. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) =>
      new Set((dictionary['passwords-common'] as readonly string[]).map((one) => one.toLowerCase())),
  )
  return common
}

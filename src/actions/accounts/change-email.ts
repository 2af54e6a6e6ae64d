import type { AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { writeConfirmation, writeLetter } from '../../accounts/letters.ts'
import { asEmail, emailFault } from '../../accounts/typed.ts'
import { memberCalled, type Session } from '../../store/members.ts'
import { ensureOwner } from './ensure-own-password.ts'

/** Writes to the new address, which is the account's once that letter is answered, and to the old one. */
export async function changeEmail(
  call: AccountCall,
  session: Session,
  typed: { readonly email: string; readonly password: string },
): Promise<void> {
  const { member } = session
  const email = asEmail(typed.email)
  const fault = emailFault(email)
  if (fault) throw new FormRefusal({ email: fault })
  await ensureOwner(call, session, typed.password)
  if (email === member.email) return
  const isTaken = (await memberCalled(call.accounts.engine.reader, email))?.email === email
  // Whoever asks isn't told that the address has an account; its owner is.
  if (!isTaken) await writeConfirmation(call, { email: member.email, member: member.id, wanted: email })
  else if (call.accounts.attempts.mayWriteTo(email)) writeLetter(call, 'known', email, call.link('forgotten'))
  writeLetter(call, 'addressAsked', member.email, call.link('forgotten'))
}

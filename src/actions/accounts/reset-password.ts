import type { AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { writeLetter } from '../../accounts/letters.ts'
import { ensurePassword } from '../../accounts/typed.ts'
import { memberWithId } from '../../store/members.ts'
import { tellOfNewPassword } from './tell-of-security.ts'
import { writeAudit } from './write-audit.ts'

/** Sets the password by a link that was written. It ends every session, and signs nobody in. */
export async function resetPassword(
  call: AccountCall,
  { token, newPassword }: { readonly token: string; readonly newPassword: string },
): Promise<void> {
  const { accounts, now } = call
  accounts.attempts.ensureAddressMay(call.address)
  const { auth, refusedAs } = await accounts.open()
  const { internalAdapter } = await auth.$context
  const asked = await internalAdapter.findVerificationValue(`reset-password:${token}`)
  const member = asked && asked.expiresAt > now && (await memberWithId(accounts.engine.reader, asked.value))
  if (!member) throw new FormRefusal({ form: 'expired' })
  await ensurePassword(newPassword, [member.name, member.email], 'newPassword')
  try {
    await auth.api.resetPassword({ body: { token, newPassword } })
  } catch (error) {
    // Somebody used the link in the meantime.
    if (refusedAs(error) === undefined) throw error
    throw new FormRefusal({ form: 'expired' })
  }
  await writeAudit(call, { actor: undefined, deed: 'password-reset', subject: member.id })
  await tellOfNewPassword(call, member)
  writeLetter(call, 'passwordChanged', member.email, call.link('forgotten'))
}

import { headersOf, type AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { writeLetter } from '../../accounts/letters.ts'
import { ensurePassword } from '../../accounts/typed.ts'
import type { Member } from '../../store/members.ts'
import { tellOfNewPassword } from './tell-of-security.ts'
import { writeAudit } from './write-audit.ts'

/** Ends every session but the one that asks, which goes on under a new token. Returns the cookies to set. */
export async function changePassword(
  call: AccountCall,
  member: Member,
  { password, newPassword }: { readonly password: string; readonly newPassword: string },
): Promise<readonly string[]> {
  const { accounts } = call
  accounts.attempts.ensureAccountMay(member.email, member.id)
  await ensurePassword(newPassword, [member.name, member.email], 'newPassword')
  const { auth, refusedAs } = await accounts.open()
  try {
    const { headers } = await auth.api.changePassword({
      body: { currentPassword: password, newPassword, revokeOtherSessions: true },
      headers: headersOf(call),
      returnHeaders: true,
    })
    await writeAudit(call, { actor: member.id, deed: 'password-changed', subject: member.id })
    await tellOfNewPassword(call, member)
    writeLetter(call, 'passwordChanged', member.email, call.link('forgotten'))
    return headers.getSetCookie()
  } catch (error) {
    if (refusedAs(error) === undefined) throw error
    accounts.attempts.noteFailure(member.email, member.id)
    throw new FormRefusal({ password: 'wrong-password' })
  }
}

import { headersOf, type AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import type { Member } from '../../store/members.ts'

/** Before anything that a stranger at an open screen must not do: throws where it isn't the member's password. */
export async function ensureOwnPassword(call: AccountCall, member: Member, password: string): Promise<void> {
  const { accounts } = call
  accounts.attempts.ensureAccountMay(member.email, member.id)
  const { auth, refusedAs } = await accounts.open()
  try {
    await auth.api.verifyPassword({ body: { password }, headers: headersOf(call) })
  } catch (error) {
    if (refusedAs(error) === undefined) throw error
    accounts.attempts.noteFailure(member.email, member.id)
    throw new FormRefusal({ password: 'wrong-password' })
  }
}

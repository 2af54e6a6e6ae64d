import { headersOf, type AccountCall } from '../../accounts/accounts.ts'
import type { Member } from '../../store/members.ts'
import { writeAudit } from './write-audit.ts'

/** Ends the session of this browser. Returns the cookies to set. */
export async function signOut(call: AccountCall, member: Member): Promise<readonly string[]> {
  const { auth } = await call.accounts.open()
  const { headers } = await auth.api.signOut({ headers: headersOf(call), returnHeaders: true })
  await writeAudit(call, { actor: member.id, deed: 'sign-out', subject: member.id })
  return headers.getSetCookie()
}

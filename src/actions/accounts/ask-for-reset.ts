import { randomBytes } from 'node:crypto'
import type { AccountCall } from '../../accounts/accounts.ts'
import { writeLetter } from '../../accounts/letters.ts'
import { asEmail, emailFault } from '../../accounts/typed.ts'
import { memberCalled } from '../../store/members.ts'

/** Writes a link that sets a new password, to whoever has an account; to ask says nothing about who has. */
export async function askForReset(call: AccountCall, typed: string): Promise<void> {
  const { accounts, now } = call
  accounts.attempts.ensureAddressMay(call.address)
  const email = asEmail(typed)
  if (emailFault(email)) return
  const member = await memberCalled(accounts.engine.reader, email)
  if (member?.email !== email || !accounts.attempts.mayWriteTo(email)) return
  const { auth, resetLength } = await accounts.open()
  const { internalAdapter } = await auth.$context
  const token = randomBytes(32).toString('base64url')
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: member.id,
    expiresAt: new Date(now.getTime() + resetLength * 1000),
  })
  writeLetter(call, 'reset', email, call.link('reset', { token }))
}

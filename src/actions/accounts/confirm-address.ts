import { headersOf, type AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { confirmAddressOf } from '../../store/outside-logins.ts'

/** Confirms the address that a letter went to; the same letter twice does no harm. */
export async function confirmAddress(call: AccountCall, token: string): Promise<void> {
  const { auth, memberIn, refusedAs } = await call.accounts.open()
  try {
    const done = await auth.api.verifyEmail({ query: { token }, headers: headersOf(call) })
    // Only where the address of an account has become another one is there a member in the answer.
    const member = memberIn(done)
    if (member === undefined) return
    const { engine } = call.accounts
    await engine.db.transaction().execute(async (tx) => {
      await engine.lockForWriting(tx)
      // Whoever came by another site had no address before, and none that was confirmed.
      await confirmAddressOf(tx, member)
      await appendAudit(tx, { at: call.now, actor: member, deed: 'address-changed', subject: member })
    })
  } catch (error) {
    if (refusedAs(error) === undefined) throw error
    throw new FormRefusal({ form: 'expired' })
  }
}

import { headersOf, type AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'

/** Confirms the address that a letter went to; the same letter twice does no harm. */
export async function confirmAddress(call: AccountCall, token: string): Promise<void> {
  const { auth, refusedAs } = await call.accounts.open()
  try {
    await auth.api.verifyEmail({ query: { token }, headers: headersOf(call) })
  } catch (error) {
    if (refusedAs(error) === undefined) throw error
    throw new FormRefusal({ form: 'expired' })
  }
}

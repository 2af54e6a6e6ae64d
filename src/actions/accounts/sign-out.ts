import { headersOf, type AccountCall } from '../../accounts/accounts.ts'

/** Ends the session of this browser. Returns the cookies to set. */
export async function signOut(call: AccountCall): Promise<readonly string[]> {
  const { auth } = await call.accounts.open()
  const { headers } = await auth.api.signOut({ headers: headersOf(call), returnHeaders: true })
  return headers.getSetCookie()
}

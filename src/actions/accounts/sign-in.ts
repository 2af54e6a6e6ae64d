import { headersOf, type AccountCall } from '../../accounts/accounts.ts'
import { cookieIn, deviceCookie, knownDevice } from '../../accounts/cookies.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { writeConfirmation } from '../../accounts/letters.ts'
import { hashPassword, isOutdated } from '../../accounts/passwords.ts'
import { asEmail, emailFault } from '../../accounts/typed.ts'
import { memberCalled } from '../../store/members.ts'
import { endReplacedSession } from './end-session.ts'
import { tellOfNewDevice } from './tell-of-security.ts'
import { auditFailure, writeAudit } from './write-audit.ts'

/** `in`: signed in; `code`: a one-time code is wanted as well; `confirm`: the address has to be confirmed first. */
export type SignedIn = { readonly state: 'in' | 'code' | 'confirm'; readonly cookies: readonly string[] }

export async function signIn(
  call: AccountCall,
  typed: { readonly email: string; readonly password: string; readonly next: string | undefined },
): Promise<SignedIn> {
  const { accounts } = call
  const { attempts, signer } = accounts
  attempts.ensureAddressMay(call.address)
  const email = asEmail(typed.email)
  const name = accounts.cookies.device
  const device = knownDevice(signer, email, cookieIn(call.cookies, name))
  attempts.ensureAccountMay(email, device)
  const { auth, refusedAs } = await accounts.open()
  try {
    if (emailFault(email)) throw new FormRefusal({ form: 'wrong-sign-in' })
    const { headers, response } = await auth.api.signInEmail({
      body: { email, password: typed.password },
      headers: headersOf(call),
      returnHeaders: true,
    })
    await renewHash(call, email, typed.password)
    await endReplacedSession(call)
    const cookies = [
      ...headers.getSetCookie(),
      deviceCookie(signer, email, { name, isSecure: accounts.isSecure }),
    ]
    if ('twoFactorRedirect' in response) return { state: 'code', cookies }
    const { id } = response.user
    await writeAudit(call, { actor: id, deed: 'sign-in', subject: id, detail: { by: 'password' } })
    if (device === undefined) await tellOfNewDevice(call, await memberCalled(accounts.engine.reader, email))
    return { state: 'in', cookies }
  } catch (error) {
    const refusal = error instanceof FormRefusal ? 'wrong' : refusedAs(error)
    if (refusal === undefined) throw error
    const member = await memberCalled(accounts.engine.reader, email)
    if (refusal !== 'EMAIL_NOT_VERIFIED') await auditFailure(call, member?.id, 'password')
    if (refusal === 'SUSPENDED') throw new FormRefusal({ form: 'suspended' })
    if (refusal !== 'EMAIL_NOT_VERIFIED') {
      attempts.noteFailure(email, device)
      throw new FormRefusal({ form: 'wrong-sign-in' })
    }
    if (member) await writeConfirmation(call, { email, member: member.id, next: typed.next })
    return { state: 'confirm', cookies: [] }
  }
}

/** Where hashing has come to cost more since the password was chosen, it is hashed anew. */
async function renewHash({ accounts }: AccountCall, email: string, password: string): Promise<void> {
  const { auth } = await accounts.open()
  const { internalAdapter } = await auth.$context
  const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true })
  const hash = found?.accounts.find(({ providerId }) => providerId === 'credential')?.password
  if (found && hash != null && isOutdated(hash))
    await internalAdapter.updatePassword(found.user.id, await hashPassword(password))
}

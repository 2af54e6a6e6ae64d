import { headersOf, type AccountCall } from '../../accounts/accounts.ts'
import { cookieIn, endedCookie, signedToken } from '../../accounts/cookies.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { stepOfCode } from '../../accounts/one-time-code.ts'
import { recoveryCodeHash } from '../../accounts/recovery-codes.ts'
import { areCodesLocked, codeSecretOf, endSessions, takeCodeStep } from '../../store/members.ts'
import { endReplacedSession } from './end-session.ts'
import { auditFailure, writeAudit } from './write-audit.ts'

/**
 * Why a sign-in is over though no right code came, so that it has to be begun anew: too many wrong ones, here or for
 * this account altogether; one that was used before; too much time.
 */
export type SignInOver = 'codes-tried' | 'codes-locked' | 'code-used' | 'codes-late'
export type CodeTaken = { readonly state: 'in' | SignInOver; readonly cookies: readonly string[] }

/** The second half of signing in: a one-time code, or one of the recovery codes. */
export async function signInWithCode(call: AccountCall, typed: string): Promise<CodeTaken> {
  const { accounts, now } = call
  accounts.attempts.ensureAddressMay(call.address)
  const code = typed.replace(/\s/g, '')
  const { auth, refusedAs } = await accounts.open()
  const asked = { headers: headersOf(call), returnHeaders: true } as const
  const isOneTime = /^\d{6}$/.test(code)
  try {
    const { headers, response } = isOneTime
      ? await auth.api.verifyTOTP({ ...asked, body: { code } })
      : await auth.api.verifyBackupCode({ ...asked, body: { code: await recoveryCodeHash(code) } })
    const member = response.user.id
    if (isOneTime && !(await isFirstUse(call, member, code, now))) {
      await auditFailure(call, undefined, 'code')
      return over(call, 'code-used')
    }
    const by = isOneTime ? 'code' : 'recovery code'
    await endReplacedSession(call)
    await writeAudit(call, { actor: member, deed: 'sign-in', subject: member, detail: { by } })
    return { state: 'in', cookies: headers.getSetCookie() }
  } catch (error) {
    const refusal = refusedAs(error)
    if (refusal === undefined) throw error
    await auditFailure(call, undefined, 'code')
    const why = endings[refusal] ?? (await overByNow(call))
    if (why === undefined) throw new FormRefusal({ code: 'wrong-code' })
    return over(call, why)
  }
}

/** By what better-auth calls it. */
const endings: Readonly<Record<string, SignInOver>> = {
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'codes-tried',
  ACCOUNT_TEMPORARILY_LOCKED: 'codes-locked',
  INVALID_TWO_FACTOR_COOKIE: 'codes-late',
}

/** better-auth's own number, which it doesn't tell: the answer to the last wrong code should say that it was the last. */
const mostWrongCodes = 5

/** Whether the code that was just wrong was one too many, for this sign-in or for the account. */
async function overByNow({ accounts, cookies, now }: AccountCall): Promise<SignInOver | undefined> {
  const cookie = cookieIn(cookies, accounts.cookies.secondFactor)
  const challenge = signedToken(cookie, accounts.secrets)
  if (challenge === undefined) return undefined
  const { auth } = await accounts.open()
  const { internalAdapter } = await auth.$context
  const [begun, wrong] = await Promise.all([
    internalAdapter.findVerificationValue(challenge),
    internalAdapter.findVerificationValue(`2fa-attempts-${challenge}`),
  ])
  if (begun && (await areCodesLocked(accounts.engine.reader, begun.value, now))) return 'codes-locked'
  if (Number(wrong?.value) < mostWrongCodes) return undefined
  await internalAdapter.deleteVerificationByIdentifier(challenge)
  return 'codes-tried'
}

/** The browser forgets that a password was right: a form for the code would take nothing any more. */
function over({ accounts: { cookies, isSecure } }: AccountCall, state: SignInOver): CodeTaken {
  return { state, cookies: [endedCookie({ name: cookies.secondFactor, isSecure })] }
}

/** A code that was taken before is none, though it is still the right one; what it opened is shut again. */
async function isFirstUse(
  { accounts }: AccountCall,
  member: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const { engine } = accounts
  const step = await codeStep({ accounts }, member, code, now)
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const taken = step !== undefined && (await takeCodeStep(tx, member, step))
    if (!taken) await endSessions(tx, member)
    return taken
  })
}

/** The step that a member's code is of; `undefined` where it is none of theirs. */
export async function codeStep(
  { accounts }: Pick<AccountCall, 'accounts'>,
  member: string,
  code: string,
  now: Date,
): Promise<number | undefined> {
  const encrypted = await codeSecretOf(accounts.engine.reader, member)
  const { decryptSecret } = await accounts.open()
  return encrypted === undefined
    ? undefined
    : stepOfCode(await decryptSecret(accounts.secrets, encrypted), code, now)
}

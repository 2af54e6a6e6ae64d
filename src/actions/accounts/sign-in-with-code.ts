import { headersOf, type AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { stepOfCode } from '../../accounts/one-time-code.ts'
import { recoveryCodeHash } from '../../accounts/recovery-codes.ts'
import { codeSecretOf, endSessions, takeCodeStep } from '../../store/members.ts'
import { endReplacedSession } from './end-session.ts'
import { auditFailure, writeAudit } from './write-audit.ts'

/** The second half of signing in: a one-time code, or one of the recovery codes. Returns the cookies to set. */
export async function signInWithCode(call: AccountCall, typed: string): Promise<readonly string[]> {
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
    if (isOneTime) await ensureFirstUse(call, response.user.id, code, now)
    const member = response.user.id
    const by = isOneTime ? 'code' : 'recovery code'
    await endReplacedSession(call)
    await writeAudit(call, { actor: member, deed: 'sign-in', subject: member, detail: { by } })
    return headers.getSetCookie()
  } catch (error) {
    if (!(error instanceof FormRefusal) && refusedAs(error) === undefined) throw error
    await auditFailure(call, undefined, 'code')
    if (error instanceof FormRefusal) throw error
    const isOver = refusedAs(error) === 'INVALID_TWO_FACTOR_COOKIE'
    throw new FormRefusal(isOver ? { form: 'expired' } : { code: 'wrong-code' })
  }
}

/** A code that was taken before is none, though it is still the right one; what it opened is shut again. */
async function ensureFirstUse(
  { accounts }: AccountCall,
  member: string,
  code: string,
  now: Date,
): Promise<void> {
  const { engine } = accounts
  const step = await codeStep({ accounts }, member, code, now)
  const isFirst = await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const taken = step !== undefined && (await takeCodeStep(tx, member, step))
    if (!taken) await endSessions(tx, member)
    return taken
  })
  if (!isFirst) throw new FormRefusal({ code: 'wrong-code' })
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

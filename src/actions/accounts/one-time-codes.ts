/** One-time codes as a second factor: begun, confirmed by a first code, given up again. */
import { headersOf, type AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { codesAddress, inBase32 } from '../../accounts/one-time-code.ts'
import { writeLetter } from '../../accounts/letters.ts'
import { areHashes, newRecoveryCodes, recoveryCodeHashes } from '../../accounts/recovery-codes.ts'
import { refusal } from '../../catalogue/refusal.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { takeCodeStep, type Member } from '../../store/members.ts'
import { codesOf, renewRecoveryCodes } from '../../store/recovery-codes.ts'
import { takeOnce } from '../../store/used-once.ts'
import { ensureOwnPassword } from './ensure-own-password.ts'
import { hashRecoveryCodes } from './hash-recovery-codes.ts'
import { codeStep } from './sign-in-with-code.ts'
import { writeAudit } from './write-audit.ts'

export type NewCodes = {
  /** `otpauth:` address for the member's app. */
  readonly address: string
  /** The same key, to be typed. */
  readonly key: string
  /** Each signs in once where the app is lost. */
  readonly recovery: readonly string[]
}

/** Throws where the password is wrong. Nothing is asked of the member until a first code is confirmed. */
export async function beginCodes(call: AccountCall, member: Member, password: string): Promise<NewCodes> {
  await ensureOwnPassword(call, member, password)
  const { auth } = await call.accounts.open()
  const made = await auth.api.enableTwoFactor({
    body: { password, method: 'totp' },
    headers: headersOf(call),
  })
  if (made.method !== 'totp') throw new Error('One-time codes were asked for, and something else was made')
  return {
    address: made.totpURI,
    key: new URL(made.totpURI).searchParams.get('secret') ?? '',
    recovery: made.backupCodes,
  }
}

/** What {@link beginCodes} made and no code has confirmed yet, to be shown again; `undefined` where there is none. */
export async function codesBegun({ accounts }: AccountCall, member: Member): Promise<NewCodes | undefined> {
  const kept = member.hasCodes ? undefined : await codesOf(accounts.engine.reader, member.id)
  if (!kept || areHashes(kept.recovery)) return undefined
  const { decryptSecret } = await accounts.open()
  const key = inBase32(Buffer.from(await decryptSecret(accounts.secrets, kept.secret)))
  const recovery = JSON.parse(await decryptSecret(accounts.secrets, kept.recovery)) as readonly string[]
  return { address: codesAddress(member.email, key), key, recovery }
}

/** From now on signing in asks for a code. Returns the cookies to set. */
export async function confirmCodes(call: AccountCall, typed: string): Promise<readonly string[]> {
  const { auth, refusedAs } = await call.accounts.open()
  call.accounts.attempts.ensureAddressMay(call.address)
  const code = typed.replace(/\s/g, '')
  try {
    const { headers, response } = await auth.api.verifyTOTP({
      body: { code },
      headers: headersOf(call),
      returnHeaders: true,
    })
    const member = response.user.id
    await takeCode(call, member, code)
    await writeAudit(call, { actor: member, deed: 'codes-on', subject: member })
    // They have been shown, and are not shown again. Where it fails it is done at the next start.
    await hashRecoveryCodes(call.accounts.engine, call.accounts.secrets, member).catch(() => undefined)
    return headers.getSetCookie()
  } catch (error) {
    if (refusedAs(error) === undefined) throw error
    throw new FormRefusal({ code: 'wrong-code' })
  }
}

/** It signs nobody in any more. */
async function takeCode(call: AccountCall, member: string, code: string): Promise<void> {
  const { engine } = call.accounts
  const step = await codeStep(call, member, code, call.now)
  if (step === undefined) return
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await takeCodeStep(tx, member, step)
  })
}

/** Returns the cookies to set. */
export async function giveUpCodes(
  call: AccountCall,
  member: Member,
  password: string,
): Promise<readonly string[]> {
  await ensureOwnPassword(call, member, password)
  const { auth } = await call.accounts.open()
  const { headers } = await auth.api.disableTwoFactor({
    body: { password },
    headers: headersOf(call),
    returnHeaders: true,
  })
  await writeAudit(call, { actor: member.id, deed: 'codes-off', subject: member.id })
  return headers.getSetCookie()
}

/** So long a form to renew recovery codes can be sent after it was shown, in milliseconds. */
export const renewalOpen = 86_400_000

/**
 * New recovery codes in the place of the old ones, which sign nobody in any more. Throws where the password is wrong,
 * and where the form was sent before: of two answers nobody knows which codes are the last. `form` is what tells it
 * from others, absent for one that is too old.
 */
export async function renewRecovery(
  call: AccountCall,
  member: Member,
  { password, form }: { readonly password: string; readonly form: string | undefined },
): Promise<readonly string[]> {
  await ensureOwnPassword(call, member, password)
  const { engine } = call.accounts
  const codes = newRecoveryCodes()
  const hashes = await recoveryCodeHashes(JSON.stringify(codes))
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    if (!(await renewRecoveryCodes(tx, member.id, hashes))) throw refusal('conflict', ['noCodes'])
    if (form === undefined) throw new FormRefusal({ form: 'expired' })
    const expires = new Date(call.now.getTime() + renewalOpen)
    if (!(await takeOnce(tx, { token: form, expires, now: call.now })))
      throw new FormRefusal({ form: 'renewed-already' })
    await appendAudit(tx, { at: call.now, actor: member.id, deed: 'recovery-renewed', subject: member.id })
  })
  writeLetter(call, 'recoveryRenewed', member.email, call.link('forgotten'))
  return codes
}

import type { AccountCall } from '../../accounts/accounts.ts'
import { appendAudit, type AuditEntry } from '../../store/audit-log.ts'

/**
 * Adds a line to the audit log, for a deed whose own writing is better-auth's. It comes before the answer: whoever
 * can't be written of gets no cookie.
 */
export async function writeAudit(
  { accounts: { engine }, now: at }: Pick<AccountCall, 'accounts' | 'now'>,
  entry: Omit<AuditEntry, 'at'>,
): Promise<void> {
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await appendAudit(tx, { at, ...entry })
  })
}

/** Of failures only so many a minute are written that an attack can't fill the log. */
export async function auditFailure(
  call: AccountCall,
  member: string | undefined,
  step: 'password' | 'code' | 'passkey' | 'provider',
): Promise<void> {
  const failuresInThisMinute = call.accounts.attempts.failuresToTell()
  if (failuresInThisMinute === undefined) return
  const detail = { step, failuresInThisMinute }
  await writeAudit(call, { actor: undefined, deed: 'sign-in-failed', subject: member, detail })
}

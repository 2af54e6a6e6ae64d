import { randomBytes } from 'node:crypto'
import type { AccountCall } from '../../accounts/accounts.ts'
import { deviceCookie, sessionCookie } from '../../accounts/cookies.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import type { SessionOpener } from '../../community/roles.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { openSession } from '../../store/members.ts'
import type { WriteHandle } from '../../store/tables.ts'

/** Seconds; as long as one that a password opens. */
const sessionLength = 14 * 24 * 60 * 60

/** Signs a member in within a transaction that found out who it is. Returns the cookies to set. */
export async function openSessionFor(
  tx: WriteHandle,
  { accounts, userAgent, now }: AccountCall,
  { id, email, openedBy }: { readonly id: string; readonly email: string; readonly openedBy: SessionOpener },
): Promise<readonly string[]> {
  const token = randomBytes(32).toString('base64url')
  const ends = new Date(now.getTime() + sessionLength * 1000)
  if (!(await openSession(tx, { member: id, token, openedBy, userAgent, now, ends })))
    throw new FormRefusal({ form: 'suspended' })
  await appendAudit(tx, { at: now, actor: id, deed: 'sign-in', subject: id, detail: { by: openedBy } })
  const { cookies, isSecure, secret, signer } = accounts
  return [
    sessionCookie(token, secret, { name: cookies.session, isSecure, length: sessionLength }),
    deviceCookie(signer, email, { name: cookies.device, isSecure }),
  ]
}

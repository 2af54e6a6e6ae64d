import { randomBytes } from 'node:crypto'
import type { AccountCall } from '../../accounts/accounts.ts'
import { cookieIn, deviceCookie, knownDevice, sessionCookie, sessionLength } from '../../accounts/cookies.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import type { SessionOpener } from '../../community/roles.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { openSession, type Member } from '../../store/members.ts'
import type { WriteHandle } from '../../store/tables.ts'
import { endSessionBefore } from './end-session.ts'
import { noteNewDevice } from './tell-of-security.ts'

type Opening = Pick<Member, 'id' | 'email' | 'joined'> & { readonly openedBy: SessionOpener }

/** Signs a member in within a transaction that found out who it is. Returns the cookies to set. */
export async function openSessionFor(
  tx: WriteHandle,
  call: AccountCall,
  { id, email, joined, openedBy }: Opening,
): Promise<readonly string[]> {
  const { accounts, userAgent, now } = call
  const token = randomBytes(32).toString('base64url')
  const ends = new Date(now.getTime() + sessionLength * 1000)
  if (!(await openSession(tx, { member: id, token, openedBy, userAgent, now, ends })))
    throw new FormRefusal({ form: 'suspended' })
  await endSessionBefore(tx, call)
  await appendAudit(tx, { at: now, actor: id, deed: 'sign-in', subject: id, detail: { by: openedBy } })
  const { cookies, isSecure, secret, signer } = accounts
  const device = knownDevice(signer, email, cookieIn(call.cookies, cookies.device))
  if (device === undefined) await noteNewDevice(tx, call, { id, joined })
  return [
    sessionCookie(token, secret, { name: cookies.session, isSecure, length: sessionLength }),
    deviceCookie(signer, email, { name: cookies.device, isSecure }),
  ]
}

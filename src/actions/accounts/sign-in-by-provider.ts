/** Signing in by another site: who comes back is a member already, or becomes one under a name of their choice. */
import type { AccountCall } from '../../accounts/accounts.ts'
import { challengeIn, newChallenge } from '../../accounts/challenge.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { leavingIn } from '../../accounts/provider-cookie.ts'
import type { Identity, Provider } from '../../accounts/provider.ts'
import { ensureName } from '../../accounts/typed.ts'
import { Refusal } from '../../catalogue/refusal.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { isNameTaken, memberWithId } from '../../store/members.ts'
import { insertOutsideMember, memberByLogin } from '../../store/outside-logins.ts'
import { takeOnce } from '../../store/used-once.ts'
import { openSessionFor } from './open-session.ts'
import { auditFailure } from './write-audit.ts'

/** What a form carries to the next step: who was introduced, signed for minutes and one use. */
export type Ticket = { readonly subject: string; readonly signed: string }

export type CameBack =
  | { readonly state: 'in'; readonly cookies: readonly string[]; readonly next: string }
  | { readonly state: 'new'; readonly ticket: Ticket; readonly name: string; readonly next: string }

/** `answer` is the query that the provider sent the browser back with. */
export async function signInByProvider(call: AccountCall, answer: string): Promise<CameBack> {
  const { accounts, now } = call
  const { engine, signer } = accounts
  const provider = ensureProvider(call)
  accounts.attempts.ensureAddressMay(call.address)
  const leaving = leavingIn(call)
  const introduced =
    leaving && (await provider.introduced(new URL(`?${answer}`, returnTo(call)), leaving, now))
  const isFirst = introduced && (await isFirstUse(call, leaving.state, new Date(leaving.ends)))
  if (!introduced || !isFirst) {
    await auditFailure(call, undefined, 'provider')
    throw new FormRefusal({ form: 'not-introduced' })
  }
  const id = await memberByLogin(engine.reader, introduced)
  const member = id === undefined ? undefined : await memberWithId(engine.reader, id)
  const { next } = leaving
  if (!member) {
    const signed = newChallenge(signer, purposeOf(introduced), now)
    return { state: 'new', ticket: { subject: introduced.subject, signed }, name: introduced.name, next }
  }
  const cookies = await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    return openSessionFor(tx, call, { ...member, openedBy: 'provider' })
  })
  return { state: 'in', cookies, next }
}

/** Makes the account of somebody who was just introduced, and signs them in. Returns the cookies to set. */
export async function joinByProvider(
  call: AccountCall,
  typed: { readonly name: string; readonly ticket: Ticket },
): Promise<readonly string[]> {
  const { accounts, now } = call
  const { engine, signer, attempts } = accounts
  const { issuer } = ensureProvider(call)
  attempts.ensureAddressMay(call.address)
  const login = { issuer, subject: typed.ticket.subject }
  const ticket = challengeIn(signer, purposeOf(login), { text: typed.ticket.signed, now })
  if (!ticket) throw new FormRefusal({ form: 'expired' })
  const name = ensureName(typed.name)
  if (await isNameTaken(engine.reader, name)) throw new FormRefusal({ name: 'name-taken' })
  attempts.ensureMayJoin(call.address)
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    if (await isNameTaken(tx, name)) throw new FormRefusal({ name: 'name-taken' })
    const isNew = (await memberByLogin(tx, login)) === undefined
    if (!isNew || !(await takeOnce(tx, { ...ticket, now }))) throw new FormRefusal({ form: 'expired' })
    const made = await insertOutsideMember(tx, { login, name, now })
    const { id } = made
    await appendAudit(tx, { at: now, actor: id, deed: 'joined', subject: id, detail: { by: 'provider' } })
    return openSessionFor(tx, call, { ...made, joined: now, openedBy: 'provider' })
  })
}

function ensureProvider({ accounts: { provider } }: AccountCall): Provider {
  if (provider) return provider
  throw new Refusal('not-found', 'This site knows no other site that members sign in by.')
}

function returnTo({ providerReturn }: AccountCall): string {
  if (providerReturn !== undefined) return providerReturn
  throw new Refusal('invalid', 'Signing in by another site needs an ORIGIN.', 'ORIGIN')
}

const purposeOf = ({ issuer, subject }: Identity): string => `join ${issuer} ${subject}`

/** What was sent with the member to the provider is good for one return. */
function isFirstUse(
  { accounts: { engine }, now }: AccountCall,
  token: string,
  expires: Date,
): Promise<boolean> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    return takeOnce(tx, { token, expires, now })
  })
}

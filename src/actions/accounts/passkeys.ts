/** A member's passkeys: one more, or one less. */
import type { AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { writeLetter } from '../../accounts/letters.ts'
import { ensurePasskeys, newPasskeyIn, optionsToAdd } from '../../accounts/passkeys.ts'
import { refusal } from '../../catalogue/refusal.ts'
import { tidyName, textFault } from '../../catalogue/text.ts'
import { appendAudit } from '../../store/audit-log.ts'
import type { Session } from '../../store/members.ts'
import { passkeysOf, passkeyWithId, putPasskey, removePasskey } from '../../store/passkeys.ts'
import { takeOnce } from '../../store/used-once.ts'
import { ensureOwner } from './ensure-own-password.ts'

const mostPasskeys = 20
const longestName = 40

/** What the browser is asked for, as JSON; throws where name or password can't be taken. Nothing is stored yet. */
export async function beginPasskey(
  call: AccountCall,
  session: Session,
  typed: { readonly name: string; readonly password: string },
): Promise<string> {
  ensurePasskeyName(typed.name)
  await ensureOwner(call, session, typed.password)
  const { signer, engine } = call.accounts
  const options = await optionsToAdd({
    signer,
    origin: ensurePasskeys(call.origin),
    siteName: call.words.say.siteName,
    session: session.id,
    member: session.member,
    known: await passkeysOf(engine.reader, session.member.id),
    now: call.now,
  })
  return JSON.stringify(options)
}

function ensurePasskeyName(typed: string): string {
  const name = tidyName(typed)
  if (name === '' || name.length > longestName || textFault(name, 'name'))
    throw new FormRefusal({ name: 'passkey-name' })
  return name
}

/** Keeps what the browser made for this session, within minutes of the password. */
export async function addPasskey(
  call: AccountCall,
  { id: session, member }: Session,
  typed: { readonly name: string; readonly credential: string },
): Promise<void> {
  const { engine, signer } = call.accounts
  const { now } = call
  const name = ensurePasskeyName(typed.name)
  const made = await newPasskeyIn(
    { signer, origin: ensurePasskeys(call.origin), credential: typed.credential, now },
    session,
  )
  if (!made) throw new FormRefusal({ form: 'wrong-passkey' })
  const { challenge, ...passkey } = made
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    if (!(await takeOnce(tx, { ...challenge, now }))) throw new FormRefusal({ form: 'expired' })
    const isKnown = (await passkeyWithId(tx, made.id)) !== undefined
    const { length } = await passkeysOf(tx, member.id)
    if (isKnown || length >= mostPasskeys) throw new FormRefusal({ form: 'passkey-known' })
    await putPasskey(tx, { ...passkey, member: member.id, name, created: now })
    await appendAudit(tx, { at: now, actor: member.id, deed: 'passkey-added', subject: member.id })
  })
  writeLetter(call, 'passkeyAdded', member.email, call.link('forgotten'))
}

export async function giveUpPasskey(call: AccountCall, { member }: Session, id: string): Promise<void> {
  const { engine } = call.accounts
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    if (!(await removePasskey(tx, member.id, id))) throw refusal('not-found', ['noPasskey'], 'passkey')
    await appendAudit(tx, { at: call.now, actor: member.id, deed: 'passkey-removed', subject: member.id })
  })
}

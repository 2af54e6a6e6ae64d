import type { AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { ensurePasskeys, passkeyIdIn, signedBy } from '../../accounts/passkeys.ts'
import { memberWithId } from '../../store/members.ts'
import { notePasskeyUse, passkeyWithId } from '../../store/passkeys.ts'
import { takeOnce } from '../../store/used-once.ts'
import { openSessionFor } from './open-session.ts'
import { auditFailure } from './write-audit.ts'

/**
 * Signs in with what a passkey signed, and nothing else: no code is asked for after it. Failures of others at the
 * account don't count here. Returns the cookies to set.
 */
export async function signInWithPasskey(call: AccountCall, credential: string): Promise<readonly string[]> {
  const { accounts, now } = call
  const { engine, signer } = accounts
  accounts.attempts.ensureAddressMay(call.address)
  const passkey = await passkeyWithId(engine.reader, passkeyIdIn(credential) ?? '')
  const origin = ensurePasskeys(call.origin)
  const signed = passkey && (await signedBy({ signer, origin, credential, now }, passkey))
  const member = signed && (await memberWithId(engine.reader, passkey.member))
  if (!member) {
    await auditFailure(call, passkey?.member, 'passkey')
    throw new FormRefusal({ form: 'wrong-passkey' })
  }
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const isThere = (await passkeyWithId(tx, passkey.id)) !== undefined
    if (!isThere || !(await takeOnce(tx, { ...signed.challenge, now })))
      throw new FormRefusal({ form: 'wrong-passkey' })
    await notePasskeyUse(tx, { id: passkey.id, uses: signed.uses, at: now })
    return openSessionFor(tx, call, { ...member, openedBy: 'passkey' })
  })
}

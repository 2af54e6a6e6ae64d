import { recoveryCodeHashes } from '../../accounts/recovery-codes.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { encryptedRecoveryCodes, replaceRecoveryCodes } from '../../store/recovery-codes.ts'

/** The recovery codes of one member, or of all, are kept as hashes from now on; they sign in as before. */
export async function hashRecoveryCodes(
  engine: Engine,
  secrets: readonly string[],
  only?: string,
): Promise<void> {
  const all = await encryptedRecoveryCodes(engine.reader, only)
  if (all.length === 0) return
  const { decryptSecret } = await import('../../accounts/member-auth.ts')
  for (const { member, codes } of all) {
    // What no secret opens any more signs nobody in, and is left.
    const list = await decryptSecret(secrets, codes).catch(() => undefined)
    if (list === undefined) continue
    const hashes = await recoveryCodeHashes(list)
    await engine.db.transaction().execute(async (tx) => {
      await engine.lockForWriting(tx)
      await replaceRecoveryCodes(tx, member, { from: codes, to: hashes })
    })
  }
}

import { randomBytes } from 'node:crypto'
import type { Engine } from '../../store/engine/engine.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { hasAdministrator, putInvitation } from '../../store/members.ts'

/** A token that makes whoever joins with it first the administrator; `undefined` where there is one. */
export async function inviteAdministrator(engine: Engine, at: Date): Promise<string | undefined> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    if (await hasAdministrator(tx)) return undefined
    const token = randomBytes(32).toString('base64url')
    const role = 'administrator'
    await putInvitation(tx, { token, role, at })
    await appendAudit(tx, { at, actor: 'operator', deed: 'invited', subject: undefined, detail: { role } })
    return token
  })
}

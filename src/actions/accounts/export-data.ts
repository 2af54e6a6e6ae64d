import type { AccountCall } from '../../accounts/accounts.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { personalDataOf } from '../../store/personal-data.ts'

/** Everything about a member, as JSON; the audit log says that they took it. */
export async function exportData({ accounts, now }: AccountCall, member: string): Promise<string> {
  const { engine } = accounts
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await appendAudit(tx, { at: now, actor: member, deed: 'exported', subject: member })
  })
  const data = await personalDataOf(engine.reader, member)
  return `${JSON.stringify({ titlecard: 'member', at: now.toISOString(), ...data }, undefined, 2)}\n`
}

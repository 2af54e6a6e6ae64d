import { earnedRole } from '../../community/ranks.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { acceptedPosts, newcomersWithPosts } from '../../store/decisions.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { memberWithId, setRole } from '../../store/members.ts'
import type { WriteHandle } from '../../store/tables.ts'

/** Gives a member the role that they have earned by the rule of ranks. Says whether it is another one. */
export async function raiseRole(tx: WriteHandle, id: string, now: Date): Promise<boolean> {
  const member = await memberWithId(tx, id)
  if (member?.role !== 'newcomer') return false
  const { role, joined, isVerified: isConfirmed } = member
  const accepted = await acceptedPosts(tx, id)
  const age = now.getTime() - joined.getTime()
  // Edits of the catalogue can't be made here yet.
  const earned = earnedRole({ role, isConfirmed, accepted, acceptedEdits: 0, age })
  if (earned === role) return false
  await setRole(tx, id, earned)
  await appendAudit(tx, {
    at: now,
    actor: undefined,
    deed: 'role-given',
    subject: id,
    detail: { role: earned },
  })
  return true
}

/** The same for all newcomers: those who had their posts accepted on their first day rise on the next. */
export function raiseRoles(engine: Engine, now: Date): Promise<number> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    let raised = 0
    for (const member of await newcomersWithPosts(tx)) raised += Number(await raiseRole(tx, member, now))
    return raised
  })
}

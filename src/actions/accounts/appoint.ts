/** What is done to members: by an operator from the command line, or by whoever the policy lets. */
import { Refusal } from '../../catalogue/refusal.ts'
import type { MemberRole } from '../../community/roles.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { memberCalled, setRole, setSuspended, type Member } from '../../store/members.ts'

/** Who does it, as the audit log knows them: a member's id, or `operator`. */
export type By = { readonly actor: string; readonly at: Date }
const operatorNow = (): By => ({ actor: 'operator', at: new Date() })

/** Gives a member, by name or address, a role; it counts from the next request. Throws where there is none. */
export function appoint(
  engine: Engine,
  called: string,
  role: MemberRole,
  by = operatorNow(),
): Promise<Member> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const member = await ensureMember(tx, called)
    await setRole(tx, member.id, role)
    await appendAudit(tx, { ...by, deed: 'role-given', subject: member.id, detail: { role } })
    return member
  })
}

/** Keeps a member from signing in, or lets them again. Their sessions end at once. */
export function suspend(
  engine: Engine,
  called: string,
  isSuspended: boolean,
  by = operatorNow(),
): Promise<Member> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const member = await ensureMember(tx, called)
    await setSuspended(tx, member.id, isSuspended)
    const deed = isSuspended ? 'suspended' : 'admitted'
    await appendAudit(tx, { ...by, deed, subject: member.id })
    return member
  })
}

async function ensureMember(reader: Parameters<typeof memberCalled>[0], called: string): Promise<Member> {
  const member = await memberCalled(reader, called)
  if (!member) throw new Refusal('not-found', `No member is called ${JSON.stringify(called)}.`, 'member')
  return member
}

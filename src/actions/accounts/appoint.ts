/** What an operator does to members from the command line. */
import { Refusal } from '../../catalogue/refusal.ts'
import type { MemberRole } from '../../community/roles.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { memberCalled, setRole, setSuspended, type Member } from '../../store/members.ts'

/** Gives a member, by name or address, a role; it counts from the next request. Throws where there is none. */
export function appoint(engine: Engine, called: string, role: MemberRole): Promise<Member> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const member = await ensureMember(tx, called)
    await setRole(tx, member.id, role)
    return member
  })
}

/** Keeps a member from signing in, or lets them again. Their sessions end at once. */
export function suspend(engine: Engine, called: string, isSuspended: boolean): Promise<Member> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const member = await ensureMember(tx, called)
    await setSuspended(tx, member.id, isSuspended)
    return member
  })
}

async function ensureMember(reader: Parameters<typeof memberCalled>[0], called: string): Promise<Member> {
  const member = await memberCalled(reader, called)
  if (!member) throw new Refusal('not-found', `No member is called ${JSON.stringify(called)}.`, 'member')
  return member
}

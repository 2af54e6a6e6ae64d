import type { AccountCall } from '../../accounts/accounts.ts'
import { refusal } from '../../catalogue/refusal.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { endSession, endSessions, type Session } from '../../store/members.ts'

/** Ends one of the member's sessions; somebody else's isn't there to be ended. */
export async function endOneSession(
  { accounts: { engine }, now: at }: AccountCall,
  own: Session,
  id: string,
): Promise<void> {
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    if (!(await endSession(tx, own.member.id, id))) throw refusal('not-found', ['noSession'], 'session')
    await appendAudit(tx, {
      at,
      actor: own.member.id,
      deed: 'session-ended',
      subject: own.member.id,
      detail: { sessions: 1 },
    })
  })
}

/** Ends all of the member's sessions but the one that asks. */
export async function endOtherSessions(
  { accounts: { engine }, now: at }: AccountCall,
  own: Session,
): Promise<void> {
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const sessions = await endSessions(tx, own.member.id, own.id)
    const { id } = own.member
    await appendAudit(tx, { at, actor: id, deed: 'session-ended', subject: id, detail: { sessions } })
  })
}

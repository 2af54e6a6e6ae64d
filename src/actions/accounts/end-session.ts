import type { AccountCall } from '../../accounts/accounts.ts'
import { Refusal } from '../../catalogue/refusal.ts'
import { endSession, endSessions, type Session } from '../../store/members.ts'

/** Ends one of the member's sessions; somebody else's isn't there to be ended. */
export async function endOneSession(
  { accounts: { engine } }: AccountCall,
  own: Session,
  id: string,
): Promise<void> {
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    if (!(await endSession(tx, own.member.id, id)))
      throw new Refusal('not-found', 'You have no session of that number; it may have ended.', 'session')
  })
}

/** Ends all of the member's sessions but the one that asks. */
export async function endOtherSessions({ accounts: { engine } }: AccountCall, own: Session): Promise<void> {
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await endSessions(tx, own.member.id, own.id)
  })
}

import type { AccountCall } from '../../accounts/accounts.ts'
import { refusal } from '../../catalogue/refusal.ts'
import { cookieIn, signedToken } from '../../accounts/cookies.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { endSession, endSessionOfToken, endSessions, type Session } from '../../store/members.ts'
import type { WriteHandle } from '../../store/tables.ts'

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

/** Whoever signs in anew has one session in this browser, not two of which one can't be reached. */
export async function endSessionBefore(tx: WriteHandle, call: AccountCall): Promise<void> {
  const token = tokenBefore(call)
  if (token !== undefined) await endSessionOfToken(tx, token)
}

/** The same in a transaction of its own, where better-auth has opened the new one. */
export async function endReplacedSession(call: AccountCall): Promise<void> {
  const { engine } = call.accounts
  if (tokenBefore(call) === undefined) return
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await endSessionBefore(tx, call)
  })
}

const tokenBefore = ({ accounts, cookies }: AccountCall): string | undefined =>
  signedToken(cookieIn(cookies, accounts.cookies.session), accounts.secrets)

import type { AccountCall } from '../../accounts/accounts.ts'
import { browserName } from '../../accounts/browser-name.ts'
import type { NotificationDetail } from '../../community/notification-kinds.ts'
import type { Member } from '../../store/members.ts'
import type { WriteHandle } from '../../store/tables.ts'
import { notify } from '../../store/notifications.ts'

const day = 86_400_000

/** Tells a member of a sign-in on a device that isn't known; on the first day every device is new. */
export async function tellOfNewDevice(call: AccountCall, member: Member | undefined): Promise<void> {
  const { engine } = call.accounts
  if (!member) return
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await noteNewDevice(tx, call, member)
  })
}

/** The same where the session is opened in a transaction of ours. */
export async function noteNewDevice(
  tx: WriteHandle,
  { now, userAgent }: AccountCall,
  { id, joined }: Pick<Member, 'id' | 'joined'>,
): Promise<void> {
  if (now.getTime() - joined.getTime() < day) return
  const { browser, system } = browserName(userAgent)
  const name = [browser, system].filter((part) => part !== undefined).join(', ')
  const detail: NotificationDetail = name === '' ? {} : { name }
  await notify(tx, { member: id, kind: 'new-sign-in', subject: '', detail, at: now.toISOString() })
}

export function tellOfNewPassword(
  { accounts: { engine }, now }: AccountCall,
  { id: member }: Member,
): Promise<void> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await notify(tx, {
      member,
      kind: 'password-changed',
      subject: '',
      detail: {},
      at: now.toISOString(),
    })
  })
}

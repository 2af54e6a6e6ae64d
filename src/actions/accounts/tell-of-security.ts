import type { AccountCall } from '../../accounts/accounts.ts'
import { browserName } from '../../accounts/browser-name.ts'
import type { NotificationDetail } from '../../community/notification-kinds.ts'
import type { Member } from '../../store/members.ts'
import { notify } from '../../store/notifications.ts'

const day = 86_400_000

/** Tells a member of a sign-in on a device that isn't known; on the first day every device is new. */
export async function tellOfNewDevice(call: AccountCall, member: Member | undefined): Promise<void> {
  if (!member || call.now.getTime() - member.joined.getTime() < day) return
  const { browser, system } = browserName(call.userAgent)
  const name = [browser, system].filter((part) => part !== undefined).join(', ')
  await tell(call, member.id, 'new-sign-in', name === '' ? {} : { name })
}

export const tellOfNewPassword = (call: AccountCall, member: Member): Promise<void> =>
  tell(call, member.id, 'password-changed', {})

function tell(
  { accounts: { engine }, now }: AccountCall,
  member: string,
  kind: 'new-sign-in' | 'password-changed',
  detail: NotificationDetail,
): Promise<void> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await notify(tx, { member, kind, subject: '', detail, at: now.toISOString() })
  })
}

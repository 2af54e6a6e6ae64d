/** What stands in the link that stops letters of a kind: whose, which, and that we wrote it. */
import type { Signer } from '../../accounts/secret.ts'
import { isNotificationKind, type NotificationKind } from '../../community/notification-kinds.ts'

const purpose = 'stop letters'

export type Stopped = { readonly member: string; readonly kind: NotificationKind }

export const stopToken = (signer: Signer, { member, kind }: Stopped): string =>
  `${member}.${kind}.${signer.sign(purpose, `${member} ${kind}`)}`

/** `undefined` where the token is none of ours. */
export function stoppedBy(signer: Signer, token: string): Stopped | undefined {
  const [member = '', kind = '', signature = ''] = token.split('.')
  if (!isNotificationKind(kind) || !signer.isSigned(purpose, `${member} ${kind}`, signature)) return undefined
  return { member, kind }
}

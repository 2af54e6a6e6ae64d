import type { AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { asEmail, emailFault } from '../../accounts/typed.ts'
import { readNotice, type NoticeField } from '../../community/notice.ts'
import { insertNotice, sameNotice } from '../../store/notices.ts'

export type SentNotice = {
  readonly number: number
  /** Where its receipt goes; absent where no address was given, or had too many letters or this one. */
  readonly email: string | undefined
}

/** The same notice within so long was sent twice without meaning to, in milliseconds. */
const sentTwice = 3_600_000

/**
 * Keeps a notice for the moderators, once. `address` is the path that was typed, where it is one of this site. Throws a
 * {@link FormRefusal} for what is missing or can't be kept, a refusal for one who has sent many.
 */
export async function sendNotice(
  { accounts, address: from, words, now }: AccountCall,
  typed: Readonly<Partial<Record<NoticeField, string>>>,
  address: string | undefined,
): Promise<SentNotice> {
  const { attempts, engine } = accounts
  attempts.ensureAddressMay(from)
  const asked = asEmail(typed.email ?? '')
  const read = readNotice(typed, { address, email: emailFault(asked) ? undefined : asked })
  if ('faults' in read) throw new FormRefusal(read.faults)
  const { notice } = read
  attempts.ensureMayNotify(from)
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const sent = await sameNotice(tx, notice, new Date(now.getTime() - sentTwice))
    if (sent !== undefined) return { number: sent, email: undefined }
    const number = await insertNotice(tx, { notice, language: words.language, at: now })
    const { email } = notice
    return { number, email: email !== undefined && attempts.mayWriteTo(email) ? email : undefined }
  })
}

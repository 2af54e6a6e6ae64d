import type { AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { asEmail, emailFault } from '../../accounts/typed.ts'
import { readNotice, type NoticeField } from '../../community/notice.ts'
import { insertNotice } from '../../store/notices.ts'

export type SentNotice = {
  readonly number: number
  /** Where its receipt goes; absent where no address was given, or had too many letters. */
  readonly email: string | undefined
}

/**
 * Keeps a notice for the moderators. `address` is the path that was typed, where it is one of this site. Throws a
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
  const number = await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    return insertNotice(tx, { notice, language: words.language, at: now })
  })
  const { email } = notice
  return { number, email: email !== undefined && attempts.mayWriteTo(email) ? email : undefined }
}

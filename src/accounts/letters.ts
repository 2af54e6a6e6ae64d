/** What members are written, in the language that they were reading. */
import { hasAddress } from '../store/outside-logins.ts'
import type { AccountCall } from './accounts.ts'

type Kind = keyof AccountCall['words']['say']['account']['letters']

/** Writes a letter of a kind with its link, if it has one. */
export function writeLetter(call: AccountCall, kind: Kind, to: string, link = ''): void {
  if (!hasAddress(to)) return
  const { say } = call.words
  const { subject, text } = say.account.letters[kind]
  call.accounts.write({
    to,
    subject: `${say.siteName}: ${subject}`,
    text: [text, link, say.account.letterEnd].filter((part) => part !== '').join('\n\n'),
  })
}

/** The link that confirms an address: of a new account, or one that an account wants to have; and leads on to `next`. */
export async function writeConfirmation(call: AccountCall, { next, ...asked }: Confirmation): Promise<void> {
  const to = asked.wanted ?? asked.email
  if (!call.accounts.attempts.mayWriteTo(to)) return
  const { confirmationToken } = await call.accounts.open()
  const token = await confirmationToken(call.accounts.secret, asked)
  const link = call.link('confirm', { token, ...(next === undefined ? {} : { next }) })
  writeLetter(call, asked.wanted === undefined ? 'confirm' : 'newAddress', to, link)
}

type Confirmation = {
  readonly email: string
  readonly member: string
  readonly wanted?: string
  readonly next?: string | undefined
}

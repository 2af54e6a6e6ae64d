/** The page of the link that stops letters: mail programs follow links by themselves, so that a button does it. */
import type { Signer } from '../../accounts/secret.ts'
import { refusal } from '../../catalogue/refusal.ts'
import type { PageToSend } from '../send-page.ts'
import { stoppedBy, type Stopped } from './stop-token.ts'

/** Throws where the token is none of ours. */
export function ensureStopped(signer: Signer, token: string): Stopped {
  const stopped = stoppedBy(signer, token)
  if (!stopped) throw refusal('not-found', ['brokenLink'])
  return stopped
}

/** Throws where the token is none of ours; `isDone` once the letters are stopped. */
export function stopPage(signer: Signer, token: string, isDone = false): PageToSend<'FormPage'> {
  const { kind } = ensureStopped(signer, token)
  return {
    page: 'FormPage',
    isPrivate: true,
    make: ({ words, paths }) => {
      const say = words.say.notifications
      const form = { id: 'stop', action: paths.stopLetters(token), submit: say.stop, fields: [] }
      const ways = [
        { before: say.toAccount, text: words.say.account.account, href: paths.accounts('account') },
      ]
      const model = isDone
        ? { heading: say.stopHeading, note: say.stopped, ways }
        : { heading: say.stopHeading, lead: say.stopLead(say.letterKinds[kind]), form, ways }
      return Promise.resolve({ model, head: { title: say.stopHeading } })
    },
  }
}

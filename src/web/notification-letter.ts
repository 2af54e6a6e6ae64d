/** A notification as the letter that a member asked for. */
import type { Letter } from '../accounts/post.ts'
import type { Signer } from '../accounts/secret.ts'
import type { WaitingLetter } from '../store/outgoing-letters.ts'
import { isInterfaceLanguage } from '../text/language.ts'
import { wordsIn } from '../text/words.ts'
import { Paths } from './paths.ts'
import { appealBy } from './views/appeal-waits.ts'
import {
  appealTold,
  notificationHref,
  notificationReason,
  notificationText,
} from './views/notification-text.ts'
import { stopToken } from './views/stop-token.ts'

/** `origin` as people reach the site, `https://films.example.org`. */
export function notificationLetter(
  { notification, language, member, email }: WaitingLetter,
  { origin, signer }: { readonly origin: string; readonly signer: Signer },
): Letter {
  const chosen = isInterfaceLanguage(language) ? language : 'en'
  const words = wordsIn(chosen)
  const paths = new Paths(chosen)
  const say = words.say.notifications
  const text = notificationText(words, notification)
  const reason = notificationReason(words, notification)
  const appeal = appealTold(notification)
  const href = notificationHref(paths, notification) ?? paths.notifications()
  const stop = `${origin}${paths.stopLetters(stopToken(signer, { member, kind: notification.kind }))}`
  return {
    to: email,
    subject: `${words.say.siteName}: ${text}`,
    text: [
      text,
      ...(reason === undefined ? [] : [say.reason(reason)]),
      `${origin}${href}`,
      ...(appeal ? [`${appealBy(words, appeal.until)}\n${origin}${paths.appeal(appeal.decision)}`] : []),
      `${say.letterWhy}\n${stop}`,
    ].join('\n\n'),
    id: `<notification-${notification.id}@${new URL(origin).hostname}>`,
    stop,
  }
}

/** What a notification says, and the page that it is about: on the site and in a letter. */
import { isEntityId } from '../../catalogue/ids.ts'
import { listNumberOf } from '../../community/list-id.ts'
import { appealTime } from '../../community/moderation.ts'
import type { DecidedOutcome } from '../../community/notification-kinds.ts'
import { isReviewId } from '../../community/review-id.ts'
import type { Notification } from '../../store/notifications.ts'
import { isolatedIn } from '../../text/isolate.ts'
import type { Words } from '../../text/words.ts'
import type { Paths } from '../paths.ts'
import { statementOf } from './moderated-post.ts'

export function notificationText(words: Words, notification: Notification): string {
  const { kind, detail } = notification
  const say = words.say.notifications
  const { name, outcome } = detail
  const sentence =
    outcome !== undefined &&
    (kind === 'post-decided' || kind === 'report-decided' || kind === 'appeal-decided')
      ? say.outcomes[outcome]
      : say.sentences[kind]
  return name === undefined
    ? sentence
    : sentence + words.say.separators.colon + isolatedIn(words.direction, name || words.say.lists.watchlist)
}

/** Why it was decided so; of a decision made without a word, what such a decision says. */
export function notificationReason(
  words: Words,
  { detail: { outcome, reason } }: Notification,
): string | undefined {
  if (reason === undefined || reason !== '') return reason
  const verdict = outcome === 'unpublished' || outcome === 'acted-on' ? 'refuse' : 'approve'
  return statementOf(words, { verdict, statement: reason })
}

/** The number of the decision that somebody is told of, where it was made about what they wrote or reported. */
export const decisionTold = ({ kind, subject }: Notification): number | undefined =>
  (kind === 'post-decided' || kind === 'report-decided') && isNumber(subject) ? Number(subject) : undefined

const isNumber = (text: string): boolean => /^[1-9]\d*$/.test(text)

/** What goes against whoever is told of it, as it is told. */
const againstThem: ReadonlySet<DecidedOutcome | undefined> = new Set(['hidden', 'unpublished', 'left'])

/** A decision that may be appealed as it is told of, and until when. */
export function appealTold(
  one: Notification,
): { readonly decision: number; readonly until: Date } | undefined {
  const decision = againstThem.has(one.detail.outcome) ? decisionTold(one) : undefined
  return decision === undefined ? undefined : { decision, until: new Date(Date.parse(one.at) + appealTime) }
}

/** `undefined` where there is no page of it. Decisions are known by their number in the public log. */
export function notificationHref(paths: Paths, { kind, subject }: Notification): string | undefined {
  if (kind === 'new-sign-in' || kind === 'password-changed') return paths.accounts('account')
  if (isReviewId(subject)) return paths.review(subject)
  if (listNumberOf(subject) !== undefined) return paths.list(subject)
  if (isNumber(subject)) return paths.moderationEntry(subject)
  return isEntityId(subject) ? paths.entity(subject) : undefined
}

/** What members are told about, each a word of its own: on the page of notifications, and by letter if they wish. */

export const notificationKinds = [
  'post-decided',
  'report-decided',
  'appeal-decided',
  'review-featured',
  'list-changed',
  'new-sign-in',
  'password-changed',
] as const
export type NotificationKind = (typeof notificationKinds)[number]

export const isNotificationKind = (text: string): text is NotificationKind =>
  notificationKinds.some((kind) => kind === text)

/** Those that a member may have by letter as well; of a changed password a letter is written in any case. */
export const letterKinds = notificationKinds.filter((kind) => kind !== 'password-changed')

/** How something was decided, where the notification is about a decision. */
export type DecidedOutcome =
  'shown' | 'hidden' | 'unpublished' | 'granted' | 'refused' | 'acted-on' | 'left' | 'changed'

/** What a notification says beside its kind; all of it is text for people, escaped where it is shown. */
export type NotificationDetail = {
  /** What its subject is called: a title, a list, a browser. */
  readonly name?: string
  readonly outcome?: DecidedOutcome
  /** In the words of whoever decided; empty where they used none. */
  readonly reason?: string
}

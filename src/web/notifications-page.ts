/** What the page of one's own notifications shows. */
export type NotificationsPageModel = {
  readonly lines: readonly NotificationLine[]
  readonly hasUnread: boolean
  /** The number of the newest that is shown: what comes after it stays unread. */
  readonly last: number
  readonly newer: string | undefined
  readonly older: string | undefined
  readonly token: string
}

export type NotificationLine = {
  readonly id: number
  readonly text: string
  /** The page that it is about, if it has one. */
  readonly href: string | undefined
  /** What a moderator gave as the reason. */
  readonly reason: string | undefined
  /** The decision that it tells of, where the member may appeal it. */
  readonly appeal: { readonly decision: number; readonly until: Date } | undefined
  /** As `2026-11-22`. */
  readonly day: string
  readonly isRead: boolean
}

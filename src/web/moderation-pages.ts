/** What the pages of moderation show. */
import type { AppealDecider, DecideFault, Subject } from '../community/moderation.ts'
import type { JudgedPost } from '../store/judged-review.ts'
import type { ModeratedPost } from '../store/moderated-posts.ts'
import type { LogEntry, LogFilter } from '../store/moderation-log.ts'
import type { ModerationPost } from '../store/moderation-post.ts'
import type { ModerationQueue, OpenAppeal } from '../store/moderation-queue.ts'
import type { StoredNotice } from '../store/notices.ts'
import type { Report } from '../store/reports.ts'
import type { FormModel } from './form-model.ts'

/** Who decides an appeal, and from when on whoever made the decision may, where nobody else is there. */
export type AppealWaits = { readonly for: AppealDecider; readonly until: Date }

export type ModerationPageModel = Omit<ModerationQueue, 'appeals' | 'staff'> & {
  readonly appeals: {
    /** `waits` where it is against a decision of this moderator's own. */
    readonly list: readonly (OpenAppeal & { readonly waits: AppealWaits | undefined })[]
    readonly total: number
  }
  /**
   * Nobody else has the power to decide; `mayAppoint` where the one who reads it runs the site, `unready` the names of
   * those who are appointed and have no second factor yet.
   */
  readonly alone: { readonly mayAppoint: boolean; readonly unready: readonly string[] } | undefined
  readonly now: Date
  /** What has just been done. */
  readonly note: string | undefined
  /** Stands in every form of the page, and shows that it was made for this session. */
  readonly token: string
}

/** The form, or why there is none. */
export type Decidable = {
  readonly form: FormModel | undefined
  readonly whyNot: DecideFault | 'not-yours' | 'gone' | undefined
  /** Of an appeal against a decision of their own. */
  readonly waits?: AppealWaits | undefined
}

export type ModerationPostPageModel = ModerationPost &
  Decidable & {
    readonly subject: Subject
    readonly now: Date
  }

export type AppealPageModel = Decidable & {
  readonly entry: LogEntry
  readonly words: string
  readonly by: 'author' | 'reporter'
  /** Absent where it is no longer there. */
  readonly post: ModeratedPost | undefined
  /** Whether the post has a page of its own for moderators: not where its author keeps it to themselves since. */
  readonly isReadable: boolean
  /** What it said when it was decided about, where its author has changed it since. */
  readonly judged: JudgedPost | undefined
  readonly now: Date
}

export type NoticePageModel = Decidable & {
  readonly notice: StoredNotice
  /** The post that it is about, where there is one. */
  readonly post: ModeratedPost | undefined
  readonly now: Date
}

export type LogPageModel = {
  readonly entries: readonly LogEntry[]
  readonly filter: LogFilter
  /** From 0. */
  readonly page: number
  readonly hasMore: boolean
}

export type EntryPageModel = {
  readonly entry: LogEntry
  readonly replacedBy: number | undefined
  readonly note: string | undefined
  /** What only one whom the decision concerns sees: the form to appeal, or what they wrote. */
  readonly own:
    | {
        readonly form: FormModel | undefined
        readonly words: string | undefined
        readonly why: string | undefined
        /** Who will decide, where nobody has. */
        readonly waits: AppealWaits | undefined
      }
    | undefined
}

type Own = {
  /** Of the post; absent where it is gone. */
  readonly heading: string | undefined
  /** Absent where the member may not appeal. */
  readonly appealUntil: Date | undefined
}

export type OwnModerationPageModel = {
  readonly reports: readonly ({ readonly report: Report } & Own)[]
  readonly decisions: readonly ({ readonly entry: LogEntry } & Own)[]
  readonly note: string | undefined
  readonly now: Date
}

/** Nothing but words. */
export type RulesPageModel = Readonly<Record<never, never>>

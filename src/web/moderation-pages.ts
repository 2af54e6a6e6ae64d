/** What the pages of moderation show. */
import type { DecideFault, Subject } from '../community/moderation.ts'
import type { ModerationPost } from '../store/moderation-post.ts'
import type { ModerationQueue } from '../store/moderation-queue.ts'
import type { FormModel } from './form-model.ts'

export type ModerationPageModel = ModerationQueue & {
  readonly now: Date
  /** What has just been done. */
  readonly note: string | undefined
  /** Stands in every form of the page, and shows that it was made for this session. */
  readonly token: string
}

export type ModerationPostPageModel = ModerationPost & {
  readonly subject: Subject
  readonly now: Date
  /** Absent where there is nothing that this moderator could decide. */
  readonly form: FormModel | undefined
  readonly whyNot: DecideFault | 'not-yours' | undefined
}

/** What a moderator sees of one post: as it stands, what was reported about it, and what was decided before. */
import type { Subject } from '../community/moderation.ts'
import { decisionsOn, type Decision } from './decisions.ts'
import { moderatedPost, type ModeratedPost } from './moderated-posts.ts'
import { reportsOn, type Report } from './reports.ts'
import type { ReadHandle } from './tables.ts'

export type ModerationPost = {
  readonly post: ModeratedPost
  /** Oldest first; those that are answered have the number of a decision. */
  readonly reports: readonly Report[]
  /** Newest first. */
  readonly decisions: readonly Decision[]
}

export async function moderationPost(
  reader: ReadHandle,
  subject: Subject,
): Promise<ModerationPost | undefined> {
  const post = await moderatedPost(reader, subject)
  if (!post) return undefined
  return { post, reports: await reportsOn(reader, subject), decisions: await decisionsOn(reader, subject) }
}

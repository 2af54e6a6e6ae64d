/** What a moderator sees of one post: as it stands, what was reported about it, and what was decided before. */
import type { Subject } from '../community/moderation.ts'
import { decisionsOn, isTaking, type Decision } from './decisions.ts'
import { withTitles } from './list-posts.ts'
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

/** Another text once the post was written anew or decided about: what was read then isn't what stands now. */
export const seenAs = (
  post: Pick<ModeratedPost, 'at'>,
  standing: { readonly id: number } | undefined,
): string => `${standing?.id ?? 0}.${post.at.getTime()}`

/** What its author keeps to themselves is read only where it was reported, or hidden, while all could read it. */
export const isForModerators = (
  { state }: Pick<ModeratedPost, 'state'>,
  reports: readonly Report[],
  standing: Decision | undefined,
): boolean =>
  state !== 'withdrawn' ||
  reports.some(({ decision }) => decision === undefined) ||
  (standing !== undefined && isTaking(standing))

/** `undefined` where it is not for moderators to read. */
export async function moderationPost(
  reader: ReadHandle,
  subject: Subject,
): Promise<ModerationPost | undefined> {
  const post = await moderatedPost(reader, subject)
  if (!post) return undefined
  const reports = await reportsOn(reader, subject)
  const decisions = await decisionsOn(reader, subject)
  if (!isForModerators(post, reports, decisions[0])) return undefined
  return { post: await withTitles(reader, post), reports, decisions }
}

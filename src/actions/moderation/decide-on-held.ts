import { verdictsOn, whyNotDecide, type Subject } from '../../community/moderation.ts'
import type { SiteRule } from '../../community/site-rules.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { moderatedPost, type ModeratedPost } from '../../store/moderated-posts.ts'
import { openReportsOn } from '../../store/reports.ts'
import { recordDecision } from './record-decision.ts'

export type HeldToDecide = {
  readonly verdict: 'approve' | 'refuse'
  /** With each post the time of the words that the moderator read: what was written since is read again first. */
  readonly posts: readonly { readonly subject: Subject; readonly writtenAt: number }[]
  readonly rule: SiteRule | undefined
  readonly statement: string
}

export type DecidedTogether = { readonly decided: number; readonly left: number }

/**
 * Decides about many held posts alike. Those that are held no more, that were written anew, that are the moderator's
 * own, and, for approval, that wait for anything but being first posts, are left as they are.
 */
export function decideOnHeld(
  engine: Engine,
  moderator: string,
  { verdict, posts, rule, statement }: HeldToDecide,
  now: Date,
): Promise<DecidedTogether> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    let decided = 0
    for (const { subject, writtenAt } of posts) {
      const post = await moderatedPost(tx, subject)
      if (
        !post ||
        post.at.getTime() !== writtenAt ||
        !verdictsOn(post.kind, post.state, false).includes(verdict)
      )
        continue
      if (verdict === 'approve' && !isPlainFirstPost(post)) continue
      const reporters = (await openReportsOn(tx, subject)).flatMap(({ reporter }) => reporter?.id ?? [])
      if (whyNotDecide(moderator, { author: post.author?.id, reporters })) continue
      await recordDecision(tx, { subject, post, moderator, verdict, rule, statement }, now)
      decided += 1
    }
    return { decided, left: posts.length - decided }
  })
}

/** Whether it waits for nothing but that its author is new: what looks like advertising is read one by one. */
export const isPlainFirstPost = ({ heldFor = [] }: Pick<ModeratedPost, 'heldFor'>): boolean =>
  heldFor.every((reason) => reason === 'first-posts')

import { verdictsOn, whyNotDecide, type Subject, type WhyLeft } from '../../community/moderation.ts'
import type { SiteRule } from '../../community/site-rules.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { moderatedPost, type ModeratedPost } from '../../store/moderated-posts.ts'
import { openReportsOn, type Report } from '../../store/reports.ts'
import { recordDecision } from './record-decision.ts'

export type HeldToDecide = {
  readonly verdict: 'approve' | 'refuse'
  /** With each post the time of the words that the moderator read: what was written since is read again first. */
  readonly posts: readonly { readonly subject: Subject; readonly writtenAt: number }[]
  readonly rule: SiteRule | undefined
}

export type DecidedTogether = {
  readonly decided: number
  /** How many were left for each reason that there was. */
  readonly left: Readonly<Partial<Record<WhyLeft, number>>>
}

/**
 * Decides about many held posts alike, in no words of its own. Those that are gone, held no more or written anew, and
 * what is the moderator's own matter, are left as they are; for approval also those that somebody reported, who is
 * owed reasons, and those that wait for anything but being first posts.
 */
export function decideOnHeld(
  engine: Engine,
  moderator: string,
  { verdict, posts, rule }: HeldToDecide,
  now: Date,
): Promise<DecidedTogether> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    let decided = 0
    const left: Partial<Record<WhyLeft, number>> = {}
    for (const { subject, writtenAt } of posts) {
      const post = await moderatedPost(tx, subject)
      const reports = post ? await openReportsOn(tx, subject) : []
      const why = post ? whyLeave(moderator, { post, reports, verdict, writtenAt }) : 'gone'
      if (why) left[why] = (left[why] ?? 0) + 1
      else {
        await recordDecision(tx, { subject, post, moderator, verdict, rule, statement: '' }, now)
        decided += 1
      }
    }
    return { decided, left }
  })
}

type Chosen = {
  readonly post: ModeratedPost
  readonly reports: readonly Report[]
  readonly verdict: HeldToDecide['verdict']
  readonly writtenAt: number
}

function whyLeave(moderator: string, { post, reports, verdict, writtenAt }: Chosen): WhyLeft | undefined {
  if (!verdictsOn(post.kind, post.state, false).includes(verdict)) return 'decided'
  if (post.at.getTime() !== writtenAt) return 'rewritten'
  const reporters = reports.flatMap(({ reporter }) => reporter?.id ?? [])
  const fault = whyNotDecide(moderator, { author: post.author?.id, reporters })
  if (fault || verdict === 'refuse') return fault
  if (reports.length > 0) return 'reported'
  return isPlainFirstPost(post) ? undefined : 'singly'
}

/** Whether it waits for nothing but that its author is new: what looks like advertising is read one by one. */
export const isPlainFirstPost = ({ heldFor = [] }: Pick<ModeratedPost, 'heldFor'>): boolean =>
  heldFor.every((reason) => reason === 'first-posts')

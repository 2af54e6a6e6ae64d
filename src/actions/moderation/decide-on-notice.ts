import { FormRefusal } from '../../accounts/form-refusal.ts'
import { refusal } from '../../catalogue/refusal.ts'
import { needsRule, noticeVerdicts, whyNotDecide, type Subject } from '../../community/moderation.ts'
import { standingDecision } from '../../store/decisions.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { moderatedPost } from '../../store/moderated-posts.ts'
import { seenAs } from '../../store/moderation-post.ts'
import { closeNotice, noticeById, type StoredNotice } from '../../store/notices.ts'
import { openReportsOn } from '../../store/reports.ts'
import { ensureNotInvolved, type Moderator } from './decide-on-post.ts'
import { recordDecision } from './record-decision.ts'
import { ensureWords, ruleIn } from './typed.ts'

export type TypedNoticeDecision = {
  readonly number: number
  /** Which post stands at an address, if one does: only the edge knows its own addresses. */
  readonly postAt: (address: string) => Subject | undefined
  readonly verdict: string
  readonly rule: string
  readonly statement: string
  /** As of a decision about a post; nothing where there is none. */
  readonly seen: string
}

export type DecidedNotice = {
  readonly notice: StoredNotice
  /** In the log. */
  readonly decision: number
  readonly hasActed: boolean
  readonly statement: string
}

/**
 * Decides about a notice: what it is about is hidden, or was taken out, or is left. All that follows from a decision
 * about a post follows from this one. Throws as a decision about a post does.
 */
export async function decideOnNotice(
  engine: Engine,
  moderator: Moderator,
  typed: TypedNoticeDecision,
  now: Date,
): Promise<DecidedNotice> {
  const rule = ruleIn(typed.rule)
  const statement = ensureWords(typed.statement, 'statement')
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const notice = await noticeById(tx, typed.number)
    if (!notice) throw refusal('not-found', ['noNotice'], 'number')
    if (notice.decision !== undefined) throw refusal('conflict', ['noticeDecided'])
    const about = typed.postAt(notice.address)
    const post = about && (await moderatedPost(tx, about))
    const verdict = noticeVerdicts(post?.state).find((one) => one === typed.verdict)
    if (!verdict) throw new FormRefusal({ verdict: 'choose' })
    if (needsRule(verdict) && !rule) throw new FormRefusal({ rule: 'needs-rule' })
    if (post) {
      const reporters = (await openReportsOn(tx, post)).flatMap(({ reporter }) => reporter?.id ?? [])
      ensureNotInvolved(whyNotDecide(moderator.id, { author: post.author?.id, reporters }))
      if (seenAs(post, await standingDecision(tx, post)) !== typed.seen)
        throw refusal('conflict', ['decidedMeanwhile'])
    }
    const hides = verdict === 'hide'
    const subject: Subject = hides && post ? post : { kind: 'notice', id: String(notice.id) }
    const decided = { subject, moderator: moderator.id, verdict, rule, statement }
    const decision = await recordDecision(tx, { ...decided, post: hides ? post : undefined }, now)
    await closeNotice(tx, notice.id, { decision, at: now })
    return { notice, decision, hasActed: verdict !== 'leave', statement }
  })
}

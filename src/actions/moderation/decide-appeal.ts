import { FormRefusal } from '../../accounts/form-refusal.ts'
import { refusal } from '../../catalogue/refusal.ts'
import {
  deciderOfAppeal,
  maySuspend,
  needsRule,
  overturned,
  whyNotDecideAppeal,
} from '../../community/moderation.ts'
import { appealById, appealedMatter, settleAppeal } from '../../store/appeals.ts'
import { decisionById, standingDecision } from '../../store/decisions.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { isModerated, moderatedPost } from '../../store/moderated-posts.ts'
import { seenAs } from '../../store/moderation-post.ts'
import { notify } from '../../store/notifications.ts'
import { openReportsOn, reportersIn } from '../../store/reports.ts'
import { staffMembers } from '../../store/staff.ts'
import { ensureNotInvolved, type Moderator } from './decide-on-post.ts'
import { auditDecision, recordDecision } from './record-decision.ts'
import { ensureWords, ruleIn } from './typed.ts'

export type TypedOutcome = {
  readonly appeal: number
  readonly outcome: string
  /** For a decision that takes something away; empty where it rests on none. */
  readonly rule: string
  readonly statement: string
  /** What {@link seenAs} made of the post as the moderator saw it; empty where there was none. */
  readonly seen: string
}

/**
 * Lets a decision stand, or makes the opposite one in its place. Throws a refusal where the appeal is decided
 * already, where its post is gone or was changed since it was read, and where the moderator has a part in the matter or made the decision, unless
 * nobody else could decide about it for as long as the rules say.
 */
export async function decideAppeal(
  engine: Engine,
  moderator: Moderator,
  typed: TypedOutcome,
  now: Date,
): Promise<void> {
  const { outcome } = typed
  if (outcome !== 'upheld' && outcome !== 'overturned') throw new FormRefusal({ verdict: 'choose' })
  const rule = ruleIn(typed.rule)
  const statement = ensureWords(typed.statement, 'statement')
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const appeal = await appealById(tx, typed.appeal)
    const decision = appeal && (await decisionById(tx, appeal.decision))
    if (!appeal || !decision) throw refusal('not-found', ['noAppeal'])
    if (appeal.settled) throw refusal('conflict', ['appealDecided'])
    const { subject, matter } = decision
    const reporters = await reportersIn(tx, matter)
    const post = await moderatedPost(tx, subject)
    const appealed = appealedMatter(decision, reporters, post, appeal.at)
    const decider = deciderOfAppeal(await staffMembers(tx), appealed, now)
    ensureNotInvolved(whyNotDecideAppeal(moderator.id, appealed, decider))
    if (!post && isModerated(subject.kind)) throw refusal('conflict', ['postGone'])
    if (post && seenAs(post, await standingDecision(tx, subject)) !== typed.seen)
      throw refusal('conflict', ['decidedMeanwhile'])
    if (post?.kind === 'member' && !maySuspend(moderator.roleInForce, post.author?.role ?? 'reader'))
      throw refusal('forbidden', ['onlyAdministrator'])
    const isBySame = decision.moderator === moderator.id
    await settleAppeal(tx, appeal.id, { outcome, statement, at: now, moderator: moderator.id, isBySame })
    const verdict = overturned(decision.verdict, subject.kind)
    if (outcome === 'overturned' && verdict) {
      if (needsRule(verdict) && !rule) throw new FormRefusal({ rule: 'needs-rule' })
      const hearAnyway = (await openReportsOn(tx, subject)).map(({ reporter }) => reporter?.id)
      const number = await recordDecision(
        tx,
        {
          subject,
          post,
          moderator: moderator.id,
          verdict,
          rule,
          statement,
          appeal: { id: appeal.id, matter },
          told: appeal.member,
        },
        now,
      )
      const unheard = reporters.filter((one) => one !== appeal.member && !hearAnyway.includes(one))
      const detail = { name: post?.heading ?? subject.id, outcome: 'changed', reason: statement } as const
      const word = { kind: 'report-decided', subject: String(number), detail, at: now.toISOString() } as const
      for (const member of unheard) await notify(tx, { ...word, member })
    } else
      await auditDecision(
        tx,
        { moderator: moderator.id, subject, verdict: 'upheld', number: decision.id },
        now,
      )
    if (appeal.member !== undefined)
      await notify(tx, {
        member: appeal.member,
        kind: 'appeal-decided',
        subject: String(decision.id),
        detail: {
          name: post?.heading ?? subject.id,
          outcome: outcome === 'overturned' ? 'granted' : 'refused',
          reason: statement,
        },
        at: now.toISOString(),
      })
  })
}

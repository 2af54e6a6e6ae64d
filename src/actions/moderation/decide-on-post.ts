import type { RefusalReason } from '../../catalogue/refusal-reasons.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { refusal } from '../../catalogue/refusal.ts'
import {
  isVerdict,
  maySuspend,
  needsRule,
  needsStatement,
  verdictsOn,
  whyNotDecide,
  type DecideFault,
  type Subject,
} from '../../community/moderation.ts'
import type { MemberRole } from '../../community/roles.ts'
import { standingDecision } from '../../store/decisions.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { moderatedPost } from '../../store/moderated-posts.ts'
import { seenAs } from '../../store/moderation-post.ts'
import { openReportsOn } from '../../store/reports.ts'
import { recordDecision } from './record-decision.ts'
import { ensureWords, optionalWords, ruleIn } from './typed.ts'

export type Moderator = { readonly id: string; readonly roleInForce: MemberRole }

export type TypedDecision = {
  readonly subject: Subject
  readonly verdict: string
  /** Empty where the decision rests on none. */
  readonly rule: string
  readonly statement: string
  /** What {@link seenAs} made of the post as the moderator saw it. */
  readonly seen: string
}

/**
 * Decides about a post, a held one or a member, and answers all open reports about it. Returns the decision's number
 * in the log. Throws a refusal where somebody else has decided meanwhile, and where the matter is the
 * moderator's own; a {@link FormRefusal} where the decision isn't whole.
 */
export async function decideOnPost(
  engine: Engine,
  moderator: Moderator,
  typed: TypedDecision,
  now: Date,
): Promise<number> {
  const { subject, verdict } = typed
  if (!isVerdict(verdict)) throw new FormRefusal({ verdict: 'choose' })
  // What is approved breaks none.
  const rule = verdict === 'approve' ? undefined : ruleIn(typed.rule)
  if (needsRule(verdict) && !rule) throw new FormRefusal({ rule: 'needs-rule' })
  const statement = needsStatement(verdict)
    ? ensureWords(typed.statement, 'statement')
    : optionalWords(typed.statement, 'statement')
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const post = await moderatedPost(tx, subject)
    if (!post) throw refusal('not-found', ['noPost'])
    const standing = await standingDecision(tx, subject)
    const reports = await openReportsOn(tx, subject)
    const reporters = reports.flatMap(({ reporter }) => reporter?.id ?? [])
    ensureNotInvolved(whyNotDecide(moderator.id, { author: post.author?.id, reporters }))
    if (
      seenAs(post, standing) !== typed.seen ||
      !verdictsOn(post.kind, post.state, reports.length > 0).includes(verdict)
    )
      throw refusal('conflict', ['decidedMeanwhile'])
    if (post.kind === 'member' && !maySuspend(moderator.roleInForce, post.author?.role ?? 'reader'))
      throw refusal('forbidden', ['onlyAdministrator'])
    // Whoever reported it hears why.
    if (statement === '' && reports.length > 0) throw new FormRefusal({ statement: 'empty' })
    return recordDecision(tx, { subject, post, moderator: moderator.id, verdict, rule, statement }, now)
  })
}

export function ensureNotInvolved(fault: DecideFault | undefined): void {
  if (fault) throw refusal('conflict', involvements[fault])
}

const involvements = {
  'own-post': ['decideOwnPost'],
  'own-report': ['decideOwnReport'],
  'decided-it': ['decideOwnDecision'],
} as const satisfies Readonly<Record<DecideFault, RefusalReason>>

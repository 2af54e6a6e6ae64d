import { stateMade, type Subject, type Verdict } from '../../community/moderation.ts'
import type { DecidedOutcome } from '../../community/notification-kinds.ts'
import type { SiteRule } from '../../community/site-rules.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { insertDecision } from '../../store/decisions.ts'
import { setInQuestion, setPostState, type ModeratedPost } from '../../store/moderated-posts.ts'
import { notify } from '../../store/notifications.ts'
import { closeReports, openReportsOn } from '../../store/reports.ts'
import type { WriteHandle } from '../../store/tables.ts'
import { raiseRole } from './raise-role.ts'

export type DecisionToRecord = {
  readonly subject: Subject
  /** The post as it stands; absent where what is decided about is no post, such as the ratings of a title. */
  readonly post?: ModeratedPost | undefined
  readonly moderator: string
  readonly verdict: Verdict
  readonly rule: SiteRule | undefined
  readonly statement: string
  readonly appeal?: { readonly id: number; readonly matter: number }
  /** A member who hears of it in another way. */
  readonly told?: string | undefined
}

/**
 * Everything that a decision brings about: its entry in the log and in the audit log, the state of the post, the
 * reports that it answers, the rank that its author may have earned, and word to all whom it concerns. Within a
 * transaction that has the lock. Returns its number in the log.
 */
export async function recordDecision(
  tx: WriteHandle,
  { post, told, ...decision }: DecisionToRecord,
  now: Date,
): Promise<number> {
  const { subject, verdict, moderator } = decision
  const author = post?.author?.id
  const reports = await openReportsOn(tx, subject)
  const number = await insertDecision(tx, { ...decision, author, at: now })
  await closeReports(tx, subject, number)
  const state = stateMade(verdict)
  if (post && state) await setPostState(tx, subject, state, now)
  if (reports.length > 0) await setInQuestion(tx, subject, false)
  if (author !== undefined) await raiseRole(tx, author, now)
  await auditDecision(tx, { moderator, subject, verdict, number }, now)
  const word = { subject: String(number), at: now.toISOString() }
  const detail = { name: post?.heading ?? subject.id, reason: decision.statement }
  const outcome = outcomes[verdict]
  if (author !== undefined && author !== told && outcome)
    await notify(tx, { ...word, member: author, kind: 'post-decided', detail: { ...detail, outcome } })
  // A post that waited and is shown now stands as it was reported.
  const answer = state === 'hidden' ? 'acted-on' : 'left'
  for (const { reporter } of reports)
    if (reporter)
      await notify(tx, {
        ...word,
        member: reporter.id,
        kind: 'report-decided',
        detail: { ...detail, outcome: answer },
      })
  return number
}

/** What authors are told; nothing where a report came to nothing, of which they never heard. */
const outcomes: Readonly<Partial<Record<Verdict, DecidedOutcome>>> = {
  hide: 'hidden',
  unhide: 'shown',
  approve: 'shown',
  refuse: 'unpublished',
  suspend: 'hidden',
  admit: 'shown',
}

export async function auditDecision(
  tx: WriteHandle,
  decided: {
    readonly moderator: string
    readonly subject: Subject
    readonly verdict: Verdict | 'upheld'
    readonly number: number
  },
  at: Date,
): Promise<void> {
  const { moderator, subject, verdict, number } = decided
  await appendAudit(tx, {
    at,
    actor: moderator,
    deed: 'decided',
    subject: subject.id,
    detail: { kind: subject.kind, verdict, number },
  })
}

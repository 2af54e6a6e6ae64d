import type { Subject, Verdict } from '../../community/moderation.ts'
import { stateMade } from '../../community/moderation.ts'
import type { DecidedOutcome } from '../../community/notification-kinds.ts'
import type { SiteRule } from '../../community/site-rules.ts'
import { insertDecision } from '../../store/decisions.ts'
import { setInQuestion, setPostState, type ModeratedPost } from '../../store/moderated-posts.ts'
import { notify } from '../../store/notifications.ts'
import { closeReports, openReportsOn } from '../../store/reports.ts'
import type { WriteHandle } from '../../store/tables.ts'

export type DecisionToRecord = {
  readonly subject: Subject
  /** The post as it stands; absent where what is decided about is no post, such as the ratings of a title. */
  readonly post?: ModeratedPost | undefined
  readonly moderator: string
  readonly verdict: Verdict
  readonly rule: SiteRule | undefined
  readonly statement: string
  readonly appeal?: { readonly id: number; readonly matter: number }
}

/**
 * Everything that a decision brings about: its entry in the log, the state of the post, the reports that it answers,
 * and word to all whom it concerns. Within a transaction that has the lock. Returns its number in the log.
 */
export async function recordDecision(
  tx: WriteHandle,
  { post, ...decision }: DecisionToRecord,
  now: Date,
): Promise<number> {
  const { subject, verdict, statement } = decision
  const author = post?.author?.id
  const reports = await openReportsOn(tx, subject)
  const id = await insertDecision(tx, { ...decision, author, at: now })
  await closeReports(tx, subject, id)
  const state = stateMade(verdict)
  if (post && state) await setPostState(tx, subject, state, now)
  if (reports.length > 0) await setInQuestion(tx, subject, false)
  const told = { subject: String(id), at: now.toISOString() }
  const detail = { name: post?.heading ?? subject.id, reason: statement }
  if (author !== undefined && outcomes[verdict])
    await notify(tx, {
      ...told,
      member: author,
      kind: 'post-decided',
      detail: { ...detail, outcome: outcomes[verdict] },
    })
  for (const { reporter } of reports)
    if (reporter)
      await notify(tx, {
        ...told,
        member: reporter.id,
        kind: 'report-decided',
        detail: { ...detail, outcome: verdict === 'leave' ? 'left' : 'acted-on' },
      })
  return id
}

/** What authors are told; nothing where a report came to nothing, of which they never heard. */
const outcomes: Readonly<Partial<Record<Verdict, DecidedOutcome>>> = {
  hide: 'hidden',
  unhide: 'shown',
  approve: 'shown',
  refuse: 'hidden',
  suspend: 'hidden',
  admit: 'shown',
}

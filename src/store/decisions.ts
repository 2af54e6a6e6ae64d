/** What moderators decided, each with its reasons. A decision is never changed: another one takes its place. */
import { stateMade, type Subject, type Verdict } from '../community/moderation.ts'
import type { SiteRule } from '../community/site-rules.ts'
import { subjectKey, type Reads } from './moderated-posts.ts'
import type { ModerationTables } from './moderation-tables.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export type NewDecision = {
  readonly at: Date
  readonly subject: Subject
  /** Member's id of whoever wrote what it is about; absent where nobody did. */
  readonly author: string | undefined
  readonly moderator: string
  readonly verdict: Verdict
  readonly rule: SiteRule | undefined
  /** Why: shown to all who are concerned, and in the public log. Empty where the verdict's own sentence says it. */
  readonly statement: string
  /** The appeal that it follows from, and the decision that was appealed. */
  readonly appeal?: { readonly id: number; readonly matter: number }
}

export type Decision = {
  readonly id: number
  readonly at: Date
  readonly subject: Subject
  readonly author: string | undefined
  readonly moderator: string | undefined
  readonly verdict: Verdict
  readonly rule: SiteRule | undefined
  readonly statement: string
  /** The number of the first of the decisions that follow from one another by appeal. */
  readonly matter: number
  readonly appeal: number | undefined
}

/** The number of the decision in the log. */
export async function insertDecision(tx: WriteHandle, decision: NewDecision): Promise<number> {
  const { at, subject, author, moderator, verdict, rule, statement, appeal } = decision
  const { id } = await tx
    .insertInto('decision')
    .values({
      at: at.toISOString(),
      kind: subject.kind,
      subject: subject.id,
      author: author ?? null,
      moderator,
      verdict,
      rule: rule ?? null,
      statement,
      matter: appeal?.matter ?? null,
      appeal: appeal?.id ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (!appeal) await tx.updateTable('decision').set({ matter: id }).where('id', '=', id).execute()
  return id
}

export async function decisionById(handle: Reads, id: number): Promise<Decision | undefined> {
  const row = await (handle as ReadHandle)
    .selectFrom('decision')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && decisionOf(row)
}

/** Newest first. */
export async function decisionsOn(handle: Reads, { kind, id }: Subject): Promise<readonly Decision[]> {
  const rows = await (handle as ReadHandle)
    .selectFrom('decision')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject', '=', id)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(decisionOf)
}

/** The decision that stands about a post: the newest. */
export async function standingDecision(handle: Reads, { kind, id }: Subject): Promise<Decision | undefined> {
  const row = await (handle as ReadHandle)
    .selectFrom('decision')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && decisionOf(row)
}

/** Whether a decision took its post out of sight. */
export const isTaking = ({ verdict }: Pick<Decision, 'verdict'>): boolean => stateMade(verdict) === 'hidden'

/** The decision that took a post out of sight and stands, also where new words wait in its place. */
export async function takingDecision(handle: Reads, subject: Subject): Promise<Decision | undefined> {
  const standing = await standingDecision(handle, subject)
  return standing && isTaking(standing) ? standing : undefined
}

/** The decisions that stand about several posts, by {@link subjectKey}; one query. */
export async function standingDecisions(
  handle: Reads,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, Decision>> {
  if (subjects.length === 0) return new Map()
  const rows = await (handle as ReadHandle)
    .selectFrom('decision')
    .selectAll()
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('decision as one')
        .select(({ fn }) => fn.max('one.id').as('id'))
        .where(
          'one.subject',
          'in',
          subjects.map(({ id }) => id),
        )
        .groupBy(['one.kind', 'one.subject']),
    )
    .execute()
  const standing = rows.map(decisionOf)
  return new Map(standing.map((decision) => [subjectKey(decision.subject), decision]))
}

export async function decisionsWithIds(handle: Reads, ids: readonly number[]): Promise<readonly Decision[]> {
  if (ids.length === 0) return []
  const rows = await (handle as ReadHandle)
    .selectFrom('decision')
    .selectAll()
    .where('id', 'in', ids)
    .execute()
  return rows.map(decisionOf)
}

/** Posts of a member that a moderator let stand: the newest decision about each approves, leaves or restores it. */
export async function acceptedPosts(handle: Reads, member: string): Promise<number> {
  const { accepted } = await (handle as ReadHandle)
    .selectFrom('decision')
    .select(({ fn }) => fn.countAll<number>().as('accepted'))
    .where('author', '=', member)
    .where('kind', '!=', 'member')
    .where('verdict', 'in', ['approve', 'leave', 'unhide'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('decision as later')
            .select('later.id')
            .whereRef('later.kind', '=', 'decision.kind')
            .whereRef('later.subject', '=', 'decision.subject')
            .whereRef('later.id', '>', 'decision.id'),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(accepted)
}

/** Members who are newcomers still, though a moderator has seen posts of theirs. */
export async function newcomersWithPosts(handle: Reads): Promise<readonly string[]> {
  const rows = await (handle as ReadHandle)
    .selectFrom('decision')
    .innerJoin('member', 'member.id', 'decision.author')
    .select('member.id')
    .distinct()
    .where('member.role', '=', 'newcomer')
    .execute()
  return rows.map(({ id }) => id)
}

export type DecisionRow = Omit<ModerationTables['decision'], 'id'> & { readonly id: number }

export function decisionOf(row: DecisionRow): Decision {
  return {
    id: row.id,
    at: new Date(row.at),
    subject: { kind: row.kind, id: row.subject },
    author: row.author ?? undefined,
    moderator: row.moderator ?? undefined,
    verdict: row.verdict,
    rule: row.rule ?? undefined,
    statement: row.statement,
    matter: row.matter ?? row.id,
    appeal: row.appeal ?? undefined,
  }
}

/** The public log: every decision with its reasons and what became of it, and nobody's name. */
import type { Appeal } from './appeals.ts'
import { appealOf } from './appeals.ts'
import type { SubjectKind, Verdict } from '../community/moderation.ts'
import type { SiteRule } from '../community/site-rules.ts'
import { decisionOf, standingDecision, type Decision } from './decisions.ts'
import { isPostThere } from './moderated-posts.ts'
import { reportersIn } from './reports.ts'
import type { ReadHandle } from './tables.ts'

export type LogEntry = {
  readonly decision: Decision
  /** Oldest first. */
  readonly appeals: readonly LoggedAppeal[]
  /** The decision that was appealed, where this one follows from that, and whether the same moderator made both. */
  readonly follows: { readonly decision: number; readonly isBySame: boolean } | undefined
}

export type LoggedAppeal = {
  readonly appeal: Appeal
  readonly by: 'author' | 'reporter'
  /** The number of the decision that came of it; absent while it is open and where the first one stands. */
  readonly became: number | undefined
  /** Nobody will decide about it: the post was gone first. */
  readonly hasLapsed: boolean
}

export type LogFilter = {
  readonly kind?: SubjectKind | undefined
  readonly verdict?: Verdict | undefined
  readonly rule?: SiteRule | undefined
}

export type ModerationLog = { readonly entries: readonly LogEntry[]; readonly hasMore: boolean }

const onPage = 30

/** Newest first; `page` from 0. Four queries. */
export async function moderationLog(
  reader: ReadHandle,
  filter: LogFilter,
  page: number,
): Promise<ModerationLog> {
  let query = reader.selectFrom('decision').selectAll()
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.verdict) query = query.where('verdict', '=', filter.verdict)
  if (filter.rule) query = query.where('rule', '=', filter.rule)
  const rows = await query
    .orderBy('id', 'desc')
    .limit(onPage + 1)
    .offset(page * onPage)
    .execute()
  const entries = await entriesOf(reader, rows.slice(0, onPage).map(decisionOf))
  return { entries, hasMore: rows.length > onPage }
}

/** Of what a member wrote, newest first. */
export async function decisionsAbout(reader: ReadHandle, author: string): Promise<readonly LogEntry[]> {
  const rows = await reader
    .selectFrom('decision')
    .selectAll()
    .where('author', '=', author)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return entriesOf(reader, rows.map(decisionOf))
}

/** One entry, and what says who may appeal. */
export type LogEntryRead = LogEntry & {
  readonly reporters: readonly string[]
  /** The number of a later decision about the same post. */
  readonly replacedBy: number | undefined
  /** Members' ids of those who have appealed in the matter. */
  readonly appellants: readonly string[]
}

export async function logEntry(reader: ReadHandle, id: number): Promise<LogEntryRead | undefined> {
  const row = await reader.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst()
  const [entry] = row ? await entriesOf(reader, [decisionOf(row)]) : []
  if (!entry) return undefined
  const { matter, subject } = entry.decision
  const standing = await standingDecision(reader, subject)
  const appellants = await reader.selectFrom('appeal').select('member').where('matter', '=', matter).execute()
  return {
    ...entry,
    reporters: await reportersIn(reader, matter),
    replacedBy: standing && standing.id !== id ? standing.id : undefined,
    appellants: appellants.flatMap(({ member }) => member ?? []),
  }
}

async function entriesOf(reader: ReadHandle, decisions: readonly Decision[]): Promise<readonly LogEntry[]> {
  const [numbers, from] = [decisions.map(({ id }) => id), decisions.flatMap(({ appeal }) => appeal ?? [])]
  const rows = await reader
    .selectFrom('appeal')
    .innerJoin('decision', 'decision.id', 'appeal.decision')
    .selectAll('appeal')
    .select(isPostThere('decision').as('is_there'))
    .where(({ eb, or }) =>
      or([eb('appeal.decision', 'in', [0, ...numbers]), eb('appeal.id', 'in', [0, ...from])]),
    )
    .orderBy('appeal.id')
    .execute()
  const appeals = rows.map(appealOf)
  const lapsed = new Set(rows.filter((row) => row.outcome === null && !row.is_there).map(({ id }) => id))
  const results = await reader
    .selectFrom('decision')
    .select(['id', 'appeal'])
    .where('appeal', 'in', [0, ...appeals.map(({ id }) => id)])
    .execute()
  const became = new Map(results.map(({ id, appeal }) => [appeal, id]))
  const byId = new Map(appeals.map((appeal) => [appeal.id, appeal]))
  return decisions.map((decision) => ({
    decision,
    appeals: appeals
      .filter((appeal) => appeal.decision === decision.id)
      .map((appeal) => ({
        appeal,
        by: appeal.member !== undefined && appeal.member === decision.author ? 'author' : 'reporter',
        became: became.get(appeal.id),
        hasLapsed: lapsed.has(appeal.id),
      })),
    follows: decision.appeal === undefined ? undefined : followed(byId.get(decision.appeal)),
  }))
}

const followed = (appeal: Appeal | undefined): LogEntry['follows'] =>
  appeal && { decision: appeal.decision, isBySame: appeal.settled?.isBySame ?? false }

/** What was reported, by whom and why; open until a decision answers it. */
import type { Subject } from '../community/moderation.ts'
import type { ReportReason } from '../community/site-rules.ts'
import type { Reads } from './moderated-posts.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export type Report = {
  readonly id: number
  readonly at: Date
  readonly subject: Subject
  /** Absent where the member has gone. */
  readonly reporter: { readonly id: string; readonly name: string } | undefined
  readonly reason: ReportReason
  readonly words: string
  /** The number of the decision that answered it. */
  readonly decision: number | undefined
}

export type NewReport = {
  readonly subject: Subject
  readonly reporter: string
  readonly reason: ReportReason
  readonly words: string
  readonly at: Date
}

/** A member's open report of a post takes the place of the one before. */
export async function putReport(tx: WriteHandle, report: NewReport): Promise<void> {
  const { subject, reporter, reason, words } = report
  const at = report.at.toISOString()
  await tx
    .insertInto('report')
    .values({ at, kind: subject.kind, subject: subject.id, reporter, reason, words, decision: null })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'subject', 'reporter'])
        .where('decision', 'is', null)
        .doUpdateSet({ reason, words }),
    )
    .execute()
}

/** Oldest first. */
export function openReportsOn(handle: Reads, subject: Subject): Promise<readonly Report[]> {
  return reportsWhere(handle, subject, true)
}

export function reportsOn(handle: Reads, subject: Subject): Promise<readonly Report[]> {
  return reportsWhere(handle, subject, false)
}

async function reportsWhere(
  handle: Reads,
  { kind, id }: Subject,
  areOpen: boolean,
): Promise<readonly Report[]> {
  const all = reports(handle).where('report.kind', '=', kind).where('report.subject', '=', id)
  const rows = await (areOpen ? all.where('report.decision', 'is', null) : all).orderBy('report.id').execute()
  return rows.map(reportOf)
}

export async function openReportBy(
  handle: Reads,
  member: string,
  { kind, id }: Subject,
): Promise<Report | undefined> {
  const row = await reports(handle)
    .where('report.kind', '=', kind)
    .where('report.subject', '=', id)
    .where('report.reporter', '=', member)
    .where('report.decision', 'is', null)
    .executeTakeFirst()
  return row && reportOf(row)
}

/** How many a member has sent since then, of those that stand. */
export async function reportsSince(handle: Reads, member: string, since: Date): Promise<number> {
  const { count } = await (handle as ReadHandle)
    .selectFrom('report')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('reporter', '=', member)
    .where('at', '>', since.toISOString())
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Newest first. */
export async function reportsBy(handle: Reads, member: string, limit = 100): Promise<readonly Report[]> {
  const rows = await reports(handle)
    .where('report.reporter', '=', member)
    .orderBy('report.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(reportOf)
}

export async function closeReports(tx: WriteHandle, { kind, id }: Subject, decision: number): Promise<void> {
  await tx
    .updateTable('report')
    .set({ decision })
    .where('kind', '=', kind)
    .where('subject', '=', id)
    .where('decision', 'is', null)
    .execute()
}

/** Who reported what a matter is about: members of reports that its decisions answered. */
export async function reportersIn(handle: Reads, matter: number): Promise<readonly string[]> {
  return (await reportersInMatters(handle, [matter])).get(matter) ?? []
}

/** The same of several matters at once; one query. */
export async function reportersInMatters(
  handle: Reads,
  matters: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await (handle as ReadHandle)
    .selectFrom('report')
    .innerJoin('decision', 'decision.id', 'report.decision')
    .select(['decision.matter', 'report.reporter'])
    .distinct()
    .where('decision.matter', 'in', [0, ...matters])
    .execute()
  const named = rows.flatMap(({ matter, reporter }) =>
    matter === null || reporter === null ? [] : [{ matter, reporter }],
  )
  return new Map(
    [...Map.groupBy(named, ({ matter }) => matter)].map(([matter, list]) => [
      matter,
      list.map(({ reporter }) => reporter),
    ]),
  )
}

type Row = {
  id: number
  at: string
  kind: Subject['kind']
  subject: string
  reason: ReportReason
  words: string
  decision: number | null
  member: string | null
  name: string | null
}

function reports(handle: Reads) {
  return (handle as ReadHandle)
    .selectFrom('report')
    .leftJoin('member', 'member.id', 'report.reporter')
    .select([
      'report.id',
      'report.at',
      'report.kind',
      'report.subject',
      'report.reason',
      'report.words',
      'report.decision',
      'member.id as member',
      'member.name',
    ])
}

function reportOf({ id, at, kind, subject, reason, words, decision, member, name }: Row): Report {
  return {
    id,
    at: new Date(at),
    subject: { kind, id: subject },
    reporter: member === null || name === null ? undefined : { id: member, name },
    reason,
    words,
    decision: decision ?? undefined,
  }
}

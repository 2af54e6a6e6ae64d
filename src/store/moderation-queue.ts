/**
 * What waits for moderators: reported posts, notices, posts that are held, appeals; the oldest first. What is about a
 * post that is gone waits no more.
 */
import type { Subject } from '../community/moderation.ts'
import type { ReportReason } from '../community/site-rules.ts'
import { appealOf, type Appeal } from './appeals.ts'
import { decisionOf, type Decision } from './decisions.ts'
import {
  heldPosts,
  isPostThere,
  moderatedPosts,
  subjectKey,
  type Held,
  type ModeratedPost,
} from './moderated-posts.ts'
import { withTitles } from './list-posts.ts'
import { openAppealsCount, reportedCount } from './open-matters.ts'
import { openNotices, type OpenNotices } from './notices.ts'
import { reportersInMatters } from './reports.ts'
import { staffMembers, type StaffMember } from './staff.ts'
import type { ReadHandle } from './tables.ts'

export type ReportedPost = {
  readonly subject: Subject
  readonly post: ModeratedPost
  readonly since: Date
  readonly reports: number
  /** Each reason once, the most frequent first. */
  readonly reasons: readonly ReportReason[]
}

export type OpenAppeal = {
  readonly appeal: Appeal
  readonly decision: Decision
  /** Absent where it is about no post. */
  readonly post: ModeratedPost | undefined
  /** Members' ids of those who reported in the matter. */
  readonly reporters: readonly string[]
}

export type ModerationQueue = {
  readonly reported: { readonly posts: readonly ReportedPost[]; readonly total: number }
  readonly notices: OpenNotices
  readonly held: Held
  readonly appeals: { readonly list: readonly OpenAppeal[]; readonly total: number }
  /** Who could decide. */
  readonly staff: readonly StaffMember[]
}

/** So many of each are shown at once; the rest moves up as they are decided. */
const mostShown = 50

export async function moderationQueue(reader: ReadHandle): Promise<ModerationQueue> {
  const groups = await reportedGroups(reader)
  const reasons = await reasonsOf(reader, groups)
  const appeals = await openAppeals(reader)
  const reporters = await reportersInMatters(
    reader,
    appeals.map(({ decision }) => decision.matter),
  )
  const subjects = [...groups, ...appeals.map(({ decision }) => decision)].map(({ subject }) => subject)
  const posts = await moderatedPosts(reader, subjects)
  const held = await heldPosts(reader, mostShown)
  const [totals] = await reader
    .selectNoFrom([reportedCount(reader).as('reported'), openAppealsCount(reader).as('appeals')])
    .execute()
  return {
    reported: {
      posts: groups.flatMap(({ subject, since, reports }) => {
        const post = posts.get(subjectKey(subject))
        return post
          ? [{ subject, since, reports, post, reasons: reasons.get(subjectKey(subject)) ?? [] }]
          : []
      }),
      total: Number(totals?.reported ?? 0),
    },
    notices: await openNotices(reader, mostShown),
    held: { ...held, posts: await Promise.all(held.posts.map((post) => withTitles(reader, post))) },
    appeals: {
      list: appeals.map((each) => ({
        ...each,
        post: posts.get(subjectKey(each.decision.subject)),
        reporters: reporters.get(each.decision.matter) ?? [],
      })),
      total: Number(totals?.appeals ?? 0),
    },
    staff: await staffMembers(reader),
  }
}

type Group = { readonly subject: Subject; readonly since: Date; readonly reports: number }

async function reportedGroups(reader: ReadHandle): Promise<readonly Group[]> {
  const rows = await reader
    .selectFrom('report')
    .select(({ fn }) => [
      'kind',
      'subject',
      fn.countAll<number>().as('reports'),
      fn.min<string>('at').as('since'),
    ])
    .where('decision', 'is', null)
    .where(isPostThere('report'))
    .groupBy(['kind', 'subject'])
    .orderBy('since')
    .orderBy('kind')
    .orderBy('subject')
    .limit(mostShown)
    .execute()
  return rows.map(({ kind, subject, reports, since }) => ({
    subject: { kind, id: subject },
    reports: Number(reports),
    since: new Date(since),
  }))
}

async function reasonsOf(
  reader: ReadHandle,
  groups: readonly Group[],
): Promise<ReadonlyMap<string, readonly ReportReason[]>> {
  const rows = await reader
    .selectFrom('report')
    .select(({ fn }) => ['kind', 'subject', 'reason', fn.countAll<number>().as('reports')])
    .where('decision', 'is', null)
    .where('subject', 'in', ['', ...groups.map(({ subject }) => subject.id)])
    .groupBy(['kind', 'subject', 'reason'])
    .orderBy('reports', 'desc')
    .orderBy('reason')
    .execute()
  const bySubject = Map.groupBy(rows, ({ kind, subject }) => subjectKey({ kind, id: subject }))
  return new Map([...bySubject].map(([key, list]) => [key, list.map(({ reason }) => reason)]))
}

async function openAppeals(reader: ReadHandle): Promise<readonly Pick<OpenAppeal, 'appeal' | 'decision'>[]> {
  const rows = await reader
    .selectFrom('appeal')
    .innerJoin('decision', 'decision.id', 'appeal.decision')
    .selectAll('appeal')
    .where('appeal.outcome', 'is', null)
    .where(isPostThere('decision'))
    .orderBy('appeal.id')
    .limit(mostShown)
    .execute()
  const decisions = await reader
    .selectFrom('decision')
    .selectAll()
    .where('id', 'in', [0, ...rows.map(({ decision }) => decision)])
    .execute()
  const byId = new Map(decisions.map((row) => [row.id, decisionOf(row)]))
  return rows.flatMap((row) => {
    const decision = byId.get(row.decision)
    return decision ? [{ appeal: appealOf(row), decision }] : []
  })
}

/** Appeals against decisions: one a member in a matter. */
import type { Selectable } from 'kysely'
import type { AppealedMatter } from '../community/moderation.ts'
import type { Decision } from './decisions.ts'
import type { ModeratedPost, Reads } from './moderated-posts.ts'
import type { ModerationTables } from './moderation-tables.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export type Appeal = {
  readonly id: number
  readonly at: Date
  readonly decision: number
  readonly matter: number
  readonly member: string | undefined
  readonly words: string
  /** Absent while it is open. */
  readonly settled: SettledAppeal | undefined
}

export type SettledAppeal = {
  readonly outcome: 'upheld' | 'overturned'
  readonly statement: string
  readonly at: Date
  readonly moderator: string | undefined
  /** Whoever made the decision decided this as well, since nobody else could. */
  readonly isBySame: boolean
}

/** What says who may decide an appeal that was sent `at` that time. */
export const appealedMatter = (
  { author, moderator }: Pick<Decision, 'author' | 'moderator'>,
  reporters: readonly string[],
  post: ModeratedPost | undefined,
  at: Date,
): AppealedMatter => ({
  author,
  reporters,
  decidedBy: moderator,
  accountOf: post?.kind === 'member' ? post.author?.role : undefined,
  at,
})

export async function insertAppeal(
  tx: WriteHandle,
  appeal: Pick<Appeal, 'at' | 'decision' | 'matter' | 'words'> & { readonly member: string },
): Promise<number> {
  const { id } = await tx
    .insertInto('appeal')
    .values({
      ...appeal,
      at: appeal.at.toISOString(),
      outcome: null,
      moderator: null,
      statement: null,
      decided_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function appealById(handle: Reads, id: number): Promise<Appeal | undefined> {
  const row = await (handle as ReadHandle)
    .selectFrom('appeal')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && appealOf(row)
}

/** Of a member in these matters, by the matter. */
export async function appealsBy(
  handle: Reads,
  member: string,
  matters: readonly number[],
): Promise<ReadonlyMap<number, Appeal>> {
  const rows = await (handle as ReadHandle)
    .selectFrom('appeal')
    .selectAll()
    .where('member', '=', member)
    .where('matter', 'in', [0, ...matters])
    .execute()
  return new Map(rows.map((row) => [row.matter, appealOf(row)]))
}

/** Of these decisions, oldest first. */
export async function appealsOf(handle: Reads, decisions: readonly number[]): Promise<readonly Appeal[]> {
  if (decisions.length === 0) return []
  const rows = await (handle as ReadHandle)
    .selectFrom('appeal')
    .selectAll()
    .where('decision', 'in', decisions)
    .orderBy('id')
    .execute()
  return rows.map(appealOf)
}

export async function settleAppeal(
  tx: WriteHandle,
  id: number,
  { outcome, moderator, statement, at, isBySame }: SettledAppeal & { readonly moderator: string },
): Promise<void> {
  await tx
    .updateTable('appeal')
    .set({ outcome, moderator, statement, decided_at: at.toISOString(), is_by_same: isBySame ? 1 : 0 })
    .where('id', '=', id)
    .execute()
}

type AppealRow = Selectable<ModerationTables['appeal']>

export function appealOf(row: AppealRow): Appeal {
  const { outcome, statement, decided_at } = row
  const isSettled = outcome !== null && statement !== null && decided_at !== null
  return {
    id: row.id,
    at: new Date(row.at),
    decision: row.decision,
    matter: row.matter,
    member: row.member ?? undefined,
    words: row.words,
    settled: isSettled
      ? {
          outcome,
          statement,
          at: new Date(decided_at),
          moderator: row.moderator ?? undefined,
          isBySame: row.is_by_same === 1,
        }
      : undefined,
  }
}

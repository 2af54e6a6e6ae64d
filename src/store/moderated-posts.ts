/**
 * Everything that can be reported and decided about, whatever it is: how to find it, who wrote it, and how to put it
 * out of sight and back. A new kind of post is one entry of `postKinds`.
 */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely'
import type { HoldReason } from '../community/first-posts.ts'
import type { MadeState, PostState, Subject, SubjectKind } from '../community/moderation.ts'
import type { MemberRole } from '../community/roles.ts'
import type { ListItem } from './list-items.ts'
import { listPosts } from './list-posts.ts'
import { memberPosts } from './member-posts.ts'
import { reviewPosts } from './review-posts.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export type ModeratedPost = Subject & {
  readonly state: PostState
  /** Absent where the member has gone. */
  readonly author: PostAuthor | undefined
  readonly at: Date
  /** What it is called in a list: a headline, a list's name, a member's name; empty for a watchlist. */
  readonly heading: string
  /** As it was written; empty where there is nothing but the heading. */
  readonly text: string
  readonly language?: string
  /** The title that it is about. */
  readonly title?: string
  /** Why it waits for a moderator, where it does. */
  readonly heldFor?: readonly HoldReason[]
  /** Moderators took what it said before, and its new words wait for them. */
  readonly isRewritten?: boolean
  /** Of a list, where it is read with what is in it. */
  readonly titles?: ListedTitles
}

/** The first titles of a list, and how many more there are. */
export type ListedTitles = {
  readonly items: readonly ListItem[]
  readonly more: number
  /** With a note, of those. */
  readonly moreNoted: number
}

export type PostAuthor = {
  readonly id: string
  readonly name: string
  readonly role: MemberRole
  readonly joined: Date
}

export type Reads = ReadHandle | WriteHandle

export type PostKind = {
  /** Those of the ids that there are, in any order. */
  readonly find: (handle: Reads, ids: readonly string[]) => Promise<readonly ModeratedPost[]>
  /** In SQL, of the id that an expression gives. */
  readonly isThere: (id: Expression<string>) => Expression<SqlBool>
  /** One that its author withdrew stays so, and is in that state when it is put back. */
  readonly setState: (tx: WriteHandle, id: string, state: MadeState, at: Date) => Promise<void>
  /** Told whether a report of it is open; absent where that changes nothing. */
  readonly setInQuestion?: (tx: WriteHandle, id: string, isInQuestion: boolean) => Promise<void>
  /** Posts that wait for a moderator, the oldest first; absent where none ever do. */
  readonly held?: (reader: Reads, limit: number) => Promise<readonly ModeratedPost[]>
  /** In SQL: how many those are; there where `held` is. */
  readonly heldTotal?: RawBuilder<number>
}

export type Held = { readonly posts: readonly ModeratedPost[]; readonly total: number }

const postKinds: Readonly<Partial<Record<SubjectKind, PostKind>>> = {
  review: reviewPosts,
  list: listPosts,
  member: memberPosts,
}

/** Whether posts of this kind can be found and decided about; others only have entries in the log. */
export const isModerated = (kind: SubjectKind): boolean => postKinds[kind] !== undefined

export async function moderatedPost(handle: Reads, subject: Subject): Promise<ModeratedPost | undefined> {
  return (await moderatedPosts(handle, [subject])).get(subjectKey(subject))
}

/** By {@link subjectKey}; one query for each kind among them. */
export async function moderatedPosts(
  handle: Reads,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, ModeratedPost>> {
  const found = new Map<string, ModeratedPost>()
  for (const [kind, ids] of Map.groupBy(subjects, (subject) => subject.kind)) {
    const posts = (await postKinds[kind]?.find(handle, [...new Set(ids.map(({ id }) => id))])) ?? []
    for (const post of posts) found.set(subjectKey(post), post)
  }
  return found
}

/** In SQL: whether what a row is about is there still; what is no post always is. */
export function isPostThere(table: 'report' | 'decision'): RawBuilder<SqlBool> {
  const id = sql.ref<string>(`${table}.subject`)
  const kinds = Object.entries(postKinds).map(
    ([kind, { isThere }]) => sql`when ${sql.lit(kind)} then ${isThere(id)}`,
  )
  return sql<SqlBool>`case ${sql.ref(`${table}.kind`)} ${sql.join(kinds, sql` `)} else true end`
}

export const subjectKey = ({ kind, id }: Subject): string => `${kind} ${id}`

/** Throws where the kind has no state that could be set. */
export async function setPostState(
  tx: WriteHandle,
  { kind, id }: Subject,
  state: MadeState,
  at: Date,
): Promise<void> {
  const posts = postKinds[kind]
  if (!posts) throw new RangeError(`Nothing of the kind ${kind} can be put out of sight`)
  await posts.setState(tx, id, state, at)
}

export async function setInQuestion(
  tx: WriteHandle,
  { kind, id }: Subject,
  isInQuestion: boolean,
): Promise<void> {
  await postKinds[kind]?.setInQuestion?.(tx, id, isInQuestion)
}

/** What waits for a moderator, of every kind, the oldest first. */
export async function heldPosts(reader: Reads, limit: number): Promise<Held> {
  const found: ModeratedPost[] = []
  for (const { held } of Object.values(postKinds)) if (held) found.push(...(await held(reader, limit)))
  const { total } = await (reader as ReadHandle)
    .selectNoFrom(heldTotal().as('total'))
    .executeTakeFirstOrThrow()
  const posts = found.sort((a, b) => a.at.getTime() - b.at.getTime()).slice(0, limit)
  return { posts, total: Number(total) }
}

/** In SQL: how many posts wait for a moderator, of every kind. */
export const heldTotal = (): RawBuilder<number> =>
  sql`${sql.join(
    Object.values(postKinds).flatMap((kind) => kind.heldTotal ?? []),
    sql` + `,
  )}`

/** Lists of titles that members keep, the watchlist among them: what stands about each, and who follows it. */
import { sql } from 'kysely'
import { shortHash } from '../catalogue/ids.ts'
import type { HoldReason } from '../community/first-posts.ts'
import { listIdOf } from '../community/list-id.ts'
import { placeAfter } from '../community/list-places.ts'
import type { StateBeneath } from '../community/review-state.ts'
import type { Flag, ReadHandle, WriteHandle } from './tables.ts'

export type ListKind = 'watchlist' | 'list'

export type List = {
  readonly number: number
  /** `ls0000012` */
  readonly id: string
  readonly kind: ListKind
  /** Empty for a watchlist: each language has its own word. */
  readonly name: string
  readonly description: string | undefined
  /** Whether its author wants it to be seen. */
  readonly isPublic: boolean
  /** What the site makes of it: of a private one, what it would make. */
  readonly state: StateBeneath
  /** Why it waits, or waited, for a moderator. */
  readonly holds: readonly HoldReason[]
  readonly items: number
  readonly followers: number
  readonly owner: { readonly id: string; readonly name: string }
  /** ISO 8601, UTC. */
  readonly created: string
  readonly changed: string
}

type Handle = ReadHandle | WriteHandle
type ListRow = {
  number: number
  member: string
  kind: ListKind
  name: string
  description: string | null
  is_public: number
  state: StateBeneath
  holds: string
  items: number
  created_at: string
  changed_at: string
  owner_name: string
  followers: number | string
}

function selectLists(handle: Handle) {
  return (handle as ReadHandle)
    .selectFrom('list')
    .innerJoin('member', 'member.id', 'list.member')
    .select([
      'list.number',
      'list.member',
      'list.kind',
      'list.name',
      'list.description',
      'list.is_public',
      'list.state',
      'list.holds',
      'list.items',
      'list.created_at',
      'list.changed_at',
      'member.name as owner_name',
    ])
    .select(({ selectFrom, fn, val }) =>
      fn
        .coalesce(
          selectFrom('list_follow')
            .select((follow) => follow.fn.countAll<number>().as('count'))
            .whereRef('list_follow.list', '=', 'list.number'),
          val(0),
        )
        .as('followers'),
    )
}

function listOf(row: ListRow): List {
  return {
    number: row.number,
    id: listIdOf(row.number),
    kind: row.kind,
    name: row.name,
    description: row.description ?? undefined,
    isPublic: row.is_public === 1,
    state: row.state,
    holds: row.holds.split(' ').filter(Boolean) as HoldReason[],
    items: row.items,
    followers: Number(row.followers),
    owner: { id: row.member, name: row.owner_name },
    created: row.created_at,
    changed: row.changed_at,
  }
}

/** `version` changes whenever a page of the list may say something else. */
export type VersionedList = List & { readonly version: string }

export async function listByNumber(handle: Handle, number: number): Promise<VersionedList | undefined> {
  const row = await selectLists(handle)
    .select(['list.changes'])
    .select(({ selectFrom }) => [
      selectFrom('meta').select('value').where('name', '=', 'epoch').as('epoch'),
      // Any change of the catalogue may change a title's name.
      selectFrom('feed')
        .select(({ fn }) => fn.max('position').as('position'))
        .as('position'),
    ])
    .where('list.number', '=', number)
    .executeTakeFirst()
  if (!row) return undefined
  const list = listOf(row)
  const about = [row.epoch ?? 0, row.position ?? 0, row.changes, list.followers, shortHash(list.owner.name)]
  return { ...list, version: about.join('.') }
}

export const isShownToAll = ({ isPublic, state }: List): boolean => isPublic && state === 'shown'

/** Whether somebody may see a list: its author always, others while it is shown to all. */
export const isListShownTo = (list: List, member: string | undefined): boolean =>
  list.owner.id === member || isShownToAll(list)

/** The member's newest list of that name, if it says the same of itself and holds nothing. */
export async function emptyListLike(
  tx: WriteHandle,
  { member, name, description, isPublic }: Omit<NewList, 'kind' | 'at'>,
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('list')
    .select(['number', 'description', 'is_public', 'items'])
    .where('member', '=', member)
    .where('kind', '=', 'list')
    .where('name', '=', name)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const isLike =
    row?.items === 0 && row.description === (description ?? null) && row.is_public === (isPublic ? 1 : 0)
  return isLike ? row.number : undefined
}

/** All lists of a member, private ones too: the watchlist first, then the one that changed last. */
export async function listsOf(handle: Handle, member: string): Promise<readonly List[]> {
  const rows = await selectLists(handle)
    .where('list.member', '=', member)
    .orderBy('list.kind', 'desc')
    .orderBy('list.changed_at', 'desc')
    .orderBy('list.number', 'desc')
    .execute()
  return rows.map(listOf)
}

/** The lists that a member shows to everyone, the one that changed last first. */
export async function publicListsOf(
  reader: ReadHandle,
  member: string,
  limit = 200,
): Promise<readonly List[]> {
  const rows = await selectLists(reader)
    .where('list.member', '=', member)
    .where('list.is_public', '=', 1)
    .where('list.state', '=', 'shown')
    .orderBy('list.changed_at', 'desc')
    .orderBy('list.number', 'desc')
    .limit(limit)
    .execute()
  return rows.map(listOf)
}

/**
 * The lists of all members that everyone may see and that hold something, watchlists left out, the one that changed
 * last first. The conditions stand in the query as they stand in its index.
 */
export async function publicLists(
  reader: ReadHandle,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly List[]> {
  const rows = await selectLists(reader)
    .where('list.is_public', '=', sql.lit(1))
    .where('list.state', '=', sql.lit('shown'))
    .where('list.kind', '=', sql.lit('list'))
    .where('list.items', '>', sql.lit(0))
    .where('member.suspended', '=', sql<Flag>`${sql.lit(false)}`)
    .orderBy('list.changed_at', 'desc')
    .orderBy('list.number', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(listOf)
}

/** The lists of others that a member follows and may still see. */
export async function followedLists(reader: ReadHandle, member: string): Promise<readonly List[]> {
  const rows = await selectLists(reader)
    .innerJoin('list_follow as followed', 'followed.list', 'list.number')
    .where('followed.member', '=', member)
    .where('list.is_public', '=', 1)
    .where('list.state', '=', 'shown')
    .orderBy('list.changed_at', 'desc')
    .orderBy('list.number', 'desc')
    .execute()
  return rows.map(listOf)
}

export async function watchlistOf(handle: Handle, member: string): Promise<List | undefined> {
  const row = await selectLists(handle)
    .where('list.member', '=', member)
    .where('list.kind', '=', 'watchlist')
    .executeTakeFirst()
  return row && listOf(row)
}

export async function isFollowing(handle: Handle, list: number, member: string): Promise<boolean> {
  const row = await (handle as ReadHandle)
    .selectFrom('list_follow')
    .select('list')
    .where('list', '=', list)
    .where('member', '=', member)
    .executeTakeFirst()
  return row !== undefined
}

/** The followers of a list who have read all that they were told about it; `subject` is its public id. */
export async function followersToTell(
  tx: WriteHandle,
  list: number,
  subject: string,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('list_follow')
    .select('list_follow.member')
    .where('list_follow.list', '=', list)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('notification')
            .select('notification.id')
            .whereRef('notification.member', '=', 'list_follow.member')
            .where('notification.kind', '=', 'list-changed')
            .where('notification.subject', '=', subject)
            .where('notification.read_at', 'is', null),
        ),
      ),
    )
    .execute()
  return rows.map(({ member }) => member)
}

export type NewList = {
  readonly member: string
  readonly kind: ListKind
  readonly name: string
  readonly description: string | undefined
  readonly isPublic: boolean
  /** ISO 8601, UTC. */
  readonly at: string
}

/** The number that it is given. Nobody but its author has read it: whoever makes it public has it judged. */
export async function insertList(tx: WriteHandle, list: NewList): Promise<number> {
  const { number } = await tx
    .insertInto('list')
    .values({
      member: list.member,
      kind: list.kind,
      name: list.name,
      description: list.description ?? null,
      is_public: list.isPublic ? 1 : 0,
      state: 'held',
      holds: '',
      items: 0,
      changes: 1,
      created_at: list.at,
      changed_at: list.at,
      posted_at: list.at,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

export async function updateList(
  tx: WriteHandle,
  number: number,
  { name, description, isPublic, at }: Pick<NewList, 'name' | 'description' | 'isPublic' | 'at'>,
): Promise<void> {
  await tx
    .updateTable('list')
    .set(({ eb }) => ({
      name,
      description: description ?? null,
      is_public: isPublic ? 1 : 0,
      changes: eb('changes', '+', 1),
      changed_at: at,
    }))
    .where('number', '=', number)
    .execute()
}

/** What a moderator makes of a list. */
export async function setListState(tx: WriteHandle, number: number, state: StateBeneath): Promise<void> {
  await tx
    .updateTable('list')
    .set(({ eb }) => ({ state, changes: eb('changes', '+', 1) }))
    .where('number', '=', number)
    .execute()
}

/** With its titles, and for its followers too. */
export async function removeList(tx: WriteHandle, number: number): Promise<void> {
  await tx.deleteFrom('list').where('number', '=', number).execute()
}

/** Counts a change, and so many titles more or fewer. */
export async function noteChange(tx: WriteHandle, number: number, at: string, more = 0): Promise<void> {
  await tx
    .updateTable('list')
    .set(({ eb }) => ({
      items: eb('items', '+', more),
      changes: eb('changes', '+', 1),
      changed_at: at,
    }))
    .where('number', '=', number)
    .execute()
}

/** Puts every title of one list into an empty one, in its order; notes are their author's, and stay behind. */
export async function copyItems(tx: WriteHandle, from: number, to: number, at: string): Promise<void> {
  await tx
    .insertInto('list_item')
    .columns(['list', 'title', 'position', 'added_at'])
    .expression(({ selectFrom, val }) =>
      selectFrom('list_item')
        .select((item) => [
          item.cast<number>(val(to), 'bigint').as('list'),
          'title',
          'position',
          item.cast<string>(val(at), 'text').as('added_at'),
        ])
        .where('list', '=', from),
    )
    .execute()
  await tx
    .updateTable('list')
    .set(({ selectFrom }) => ({
      items: selectFrom('list as other').select('items').where('number', '=', from),
    }))
    .where('number', '=', to)
    .execute()
}

export async function putFollow(tx: WriteHandle, list: number, member: string, at: string): Promise<void> {
  await tx
    .insertInto('list_follow')
    .values({ list, member, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function removeFollow(tx: WriteHandle, list: number, member: string): Promise<void> {
  await tx.deleteFrom('list_follow').where('list', '=', list).where('member', '=', member).execute()
}

/** Where the next title of a list goes: after the last. */
export async function nextPlace(tx: WriteHandle, list: number): Promise<number> {
  const row = await tx
    .selectFrom('list_item')
    .select('position')
    .where('list', '=', list)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return placeAfter(row?.position)
}

/** Lists, as moderators see them: one that its author keeps private is nobody else's business. */
import { sql } from 'kysely'
import { isWrittenAnew, type HoldReason } from '../community/first-posts.ts'
import { listIdOf, listNumberOf } from '../community/list-id.ts'
import { itemsOf } from './list-items.ts'
import { setListState } from './lists.ts'
import type { ModeratedPost, PostKind, Reads } from './moderated-posts.ts'
import type { ReadHandle } from './tables.ts'

const heldTotal = sql<number>`(select count(*) from list where is_public = 1 and state = 'held')`

export const listPosts: PostKind = {
  async find(handle, ids) {
    const numbers = ids.flatMap((id) => listNumberOf(id) ?? [])
    const rows = await listsWithAuthors(handle)
      .where('list.number', 'in', [0, ...numbers])
      .execute()
    return rows.map(postOf)
  },
  isThere: (id) => sql`exists (select 1 from list where number = cast(substr(${id}, 3) as bigint))`,
  async setState(tx, id, state) {
    const number = listNumberOf(id)
    if (number !== undefined) await setListState(tx, number, state)
  },
  async held(handle, limit) {
    const rows = await listsWithAuthors(handle)
      .where('list.is_public', '=', sql.lit(1))
      .where('list.state', '=', sql.lit('held'))
      .orderBy('list.posted_at')
      .orderBy('list.number')
      .limit(limit)
      .execute()
    return rows.map(postOf)
  },
  heldTotal,
}

function listsWithAuthors(handle: Reads) {
  return (handle as ReadHandle)
    .selectFrom('list')
    .innerJoin('member', 'member.id', 'list.member')
    .select([
      'list.number',
      'list.name',
      'list.description',
      'list.is_public',
      'list.state',
      'list.holds',
      'list.posted_at',
      'member.id',
      'member.name as author',
      'member.role',
      'member.created_at',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof listsWithAuthors>['execute']>>[number]

function postOf(row: Row): ModeratedPost {
  const holds = row.holds.split(' ').filter(Boolean) as HoldReason[]
  return {
    kind: 'list',
    id: listIdOf(row.number),
    state: row.is_public === 1 ? row.state : 'withdrawn',
    author: { id: row.id, name: row.author, role: row.role, joined: new Date(row.created_at) },
    at: new Date(row.posted_at),
    heading: row.name,
    text: row.description ?? '',
    ...(holds.length > 0 ? { heldFor: holds } : {}),
    isRewritten: isWrittenAnew(row.state, holds),
  }
}

/** So many titles of a list are read beside what it says of itself; the others on its own page. */
const mostRead = 50

/** As a reader would see it: with its titles and what is said of them. Other posts stay as they are. */
export async function withTitles(reader: ReadHandle, post: ModeratedPost): Promise<ModeratedPost> {
  const number = post.kind === 'list' ? listNumberOf(post.id) : undefined
  if (number === undefined) return post
  const items = await itemsOf(reader, number, { limit: mostRead, offset: 0 })
  const { all, noted } = await titlesCounted(reader, number)
  const read = items.filter(({ note }) => note !== undefined).length
  return { ...post, titles: { items, more: all - items.length, moreNoted: noted - read } }
}

async function titlesCounted(reader: ReadHandle, number: number) {
  const { all, noted } = await reader
    .selectFrom('list_item')
    .select(({ fn }) => [fn.countAll<number>().as('all'), fn.count<number>('note').as('noted')])
    .where('list', '=', number)
    .executeTakeFirstOrThrow()
  return { all: Number(all), noted: Number(noted) }
}

/** Lists, as moderators see them: one that its author keeps private is nobody else's business. */
import { sql } from 'kysely'
import { listIdOf, listNumberOf } from '../community/list-id.ts'
import { setListHidden } from './lists.ts'
import type { ModeratedPost, PostKind } from './moderated-posts.ts'
import type { ReadHandle } from './tables.ts'

export const listPosts: PostKind = {
  async find(handle, ids) {
    const numbers = ids.flatMap((id) => listNumberOf(id) ?? [])
    const rows = await (handle as ReadHandle)
      .selectFrom('list')
      .innerJoin('member', 'member.id', 'list.member')
      .select([
        'list.number',
        'list.name',
        'list.description',
        'list.is_public',
        'list.is_hidden',
        'list.changed_at',
      ])
      .select(['member.id', 'member.name as author', 'member.role', 'member.created_at'])
      .where('list.number', 'in', [0, ...numbers])
      .execute()
    return rows.map((row): ModeratedPost => ({
      kind: 'list',
      id: listIdOf(row.number),
      state: row.is_hidden === 1 ? 'hidden' : row.is_public === 1 ? 'shown' : 'withdrawn',
      author: { id: row.id, name: row.author, role: row.role, joined: new Date(row.created_at) },
      at: new Date(row.changed_at),
      heading: row.name,
      text: row.description ?? '',
    }))
  },
  isThere: (id) => sql`exists (select 1 from list where number = cast(substr(${id}, 3) as bigint))`,
  async setState(tx, id, state) {
    const number = listNumberOf(id)
    if (number !== undefined) await setListHidden(tx, number, state === 'hidden')
  },
}

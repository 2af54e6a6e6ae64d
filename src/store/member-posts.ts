/** A member, as moderators see one: hidden where the account is suspended. */
import { sql } from 'kysely'
import type { ModeratedPost, PostKind } from './moderated-posts.ts'
import { setSuspended } from './members.ts'
import type { ReadHandle } from './tables.ts'

export const memberPosts: PostKind = {
  async find(handle, ids) {
    const rows = await (handle as ReadHandle)
      .selectFrom('member')
      .select(['id', 'name', 'role', 'suspended', 'created_at'])
      .where('id', 'in', ids)
      .execute()
    return rows.map(({ id, name, role, suspended, created_at }): ModeratedPost => {
      const joined = new Date(created_at)
      const author = { id, name, role, joined }
      const state = suspended ? 'hidden' : 'shown'
      return { kind: 'member', id, state, author, at: joined, heading: name, text: '' }
    })
  },
  isThere: (id) => sql`exists (select 1 from member where id = ${id})`,
  setState: (tx, id, state) => setSuspended(tx, id, state === 'hidden'),
}

/** What a member's name looks like, whatever script its letters are of. */
import type { Kysely } from 'kysely'
import { nameSkeleton } from '../../community/member-name.ts'
import type { Tables } from '../tables.ts'

export async function up(tx: Kysely<Tables>): Promise<void> {
  const { schema } = tx
  await schema
    .alterTable('member')
    .addColumn('name_skeleton', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  for (const { id, name } of await tx.selectFrom('member').select(['id', 'name']).execute())
    await tx
      .updateTable('member')
      .set({ name_skeleton: nameSkeleton(name) })
      .where('id', '=', id)
      .execute()
  // Not unique: who had a name before keeps it.
  await schema.createIndex('member_name_skeleton').on('member').column('name_skeleton').execute()
}

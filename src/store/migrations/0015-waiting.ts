/** Who decides what waits, and who could; what is due to be forgotten; reviews in one language. */
import { sql, type Kysely } from 'kysely'

export async function up(tx: Kysely<unknown>): Promise<void> {
  const { schema } = tx
  await schema
    .alterTable('appeal')
    .addColumn('is_by_same', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await schema.createIndex('member_role').on('member').column('role').execute()
  await sql`create index appeal_open on appeal (id) where outcome is null`.execute(tx)
  await sql`create index notice_decided on notice (decided_at) where words <> ''`.execute(tx)
  await sql`create index notice_came on notice (at) where words <> ''`.execute(tx)
  await schema
    .createIndex('review_language')
    .on('review')
    .columns(['state', 'language', 'published_at'])
    .execute()
}

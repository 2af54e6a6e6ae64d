/** What members are told, what they show of themselves, and the names that they had. */
import { sql, type CreateTableBuilder, type Kysely } from 'kysely'
import type { Engine } from '../engine/engine.ts'

export async function up(tx: Kysely<unknown>, { kind }: Engine): Promise<void> {
  const { schema } = tx
  const counted = (name: string): CreateTableBuilder<string, 'id'> =>
    schema
      .createTable(name)
      .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigint', (column) =>
        kind === 'sqlite'
          ? column.primaryKey().autoIncrement()
          : column.primaryKey().generatedAlwaysAsIdentity(),
      )
  await counted('notification')
    .addColumn('member', 'text', (column) => column.notNull().references('member.id').onDelete('cascade'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.references('member.id').onDelete('set null'))
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('read_at', 'text')
    .execute()
  await schema.createIndex('notification_member').on('notification').columns(['member', 'id']).execute()
  await sql`create index notification_unread on notification (member) where read_at is null`.execute(tx)
  await sql`create index notification_actor on notification (actor) where actor is not null`.execute(tx)
  await schema
    .createTable('letter_choice')
    .addColumn('member', 'text', (column) => column.notNull().references('member.id').onDelete('cascade'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('letter_choice_pk', ['member', 'kind'])
    .execute()
  await schema
    .createTable('outgoing_letter')
    .addColumn('notification', kind === 'sqlite' ? 'integer' : 'bigint', (column) =>
      column.primaryKey().references('notification.id').onDelete('cascade'),
    )
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('next_at', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('outgoing_letter_next').on('outgoing_letter').column('next_at').execute()
  await schema
    .createTable('member_page')
    .addColumn('member', 'text', (column) => column.primaryKey().references('member.id').onDelete('cascade'))
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('shown', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createTable('former_name')
    .addColumn('name_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('member', 'text', (column) => column.references('member.id').onDelete('set null'))
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('former_name_member').on('former_name').column('member').execute()
}

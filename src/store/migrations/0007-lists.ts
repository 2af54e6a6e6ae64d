/** Watchlists and lists with their titles and followers, the diary, and what members bring from elsewhere. */
import { sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely'
import type { Engine } from '../engine/engine.ts'

export async function up(tx: Kysely<unknown>, { kind }: Engine): Promise<void> {
  const { schema } = tx
  const compact = kind === 'sqlite' ? sql`without rowid` : sql``
  const number = kind === 'sqlite' ? 'integer' : 'bigint'
  const counted = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
    kind === 'sqlite'
      ? column.primaryKey().autoIncrement()
      : column.primaryKey().generatedByDefaultAsIdentity()
  const ofMember = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
    column.notNull().references('member.id').onDelete('cascade')
  const ofList = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
    column.notNull().references('list.number').onDelete('cascade')
  await schema
    .createTable('list')
    .addColumn('number', number, counted)
    .addColumn('member', 'text', ofMember)
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('description', 'text')
    .addColumn('is_public', 'integer', (column) => column.notNull())
    .addColumn('is_hidden', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('items', 'integer', (column) => column.notNull())
    .addColumn('changes', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('list_member').on('list').columns(['member', 'changed_at']).execute()
  await sql`create unique index list_watchlist on list (member) where kind = 'watchlist'`.execute(tx)
  await schema
    .createTable('list_item')
    .addColumn('list', number, ofList)
    .addColumn('title', 'bigint', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('added_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('list_item_pk', ['list', 'title'])
    .modifyEnd(compact)
    .execute()
  await schema.createIndex('list_item_position').on('list_item').columns(['list', 'position']).execute()
  await schema
    .createTable('list_follow')
    .addColumn('list', number, ofList)
    .addColumn('member', 'text', ofMember)
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('list_follow_pk', ['list', 'member'])
    .modifyEnd(compact)
    .execute()
  await schema.createIndex('list_follow_member').on('list_follow').columns(['member', 'at']).execute()
  await schema
    .createTable('viewing')
    .addColumn('number', number, counted)
    .addColumn('member', 'text', ofMember)
    .addColumn('title', 'bigint', (column) => column.notNull())
    .addColumn('watched', 'text', (column) => column.notNull())
    .addColumn('is_rewatch', 'integer', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('viewing_member').on('viewing').columns(['member', 'watched', 'number']).execute()
  await schema.createIndex('viewing_title').on('viewing').columns(['member', 'title', 'watched']).execute()
  await schema
    .createTable('member_import')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('member', 'text', ofMember)
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('service', 'text', (column) => column.notNull())
    .addColumn('steps', 'text', (column) => column.notNull())
    .addColumn('done', 'integer', (column) => column.notNull())
    .addColumn('unmatched', 'text', (column) => column.notNull())
    .addColumn('summary', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('member_import_at').on('member_import').columns(['at']).execute()
}

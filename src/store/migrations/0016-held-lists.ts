/** Lists that wait for a moderator before others see them, and what the rules for first posts look at in them. */
import { sql, type Kysely } from 'kysely'
import type { Engine } from '../engine/engine.ts'

export async function up(tx: Kysely<unknown>, { kind }: Engine): Promise<void> {
  const { schema } = tx
  const number = kind === 'sqlite' ? 'integer' : 'bigint'
  const compact = kind === 'sqlite' ? sql`without rowid` : sql``
  const added = [
    ['state', 'held'],
    ['holds', ''],
    ['posted_at', ''],
  ] as const
  for (const [column, value] of added)
    await schema
      .alterTable('list')
      .addColumn(column, 'text', (text) => text.notNull().defaultTo(value))
      .execute()
  // What all could see until now stays so. What is private was never looked at by anybody.
  await sql`update list set posted_at = changed_at, state = case
    when is_hidden = 1 then 'hidden' when is_public = 1 then 'shown' else 'held' end`.execute(tx)
  await schema.dropIndex('list_public').execute()
  await schema.alterTable('list').dropColumn('is_hidden').execute()
  await sql`create index list_public on list (changed_at, number)
    where is_public = 1 and state = 'shown' and kind = 'list' and items > 0`.execute(tx)
  await sql`create index list_held on list (posted_at, number)
    where is_public = 1 and state = 'held'`.execute(tx)
  await schema
    .createTable('list_host')
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('list', number, (column) => column.notNull().references('list.number').onDelete('cascade'))
    .addPrimaryKeyConstraint('list_host_pk', ['host', 'list'])
    .modifyEnd(compact)
    .execute()
  await schema
    .createTable('list_mark')
    .addColumn('mark', 'bigint', (column) => column.notNull())
    .addColumn('list', number, (column) => column.notNull().references('list.number').onDelete('cascade'))
    .addPrimaryKeyConstraint('list_mark_pk', ['mark', 'list'])
    .modifyEnd(compact)
    .execute()
  for (const table of ['list_host', 'list_mark'])
    await schema.createIndex(`${table}_list`).on(table).columns(['list']).execute()
}

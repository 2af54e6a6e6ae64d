/** What members give titles, and what it adds up to. */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Engine } from '../engine/engine.ts'

export async function up(tx: Kysely<unknown>, { kind }: Engine): Promise<void> {
  const { schema } = tx
  const compact = kind === 'sqlite' ? sql`without rowid` : sql``
  await schema
    .createTable('rating')
    .addColumn('member', 'text', (column) => column.notNull().references('member.id').onDelete('cascade'))
    .addColumn('title', 'bigint', (column) => column.notNull())
    .addColumn('halves', 'integer', (column) => column.notNull())
    .addColumn('weight', 'integer', (column) => column.notNull())
    .addColumn('first_at', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('rating_pk', ['member', 'title'])
    .modifyEnd(compact)
    .execute()
  await schema.createIndex('rating_title').on('rating').columns(['title', 'halves', 'weight']).execute()
  await schema
    .createTable('title_rating')
    .addColumn('title', kind === 'sqlite' ? 'integer' : 'bigint', (column) => column.primaryKey())
    .addColumn('changes', 'integer', (column) => column.notNull())
    .addColumn('tally', 'text', (column) => column.notNull())
    .execute()
}

/** What scores are made of beside the ratings: who counts how much, which ratings are set aside, and why. */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Engine } from '../engine/engine.ts'

export async function up(tx: Kysely<unknown>, { kind }: Engine): Promise<void> {
  const { schema } = tx
  const flag = kind === 'sqlite' ? 'integer' : 'boolean'
  await schema
    .alterTable('rating')
    .addColumn('standing', 'text', (column) => column.notNull().defaultTo('counts'))
    .execute()
  await schema.dropIndex('rating_title').execute()
  await schema
    .createIndex('rating_title')
    .on('rating')
    .columns(['title', 'standing', 'halves', 'weight'])
    .execute()
  for (const [name, usual] of [
    ['set_aside', '[]'],
    ['activity', '{}'],
  ] as const)
    await schema
      .alterTable('title_rating')
      .addColumn(name, 'text', (column) => column.notNull().defaultTo(usual))
      .execute()
  await schema
    .alterTable('title_rating')
    .addColumn('look', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await schema
    .createIndex('title_rating_look')
    .on('title_rating')
    .column('look')
    .where(sql.ref('look'), '>', sql.lit(0))
    .execute()
  await schema
    .createTable('rater')
    .addColumn('member', 'text', (column) =>
      column.primaryKey().notNull().references('member.id').onDelete('cascade'),
    )
    .addColumn('weight', 'integer', (column) => column.notNull())
    .addColumn('titles', 'integer', (column) => column.notNull())
    .addColumn('days', 'integer', (column) => column.notNull())
    .addColumn('is_single_purpose', flag, (column) => column.notNull())
    .addColumn('is_confirmed', flag, (column) => column.notNull())
    .addColumn('is_banned', flag, (column) => column.notNull())
    .addColumn('counted_on', 'text', (column) => column.notNull())
    .execute()
  await createWindows(tx, kind)
  await schema
    .createTable('job')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('holder', 'text')
    .addColumn('held_until', 'text')
    .addColumn('done_on', 'text')
    .execute()
}

async function createWindows({ schema }: Kysely<unknown>, kind: Engine['kind']): Promise<void> {
  await schema
    .createTable('rating_window')
    .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigint', (column) =>
      kind === 'sqlite'
        ? column.primaryKey().autoIncrement()
        : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('title', 'bigint', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('from_at', 'text', (column) => column.notNull())
    .addColumn('to_at', 'text', (column) => column.notNull())
    .addColumn('finding', 'text', (column) => column.notNull())
    .addColumn('noticed_at', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'text')
    .addColumn('decided_by', 'text')
    .addColumn('reason', 'text')
    .execute()
  await schema.createIndex('rating_window_title').on('rating_window').columns(['title', 'from_at']).execute()
  await schema
    .createIndex('rating_window_state')
    .on('rating_window')
    .columns(['state', 'level', 'to_at'])
    .execute()
}

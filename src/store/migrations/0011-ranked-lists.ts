/** The titles that members rate best, as the last count of all ratings ranked them. */
import { sql, type Kysely } from 'kysely'
import type { Engine } from '../engine/engine.ts'

export async function up({ schema }: Kysely<unknown>, { kind }: Engine): Promise<void> {
  await schema
    .createTable('ranked_title')
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('title', 'bigint', (column) => column.notNull())
    .addColumn('bound', 'double precision', (column) => column.notNull())
    .addColumn('score', 'integer', (column) => column.notNull())
    .addColumn('ratings', 'integer', (column) => column.notNull())
    .addColumn('is_unusual', kind === 'sqlite' ? 'integer' : 'boolean', (column) => column.notNull())
    .addPrimaryKeyConstraint('ranked_title_place', ['type', 'place'])
    .modifyEnd(kind === 'sqlite' ? sql`without rowid` : sql``)
    .execute()
}

/** Notices of people without an account. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine/engine.ts'

export async function up(tx: Kysely<unknown>, { kind }: Engine): Promise<void> {
  const { schema } = tx
  await schema
    .createTable('notice')
    .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigint', (column) =>
      kind === 'sqlite'
        ? column.primaryKey().autoIncrement()
        : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('ground', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('work', 'text')
    .addColumn('name', 'text')
    .addColumn('email', 'text')
    .addColumn('reach', 'text')
    .addColumn('behalf', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('decision', 'bigint', (column) => column.references('decision.id'))
    .addColumn('decided_at', 'text')
    .execute()
  await schema.createIndex('notice_decision').on('notice').columns(['decision', 'id']).execute()
}

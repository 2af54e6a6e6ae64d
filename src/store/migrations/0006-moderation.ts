/** What is reported, what moderators decide, and what becomes of it on appeal. */
import type { CreateTableBuilder, Kysely } from 'kysely'
import type { Engine } from '../engine/engine.ts'

export async function up(tx: Kysely<unknown>, { kind }: Engine): Promise<void> {
  const { schema } = tx
  const numbered = <Name extends string>(table: CreateTableBuilder<Name>) =>
    table.addColumn('id', kind === 'sqlite' ? 'integer' : 'bigint', (column) =>
      kind === 'sqlite'
        ? column.primaryKey().autoIncrement()
        : column.primaryKey().generatedAlwaysAsIdentity(),
    )
  await numbered(schema.createTable('decision'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.references('member.id').onDelete('set null'))
    .addColumn('moderator', 'text', (column) => column.references('member.id').onDelete('set null'))
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('rule', 'text')
    .addColumn('statement', 'text', (column) => column.notNull())
    .addColumn('matter', 'bigint')
    .addColumn('appeal', 'bigint')
    .execute()
  await schema.createIndex('decision_subject').on('decision').columns(['kind', 'subject', 'id']).execute()
  await schema.createIndex('decision_author').on('decision').columns(['author', 'id']).execute()
  await schema.createIndex('decision_matter').on('decision').columns(['matter', 'id']).execute()
  await numbered(schema.createTable('report'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('reporter', 'text', (column) => column.references('member.id').onDelete('set null'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('decision', 'bigint', (column) => column.references('decision.id'))
    .execute()
  await schema
    .createIndex('report_open')
    .unique()
    .on('report')
    .columns(['kind', 'subject', 'reporter'])
    .where('decision' as never, 'is', null)
    .execute()
  await schema.createIndex('report_decision').on('report').column('decision').execute()
  await schema.createIndex('report_reporter').on('report').columns(['reporter', 'id']).execute()
  await numbered(schema.createTable('appeal'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('decision', 'bigint', (column) => column.notNull().references('decision.id'))
    .addColumn('matter', 'bigint', (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.references('member.id').onDelete('set null'))
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('moderator', 'text', (column) => column.references('member.id').onDelete('set null'))
    .addColumn('statement', 'text')
    .addColumn('decided_at', 'text')
    .execute()
  await schema.createIndex('appeal_once').unique().on('appeal').columns(['matter', 'member']).execute()
  await schema.createIndex('appeal_decision').on('appeal').column('decision').execute()
}

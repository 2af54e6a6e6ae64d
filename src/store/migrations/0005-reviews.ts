/** Reviews with all that they have said, what readers think of them, and what the rules for first posts look at. */
import { sql, type Kysely } from 'kysely'
import type { Engine } from '../engine/engine.ts'

export async function up(tx: Kysely<unknown>, { kind }: Engine): Promise<void> {
  const { schema } = tx
  const isSqlite = kind === 'sqlite'
  const whole = isSqlite ? 'integer' : 'bigint'
  const compact = isSqlite ? sql`without rowid` : sql``
  await schema
    .createTable('review')
    .addColumn('id', whole, (column) =>
      isSqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('title', 'bigint', (column) => column.notNull())
    .addColumn('written_for', 'bigint', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.references('member.id').onDelete('set null'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('beneath', 'text', (column) => column.notNull())
    .addColumn('holds', 'text', (column) => column.notNull())
    .addColumn('in_question', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('headline', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('licence', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('has_spoilers', 'integer', (column) => column.notNull())
    .addColumn('readable', 'integer', (column) => column.notNull())
    .addColumn('helpful', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('not_helpful', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('helpfulness', 'double precision', (column) => column.notNull().defaultTo(0))
    .addColumn('first_at', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createTable('review_revision')
    .addColumn('review', whole, (column) => column.notNull().references('review.id').onDelete('cascade'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('headline', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('licence', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('review_revision_pk', ['review', 'number'])
    .execute()
  await schema
    .createTable('review_vote')
    .addColumn('review', whole, (column) => column.notNull().references('review.id').onDelete('cascade'))
    .addColumn('member', 'text', (column) => column.notNull().references('member.id').onDelete('cascade'))
    .addColumn('is_helpful', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('review_vote_pk', ['review', 'member'])
    .modifyEnd(compact)
    .execute()
  await schema
    .createTable('review_host')
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('review', whole, (column) => column.notNull().references('review.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('review_host_pk', ['host', 'review'])
    .modifyEnd(compact)
    .execute()
  await schema
    .createTable('review_mark')
    .addColumn('mark', 'bigint', (column) => column.notNull())
    .addColumn('review', whole, (column) => column.notNull().references('review.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('review_mark_pk', ['mark', 'review'])
    .modifyEnd(compact)
    .execute()
  await schema
    .createTable('title_review')
    .addColumn('title', whole, (column) => column.primaryKey())
    .addColumn('changes', 'integer', (column) => column.notNull())
    .addColumn('shown', 'integer', (column) => column.notNull())
    .execute()
  const index = (name: string, on: string, columns: string[]) =>
    schema.createIndex(name).on(on).columns(columns).execute()
  // One review a member a title; where an account is no more, its reviews stand beside each other.
  await schema.createIndex('review_author').on('review').columns(['author', 'written_for']).unique().execute()
  await index('review_title', 'review', ['title', 'state', 'helpfulness'])
  await index('review_published', 'review', ['state', 'published_at'])
  await index('review_vote_member', 'review_vote', ['member'])
  await index('review_host_review', 'review_host', ['review'])
  await index('review_mark_review', 'review_mark', ['review'])
}

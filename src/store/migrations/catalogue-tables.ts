/** The first tables. Loading an empty catalogue creates the tables, fills them, then creates the indexes. */
import { sql, type Kysely } from 'kysely'
import type { EngineKind } from '../engine/engine.ts'

export async function createCatalogueTables(tx: Kysely<unknown>, engine: EngineKind): Promise<void> {
  const { schema } = tx
  const compact = engine === 'sqlite' ? sql`without rowid` : sql``
  await schema
    .createTable('source')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('url', 'text')
    .addColumn('citation', 'text')
    .addColumn('publisher', 'text')
    .addColumn('licence', 'text')
    .addColumn('read_on', 'text')
    .execute()
  await schema
    .createTable('entity')
    .addColumn('key', engine === 'sqlite' ? 'integer' : 'bigint', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('stamp', 'bigint', (column) => column.notNull())
    .addColumn('origin', 'text')
    .addColumn('target', 'bigint')
    .addColumn('reason', 'text')
    .addColumn('document', 'text')
    .execute()
  await schema
    .createTable('revision')
    .addColumn('entity', 'bigint', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('origin', 'text')
    .addColumn('document', 'text')
    .addPrimaryKeyConstraint('revision_pk', ['entity', 'number'])
    .execute()
  await schema
    .createTable('ancestor')
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('entity', 'bigint', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ancestor_pk', ['origin', 'entity'])
    .execute()
  await schema
    .createTable('claim')
    .addColumn('entity', 'bigint', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('stance', 'text', (column) => column.notNull())
    .addColumn('value', 'text')
    .addColumn('added_by', 'text')
    .addColumn('added_at', 'text')
    .execute()
  await schema
    .createTable('feed')
    .addColumn('position', engine === 'sqlite' ? 'integer' : 'bigint', (column) =>
      engine === 'sqlite'
        ? column.primaryKey().autoIncrement()
        : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('entity', 'bigint')
    .addColumn('revision', 'integer')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('origin', 'text')
    .addColumn('note', 'text')
    .execute()
  await createIndexTables(tx, engine)
  await schema
    .createTable('facet')
    .addColumn('facet', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('rank', 'integer', (column) => column.notNull())
    .addColumn('entity', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('facet_pk', ['facet', 'value', 'rank', 'entity'])
    .modifyEnd(compact)
    .execute()
}

/** The derived tables that are read by other keys than the entity's own. */
async function createIndexTables(tx: Kysely<unknown>, engine: EngineKind): Promise<void> {
  const { schema } = tx
  const compact = engine === 'sqlite' ? sql`without rowid` : sql``
  await schema
    .createTable('summary')
    .addColumn('key', engine === 'sqlite' ? 'integer' : 'bigint', (column) => column.primaryKey())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('original_name', 'text')
    .addColumn('year', 'integer')
    .addColumn('end_year', 'integer')
    .addColumn('series', 'bigint')
    .addColumn('season', 'integer')
    .addColumn('number', 'integer')
    .addColumn('popularity', 'integer', (column) => column.notNull())
    .addColumn('connections', 'integer', (column) => column.notNull())
    .execute()
  await schema
    .createTable('credit')
    .addColumn('person', 'bigint', (column) => column.notNull())
    .addColumn('title', 'bigint', (column) => column.notNull())
    .addColumn('category', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('detail', 'text')
    // A filmography lies together, in one tree and not in two.
    .addPrimaryKeyConstraint('credit_pk', ['person', 'title', 'item'])
    .modifyEnd(compact)
    .execute()
  await schema
    .createTable('company_credit')
    .addColumn('company', 'bigint', (column) => column.notNull())
    .addColumn('title', 'bigint', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('detail', 'text')
    .execute()
  await schema
    .createTable('connection')
    .addColumn('title', 'bigint', (column) => column.notNull())
    .addColumn('other', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .execute()
  await schema
    .createTable('external_id')
    .addColumn('scheme', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('entity', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createTable('name_hash')
    .addColumn('hash', 'bigint', (column) => column.notNull())
    .addColumn('entity', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('name_hash_pk', ['hash', 'entity'])
    .modifyEnd(compact)
    .execute()
  await schema
    .createTable('budget')
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('decade', 'integer', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('amount', 'double precision', (column) => column.notNull())
    .addColumn('title', 'bigint', (column) => column.notNull())
    .execute()
}

export type Index = { readonly name: string; create(tx: Kysely<unknown>): Promise<void> }

function index(name: string, table: string, columns: readonly string[], where?: string): Index {
  return {
    name,
    async create({ schema }) {
      const plain = schema
        .createIndex(name)
        .on(table)
        .columns([...columns])
      await (where ? plain.where(sql.ref(where), 'is not', null) : plain).execute()
    },
  }
}

export const catalogueIndexes: readonly Index[] = [
  index('claim_entity', 'claim', ['entity']),
  index('feed_entity', 'feed', ['entity', 'position'], 'entity'),
  index('summary_series', 'summary', ['series', 'season', 'number', 'key'], 'series'),
  index('summary_connections', 'summary', ['connections']),
  index('company_credit_company', 'company_credit', ['company', 'title']),
  index('connection_title', 'connection', ['title']),
  index('connection_other', 'connection', ['other']),
  index('external_id_value', 'external_id', ['scheme', 'value']),
  index('external_id_entity', 'external_id', ['entity']),
  index('budget_peers', 'budget', ['type', 'decade', 'currency', 'amount']),
]

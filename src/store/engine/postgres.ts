/** PostgreSQL 15 or later, through `pg`. */
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { ReadHandle, Tables } from '../tables.ts'
import type { Engine, NameIndex } from './engine.ts'

/** Whoever writes holds this advisory lock until the transaction ends. */
export const writingLock = 7_104_210

/** Keys and counts stay below 2^53, so bigint may come as a number. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 ? Number : (pg.types.getTypeParser(oid, format) as never),
}

/** Opens pools for reading and for writing, so that readers cannot use up the writers' connections. */
export function openPostgres(url: string): Engine {
  const writing = new pg.Pool({ connectionString: url, max: 4, types, application_name: 'titlecard' })
  const reading = new pg.Pool({
    connectionString: url,
    max: 8,
    types,
    application_name: 'titlecard',
    statement_timeout: 2000,
    options: '-c default_transaction_read_only=on',
  })
  const pools = [writing, reading]
  // An idle connection that breaks is replaced at the next query, which reports its own failure.
  for (const pool of pools) pool.on('error', () => undefined)
  return {
    kind: 'postgres',
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: writing }) }),
    reader: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: reading }) }) as never as ReadHandle,
    names: postgresNames,
    async lockForWriting(tx) {
      await sql`select pg_advisory_xact_lock(${writingLock})`.execute(tx)
    },
    async close() {
      await Promise.all(pools.map((pool) => pool.end()))
    },
  }
}

const postgresNames: NameIndex = {
  async create(tx) {
    await sql`create table name_search (
      key bigint primary key, popularity integer not null, names tsvector not null)`.execute(tx)
    await sql`create index name_search_names on name_search using gin (names)`.execute(tx)
  },
  async put(tx, key, popularity, names) {
    if (names.length === 0) return
    const words = [...new Set(names.flatMap((name) => name.split(' ')))]
    await sql`insert into name_search (key, popularity, names)
      values (${key}, ${popularity}, array_to_tsvector(${words}::text[]))`.execute(tx)
  },
  async remove(tx, key) {
    await sql`delete from name_search where key = ${key}`.execute(tx)
  },
  async find(reader, { words, lastIsWhole, first, end, limit }) {
    if (words.length === 0) return []
    const match = `${words.map((word) => `'${word}'`).join(' & ')}${lastIsWhole ? '' : ':*'}`
    const { rows } = await sql<{ key: number }>`
      select key from name_search
      where names @@ ${match}::tsquery and key >= ${first} and key < ${end}
      order by popularity desc, key limit ${limit}`.execute(reader as never)
    return rows.map(({ key }) => key)
  },
  async clear(tx) {
    await sql`truncate name_search`.execute(tx)
  },
}

/** PostgreSQL 15 or later, through `pg`. */
import { Kysely, PostgresDialect, sql, type RawBuilder } from 'kysely'
import pg from 'pg'
import { mostPopular } from '../../catalogue/popularity.ts'
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
    // Many read at once: each takes one core.
    options: '-c default_transaction_read_only=on -c max_parallel_workers_per_gather=0',
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

/**
 * The least popularity of each part of the name index, the best known first. A frequent word fills a page from the
 * first part, which is small; a rare one has few entries in the last, which is large.
 */
const parts = [650, 400, 0] as const

const partBelow = (at: number): number => (at === 0 ? mostPopular + 1 : (parts[at - 1] ?? 0))

/** Beginnings of as few letters are those of so many words that looking at the names is faster than at the index. */
const shortBeginning = 2

function matching(words: readonly string[], lastIsWhole: boolean): RawBuilder<unknown> {
  const quoted = words.map((word) => `'${word}'`)
  const last = quoted.at(-1) ?? ''
  const isSought = lastIsWhole || words.length === 1 || [...(words.at(-1) ?? '')].length > shortBeginning
  if (isSought) return sql`names @@ ${`${quoted.join(' & ')}${lastIsWhole ? '' : ':*'}`}::tsquery`
  // The index is of names, and not of what strip() makes of them, though that is the same.
  const whole = quoted.slice(0, -1).join(' & ')
  return sql`names @@ ${whole}::tsquery and strip(names) @@ ${`${last}:*`}::tsquery`
}

const postgresNames: NameIndex = {
  async create(tx) {
    await sql`create table name_search (
      key bigint not null, popularity integer not null, names tsvector not null, primary key (key, popularity)
      ) partition by range (popularity)`.execute(tx)
    for (const [at, least] of parts.entries()) {
      const part = sql.table(`name_search_from_${least}`)
      const [from, below] = [sql.lit(least), sql.lit(partBelow(at))]
      await sql`create table ${part} partition of name_search for values from (${from}) to (${below})`.execute(
        tx,
      )
      // There is one way to find words, and weighing it by how frequent they are takes as long as going it.
      await sql`alter table ${part} alter column names set statistics 0`.execute(tx)
    }
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
    const found = matching(words, lastIsWhole)
    const keys: number[] = []
    for (const [at, least] of parts.entries()) {
      if (keys.length >= limit) break
      const { rows } = await sql<{ key: number }>`
        select key from name_search
        where popularity >= ${sql.lit(least)} and popularity < ${sql.lit(partBelow(at))}
          and ${found} and key >= ${first} and key < ${end}
        order by popularity desc, key limit ${limit - keys.length}`.execute(reader as never)
      keys.push(...rows.map(({ key }) => key))
    }
    return keys
  },
  async clear(tx) {
    await sql`truncate name_search`.execute(tx)
  },
}

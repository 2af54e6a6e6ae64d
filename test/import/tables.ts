/** Everything that a catalogue holds, for comparing two of them. */
import { sql } from 'kysely'
import type { Engine } from '../../src/store/engine/engine.ts'
import { searchByName } from '../../src/store/search.ts'

const tables = [
  'source',
  'entity',
  'revision',
  'ancestor',
  'claim',
  'summary',
  'credit',
  'company_credit',
  'connection',
  'external_id',
  'name_hash',
  'facet',
  'budget',
] as const

/** Rows of every table in an order of their own; stamps and the feed differ with the way and are left out. */
export async function allRows(engine: Engine): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {}
  for (const table of tables) {
    const rows = await engine.reader.selectFrom(table).selectAll().execute()
    found[table] = rows.map((row) => JSON.stringify({ ...row, stamp: undefined })).sort()
  }
  found['names'] = await nameRows(engine)
  return found
}

async function nameRows(engine: Engine): Promise<readonly string[]> {
  if (engine.kind === 'postgres') {
    const { rows } = await sql`select key, popularity, names::text from name_search order by key`.execute(
      engine.db,
    )
    return rows.map((row) => JSON.stringify(row))
  }
  await sql`create virtual table temp.term using fts5vocab('main', 'name_search', 'instance')`.execute(
    engine.db,
  )
  const { rows } = await sql`select distinct term, doc from temp.term order by term, doc`.execute(engine.db)
  await sql`drop table temp.term`.execute(engine.db)
  return rows.map((row) => JSON.stringify(row))
}

/** The ids that a search finds, best first. */
export async function foundBy(engine: Engine, query: string): Promise<readonly string[]> {
  const found = await searchByName(engine.reader, engine.names, { query, limit: 20, offset: 0 })
  return found.results.map((line) => line.id)
}

/** Finding by name, and by what titles are: genre, decade, country, day. */
import { sql } from 'kysely'
import { nameHash, type FacetRow } from '../catalogue/derive.ts'
import { isEntityId, keyOf, keyRange, numberLimit, type EntityKind } from '../catalogue/ids.ts'
import { foldName } from '../catalogue/text.ts'
import type { NameIndex, NameQuery } from './engine/engine.ts'
import { lineOf, selectLines, type EntityLine } from './lines.ts'
import { linesOf } from './lines-by-key.ts'
import { preparedForKeys } from './prepared.ts'
import type { ReadHandle } from './tables.ts'

export type Facet = FacetRow['facet']

export type Search = {
  readonly query: string
  readonly kind?: EntityKind | undefined
  readonly limit: number
  readonly offset: number
}

export type Found = { readonly results: readonly EntityLine[]; readonly hasMore: boolean }

/** Results past this many are not looked for: nobody reads on, and a longer query says more. */
export const mostResults = 200
const mostWords = 12
/** One or two letters alone are the beginning of a word that is still being typed, not a word. */
const longestBeginning = 2

/**
 * Entities any of whose names fit. An id finds its entity. Then come those whose whole name it is, those that
 * begin with it, those that hold every word, and those that hold the last word only as the beginning of one; in
 * each group the most popular first.
 */
export async function searchByName(reader: ReadHandle, names: NameIndex, search: Search): Promise<Found> {
  const folded = foldName(search.query)
  if (folded === '') return { results: [], hasMore: false }
  const { first, end } = search.kind ? keyRange(search.kind) : { first: 0, end: 4 * numberLimit }
  const limit = Math.min(search.offset + search.limit + 1, mostResults + 1)
  const words = folded.split(' ').slice(0, mostWords)
  const byId = isEntityId(search.query.trim()) ? [keyOf(search.query.trim() as never)] : []
  const found = new Set([...byId, ...(await wholeNames(reader, folded, first, end, limit))])
  if (found.size < limit && [...folded].length > longestBeginning)
    for (const key of await wholeWords(reader, names, folded, { words, first, end })) found.add(key)
  if (found.size < limit)
    for (const key of await names.find(reader, { words, lastIsWhole: false, first, end, limit }))
      found.add(key)
  const keys = [...found].slice(search.offset, search.offset + search.limit + 1)
  const lines = [...(await linesOf(reader, keys)).values()]
  const order = new Map(keys.map((key, at) => [key, at]))
  lines.sort((a, b) => (order.get(keyOf(a.id)) ?? 0) - (order.get(keyOf(b.id)) ?? 0))
  return { results: lines.slice(0, search.limit), hasMore: lines.length > search.limit }
}

async function wholeNames(
  reader: ReadHandle,
  folded: string,
  first: number,
  end: number,
  limit: number,
): Promise<readonly number[]> {
  const rows = await reader
    .selectFrom('name_hash')
    .innerJoin('summary', 'summary.key', 'name_hash.entity')
    .select('summary.key')
    .where('name_hash.hash', '=', nameHash(folded))
    .where('name_hash.entity', '>=', first)
    .where('name_hash.entity', '<', end)
    .orderBy('summary.popularity', 'desc')
    .orderBy('summary.key')
    .limit(limit)
    .execute()
  return rows.map(({ key }) => key)
}

/**
 * Those that hold every word as a whole, the ones that begin with them first. As many are taken whatever the
 * page, since the best known that begin with the words are sought among all that are ever shown.
 */
async function wholeWords(
  reader: ReadHandle,
  names: NameIndex,
  folded: string,
  query: Pick<NameQuery, 'words' | 'first' | 'end'>,
): Promise<readonly number[]> {
  const keys = await names.find(reader, { ...query, lastIsWhole: true, limit: mostResults + 1 })
  const rows = await namesByKey(reader, keys, {})
  const begins = (name: string | null): boolean =>
    name !== null && `${foldName(name)} `.startsWith(`${folded} `)
  const leading = new Set(
    rows.filter(({ name, original_name }) => begins(name) || begins(original_name)).map(({ key }) => key),
  )
  return [...keys.filter((key) => leading.has(key)), ...keys.filter((key) => !leading.has(key))]
}

const namesByKey = preparedForKeys<
  Record<never, never>,
  { key: number; name: string; original_name: string | null }
>((reader, keys) =>
  reader
    .selectFrom('summary')
    .select(['summary.key', 'summary.name', 'summary.original_name'])
    .where('summary.key', 'in', keys),
)

export type FacetValue = { readonly facet: Facet; readonly value: string }

/** Entities that have every one of the facets, the most popular first. */
export async function entitiesWith(
  reader: ReadHandle,
  facets: readonly FacetValue[],
  page: { readonly limit: number; readonly offset: number },
): Promise<Found> {
  const [leading, ...others] = facets
  if (!leading) return { results: [], hasMore: false }
  let query = selectLines(reader)
    .innerJoin('facet', 'facet.entity', 'summary.key')
    .where('facet.facet', '=', leading.facet)
    .where('facet.value', '=', leading.value)
  for (const { facet, value } of others) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('facet as also')
          .select('also.entity')
          .where('also.facet', '=', facet)
          .where('also.value', '=', value)
          .whereRef('also.rank', '=', 'facet.rank')
          .whereRef('also.entity', '=', 'facet.entity'),
      ),
    )
  }
  const rows = await query
    .orderBy('facet.rank')
    .orderBy('facet.entity')
    .limit(page.limit + 1)
    .offset(page.offset)
    .execute()
  return { results: rows.slice(0, page.limit).map(lineOf), hasMore: rows.length > page.limit }
}

/** Which of these facet values any entity has. One look into an index each, however large the catalogue is. */
export async function facetsInUse(
  reader: ReadHandle,
  candidates: readonly FacetValue[],
): Promise<readonly FacetValue[]> {
  const rows = sql.join(candidates.map(({ facet, value }) => sql`(${facet}, ${value})`))
  const { rows: used } = await sql<{ facet: Facet; value: string }>`
    select wanted.column1 as facet, wanted.column2 as value from (values ${rows}) as wanted
    where exists (select 1 from facet where facet.facet = wanted.column1 and facet.value = wanted.column2)
  `.execute(reader as never)
  return used
}

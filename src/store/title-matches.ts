/** Titles of this catalogue as others name them: by ids, by name, by a place in a series. A few hundred at once. */
import { nameHash } from '../catalogue/derive.ts'
import { idOf, isTitleId, keyOf, keyRange, type TitleId } from '../catalogue/ids.ts'
import { foldName, tidyName } from '../catalogue/text.ts'
import { nameAndYear, titlesFitting } from '../community/named-title.ts'
import type { NameIndex } from './engine/engine.ts'
import type { EntityLine } from './lines.ts'
import { searchByName } from './search.ts'
import { titlesNow } from './titles-now.ts'
import type { ReadHandle } from './tables.ts'

export type NamedId = { readonly scheme: string; readonly value: string }

/** One text for scheme and value together. */
export const idKey = ({ scheme, value }: NamedId): string => `${scheme} ${value}`

/** By {@link idKey}: titles that have this very number here, and those whose documents state the id. */
export async function titlesWithIds(
  reader: ReadHandle,
  ids: readonly NamedId[],
): Promise<ReadonlyMap<string, TitleId>> {
  const found = new Map<string, TitleId>()
  for (const [scheme, values] of Map.groupBy(ids, (id) => id.scheme)) {
    const rows = await reader
      .selectFrom('external_id')
      .select(['value', 'entity'])
      .where('scheme', '=', scheme)
      .where(
        'value',
        'in',
        values.map(({ value }) => value),
      )
      .where('entity', '<', keyRange('title').end)
      .orderBy('entity', 'desc')
      .execute()
    for (const { value, entity } of rows) found.set(idKey({ scheme, value }), idOf(entity) as TitleId)
  }
  const own = ids.flatMap(({ scheme, value }) => (scheme === 'imdb' && isTitleId(value) ? [value] : []))
  const live = await titlesNow(reader, own.map(keyOf))
  for (const value of own) {
    const line = live.get(keyOf(value))
    if (line && isTitleId(line.id)) found.set(idKey({ scheme: 'imdb', value }), line.id)
  }
  return found
}

export type NamedTitle = {
  readonly id: TitleId
  readonly type: string
  readonly year: number | undefined
}

/** By folded name: every title, no single episode, of which any name is this one; the most popular first. */
export async function titlesNamed(
  reader: ReadHandle,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly NamedTitle[]>> {
  const byHash = new Map(names.map(foldName).map((folded) => [nameHash(folded), folded]))
  if (byHash.size === 0) return new Map()
  const { first, end } = keyRange('title')
  const rows = await reader
    .selectFrom('name_hash')
    .innerJoin('summary', 'summary.key', 'name_hash.entity')
    .select(['name_hash.hash', 'summary.key', 'summary.type', 'summary.year'])
    .where('name_hash.hash', 'in', [...byHash.keys()])
    .where('name_hash.entity', '>=', first)
    .where('name_hash.entity', '<', end)
    .where('summary.series', 'is', null)
    .orderBy('summary.popularity', 'desc')
    .orderBy('summary.key')
    .execute()
  const found = new Map<string, NamedTitle[]>()
  for (const { hash, key, type, year } of rows) {
    const folded = byHash.get(hash) ?? ''
    const title = { id: idOf(key) as TitleId, type, year: year ?? undefined }
    const known = found.get(folded)
    if (known) known.push(title)
    else found.set(folded, [title])
  }
  return found
}

/** Those of the name that somebody typed, perhaps with a year; the most popular first. */
export async function titlesCalled(
  reader: ReadHandle,
  typed: string,
): Promise<{ readonly candidates: readonly NamedTitle[]; readonly year: number | undefined }> {
  const { name, year } = nameAndYear(typed)
  const found = await titlesNamed(reader, [name])
  return { candidates: found.get(foldName(name)) ?? [], year }
}

/** Among how many of one name somebody is asked to choose. */
const mostChoices = 20

/** Those that may be meant where several have the name that somebody typed; none where it is clear. */
export async function titlesToChooseFrom(reader: ReadHandle, typed: string): Promise<readonly EntityLine[]> {
  const { candidates, year } = await titlesCalled(reader, tidyName(typed))
  const fitting = titlesFitting(candidates, year).slice(0, mostChoices)
  if (fitting.length < 2) return []
  const lines = await titlesNow(
    reader,
    fitting.map(({ id }) => keyOf(id)),
  )
  return fitting.flatMap(({ id }) => lines.get(keyOf(id)) ?? [])
}

/** Longer than any name that somebody types. */
const longestSearch = 200
const mostSuggested = 8

/** Those whose name holds what somebody typed, whole or begun; of the year that was typed with it, where some are. */
export async function titlesLike(
  reader: ReadHandle,
  names: NameIndex,
  typed: string,
): Promise<readonly EntityLine[]> {
  const { name: query, year } = nameAndYear(tidyName(typed))
  if (query.length > longestSearch) return []
  const { results } = await searchByName(reader, names, {
    query,
    kind: 'title',
    limit: mostSuggested,
    offset: 0,
  })
  const ofYear = titlesFitting(results, year)
  return ofYear.length > 0 ? ofYear : results
}

/** One text for a place in a series. */
export const placeKey = (series: TitleId, season: number, episode: number): string =>
  `${series} ${season} ${episode}`

/** By {@link placeKey}: the episodes of these seasons of these series; of two in one place the first. */
export async function episodesAt(
  reader: ReadHandle,
  series: readonly TitleId[],
  seasons: readonly number[],
): Promise<ReadonlyMap<string, TitleId>> {
  if (series.length === 0 || seasons.length === 0) return new Map()
  const rows = await reader
    .selectFrom('summary')
    .select(({ ref }) => [
      'key',
      ref('series').$notNull().as('series'),
      ref('season').$notNull().as('season'),
      'number',
    ])
    .where('series', 'in', series.map(keyOf))
    .where('season', 'in', seasons)
    .where('number', 'is not', null)
    .orderBy('key', 'desc')
    .execute()
  return new Map(
    rows.map((row) => [
      placeKey(idOf(row.series) as TitleId, row.season, row.number ?? 0),
      idOf(row.key) as TitleId,
    ]),
  )
}

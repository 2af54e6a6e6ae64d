/** The lines that stand for entities in lists: a name, a year, a series. */
import type { ExpressionBuilder } from 'kysely'
import { idOf, isTitleId, type EntityId, type TitleId } from '../catalogue/ids.ts'
import type { ReadHandle, Tables } from './tables.ts'

/** What a list says of an entity; for an episode, also where it stands. */
export type EntityLine = {
  readonly id: EntityId
  readonly type: string
  readonly name: string
  readonly originalName?: string
  readonly year?: number
  readonly endYear?: number
  readonly episode?: {
    readonly series: TitleId
    readonly seriesName: string | undefined
    readonly season: number | undefined
    readonly number: number | undefined
  }
}

/** The lines that a page refers to, by id; an id without a record is not in it. */
export type Lines = ReadonlyMap<string, EntityLine>

export const lineColumns = [
  'summary.key',
  'summary.type',
  'summary.name',
  'summary.original_name',
  'summary.year',
  'summary.end_year',
  'summary.series',
  'summary.season',
  'summary.number',
] as const

export type LineRow = {
  key: number
  type: string
  name: string
  original_name: string | null
  year: number | null
  end_year: number | null
  series: number | null
  season: number | null
  number: number | null
  series_name: string | null
}

/**
 * Every query that lists entities begins here. The series' name comes by a look-up for each row that is returned:
 * with a join in its place SQLite reads `summary` first, and all of it.
 */
export function selectLines(reader: ReadHandle) {
  return reader.selectFrom('summary').select(lineColumns).select(seriesName)
}

/** The name of the series of the episode in `summary`, as `series_name`. */
export function seriesName({ selectFrom }: ExpressionBuilder<Tables, 'summary'>) {
  return selectFrom('summary as series')
    .select('series.name')
    .whereRef('series.key', '=', 'summary.series')
    .as('series_name')
}

export function lineOf(row: LineRow): EntityLine {
  const line: Changeable<EntityLine> = { id: idOf(row.key), type: row.type, name: row.name }
  if (row.original_name !== null) line.originalName = row.original_name
  if (row.year !== null) line.year = row.year
  if (row.end_year !== null) line.endYear = row.end_year
  const episode = placeOf(row)
  if (episode) line.episode = episode
  return line
}

/** Where an episode stands; `undefined` for what is none. */
export function placeOf({
  series,
  series_name,
  season,
  number,
}: Pick<LineRow, 'series' | 'series_name' | 'season' | 'number'>): EntityLine['episode'] {
  const id = series === null ? undefined : idOf(series)
  if (id === undefined || !isTitleId(id)) return undefined
  return {
    series: id,
    seriesName: series_name ?? undefined,
    season: season ?? undefined,
    number: number ?? undefined,
  }
}

/** While it is put together. */
export type Changeable<T> = { -readonly [Key in keyof T]: T[Key] }

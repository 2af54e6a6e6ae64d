/** The lines that stand for entities in lists: a name, a year, a series. */
import { idOf, isTitleId, type EntityId, type TitleId } from '../catalogue/ids.ts'
import type { ReadHandle } from './tables.ts'

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
  'of.name as series_name',
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

/** Every query that lists entities begins here: `summary` with, for episodes, the series' line as `of`. */
export function selectLines(reader: ReadHandle) {
  return reader.selectFrom('summary').leftJoin('summary as of', 'of.key', 'summary.series').select(lineColumns)
}

export function lineOf(row: LineRow): EntityLine {
  const series = row.series === null ? undefined : idOf(row.series)
  return {
    id: idOf(row.key),
    type: row.type,
    name: row.name,
    ...(row.original_name === null ? {} : { originalName: row.original_name }),
    ...(row.year === null ? {} : { year: row.year }),
    ...(row.end_year === null ? {} : { endYear: row.end_year }),
    ...(series !== undefined && isTitleId(series)
      ? {
          episode: {
            series,
            seriesName: row.series_name ?? undefined,
            season: row.season ?? undefined,
            number: row.number ?? undefined,
          },
        }
      : {}),
  }
}

/** One query, whatever the number of keys; keys without a live record are left out. */
export async function linesOf(reader: ReadHandle, keys: Iterable<number>): Promise<Lines> {
  const rows = await selectLines(reader).where('summary.key', 'in', padded([...new Set(keys)])).execute()
  return new Map(rows.map((row) => [idOf(row.key), lineOf(row)]))
}

/** Fills up to a power of two with a key that is no entity's, so that few statements serve all lengths. */
function padded(keys: readonly number[]): readonly number[] {
  let size = 8
  while (size < keys.length) size *= 2
  return [...keys, ...Array<number>(size - keys.length).fill(0)]
}

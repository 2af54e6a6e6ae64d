/** The dump in memory: a few hundred thousand small rows, since its files are in no common order. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { FileBytes } from '../file-bytes.ts'
import { ImportRefusal, type Place, type Refused } from '../source.ts'
import { readTable, type Row, type Table } from './csv-table.ts'

export type Kind = 'movie' | 'series' | 'season' | 'episode' | 'movieseries'

/** A row of one of the five lists of things; all kinds share one space of ids. */
export type Thing = {
  readonly id: number
  readonly kind: Kind
  readonly name: string
  readonly parent: number | undefined
  /** Of an episode. */
  readonly series: number | undefined
  readonly date: string | undefined
  readonly place: Place
}

export type Details = {
  readonly runtime: string
  readonly budget: string
  readonly revenue: string
  homepage: string
}
export type Reference = { readonly to: number; readonly type: string | null }
export type Trailer = { readonly key: string; readonly language: string | null; readonly site: string }
export type Abstract = { readonly text: string; readonly language: string }
export type Vote = { readonly average: string; readonly count: string }

export type Dump = {
  readonly things: ReadonlyMap<number, Thing>
  readonly details: ReadonlyMap<number, readonly Details[]>
  readonly references: ReadonlyMap<number, readonly Reference[]>
  readonly trailers: ReadonlyMap<number, readonly Trailer[]>
  readonly abstracts: ReadonlyMap<number, readonly Abstract[]>
  readonly votes: ReadonlyMap<number, readonly Vote[]>
  readonly countries: ReadonlyMap<number, readonly string[]>
  readonly languages: ReadonlyMap<number, readonly string[]>
  readonly categories: ReadonlyMap<number, readonly number[]>
  readonly categoryParents: ReadonlyMap<number, number>
  readonly categoryNames: ReadonlyMap<number, readonly { readonly name: string; readonly language: string }[]>
  readonly refused: readonly Refused[]
}

const thing = ['id', 'name', 'parent_id', 'date']
const lists: Readonly<Record<Kind, { file: string; header: readonly string[] }>> = {
  movie: { file: 'all_movies.csv', header: thing },
  series: { file: 'all_series.csv', header: thing },
  season: { file: 'all_seasons.csv', header: thing },
  episode: { file: 'all_episodes.csv', header: [...thing, 'series_id'] },
  movieseries: { file: 'all_movieseries.csv', header: thing },
}
const kinds = Object.keys(lists) as Kind[]

/**
 * What else is read. Not read, since nothing in them fits a title: `all_characters` (names that no film is
 * joined to), `all_people_aliases` and `job_names` (the dump has no people and no casts), `image_ids` and
 * `image_licenses` (the pictures themselves are not part of it).
 */
const sheets = {
  details: { file: 'movie_details.csv', header: ['movie_id', 'runtime', 'budget', 'revenue', 'homepage'] },
  references: { file: 'movie_references.csv', header: ['movie_id', 'referenced_id', 'type'] },
  trailers: {
    file: 'trailers.csv',
    header: ['trailer_id', 'key', 'movie_id', 'language_iso_639_1', 'source'],
  },
  votes: { file: 'all_votes.csv', header: ['movie_id', 'vote_average', 'votes_count'] },
  countries: { file: 'movie_countries.csv', header: ['movie_id', 'country_code'] },
  languages: { file: 'movie_languages.csv', header: ['movie_id', 'language_iso_639_1'] },
  categories: { file: 'movie_categories.csv', header: ['movie_id', 'category_id'] },
  categoryParents: { file: 'all_categories.csv', header: ['id', 'parent_id', 'root_id'] },
  categoryNames: { file: 'category_names.csv', header: ['category_id', 'name', 'language_iso_639_1'] },
} as const

/** Languages that omdb.org has had abstracts in; a dump holds a file for each of some of them. */
const abstractLanguages = ['en', 'es', 'fr', 'de', 'it', 'pl', 'sv']
const abstractFile = (language: string): string => `movie_abstracts_${language}.csv`

export type DumpFiles = { readonly byName: ReadonlyMap<string, FileBytes> }

/** Throws {@link ImportRefusal} that names the file which is not there. */
export async function openDump(folder: string): Promise<DumpFiles> {
  const wanted = [...Object.values(lists), ...Object.values(sheets)].map(({ file }) => file)
  const written = abstractLanguages.map(abstractFile).filter((file) => existsSync(join(folder, file)))
  const byName = new Map<string, FileBytes>()
  for (const file of [...wanted, ...written]) {
    if (!existsSync(join(folder, file)))
      throw new ImportRefusal(`${folder} holds no ${file}; is it a dump of omdb.org?`)
    byName.set(file, await FileBytes.open(join(folder, file)))
  }
  return { byName }
}

/** Reads all of it; `onTable` is told of each file as it is done. */
export async function readDump(files: DumpFiles, onTable: (table: Table) => void): Promise<Dump> {
  const refused: Refused[] = []
  const read = async ({ file, header }: { file: string; header: readonly string[] }): Promise<Table> => {
    const bytes = files.byName.get(file)
    if (!bytes) return { file, rows: [], refused: [] }
    const table = await readTable(bytes, header)
    refused.push(...table.refused)
    onTable(table)
    return table
  }
  const things = new Map<number, Thing>()
  for (const kind of kinds) addThings(things, kind, await read(lists[kind]), refused)
  const by = <T>(table: Table, column: number, value: (row: Row) => T | undefined): Map<number, T[]> =>
    groupRows(table, column, value, refused)
  return {
    things,
    details: by(await read(sheets.details), 0, ({ values: [, runtime, budget, revenue, homepage] }) => ({
      runtime: runtime ?? '',
      budget: budget ?? '',
      revenue: revenue ?? '',
      homepage: homepage ?? '',
    })),
    references: by(await read(sheets.references), 0, ({ values: [, to, type = null] }) => ({
      to: idOf(to) ?? 0,
      type,
    })),
    trailers: by(await read(sheets.trailers), 2, ({ values: [, key, , language = null, site] }) => ({
      key: key ?? '',
      language,
      site: site ?? '',
    })),
    abstracts: await readAbstracts(read, by),
    votes: by(await read(sheets.votes), 0, ({ values: [, average, count] }) => ({
      average: average ?? '',
      count: count ?? '',
    })),
    countries: by(await read(sheets.countries), 0, ({ values: [, code] }) => code ?? undefined),
    languages: by(await read(sheets.languages), 0, ({ values: [, code] }) => code ?? undefined),
    categories: by(await read(sheets.categories), 0, ({ values: [, id] }) => idOf(id)),
    categoryParents: parentsOf(await read(sheets.categoryParents)),
    categoryNames: by(await read(sheets.categoryNames), 0, ({ values: [, name, language] }) =>
      name ? { name, language: language ?? '' } : undefined,
    ),
    refused,
  }
}

type Read = (sheet: { file: string; header: readonly string[] }) => Promise<Table>
type Grouped = <T>(table: Table, column: number, value: (row: Row) => T | undefined) => Map<number, T[]>

async function readAbstracts(read: Read, by: Grouped): Promise<Map<number, Abstract[]>> {
  const all = new Map<number, Abstract[]>()
  for (const language of abstractLanguages) {
    const table = await read({ file: abstractFile(language), header: ['movie_id', 'abstract'] })
    const found = by(table, 0, ({ values: [, text] }) =>
      typeof text === 'string' ? { text, language } : undefined,
    )
    for (const [id, abstracts] of found) all.set(id, [...(all.get(id) ?? []), ...abstracts])
  }
  return all
}

function addThings(things: Map<number, Thing>, kind: Kind, { file, rows }: Table, refused: Refused[]): void {
  for (const { line, values } of rows) {
    const [number, name, parent, date, series] = values
    const place = { file, line }
    const id = idOf(number)
    const before = id === undefined ? undefined : things.get(id)
    if (id === undefined) refused.push({ ...place, reason: `${JSON.stringify(number)} is no id` })
    else if (before) {
      const { file: otherFile, line: otherLine } = before.place
      refused.push({ ...place, reason: `the id ${id} is in ${otherFile}, line ${otherLine}, already` })
    } else if (!name) refused.push({ ...place, reason: `${id} has no name` })
    else {
      things.set(id, {
        id,
        kind,
        name,
        parent: idOf(parent),
        series: idOf(series),
        date: date ?? undefined,
        place,
      })
    }
  }
}

/** Rows by the id in one of their columns; a row whose value is nothing is left out. */
function groupRows<T>(
  { file, rows }: Table,
  column: number,
  value: (row: Row) => T | undefined,
  refused: Refused[],
): Map<number, T[]> {
  const grouped = new Map<number, T[]>()
  for (const row of rows) {
    const id = idOf(row.values[column])
    if (id === undefined) {
      refused.push({ file, line: row.line, reason: `${JSON.stringify(row.values[column])} is no id` })
      continue
    }
    const found = value(row)
    if (found === undefined) continue
    const group = grouped.get(id)
    if (group) group.push(found)
    else grouped.set(id, [found])
  }
  return grouped
}

function parentsOf({ rows }: Table): Map<number, number> {
  const parents = new Map<number, number>()
  for (const {
    values: [id, parent],
  } of rows) {
    const [child, above] = [idOf(id), idOf(parent)]
    if (child !== undefined && above !== undefined) parents.set(child, above)
  }
  return parents
}

/** Ids are positive; 400,000,000 numbers of our own are kept for them. */
export const idLimit = 400_000_000

function idOf(text: string | null | undefined): number | undefined {
  if (text === null || text === undefined || !/^[1-9]\d{0,8}$/.test(text)) return undefined
  const id = Number(text)
  return id < idLimit ? id : undefined
}

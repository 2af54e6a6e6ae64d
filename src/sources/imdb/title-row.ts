/** A row of title.basics. */
import type { TableReader } from './table-reader.ts'
import { isWord, Remembered, wordList } from './words.ts'

const genreLists = wordList(',', 30)
const types = new Remembered(isWord)
const [earliestYear, latestYear] = [1874, 2200]
const [longestName, longestRuntime] = [1000, 100_000]

export type TitleFields = {
  readonly type: string
  readonly name: string
  readonly originalName: string | undefined
  readonly isAdult: boolean
  readonly year: number | undefined
  readonly endYear: number | undefined
  readonly minutes: number | undefined
  readonly genres: readonly string[]
  /** JSON of the list, or '' where there is none. */
  readonly genresJson: string
}

/** The fields, or why the row is no good: a value in the wrong column tells that the whole row has shifted. */
export function titleFields(row: TableReader): TitleFields | string {
  const type = row.word(1)
  if (!types.of(type)) return `titleType ${JSON.stringify(type)} is no word`
  const name = row.cell(2)
  if (name === undefined) return 'primaryTitle is missing'
  const original = row.cell(3)
  if (name.length > longestName || (original !== undefined && original.length > longestName)) {
    return `A title is longer than ${longestName} characters`
  }
  const adult = row.raw(4)
  if (adult !== '0' && adult !== '1' && adult !== '\\N')
    return `isAdult is ${JSON.stringify(adult)}, not 0 or 1`
  const year = row.count(5)
  const endYear = row.count(6)
  const minutes = row.count(7)
  if (isNoYear(year))
    return `startYear ${JSON.stringify(row.raw(5))} is no year from ${earliestYear} to ${latestYear}`
  if (isNoYear(endYear))
    return `endYear ${JSON.stringify(row.raw(6))} is no year from ${earliestYear} to ${latestYear}`
  if (minutes !== undefined && (minutes < 0 || minutes > longestRuntime)) {
    return `runtimeMinutes ${JSON.stringify(row.raw(7))} is no number of minutes`
  }
  const genres = row.isNothing(8) ? undefined : genreLists.of(row.word(8))
  if (genres?.fault !== undefined) return `genres: ${genres.fault}`
  return {
    type,
    name,
    originalName: original === name ? undefined : original,
    isAdult: adult === '1',
    year,
    endYear,
    // No title takes no time: 0 stands for unknown.
    minutes: minutes === 0 ? undefined : minutes,
    genres: genres?.words ?? [],
    genresJson: genres !== undefined && genres.words.length > 0 ? genres.json : '',
  }
}

function isNoYear(year: number | undefined): boolean {
  return year !== undefined && (year < earliestYear || year > latestYear)
}

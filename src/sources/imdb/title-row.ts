/** A row of title.basics. */
import { isLongerThan, isSame, type Slice } from '../../catalogue/text-bytes.ts'
import type { TableReader } from './table-reader.ts'
import { isWord, noWords, Remembered, wordList, type Words } from './words.ts'

const genreLists = wordList(',', 30)
const types = new Remembered((text) => (isWord(text) ? text : undefined))
const [earliestYear, latestYear] = [1874, 2200]
const [longestName, longestRuntime] = [1000, 100_000]

/** The slices are good as long as the row. */
export type TitleFields = {
  readonly type: string
  readonly name: Slice
  readonly originalName: Slice | undefined
  readonly isAdult: boolean
  readonly year: number | undefined
  readonly endYear: number | undefined
  readonly minutes: number | undefined
  readonly genres: Words
}

/** The fields, or why the row is no good: a value in the wrong column tells that the whole row has shifted. */
export function titleFields(row: TableReader): TitleFields | string {
  const type = types.of(row.field(1))
  if (type === undefined) return `titleType ${JSON.stringify(row.raw(1))} is no word`
  const name = row.cell(2)
  if (name === undefined) return 'primaryTitle is missing'
  const original = row.cell(3)
  if (isLongerThan(longestName, name) || (original !== undefined && isLongerThan(longestName, original))) {
    return `A title is longer than ${longestName} characters`
  }
  const adult = row.flag(4)
  if (adult === -1) return `isAdult is ${JSON.stringify(row.raw(4))}, not 0 or 1`
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
  const genres = row.isNothing(8) ? noWords : genreLists.of(row.field(8))
  if (genres.fault !== undefined) return `genres: ${genres.fault}`
  return {
    type,
    name,
    originalName: original === undefined || isSame(original, name) ? undefined : original,
    isAdult: adult === 1,
    year,
    endYear,
    // No title takes no time: 0 stands for unknown.
    minutes: minutes === 0 ? undefined : minutes,
    genres,
  }
}

function isNoYear(year: number | undefined): boolean {
  return year !== undefined && (year < earliestYear || year > latestYear)
}

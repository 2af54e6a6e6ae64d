/**
 * Why a file of a member's lists, or a row of it, can't be read: in English here; pages say it in their own language,
 * by the name that it has here. Each goes on after the place.
 */
import { saidIn, type ReasonAmong } from './refusal-reasons.ts'

export const unreadReasons = {
  noRating: (column: string, value: string, most: string) =>
    `${column} is ${value}; it should be a rating up to ${most}`,
  noYear: (column: string, value: string) => `${column} is ${value}, which is no year`,
  noTitle: (column: string, value: string) => `${column} is ${value}, which is no title`,
  missing: (column: string) => `${column} is missing`,
  fields: (found: string, wanted: string) => `the row has ${found} fields; it should have ${wanted}`,
  noItem: () => 'it is no item',
  noMovieOrShow: () => 'it names neither a movie nor a show',
  aboutSeason: () => 'it is about a season, which has no place here',
  noNumber: (field: string) => `${field} is no number`,
  noText: (field: string) => `${field} is neither a text nor a number`,
  large: (bytes: string, most: string) => `the file has ${bytes} bytes; it can have up to ${most}`,
  noLists: () =>
    'there are no lists in it; the CSV files of IMDb, the zip or CSV files of Letterboxd, the zip or JSON files of Trakt are read',
  otherService: (service: string, before: string) =>
    `it is from ${service}, and files before it are from ${before}`,
  notUtf8: () => 'the file is not UTF-8',
  noTable: () => 'the file is no table',
  noJson: () => 'the file is no JSON',
  manyFiles: (most: string) => `the zip holds more than ${most} files`,
  unpackedLarge: (bytes: string) => `unpacked, it would be too large (${bytes} bytes)`,
  encrypted: () => 'it is encrypted',
  damaged: () => 'the zip is damaged',
}

export type UnreadReason = ReasonAmong<typeof unreadReasons>

export const unreadInEnglish = (reason: UnreadReason): string =>
  saidIn<UnreadReason[0]>(unreadReasons, reason, (value) =>
    typeof value === 'object' ? value.day : String(value),
  )

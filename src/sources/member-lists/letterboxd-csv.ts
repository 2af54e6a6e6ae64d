/**
 * The CSV files in the zip that Letterboxd gives its members. Ratings are 0.5 to 5 stars. `Letterboxd URI` is a
 * short address that says nothing of the film, and in the diary and the reviews is that of the entry, so films go
 * by name and year. A list has three lines about itself before its films.
 */
import { basename } from 'node:path/posix'
import { BadCell, daysIn, halvesIn, yearIn } from './cells.ts'
import { columnsOf, isBlank, optional, readRows, type CsvLine, type Row } from './csv-rows.ts'
import type { BroughtEntry, BroughtKind, BroughtList, FileRead } from './brought.ts'

/** What the column `Date` means in each file. */
const files: Readonly<Record<string, { readonly kind: BroughtKind; readonly date: 'rated' | 'added' }>> = {
  'ratings.csv': { kind: 'ratings', date: 'rated' },
  'watched.csv': { kind: 'seen', date: 'added' },
  'diary.csv': { kind: 'diary', date: 'added' },
  'reviews.csv': { kind: 'reviews', date: 'added' },
  'watchlist.csv': { kind: 'watchlist', date: 'added' },
}
const listBegins = /^Letterboxd list export v\d+$/
/** Folders of what the member took back, or only liked. */
const leftAside = /(^|\/)(deleted|orphaned|likes)\//

export function isLetterboxdHeader(lines: readonly CsvLine[]): boolean {
  return listBegins.test(lines[0]?.cells[0] ?? '') || columnsOf(lines[0]).includes('letterboxd uri')
}

/** `undefined` for files of the zip that hold nothing to take. */
export function readLetterboxd(file: string, lines: readonly CsvLine[]): FileRead | undefined {
  if (leftAside.test(file)) return undefined
  if (listBegins.test(lines[0]?.cells[0] ?? '')) return readList(file, lines)
  const known = files[basename(file).toLowerCase()]
  if (!known || !isLetterboxdHeader(lines)) return undefined
  const { entries, refused } = readRows(file, lines, (row) => entryOf(row, known.date))
  return { lists: [{ kind: known.kind, file, entries }], refused }
}

function readList(file: string, lines: readonly CsvLine[]): FileRead {
  const begin = lines.findIndex(({ cells }) => cells[0] === 'Position')
  const about = lines.slice(1, Math.max(1, begin)).filter((line) => !isBlank(line))
  const told = readRows(file, about, ({ cell }) => ({
    ...optional('name', cell('Name'), String),
    ...optional('description', cell('Description'), String),
  }))
  const films = readRows(file, begin < 0 ? [] : lines.slice(begin), (row) => entryOf(row, 'added'))
  const name = basename(file).replace(/\.csv$/i, '')
  const list: BroughtList = { kind: 'list', file, name, ...told.entries[0], entries: films.entries }
  return { lists: [list], refused: [...told.refused, ...films.refused] }
}

function entryOf({ place, cell }: Row, date: 'rated' | 'added'): BroughtEntry {
  const name = cell('Name')
  if (name === undefined) throw new BadCell('missing', 'Name')
  return {
    place,
    ids: [],
    name,
    ...optional('year', cell('Year'), (text) => yearIn('Year', text)),
    ...optional('halves', cell('Rating'), (text) => halvesIn('Rating', text, 2)),
    ...daysIn({ [date]: ['Date', cell('Date')], watched: ['Watched Date', cell('Watched Date')] }),
    ...(cell('Rewatch') === 'Yes' ? { isRewatch: true } : {}),
    ...optional('review', cell('Review'), String),
    ...optional('note', cell('Description'), String),
    ...optional('tags', cell('Tags'), (text) =>
      text
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
    ),
  }
}

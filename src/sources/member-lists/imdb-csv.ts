/**
 * The CSV files that IMDb gives its members: `Const, Your Rating, Date Rated, Title, …` for ratings; `Position,
 * Const, Created, Modified, Description, Title, …` for the watchlist and lists, with the rating at the end in newer
 * ones. The name of a list stands in no column. Lists of people have `nm` for `tt`; their rows are set aside.
 */
import { isTitleId } from '../../catalogue/ids.ts'
import { BadCell, daysIn, halvesIn, show, yearIn } from './cells.ts'
import { columnsOf, optional, readRows, type CsvLine, type Row } from './csv-rows.ts'
import type { BroughtEntry, FileRead } from './brought.ts'

export const isImdbHeader = (header: CsvLine | undefined): boolean => columnsOf(header).includes('const')

/** `lines` begin with a header that {@link isImdbHeader} knows. */
export function readImdb(file: string, lines: readonly CsvLine[]): FileRead {
  const { entries, refused } = readRows(file, lines, entryOf)
  if (!columnsOf(lines[0]).includes('position'))
    return { lists: [{ kind: 'ratings', file, entries }], refused }
  const name = file.replace(/\.csv$/i, '')
  const isWatchlist = /^watch-?list/i.test(name)
  return {
    lists: [isWatchlist ? { kind: 'watchlist', file, entries } : { kind: 'list', file, name, entries }],
    refused,
  }
}

function entryOf({ place, cell }: Row): BroughtEntry {
  const id = cell('Const') ?? ''
  if (!isTitleId(id)) throw new BadCell('noTitle', 'Const', show(id))
  return {
    place,
    ids: [{ scheme: 'imdb', value: id }],
    ...optional('name', cell('Title'), String),
    ...optional('year', cell('Year'), (text) => yearIn('Year', text)),
    ...optional('halves', cell('Your Rating'), (text) => halvesIn('Your Rating', text, 1)),
    ...daysIn({ rated: ['Date Rated', cell('Date Rated')], added: ['Created', cell('Created')] }),
    ...optional('note', cell('Description'), String),
  }
}

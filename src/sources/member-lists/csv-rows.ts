/** The rows of a CSV file by the names of its columns, which are there in any order and in upper or lower case. */
import { isUtf8 } from 'node:buffer'
import { CsvError, type InfoRecord } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import type { Place } from '../source.ts'
import { UnreadFile, type UnreadRow } from './brought.ts'
import { BadCell } from './cells.ts'

export type CsvLine = { readonly line: number; readonly cells: readonly string[] }

type Parsed = { readonly record: readonly string[]; readonly info: InfoRecord }

/** All lines that hold anything. Throws {@link UnreadFile} for bytes that aren't UTF-8, and quotes that never close. */
export function csvLines(file: string, bytes: Buffer): readonly CsvLine[] {
  if (!isUtf8(bytes)) throw new UnreadFile({ file, line: 1 }, ['notUtf8'])
  let line = 1
  return parsed(file, bytes).map(({ record, info }) => {
    const at = line
    line = info.lines + 1
    return { line: at, cells: record.map((cell) => cell.trim()) }
  })
}

function parsed(file: string, bytes: Buffer): readonly Parsed[] {
  try {
    // Empty lines stay, as rows without a cell, so that the line of each row is known.
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: false } as const
    return parse(bytes, options) as unknown as readonly Parsed[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1
    throw new UnreadFile({ file, line }, ['noTable'], error.message)
  }
}

export const isBlank = ({ cells }: CsvLine): boolean => cells.every((cell) => cell === '')

/** One row: the cell of a column; `undefined` where it is blank or there is no such column. */
export type Row = { readonly place: Place; cell(column: string): string | undefined }

export const columnsOf = (header: CsvLine | undefined): readonly string[] =>
  (header?.cells ?? []).map((name) => name.toLowerCase())

/** Makes an entry of each row; those of the wrong length, and those with a bad cell, are set aside with the reason. */
export function readRows<Entry>(
  file: string,
  lines: readonly CsvLine[],
  entryOf: (row: Row) => Entry,
): { readonly entries: readonly Entry[]; readonly refused: readonly UnreadRow[] } {
  const [header, ...rows] = lines.filter((line) => !isBlank(line))
  const columns = columnsOf(header)
  const entries: Entry[] = []
  const refused: UnreadRow[] = []
  for (const { line, cells } of rows) {
    const place = { file, line }
    try {
      if (cells.length !== columns.length) {
        throw new BadCell('fields', cells.length, columns.length)
      }
      entries.push(
        entryOf({ place, cell: (column) => cells[columns.indexOf(column.toLowerCase())] || undefined }),
      )
    } catch (error) {
      if (!(error instanceof BadCell)) throw error
      refused.push({ ...place, because: error.because })
    }
  }
  return { entries, refused }
}

/** What `read` makes of a cell, under a name of its own, to be spread into an entry; nothing where it is blank. */
export function optional<Name extends string, Value>(
  name: Name,
  text: string | undefined,
  read: (text: string) => Value,
): { readonly [key in Name]?: Value } {
  return text === undefined ? {} : ({ [name]: read(text) } as { readonly [key in Name]?: Value })
}

/** One CSV file of the dump: quoted fields, `\"` for a quote within one, a bare `\N` for nothing. */
import { isUtf8 } from 'node:buffer'
import { basename } from 'node:path'
import { CsvError, type InfoRecord } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { FileBytes, unreadable } from '../file-bytes.ts'
import { ImportRefusal, type Refused } from '../source.ts'

/** Values by place in the header; `line` is where the row begins. */
export type Row = { readonly line: number; readonly values: readonly (string | null)[] }
export type Table = {
  readonly file: string
  readonly rows: readonly Row[]
  readonly refused: readonly Refused[]
}

type Parsed = { readonly record: readonly (string | null)[]; readonly info: InfoRecord }

/**
 * Reads a whole file. Rows with too few or too many fields are set aside; throws {@link ImportRefusal}
 * where the header is another, the bytes are not UTF-8, or a quote is never closed.
 */
export async function readTable(bytes: FileBytes, header: readonly string[]): Promise<Table> {
  const file = basename(bytes.path)
  const parsed = parseCsv(await textOf(bytes, file), file)
  const [first, ...rest] = parsed
  const found = first?.record.join(',') ?? ''
  if (found !== header.join(',')) {
    throw new ImportRefusal(`the header is ${found || 'missing'}; it should be ${header.join(',')}`, {
      file,
      line: 1,
    })
  }
  const rows: Row[] = []
  const refused: Refused[] = []
  let line = (first?.info.lines ?? 1) + 1
  for (const { record, info } of rest) {
    if (record.length === header.length) rows.push({ line, values: record })
    else refused.push({ file, line, reason: `has ${record.length} fields; it should have ${header.length}` })
    line = info.lines + 1
  }
  return { file, rows, refused }
}

async function textOf(bytes: FileBytes, file: string): Promise<string> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of bytes.chunks()) chunks.push(chunk)
  } catch (error) {
    throw unreadable(error, file, countLines(Buffer.concat(chunks)) + 1)
  }
  const whole = Buffer.concat(chunks)
  if (isUtf8(whole)) return whole.toString('utf8')
  throw new ImportRefusal('the line is not UTF-8', { file, line: firstBadLine(whole) })
}

const newline = 0x0a

function firstBadLine(whole: Buffer): number {
  let line = 1
  let start = 0
  for (;;) {
    const end = whole.indexOf(newline, start)
    if (end < 0 || !isUtf8(whole.subarray(start, end))) return line
    line += 1
    start = end + 1
  }
}

function countLines(bytes: Buffer): number {
  let count = 0
  for (const byte of bytes) if (byte === newline) count += 1
  return count
}

function parseCsv(text: string, file: string): readonly Parsed[] {
  try {
    return parse(text, {
      bom: true,
      escape: '\\',
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      cast: (value, { quoting }) => (value === '\\N' && !quoting ? null : value),
    }) as unknown as readonly Parsed[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new ImportRefusal(error.message, {
      file,
      line: typeof error['lines'] === 'number' ? error['lines'] : 1,
    })
  }
}

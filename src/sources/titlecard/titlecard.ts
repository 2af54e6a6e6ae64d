/**
 * Our own dump: newline-delimited JSON as `src/catalogue/record.ts` describes it, in one file or a folder
 * of them.
 */
import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { unnamedSource } from '../../catalogue/unnamed-source.ts'
import { FileBytes } from '../file-bytes.ts'
import { ImportRefusal, type CatalogueSource, type Item, type OpenedSource } from '../source.ts'
import { linesOf, type Line } from './lines.ts'
import { isRatingLine } from './parse-ratings.ts'
import { parseRecord } from './parse-record.ts'

/** Any two dumps may hold anything: only the same file or folder again is the next of a series. */
export const titlecardSource: CatalogueSource = {
  name: 'titlecard',
  seriesOf: (path) => `titlecard ${resolve(path)}`,
  open,
}

const longestLine = 64 * 1024 * 1024

/**
 * A file of any name, or a folder's files that end in `.ndjson` or `.ndjson.gz`, read in the order of their
 * names.
 */
async function open(path: string): Promise<OpenedSource> {
  const files: FileBytes[] = []
  for (const file of await filesAt(path)) files.push(await FileBytes.open(file))
  const bytesInAll = files.reduce((sum, file) => sum + file.size, 0)
  const counted = { rows: 0 }
  return {
    source: unnamedSource,
    reading: () => ({ ...counted, bytes: files.reduce((sum, file) => sum + file.read, 0), bytesInAll }),
    items: () => itemsOf(files, counted),
  }
}

async function filesAt(path: string): Promise<readonly string[]> {
  if (!(await isFolder(path))) return [path]
  const names = (await readdir(path)).filter((name) => /\.ndjson(\.gz)?$/.test(name))
  if (names.length === 0)
    throw new ImportRefusal(`The folder ${path} holds no file that ends in .ndjson or .ndjson.gz`)
  return names.sort().map((name) => join(path, name))
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    throw new ImportRefusal(`There is no file or folder ${path}`)
  }
}

async function* itemsOf(
  files: readonly FileBytes[],
  counted: { rows: number },
): AsyncGenerator<readonly Item[]> {
  counted.rows = 0
  for (const [index, file] of files.entries()) {
    const name = basename(file.path)
    let isFirst = index === 0
    for await (const lines of linesOf(file.chunks(), name, longestLine)) {
      if (isFirst) ensureHeader(lines[0], name)
      isFirst = false
      counted.rows += lines.length
      yield lines.flatMap((line) => itemOf(line, name))
    }
    if (isFirst) throw noHeader(name)
  }
}

/** The first line of the first file says what the file is; those of the others may say it again. */
function ensureHeader(line: Line | undefined, file: string): void {
  const text = line?.text ?? ''
  const parsed = parseRecord(text.startsWith('\ufeff') ? text.slice(1) : text)
  if (!('header' in parsed)) throw noHeader(file)
}

function noHeader(file: string): ImportRefusal {
  return new ImportRefusal('the file does not begin with the line {"titlecard":1}', { file, line: 1 })
}

function itemOf({ number, text }: Line, file: string): Item[] {
  const place = { file, line: number }
  if (text === undefined) return [{ refused: { ...place, reason: `is longer than ${longestLine} bytes` } }]
  if (text.trim() === '') return []
  // Ratings belong to members of the site that they come from.
  if (isRatingLine(text)) return []
  const parsed = parseRecord(number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text)
  if ('header' in parsed) return []
  if ('reason' in parsed) return [{ refused: { ...place, reason: parsed.reason } }]
  return 'source' in parsed ? [{ source: parsed.source }] : [{ record: parsed.record, place }]
}

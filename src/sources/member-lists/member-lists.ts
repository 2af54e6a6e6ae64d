/** What a member sends from elsewhere, whichever of the three it is from: found out by what is in it. */
import { isUtf8 } from 'node:buffer'
import { UnreadFile, type UnreadRow } from './brought.ts'
import type { Brought, BroughtList, FileRead } from './brought.ts'
import { csvLines, isBlank } from './csv-rows.ts'
import { isImdbHeader, readImdb } from './imdb-csv.ts'
import { isLetterboxdHeader, readLetterboxd } from './letterboxd-csv.ts'
import { readTrakt } from './trakt-json.ts'
import { filesInZip, isZip } from './zip-files.ts'

type Service = Brought['service']

/** Of the file as it is sent; larger ones are refused before they are looked at. */
export const largestFile = 64 * 2 ** 20

/**
 * Reads a CSV file of IMDb or Letterboxd, a JSON file of Trakt, or a zip of such files of one service. Rows that
 * are no good are set aside with file, line and reason. Throws an {@link UnreadFile} where nothing is one of
 * these, or a file is broken. Memory: the file, the largest file within it, and the entries.
 */
export async function readMemberLists(file: string, bytes: Buffer): Promise<Brought> {
  if (bytes.length > largestFile) {
    throw new UnreadFile({ file, line: 1 }, ['large', bytes.length, largestFile])
  }
  const reading = new Reading()
  if (isZip(bytes)) {
    const isOurs = (name: string) => /\.(csv|json)$/i.test(name) && !name.startsWith('__MACOSX/')
    for await (const packed of filesInZip(file, bytes, isOurs)) reading.add(packed.name, packed.bytes)
  } else {
    reading.add(file, bytes)
  }
  return reading.end(file)
}

class Reading {
  #service: Service | undefined
  readonly #lists: BroughtList[] = []
  readonly #refused: UnreadRow[] = []
  readonly #ignored: string[] = []

  add(file: string, bytes: Buffer): void {
    const found = readOne(file, bytes)
    if (!found) {
      this.#ignored.push(file)
      return
    }
    if (this.#service !== undefined && this.#service !== found.service) {
      throw new UnreadFile({ file, line: 1 }, ['otherService', found.service, this.#service])
    }
    this.#service = found.service
    this.#lists.push(...found.read.lists)
    for (const row of found.read.refused) this.#refused.push(row)
  }

  end(file: string): Brought {
    if (this.#service === undefined) throw new UnreadFile({ file, line: 1 }, ['noLists'])
    return { service: this.#service, lists: this.#lists, refused: this.#refused, ignored: this.#ignored }
  }
}

function readOne(
  file: string,
  bytes: Buffer,
): { readonly service: Service; readonly read: FileRead } | undefined {
  if (
    /^\s*[[{]/.test(
      bytes
        .subarray(0, 100)
        .toString('latin1')
        .replace(/^\xef\xbb\xbf/, ''),
    )
  ) {
    if (!isUtf8(bytes)) throw new UnreadFile({ file, line: 1 }, ['notUtf8'])
    const read = readTrakt(file, bytes.toString('utf8').replace(/^\ufeff/, ''))
    return read && { service: 'trakt', read }
  }
  const lines = csvLines(file, bytes)
  const filled = lines.filter((line) => !isBlank(line))
  if (isImdbHeader(filled[0])) return { service: 'imdb', read: readImdb(file, filled) }
  const read = isLetterboxdHeader(filled) ? readLetterboxd(file, filled) : undefined
  return read && { service: 'letterboxd', read }
}

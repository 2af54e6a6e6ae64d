/** Builds the name search of SQLite as a file of its own, from names in the order of its rows. */
import { DatabaseSync } from 'node:sqlite'
import { mostPopular } from '../../catalogue/popularity.ts'
import { createNameSearch, nameRow, prefixLengths } from '../engine/sqlite.ts'
import { Postings } from './postings.ts'
import { hashStart, wordHash, WordTable } from './word-table.ts'
import { Bytes, SegmentWriter, type SegmentTables } from './segment-writer.ts'
import { sortedNames, type SpilledRows } from './spilled-rows.ts'

const defaultMemory = 16 * 1024 * 1024
/** So many different words are numbered before a segment is written. */
const mostWords = 250_000
/** FTS5 has 64. */
const mostLevels = 32
const averagesId = 1
const structureId = 10
/** Terms of the index itself begin with 0, those of the first index of prefixes with 1, and so on. */
const wholeWords = '0'
const [space, bar] = [0x20, 0x7c]

/** `bytes` are those of UTF-8, as letters: in the order of these strings the terms are kept. */
type Word = { readonly bytes: string; readonly id: number; also?: number[] }

/** Fills the search index of an empty database; call `add` with rows in ascending order. */
export class NameSearchBuilder {
  readonly #words = new WordTable()
  readonly #postings: Postings
  readonly #tables: SegmentTables
  readonly #database: DatabaseSync
  readonly #leaves: number[] = []
  #gathered = new Float64Array(4096)
  #rows = 0
  #tokens = 0

  /** Takes about `memory` bytes before it writes a segment. */
  constructor(database: DatabaseSync, memory = defaultMemory) {
    this.#database = database
    this.#postings = new Postings(memory)
    const data = database.prepare('insert or replace into name_search_data (id, block) values (?, ?)')
    const index = database.prepare('insert into name_search_idx (segid, term, pgno) values (?, ?, ?)')
    this.#tables = {
      data: (id, block) => void data.run(id, block),
      index: (segment, term, page) => void index.run(segment, term, page),
    }
  }

  /** Folded names in UTF-8, from `start` to `end`, with `|` between them. */
  add(row: number, names: Uint8Array, start: number, end: number): void {
    this.#rows += 1
    let from = start
    let hash = hashStart
    for (let at = start; at < end; at += 1) {
      const byte = names[at] ?? 0
      if (byte !== space && byte !== bar) hash = wordHash(hash, byte)
      else {
        if (at > from) this.#word(row, names, from, at, hash)
        from = at + 1
        hash = hashStart
      }
    }
    if (end > from) this.#word(row, names, from, end, hash)
    if (this.#postings.isFull || this.#words.count >= mostWords) this.#writeSegment()
  }

  #word(row: number, names: Uint8Array, start: number, end: number, hash: number): void {
    this.#tokens += 1
    this.#postings.add(this.#words.idOf(names, start, end, hash), row)
  }

  finish(): void {
    if (this.#words.count > 0) this.#writeSegment()
    const averages = new Bytes()
    averages.varint(this.#rows)
    averages.varint(this.#tokens)
    this.#tables.data(averagesId, averages.taken())
    this.#tables.data(structureId, this.#structure())
  }

  #writeSegment(): void {
    const segment = this.#leaves.length + 1
    const writer = new SegmentWriter(segment, this.#tables)
    const words = this.#sortedWords()
    for (const word of words) {
      writer.term(Buffer.from(wholeWords + word.bytes, 'latin1'))
      this.#writeRows(writer, word.also ? [word.id, ...word.also] : [word.id])
    }
    for (const [at, length] of prefixLengths.entries())
      this.#writePrefixes(writer, words, String(at + 1), length)
    this.#leaves.push(writer.finish())
    this.#postings.clear()
    this.#words.clear()
  }

  #sortedWords(): readonly Word[] {
    const words: Word[] = []
    for (let id = 0; id < this.#words.count; id += 1) words.push({ bytes: lowered(this.#words.word(id)), id })
    words.sort((a, b) => (a.bytes < b.bytes ? -1 : a.bytes > b.bytes ? 1 : 0))
    const merged: Word[] = []
    for (const word of words) {
      const last = merged.at(-1)
      if (last?.bytes === word.bytes) (last.also ??= []).push(word.id)
      else merged.push(word)
    }
    return merged
  }

  /** Words with the same beginning stand together: their rows are gathered and put in order. */
  #writePrefixes(writer: SegmentWriter, words: readonly Word[], index: string, letters: number): void {
    let prefix = ''
    let ids: number[] = []
    const write = (): void => {
      if (ids.length === 0) return
      writer.term(Buffer.from(index + prefix, 'latin1'))
      this.#writeRows(writer, ids)
    }
    for (const word of words) {
      const size = bytesOf(word.bytes, letters)
      if (size === 0) continue
      if (prefix === '' || size !== prefix.length || !word.bytes.startsWith(prefix)) {
        write()
        prefix = word.bytes.slice(0, size)
        ids = []
      }
      ids.push(word.id, ...(word.also ?? []))
    }
    write()
  }

  #writeRows(writer: SegmentWriter, ids: readonly number[]): void {
    const [only] = ids
    if (ids.length === 1 && only !== undefined) return this.#postings.rows(only, (row) => writer.row(row))
    let count = 0
    for (const id of ids) {
      this.#postings.rows(id, (row) => {
        if (count === this.#gathered.length) this.#growGathered()
        this.#gathered[count] = row
        count += 1
      })
    }
    let last = -1
    for (const row of this.#gathered.subarray(0, count).sort()) {
      if (row !== last) writer.row(row)
      last = row
    }
  }

  #growGathered(): void {
    const grown = new Float64Array(2 * this.#gathered.length)
    grown.set(this.#gathered)
    this.#gathered = grown
  }

  /** Few segments a level, the oldest highest and none on the lowest, so that later writing does not merge them at once. */
  #structure(): Uint8Array {
    const bytes = new Bytes()
    const cookie = this.#database.prepare(
      'select substr(block, 1, 4) as cookie from name_search_data where id = ?',
    )
    bytes.bytes((cookie.get(structureId) as { cookie: Uint8Array }).cookie)
    const segments = this.#leaves.map((leaves, at) => [at + 1, 1, leaves])
    const size = Math.max(1, Math.ceil(segments.length / mostLevels))
    const levels = Math.ceil(segments.length / size)
    bytes.varint(levels + 1)
    bytes.varint(segments.length)
    bytes.varint(this.#leaves.reduce((sum, leaves) => sum + leaves, 0))
    for (let level = 0; level <= levels; level += 1) {
      const from = (levels - level) * size
      const here = segments.slice(from, from + size)
      for (const value of [0, here.length, ...here.flat()]) bytes.varint(value)
    }
    return bytes.taken()
  }
}

/** As the tokenizer lowers the letters of ASCII; some compatibility forms unfold to capitals. */
function lowered(word: string): string {
  return /[A-Z]/.test(word) ? word.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : word
}

/** How many bytes the first letters of a word take; 0 where it has fewer. The bytes of UTF-8 stand as letters here. */
function bytesOf(word: string, letters: number): number {
  let at = 0
  for (let letter = 0; letter < letters; letter += 1) {
    if (at >= word.length) return 0
    at += 1
    while (at < word.length && (word.charCodeAt(at) & 0xc0) === 0x80) at += 1
  }
  return at
}

/** Makes a database that holds the search index alone, which another thread may do while the rest is written. */
export function buildNameSearch(file: string, spilled: SpilledRows): void {
  const database = new DatabaseSync(file, { defensive: false })
  try {
    database.exec(`pragma page_size = 8192; pragma journal_mode = off; pragma synchronous = off; begin`)
    database.exec(createNameSearch)
    const builder = new NameSearchBuilder(database)
    sortedNames(spilled, (rank, key, names, start, end) =>
      builder.add(nameRow(key, mostPopular - rank), names, start, end),
    )
    builder.finish()
    database.exec('commit')
  } finally {
    database.close()
  }
}

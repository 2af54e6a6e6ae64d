/** Builds the name search of SQLite as a file of its own, from names in the order of its rows. */
import { DatabaseSync } from 'node:sqlite'
import { mostPopular } from '../../catalogue/popularity.ts'
import { createNameSearch, nameRow, prefixLengths } from '../engine/sqlite.ts'
import { Postings } from './postings.ts'
import { hashStart, wordHash, WordTable } from './word-table.ts'
import { Bytes, SegmentWriter, type SegmentTables } from './segment-writer.ts'
import { sortedNames, type SpilledRows } from './spilled-rows.ts'

const defaultMemory = 16 * 1024 * 1024
/** So many different words, or so many rows, are numbered before a segment is written. */
const [mostWords, mostRows] = [250_000, 2 ** 20]
/** FTS5 has 64. */
const mostLevels = 32
const averagesId = 1
const structureId = 10
/** Terms of the index itself begin with 0, those of the first index of prefixes with 1, and so on. */
const wholeWords = 0
const [space, bar, capitalA, capitalZ] = [0x20, 0x7c, 0x41, 0x5a]

/** Fills the search index of an empty database; call `add` with rows in ascending order. */
export class NameSearchBuilder {
  readonly #words = new WordTable()
  readonly #postings: Postings
  readonly #tables: SegmentTables
  readonly #database: DatabaseSync
  readonly #leaves: number[] = []
  /** Of the segment; in the postings stand their places here. */
  readonly #segmentRows = new Float64Array(mostRows)
  #segmentSize = 0
  #gathered = new Uint32Array(4096)
  readonly #marks = new Uint32Array(mostRows / 32)
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
    if (hasCapital(names, start, end)) return this.add(row, lowered(names, start, end), 0, end - start)
    this.#rows += 1
    this.#segmentRows[this.#segmentSize] = row
    let from = start
    let hash = hashStart
    for (let at = start; at < end; at += 1) {
      const byte = names[at] ?? 0
      if (byte !== space && byte !== bar) hash = wordHash(hash, byte)
      else {
        if (at > from) this.#word(names, from, at, hash)
        from = at + 1
        hash = hashStart
      }
    }
    if (end > from) this.#word(names, from, end, hash)
    this.#segmentSize += 1
    const isFull = this.#postings.isFull || this.#segmentSize === mostRows
    if (isFull || this.#words.count >= mostWords) this.#writeSegment()
  }

  #word(names: Uint8Array, start: number, end: number, hash: number): void {
    this.#tokens += 1
    this.#postings.add(this.#words.idOf(names, start, end, hash), this.#segmentSize)
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
    const words = this.#words.sorted()
    for (let at = 0; at < words.length; at += 1) {
      writer.term(this.#words.term(wholeWords, words[at] ?? 0))
      this.#writeRows(writer, words.subarray(at, at + 1))
    }
    for (const [at, letters] of prefixLengths.entries()) this.#writePrefixes(writer, words, at + 1, letters)
    this.#leaves.push(writer.finish())
    this.#postings.clear()
    this.#words.clear()
    this.#segmentSize = 0
  }

  /** Words with the same beginning stand together. */
  #writePrefixes(writer: SegmentWriter, words: Uint32Array, index: number, letters: number): void {
    let from = 0
    while (from < words.length) {
      const first = words[from] ?? 0
      const size = this.#words.bytesOf(first, letters)
      let to = from + 1
      if (size > 0) {
        while (to < words.length && this.#words.isSameStart(first, words[to] ?? 0, size)) to += 1
        writer.term(this.#words.term(index, first, size))
        this.#writeRows(writer, words.subarray(from, to))
      }
      from = to
    }
  }

  /** The rows of one word or of several, each once and in order. */
  #writeRows(writer: SegmentWriter, words: Uint32Array): void {
    let most = 0
    for (const word of words) most += this.#postings.count(word)
    if (most > this.#gathered.length) this.#gathered = new Uint32Array(2 * most)
    const gathered = this.#gathered
    let count = 0
    for (const word of words) count = this.#postings.rows(word, gathered, count)
    if (words.length > 1) count = this.#inOrder(count)
    for (let at = 0; at < count; at += 1) writer.row(this.#segmentRows[gathered[at] ?? 0] ?? 0)
  }

  /** Puts what was gathered in order, each once, and tells how many that are. */
  #inOrder(count: number): number {
    const gathered = this.#gathered
    const marks = this.#marks
    let [to, last] = [0, -1]
    if (count < this.#segmentSize / 32) {
      for (const row of gathered.subarray(0, count).sort()) {
        if (row !== last) gathered[to++] = row
        last = row
      }
      return to
    }
    for (let at = 0; at < count; at += 1) {
      const row = gathered[at] ?? 0
      marks[row >>> 5] = (marks[row >>> 5] ?? 0) | (1 << (row & 31))
    }
    for (let place = 0; 32 * place < this.#segmentSize; place += 1) {
      for (let rest = marks[place] ?? 0; rest !== 0; rest &= rest - 1) {
        gathered[to++] = 32 * place + 31 - Math.clz32(rest & -rest)
      }
      marks[place] = 0
    }
    return to
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

function hasCapital(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte >= capitalA && byte <= capitalZ) return true
  }
  return false
}

/** As the tokenizer lowers the letters of ASCII; some compatibility forms unfold to capitals. */
function lowered(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return bytes.subarray(start, end).map((byte) => (byte >= capitalA && byte <= capitalZ ? byte + 0x20 : byte))
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

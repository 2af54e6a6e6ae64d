/** One tab-separated file, a row at a time: no quoting, one record a line, whatever its fields begin with. */
import { tidyName } from '../../catalogue/text.ts'
import { unreadable } from '../file-bytes.ts'
import { ImportRefusal, type Refused } from '../source.ts'
import { scanBytes, untidy, unwanted } from './byte-scan.ts'
import { imdbColumns, type ImdbFile } from './files.ts'
import { copyOf } from './words.ts'

const lineFeed = 0x0a
const longestRow = 1024 * 1024
const wordSlots = 2048

/**
 * Reads chunk by chunk: `step` goes on within a chunk without waiting, `load` waits for the next one.
 * Rows with the wrong number of fields or without an id are refused on the way and not shown.
 */
export class TableReader {
  readonly name: string
  /** Rows read, the header not counted. */
  rows = 0
  /** The number in the first field of this row. */
  id = 0
  /** How many digits it is written with. */
  digits = 0
  isAtEnd = false
  /** Holds white space that has to be tidied, which few rows do. */
  isUntidy = false
  readonly #file: ImdbFile
  readonly #columns: number
  readonly #prefix: string
  readonly #refuse: (refused: Refused) => void
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  readonly #ends: number[] = []
  readonly #words = new Array<string | undefined>(wordSlots).fill(undefined)
  #chunks: AsyncIterator<Buffer> | undefined
  #bytes = Buffer.alloc(0)
  #held = 0
  #text = ''
  #next = 0
  #start = 0
  #mayBeUntidy = false
  #mayBeUnwanted = false

  constructor(file: ImdbFile, refuse: (refused: Refused) => void) {
    this.name = file.name
    this.#file = file
    this.#columns = imdbColumns[file.table].length
    this.#prefix = file.table === 'name.basics' ? 'nm' : 'tt'
    this.#refuse = refuse
  }

  /** The line of the file that this row is, counted from 1. */
  get line(): number {
    return this.rows + 1
  }

  /** The last line that was read; 0 before the header. */
  get #lastLine(): number {
    return this.#text === '' ? 0 : this.line
  }

  refuse(reason: string): void {
    this.#refuse({ file: this.name, line: this.line, reason })
  }

  /** Throws {@link ImportRefusal} where the header is another one. */
  async open(): Promise<void> {
    this.#chunks = this.#file.bytes.chunks({ isReused: true })
    const columns = imdbColumns[this.#file.table].join('\t')
    if (!(await this.#loadText())) throw this.#refusal(1, 'The file is empty')
    const end = this.#text.indexOf('\n')
    const header = this.#text.slice(0, end < 0 ? undefined : end)
    if (header !== columns) {
      throw this.#refusal(1, `The header is ${quoted(header)}; it should be ${quoted(columns)}`)
    }
    this.#next = end < 0 ? this.#text.length : end + 1
    if (!this.step()) await this.load()
  }

  /** Lets go of the file, wherever the reading stands. */
  async close(): Promise<void> {
    await this.#chunks?.return?.()
  }

  /** On to the next row of this chunk; false where the chunk has no more. */
  step(): boolean {
    while (this.#next < this.#text.length) {
      if (this.#readRow()) return true
    }
    return false
  }

  /** On to the first row of the next chunk, or to the end. */
  async load(): Promise<void> {
    do {
      if (!(await this.#loadText())) {
        this.isAtEnd = true
        return
      }
    } while (!this.step())
  }

  /** A field as it stands there. */
  raw(column: number): string {
    return this.#text.slice(
      column === 0 ? this.#start : (this.#ends[column - 1] ?? 0) + 1,
      this.#ends[column],
    )
  }

  /** A field that has few values, each of them always as the same string. */
  word(column: number): string {
    const text = this.#text
    const start = column === 0 ? this.#start : (this.#ends[column - 1] ?? 0) + 1
    const end = this.#ends[column] ?? start
    const length = end - start
    const middle = text.charCodeAt(start + (length >> 1))
    const slot =
      (31 * length + 7 * text.charCodeAt(start) + 131 * middle + 17 * text.charCodeAt(end - 1)) &
      (wordSlots - 1)
    const known = this.#words[slot]
    if (known !== undefined && known.length === length && text.startsWith(known, start)) return known
    const word = copyOf(text.slice(start, end))
    this.#words[slot] = word
    return word
  }

  /** A field with its white space tidied; `undefined` where it is `\N` or blank. */
  cell(column: number): string | undefined {
    if (this.isNothing(column)) return undefined
    const text = this.raw(column)
    const tidied = this.isUntidy ? tidyName(text) : text
    return tidied === '' ? undefined : tidied
  }

  isNothing(column: number): boolean {
    const start = column === 0 ? this.#start : (this.#ends[column - 1] ?? 0) + 1
    return (
      (this.#ends[column] ?? 0) - start === 2 &&
      this.#text.charCodeAt(start) === 0x5c &&
      this.#text.charCodeAt(start + 1) === 0x4e
    )
  }

  /** The number of an id such as `nm0000001`, or -1 where the field is none. */
  idIn(column: number, prefix: string): number {
    const start = column === 0 ? this.#start : (this.#ends[column - 1] ?? 0) + 1
    return idNumber(this.#text, start, this.#ends[column] ?? start, prefix)
  }

  /** A whole number without sign, `undefined` where the field is `\N`, or -1 where it is anything else. */
  count(column: number): number | undefined {
    if (this.isNothing(column)) return undefined
    const start = column === 0 ? this.#start : (this.#ends[column - 1] ?? 0) + 1
    const end = this.#ends[column] ?? start
    if (end === start || end - start > 15) return -1
    let number = 0
    for (let at = start; at < end; at += 1) {
      const digit = this.#text.charCodeAt(at) - 0x30
      if (digit < 0 || digit > 9) return -1
      number = number * 10 + digit
    }
    return number
  }

  #readRow(): boolean {
    const text = this.#text
    this.#start = this.#next
    let end = text.indexOf('\n', this.#start)
    if (end < 0) end = text.length
    this.#next = end + 1
    this.rows += 1
    const found = this.#findFields(end)
    if (found !== this.#columns) {
      this.refuse(`The row has ${found} fields, not ${this.#columns}`)
      return false
    }
    if (this.#mayBeUnwanted && unwanted.test(text.slice(this.#start, end))) {
      this.refuse('The row holds a control character, or one that overrides the direction of writing')
      return false
    }
    this.isUntidy =
      this.#mayBeUntidy && untidy.test(text.slice(this.#start > 0 ? this.#start - 1 : 0, this.#next))
    const id = this.idIn(0, this.#prefix)
    if (id < 0) {
      this.refuse(`${quoted(this.raw(0))} is no id of the form ${this.#prefix}0000000`)
      return false
    }
    this.id = id
    this.digits = (this.#ends[0] ?? 0) - this.#start - 2
    return true
  }

  #findFields(end: number): number {
    const text = this.#text
    let fields = 0
    let at = this.#start
    for (;;) {
      const next = text.indexOf('\t', at)
      if (next < 0 || next >= end) break
      this.#ends[fields] = next
      fields += 1
      at = next + 1
      if (fields > this.#columns) return this.#countFields(end)
    }
    this.#ends[fields] = end
    return fields + 1
  }

  #countFields(end: number): number {
    return this.#text.slice(this.#start, end).split('\t').length
  }

  /** The whole lines of the next chunk; false at the end of the file. */
  async #loadText(): Promise<boolean> {
    for (;;) {
      const chunk = await this.#nextChunk()
      if (chunk === undefined) return this.#held > 0 && this.#take(this.#held)
      this.#hold(chunk)
      const end = this.#bytes.lastIndexOf(lineFeed, this.#held - 1) + 1
      if (end > 0) return this.#take(end)
      if (this.#held > longestRow)
        throw this.#refusal(this.#lastLine + 1, 'The row is longer than a megabyte')
    }
  }

  #hold(chunk: Buffer): void {
    if (this.#held + chunk.length > this.#bytes.length) {
      const grown = Buffer.allocUnsafeSlow(2 * (this.#held + chunk.length))
      this.#bytes.copy(grown, 0, 0, this.#held)
      this.#bytes = grown
    }
    chunk.copy(this.#bytes, this.#held)
    this.#held += chunk.length
  }

  async #nextChunk(): Promise<Buffer | undefined> {
    try {
      const { done, value } = (await this.#chunks?.next()) ?? { done: true, value: undefined }
      return done === true ? undefined : value
    } catch (error) {
      throw unreadable(error, this.name, this.#lastLine + 1)
    }
  }

  /** The held bytes before `end` become the text, the others wait for the rest of their line. */
  #take(end: number): true {
    const lines = this.#bytes.subarray(0, end)
    const scan = scanBytes(lines)
    try {
      this.#text = scan.isAscii ? lines.toString('latin1') : this.#decoder.decode(lines).normalize('NFC')
    } catch {
      throw this.#refusal(this.#lastLine + this.#firstUndecodable(lines), 'The row is not UTF-8')
    }
    this.#next = 0
    this.#mayBeUnwanted = scan.mayBeUnwanted
    this.#mayBeUntidy = scan.mayBeUntidy
    this.#bytes.copyWithin(0, end, this.#held)
    this.#held -= end
    return true
  }

  /** Which line of these can't be decoded, from 1. */
  #firstUndecodable(lines: Buffer): number {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    let line = 1
    for (let start = 0; start < lines.length; line += 1) {
      const end = lines.indexOf(lineFeed, start)
      const stop = end < 0 ? lines.length : end + 1
      try {
        decoder.decode(lines.subarray(start, stop))
      } catch {
        return line
      }
      start = stop
    }
    return line
  }

  #refusal(line: number, reason: string): ImportRefusal {
    return new ImportRefusal(reason, { file: this.name, line })
  }
}

/** 7 digits, or 8 or 9 of which the first is not 0; -1 for anything else. */
function idNumber(text: string, start: number, end: number, prefix: string): number {
  const digits = end - start - 2
  if (digits < 7 || digits > 9) return -1
  if (text.charCodeAt(start) !== prefix.charCodeAt(0) || text.charCodeAt(start + 1) !== prefix.charCodeAt(1))
    return -1
  if (digits > 7 && text.charCodeAt(start + 2) === 0x30) return -1
  let number = 0
  for (let at = start + 2; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

/** As it may stand in a message: short, and without line breaks. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text)
}

/** One tab-separated file, a row at a time: no quoting, one record a line, whatever its fields begin with. */
import { isUtf8 } from 'node:buffer'
import { tidyName } from '../../catalogue/text.ts'
import { characterAt, sizeOfCharacter, textOf, type Slice } from '../../catalogue/text-bytes.ts'
import { unreadable } from '../file-bytes.ts'
import { ImportRefusal, type Refused } from '../source.ts'
import { isUntidy, isUnwanted, kindOfCharacter, mayCompose } from './character-kinds.ts'
import { imdbColumns, type ImdbFile } from './files.ts'

const [listSeparator, tab, lineFeed, space, quote, comma, backslash] = [2, 9, 10, 0x20, 0x22, 0x2c, 0x5c]
const [zero, capitalN, deleted] = [0x30, 0x4e, 0x7f]
const longestRow = 1024 * 1024
const noBytes = Buffer.alloc(0)

/** A field of the row that a reader stands at. */
class Cell implements Slice {
  bytes: Uint8Array = noBytes
  start = 0
  end = 0
}

/**
 * Reads chunk by chunk: `step` goes on within a chunk without waiting, `load` waits for the next one.
 * Rows with the wrong number of fields or without an id are refused on the way and not shown. Fields are bytes of
 * the chunk, good until the next row.
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
  readonly #prefix: string
  readonly #hasLists: boolean
  readonly #refuse: (refused: Refused) => void
  readonly #cells: readonly Cell[]
  #chunks: AsyncIterator<Buffer> | undefined
  #isBegun = false
  /** What was read and has not gone by: whole lines before `#end`, then the beginning of the next one. */
  #held = noBytes
  #heldBytes = 0
  #end = 0
  #next = 0

  constructor(file: ImdbFile, refuse: (refused: Refused) => void) {
    this.name = file.name
    this.#file = file
    this.#prefix = file.table === 'name.basics' ? 'nm' : 'tt'
    this.#hasLists = file.table === 'title.akas'
    this.#refuse = refuse
    this.#cells = imdbColumns[file.table].map(() => new Cell())
  }

  /** The line of the file that this row is, counted from 1. */
  get line(): number {
    return this.rows + 1
  }

  /** The last line that was read; 0 before the header. */
  get #lastLine(): number {
    return this.#isBegun ? this.line : 0
  }

  refuse(reason: string): void {
    this.#refuse({ file: this.name, line: this.line, reason })
  }

  /** Throws {@link ImportRefusal} where the header is another one. */
  async open(): Promise<void> {
    this.#chunks = this.#file.bytes.chunks({ isReused: true })
    const columns = imdbColumns[this.#file.table].join('\t')
    if (!(await this.#loadLines())) throw this.#refusal(1, 'The file is empty')
    const end = this.#held.indexOf(lineFeed)
    const header = this.#held.toString('utf8', 0, end)
    if (header !== columns) {
      throw this.#refusal(1, `The header is ${quoted(header)}; it should be ${quoted(columns)}`)
    }
    this.#next = end + 1
    if (!this.step()) await this.load()
  }

  /** Lets go of the file, wherever the reading stands. */
  async close(): Promise<void> {
    await this.#chunks?.return?.()
  }

  /** On to the next row of this chunk; false where the chunk has no more. */
  step(): boolean {
    while (this.#next < this.#end) {
      if (this.#readRow()) return true
    }
    return false
  }

  /** On to the first row of the next chunk, or to the end. */
  async load(): Promise<void> {
    do {
      if (!(await this.#loadLines())) {
        this.isAtEnd = true
        return
      }
    } while (!this.step())
  }

  /** A field as it stands there. */
  field(column: number): Slice {
    return this.#cells[column] ?? nothing
  }

  /** A field as it stands there, for messages and for what is rare. */
  raw(column: number): string {
    return textOf(this.field(column))
  }

  /** A field with its white space tidied; `undefined` where it is `\N` or blank. */
  cell(column: number): Slice | undefined {
    if (this.isNothing(column)) return undefined
    const cell = this.field(column)
    if (!this.isUntidy) return cell.start === cell.end ? undefined : cell
    const bytes = Buffer.from(tidyName(textOf(cell)))
    return bytes.length === 0 ? undefined : { bytes, start: 0, end: bytes.length }
  }

  isNothing(column: number): boolean {
    const { bytes, start, end } = this.field(column)
    return end - start === 2 && bytes[start] === backslash && bytes[start + 1] === capitalN
  }

  /** 0 or 1, `undefined` where the field is `\N`, or -1 where it is anything else. */
  flag(column: number): 0 | 1 | -1 | undefined {
    const { bytes, start, end } = this.field(column)
    const digit = end - start === 1 ? (bytes[start] ?? 0) - zero : -1
    if (digit === 0 || digit === 1) return digit
    return this.isNothing(column) ? undefined : -1
  }

  /** The number of an id such as `nm0000001`, or -1 where the field is none. */
  idIn(column: number, prefix: string): number {
    const { bytes, start, end } = this.field(column)
    return idNumber(bytes, start, end, prefix)
  }

  /** Calls `take` with each member of a list, as it lies in the bytes of the field. */
  members(column: number, take: (bytes: Uint8Array, start: number, end: number) => boolean): boolean {
    const { bytes, start, end } = this.field(column)
    let from = start
    for (let at = start; at <= end; at += 1) {
      if (at < end && bytes[at] !== comma) continue
      if (!take(bytes, from, at)) return false
      from = at + 1
    }
    return true
  }

  /** A whole number without sign, `undefined` where the field is `\N`, or -1 where it is anything else. */
  count(column: number): number | undefined {
    const { bytes, start, end } = this.field(column)
    if (end === start || end - start > 15) return -1
    let number = 0
    for (let at = start; at < end; at += 1) {
      const digit = (bytes[at] ?? 0) - zero
      if (digit < 0 || digit > 9) return this.isNothing(column) ? undefined : -1
      number = number * 10 + digit
    }
    return number
  }

  #readRow(): boolean {
    const start = this.#next
    const found = this.#findFields(this.#held, start)
    this.#next = found.end + 1
    this.rows += 1
    const columns = this.#cells.length
    if (found.fields !== columns) {
      this.refuse(`The row has ${found.fields} fields, not ${columns}`)
      return false
    }
    if ((found.kinds & isUnwanted) !== 0) {
      this.refuse('The row holds a control character, or one that overrides the direction of writing')
      return false
    }
    this.isUntidy = (found.kinds & isUntidy) !== 0
    if ((found.kinds & mayCompose) !== 0) this.#compose(start, found.end)
    const id = this.idIn(0, this.#prefix)
    if (id < 0) {
      this.refuse(`${quoted(this.raw(0))} is no id of the form ${this.#prefix}0000000`)
      return false
    }
    this.id = id
    this.digits = idDigits(this.field(0))
    return true
  }

  /** Looks at each byte of a row once: where its fields end, and whether it holds what few rows do. */
  #findFields(bytes: Buffer, start: number): { fields: number; end: number; kinds: number } {
    const cells = this.#cells
    let fields = 0
    let kinds = 0
    let from = start
    for (let at = start; ; at += 1) {
      const byte = bytes[at] ?? lineFeed
      if (byte > quote && byte < deleted) continue
      if (byte === tab || byte === lineFeed) {
        const cell = cells[fields]
        if (cell !== undefined) {
          cell.bytes = bytes
          cell.start = from
          cell.end = at
        }
        fields += 1
        from = at + 1
        if (byte === lineFeed) return { fields, end: at, kinds }
      } else if (byte === space) {
        if (at === start || isEdge(bytes[at - 1]) || isEdge(bytes[at + 1])) kinds |= isUntidy
      } else if (byte > deleted) {
        kinds |= kindOfCharacter(characterAt(bytes, at))
        at += sizeOfCharacter(byte) - 1
      } else if (byte === listSeparator ? !this.#hasLists : byte < space || byte === deleted) {
        kinds |= isUnwanted
      }
    }
  }

  /** Puts the fields into the form in which each character is one, NFC, where they are not. */
  #compose(start: number, end: number): void {
    const text = this.#held.toString('utf8', start, end)
    const composed = text.normalize('NFC')
    if (composed !== text) this.#findFields(Buffer.from(`${composed}\n`), 0)
  }

  /** The whole lines of the next chunk; false at the end of the file. */
  async #loadLines(): Promise<boolean> {
    this.#held.copyWithin(0, this.#end, this.#heldBytes)
    this.#heldBytes -= this.#end
    this.#end = 0
    for (;;) {
      const chunk = await this.#nextChunk()
      if (chunk === undefined) return this.#heldBytes > 0 && this.#takeLast()
      this.#hold(chunk)
      const end = this.#held.lastIndexOf(lineFeed, this.#heldBytes - 1) + 1
      if (end > 0) return this.#take(end)
      if (this.#heldBytes > longestRow)
        throw this.#refusal(this.#lastLine + 1, 'The row is longer than a megabyte')
    }
  }

  #hold(chunk: Buffer): void {
    if (this.#heldBytes + chunk.length > this.#held.length) {
      const grown = Buffer.allocUnsafeSlow(2 * (this.#heldBytes + chunk.length))
      this.#held.copy(grown, 0, 0, this.#heldBytes)
      this.#held = grown
    }
    chunk.copy(this.#held, this.#heldBytes)
    this.#heldBytes += chunk.length
  }

  async #nextChunk(): Promise<Buffer | undefined> {
    try {
      const { done, value } = (await this.#chunks?.next()) ?? { done: true, value: undefined }
      return done === true ? undefined : value
    } catch (error) {
      throw unreadable(error, this.name, this.#lastLine + 1)
    }
  }

  /** A last line without its end gets one. */
  #takeLast(): true {
    this.#hold(Buffer.from([lineFeed]))
    return this.#take(this.#heldBytes)
  }

  /** The held bytes before `end` are the lines to read now. */
  #take(end: number): true {
    const lines = this.#held.subarray(0, end)
    if (!isUtf8(lines)) {
      throw this.#refusal(this.#lastLine + firstUndecodable(lines), 'The row is not UTF-8')
    }
    this.#isBegun = true
    this.#end = end
    this.#next = 0
    return true
  }

  #refusal(line: number, reason: string): ImportRefusal {
    return new ImportRefusal(reason, { file: this.name, line })
  }
}

const nothing: Slice = { bytes: noBytes, start: 0, end: 0 }

/** White space beside one of these is what tidying takes away; a quotation mark is the edge of a text in JSON. */
function isEdge(byte: number | undefined): boolean {
  return byte === space || byte === tab || byte === lineFeed || byte === quote
}

/** Which of these lines can't be decoded, from 1. */
function firstUndecodable(lines: Buffer): number {
  let line = 1
  for (let start = 0; start < lines.length; line += 1) {
    const end = lines.indexOf(lineFeed, start)
    const stop = end < 0 ? lines.length : end + 1
    if (!isUtf8(lines.subarray(start, stop))) return line
    start = stop
  }
  return line
}

function idDigits({ start, end }: Slice): number {
  return end - start - 2
}

/** 7 digits, or 8 or 9 of which the first is not 0; -1 for anything else. */
export function idNumber(bytes: Uint8Array, start: number, end: number, prefix: string): number {
  const digits = end - start - 2
  if (digits < 7 || digits > 9) return -1
  if (bytes[start] !== prefix.charCodeAt(0) || bytes[start + 1] !== prefix.charCodeAt(1)) return -1
  if (digits > 7 && bytes[start + 2] === zero) return -1
  let number = 0
  for (let at = start + 2; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - zero
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

/** As it may stand in a message: short, and without line breaks. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text)
}

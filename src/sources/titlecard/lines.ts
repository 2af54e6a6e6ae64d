/** A file as lines of UTF-8, a block at a time. */
import { isUtf8 } from 'node:buffer'
import { ImportRefusal } from '../source.ts'
import { unreadable } from '../file-bytes.ts'

/** A line without its end; `text` is missing where it was too long to keep. Numbers count from 1. */
export type Line = { readonly number: number; readonly text: string | undefined }

const newline = 0x0a

/**
 * Splits chunks of bytes at line feeds, in memory that does not grow with the file nor with a line.
 * Throws {@link ImportRefusal} with the line where the bytes are not UTF-8 or can't be read on.
 */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  file: string,
  longestBytes: number,
): AsyncGenerator<readonly Line[]> {
  const splitter = new LineSplitter(file, longestBytes)
  try {
    for await (const chunk of chunks) {
      const lines = splitter.take(chunk)
      if (lines.length > 0) yield lines
    }
  } catch (error) {
    throw error instanceof ImportRefusal ? error : unreadable(error, file, splitter.next)
  }
  const last = splitter.end()
  if (last.length > 0) yield last
}

class LineSplitter {
  /** The number of the line that is being read. */
  next = 1
  readonly #file: string
  readonly #longest: number
  #pending: Buffer[] = []
  #pendingBytes = 0
  #skipping = false

  constructor(file: string, longest: number) {
    this.#file = file
    this.#longest = longest
  }

  /** The lines that end within this chunk. */
  take(chunk: Buffer): Line[] {
    const first = chunk.indexOf(newline)
    if (first < 0) {
      this.#keep(chunk)
      return []
    }
    this.#keep(chunk.subarray(0, first))
    const lines = [this.#finishPending()]
    const last = chunk.lastIndexOf(newline)
    if (last > first) lines.push(...this.#whole(chunk.subarray(first + 1, last)))
    this.#keep(chunk.subarray(last + 1))
    return lines
  }

  /** The last line, where the file does not end with a line feed. */
  end(): Line[] {
    return this.#pendingBytes > 0 || this.#skipping ? [this.#finishPending()] : []
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0 || this.#skipping) return
    this.#pending.push(bytes)
    this.#pendingBytes += bytes.length
    if (this.#pendingBytes <= this.#longest) return
    this.#skipping = true
    this.#pending = []
  }

  #finishPending(): Line {
    const bytes = this.#pending.length === 1 ? this.#pending[0] : Buffer.concat(this.#pending)
    const line = {
      number: this.next,
      text: this.#skipping ? undefined : this.#decode(bytes ?? Buffer.alloc(0)),
    }
    this.#pending = []
    this.#pendingBytes = 0
    this.#skipping = false
    this.next += 1
    return line
  }

  #whole(block: Buffer): Line[] {
    const texts = isUtf8(block) ? block.toString('utf8').split('\n') : this.#oneByOne(block)
    return texts.map((text) => ({ number: this.next++, text }))
  }

  /** Finds the line that is no UTF-8: a line feed is never part of a longer character. */
  #oneByOne(block: Buffer): never {
    let start = 0
    for (;;) {
      const end = block.indexOf(newline, start)
      this.#decode(block.subarray(start, end < 0 ? undefined : end))
      this.next += 1
      start = end + 1
    }
  }

  #decode(bytes: Buffer): string {
    if (isUtf8(bytes)) return bytes.toString('utf8')
    throw new ImportRefusal('the line is not UTF-8', { file: this.#file, line: this.next })
  }
}

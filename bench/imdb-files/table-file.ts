import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

const chunkLength = 1 << 20

/** One file of tab-separated rows, written in chunks of about a megabyte. */
export class TableFile {
  rows = 0
  readonly #stream: Writable
  readonly #closed: Promise<void>
  #chunk: string
  #isBehind = false

  constructor(path: string, header: string, gzip: boolean) {
    const file = createWriteStream(gzip ? `${path}.gz` : path, { highWaterMark: 2 * chunkLength })
    this.#stream = gzip ? createGzip({ level: 6 }) : file
    if (this.#stream !== file) {
      this.#stream.on('error', (error: Error) => file.destroy(error))
      file.on('error', (error) => this.#stream.destroy(error))
      this.#stream.pipe(file)
    }
    this.#closed = finished(file)
    this.#closed.catch(() => undefined)
    this.#chunk = `${header}\n`
  }

  /** Adds a row, given without its line feed. */
  add(row: string): void {
    this.rows++
    this.#chunk += row
    this.#chunk += '\n'
    if (this.#chunk.length >= chunkLength) this.#send()
  }

  /** True when the disk is slower than the rows: await `drain` before adding more. */
  get isBehind(): boolean {
    return this.#isBehind
  }

  async drain(): Promise<void> {
    await Promise.race([once(this.#stream, 'drain'), this.#closed])
    this.#isBehind = false
  }

  async close(): Promise<void> {
    this.#send()
    this.#stream.end()
    await this.#closed
  }

  #send(): void {
    if (!this.#stream.write(this.#chunk)) this.#isBehind = true
    this.#chunk = ''
  }
}

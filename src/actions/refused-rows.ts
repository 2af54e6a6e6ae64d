import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import type { Refused } from '../sources/source.ts'

const rowsShown = 10

/** Counts the rows that were set aside, keeps the first to show, and writes all to a file that exists only then. */
export class RefusedRows {
  readonly file: string
  readonly first: Refused[] = []
  count = 0
  #handle: number | undefined
  #waiting = ''

  constructor(file: string) {
    this.file = file
    rmSync(file, { force: true })
  }

  add(refused: Refused): void {
    this.count += 1
    if (this.first.length < rowsShown) this.first.push(refused)
    this.#waiting += `${refused.file}\t${refused.line}\t${refused.reason.replace(/\s+/g, ' ')}\n`
    if (this.#waiting.length > 65_536) this.#write()
  }

  close(): void {
    this.#write()
    if (this.#handle !== undefined) closeSync(this.#handle)
    this.#handle = undefined
  }

  #write(): void {
    if (this.#waiting === '') return
    this.#handle ??= openSync(this.file, 'w')
    writeSync(this.#handle, this.#waiting)
    this.#waiting = ''
  }
}

import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import type { Postponing } from './bulk-rows.ts'

const blockBytes = 1024 * 1024

/** Documents that wait on disk until all titles have gone by, as lines of JSON. */
export class PostponedFile implements Postponing {
  readonly #file: string
  #handle: number | undefined
  #waiting = ''

  constructor(file: string) {
    this.#file = file
  }

  add({ key, text }: { readonly key: number; readonly text: string }): void {
    this.#waiting += `${JSON.stringify([key, text])}\n`
    if (this.#waiting.length >= blockBytes) this.#write()
  }

  *all(): Generator<{ readonly key: number; readonly text: string }> {
    if (this.#handle === undefined && this.#waiting === '') return
    this.#write()
    if (this.#handle !== undefined) closeSync(this.#handle)
    for (const line of linesOf(this.#file)) {
      const [key, text] = JSON.parse(line) as [number, string]
      yield { key, text }
    }
  }

  #write(): void {
    this.#handle ??= openSync(this.#file, 'w')
    writeSync(this.#handle, this.#waiting)
    this.#waiting = ''
  }
}

function* linesOf(file: string): Generator<string> {
  const handle = openSync(file, 'r')
  try {
    const block = Buffer.allocUnsafe(blockBytes)
    let left: Buffer = Buffer.alloc(0)
    for (;;) {
      const size = readSync(handle, block)
      if (size === 0) return
      const bytes = Buffer.concat([left, block.subarray(0, size)])
      const end = bytes.lastIndexOf(0x0a)
      if (end >= 0) yield* bytes.toString('utf8', 0, end).split('\n')
      left = Buffer.from(bytes.subarray(end + 1))
    }
  } finally {
    closeSync(handle)
  }
}

/** Rows on their way to a table that is filled in order: set down by partition on disk, read back one at a time. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs'

/** Where a partition's bytes lie in the file, in the order in which they were written. */
export type Partition = { readonly order: number; readonly extents: readonly number[] }
/** What is left of a spill when it is written: enough for another thread to read it. */
export type Spilled = { readonly file: string; readonly partitions: readonly Partition[] }

/** Where records are written to, each of a partition. */
export type SpillRoom = {
  /** What {@link room} tells a place in. */
  readonly buffer: Buffer
  /** Where there is room for a record of at most so many bytes; {@link taken} tells how many it has become. */
  room(partition: number, bytes: number): number
  taken(bytes: number): void
}

type Open = { buffer: Buffer; used: number; readonly extents: number[] }

export class SpillWriter implements SpillRoom {
  buffer: Buffer = Buffer.alloc(0)
  readonly #file: string
  readonly #handle: number
  readonly #blockBytes: number
  readonly #partitions: (Open | undefined)[] = []
  #end = 0
  #last: Open | undefined

  constructor(file: string, blockBytes: number) {
    this.#file = file
    this.#handle = openSync(file, 'w')
    this.#blockBytes = blockBytes
  }

  room(partition: number, bytes: number): number {
    const open = (this.#partitions[partition] ??= {
      buffer: Buffer.allocUnsafeSlow(Math.max(bytes, 1024)),
      used: 0,
      extents: [],
    })
    if (open.used + bytes > open.buffer.length) this.#makeRoom(open, bytes)
    this.#last = open
    this.buffer = open.buffer
    return open.used
  }

  taken(bytes: number): void {
    if (this.#last) this.#last.used += bytes
  }

  /** Writes what is left and closes the file. */
  finish(): Spilled {
    const partitions: Partition[] = []
    for (const [order, open] of this.#partitions.entries()) {
      if (!open) continue
      this.#write(open)
      partitions.push({ order, extents: open.extents })
    }
    closeSync(this.#handle)
    this.#partitions.length = 0
    return { file: this.#file, partitions }
  }

  /** A block grows to its full size before it is written for the first time: most partitions stay small. */
  #makeRoom(open: Open, bytes: number): void {
    const wanted = Math.max(open.used + bytes, Math.min(this.#blockBytes, 2 * open.buffer.length))
    if (wanted <= this.#blockBytes || open.used === 0) {
      const grown = Buffer.allocUnsafeSlow(wanted)
      open.buffer.copy(grown, 0, 0, open.used)
      open.buffer = grown
      return
    }
    this.#write(open)
    if (bytes > open.buffer.length) open.buffer = Buffer.allocUnsafeSlow(bytes)
  }

  #write(open: Open): void {
    if (open.used === 0) return
    writeSync(this.#handle, open.buffer, 0, open.used, this.#end)
    open.extents.push(this.#end, open.used)
    this.#end += open.used
    open.used = 0
  }
}

/** The bytes of each partition, in the order of their numbers; each is good only until the next one. */
export function* readSpill({ file, partitions }: Spilled): Generator<Buffer> {
  const handle = openSync(file, 'r')
  let memory = Buffer.alloc(0)
  try {
    for (const { extents } of partitions) {
      let size = 0
      for (let at = 1; at < extents.length; at += 2) size += extents[at] ?? 0
      if (size > memory.length) memory = Buffer.allocUnsafeSlow(Math.ceil(1.5 * size))
      const bytes = memory.subarray(0, size)
      let filled = 0
      for (let at = 0; at < extents.length; at += 2) {
        filled += readSync(handle, bytes, filled, extents[at + 1] ?? 0, extents[at] ?? 0)
      }
      yield bytes
    }
  } finally {
    closeSync(handle)
  }
}

/** The bytes of one file, unpacked where it is gzip (by its first bytes, whatever it is called). */
import { createReadStream, type Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { ImportRefusal } from './source.ts'

const chunkBytes = 256 * 1024

export class FileBytes {
  readonly path: string
  /** As it lies on disk. */
  readonly size: number
  readonly #packed: boolean
  #read = 0

  private constructor(path: string, size: number, packed: boolean) {
    this.path = path
    this.size = size
    this.#packed = packed
  }

  /** Throws {@link ImportRefusal} where there is no such file, or it can't be read. */
  static async open(path: string): Promise<FileBytes> {
    try {
      const stats = await stat(path)
      if (!stats.isFile()) throw noFile(path, stats)
      return new FileBytes(path, stats.size, await isGzip(path))
    } catch (error) {
      if (error instanceof ImportRefusal) throw error
      throw new ImportRefusal(`${path} cannot be read: ${reasonOf(error)}`)
    }
  }

  /** Bytes read so far, as they lie on disk. */
  get read(): number {
    return this.#read
  }

  /**
   * Throws what the file system or the unpacking throws; {@link unreadable} words it. Where the memory is reused,
   * a chunk is good only until the next one.
   */
  async *chunks({ isReused = false } = {}): AsyncGenerator<Buffer> {
    this.#read = 0
    if (isReused && !this.#packed) return yield* this.#chunksInPlace()
    const onDisk = createReadStream(this.path, { highWaterMark: chunkBytes })
    onDisk.on('data', (chunk) => (this.#read += chunk.length))
    onDisk.pause()
    if (!this.#packed) return yield* onDisk as AsyncIterable<Buffer>
    const unpacked = createGunzip({ chunkSize: chunkBytes })
    onDisk.on('error', (error) => unpacked.destroy(error))
    onDisk.pipe(unpacked)
    try {
      yield* unpacked as AsyncIterable<Buffer>
    } finally {
      onDisk.destroy()
    }
  }

  async *#chunksInPlace(): AsyncGenerator<Buffer> {
    const file = await open(this.path)
    try {
      const memory = Buffer.allocUnsafeSlow(chunkBytes)
      for (;;) {
        const { bytesRead } = await file.read(memory, 0, chunkBytes)
        if (bytesRead === 0) return
        this.#read += bytesRead
        yield memory.subarray(0, bytesRead)
      }
    } finally {
      await file.close()
    }
  }
}

function noFile(path: string, stats: Stats): ImportRefusal {
  if (stats.isDirectory()) return new ImportRefusal(`${path} is a folder, where a file is wanted.`)
  return new ImportRefusal(
    `${path} is a pipe or a device. An import reads a file more than once: write it to a file first, ` +
      'and give that. Files in gzip are unpacked while they are read.',
  )
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

/** The refusal of an import whose file broke off or is damaged at a line. */
export function unreadable(error: unknown, file: string, line: number): ImportRefusal {
  const isGzipFault = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
  const reason = isGzipFault ? `the gzip data is damaged (${reasonOf(error)})` : reasonOf(error)
  return new ImportRefusal(reason, { file, line })
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The file that SQLite writes a commit to first, as this program makes sure of it. */
import { open, type FileHandle } from 'node:fs/promises'

export class WriteAheadLog {
  readonly #path: string
  #file: Promise<FileHandle> | undefined

  /** `database` is a file that a connection in WAL mode is open on, until this is closed: as long, the log stays. */
  constructor(database: string) {
    this.#path = `${database}-wal`
  }

  /** Resolves when all that was written to it before is on the disk. */
  async sync(): Promise<void> {
    this.#file ??= open(this.#path, 'r+')
    await (await this.#file).datasync()
  }

  async close(): Promise<void> {
    await (await this.#file)?.close()
  }
}

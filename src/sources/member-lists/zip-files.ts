/** The files in a zip that a member sends, unpacked one at a time within bounds that the zip can't talk its way out of. */
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import type { UnreadReason } from '../../catalogue/unread-reasons.ts'
import { UnreadFile } from './brought.ts'

/** Unpacked. The largest files of real exports, histories of twenty years, are a few MB. */
export const zipBounds = { files: 5000, bytesOfFile: 32 * 2 ** 20, bytes: 128 * 2 ** 20 } as const

export type PackedFile = { readonly name: string; readonly bytes: Buffer }

export const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'

/**
 * Each file that `isWanted` by its name, in the order of the zip; the others are never unpacked. Sizes are checked
 * as the zip states them, before unpacking; yauzl stops a file that turns out larger than stated. Throws
 * {@link UnreadFile} for what is damaged, encrypted or too large, and for names that lead out of a folder.
 */
export async function* filesInZip(
  file: string,
  bytes: Buffer,
  isWanted: (name: string) => boolean,
): AsyncGenerator<PackedFile> {
  const refuse = (why: UnreadReason, name = file, more = '') =>
    new UnreadFile({ file: name, line: 1 }, why, more)
  let files = 0
  let stated = 0
  try {
    const zip = await fromBufferPromise(bytes)
    for await (const entry of zip.eachEntry()) {
      files += 1
      if (files > zipBounds.files) throw refuse(['manyFiles', zipBounds.files])
      if (entry.fileName.endsWith('/') || !isWanted(entry.fileName)) continue
      stated += entry.uncompressedSize
      if (entry.uncompressedSize > zipBounds.bytesOfFile || stated > zipBounds.bytes) {
        throw refuse(['unpackedLarge', entry.uncompressedSize], entry.fileName)
      }
      if (entry.isEncrypted()) throw refuse(['encrypted'], entry.fileName)
      yield { name: entry.fileName, bytes: await unpacked(zip, entry) }
    }
  } catch (error) {
    if (error instanceof UnreadFile) throw error
    throw refuse(['damaged'], file, error instanceof Error ? error.message : String(error))
  }
}

async function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return buffer(await zip.openReadStreamPromise(entry))
}

/**
 * Which accounts were deleted, in a file beside the database: a backup that is restored has them again, and this says
 * whose they are, by ids that mean nothing to anybody else.
 */
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from '../catalogue/refusal.ts'

export type Deletion = {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly member: string
  readonly reviews: 'kept' | 'deleted'
}

export const deletionLog = (folder: string): string => join(folder, 'deletions.log')

/** Resolves when the line is on the disk. */
export async function noteDeletion(path: string, { at, member, reviews }: Deletion): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'a', 0o600)
  try {
    await file.write(`${at} ${member} reviews=${reviews}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Throws a {@link Refusal} where there is no such file, and for a line that is none of ours. */
export async function readDeletions(path: string): Promise<readonly Deletion[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Refusal('not-found', `There is no file ${path} that can be read.`, path)
  })
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => deletionIn(line, `${path}, line ${at + 1}`))
}

function deletionIn(line: string, where: string): Deletion {
  const [, at, member, reviews] = /^(\S+) (\S+) reviews=(kept|deleted)$/.exec(line) ?? []
  if (at === undefined || member === undefined || reviews === undefined)
    throw new Refusal('invalid', `${where} is not written as a deletion: nothing was done.`, where)
  return { at, member, reviews: reviews === 'kept' ? 'kept' : 'deleted' }
}

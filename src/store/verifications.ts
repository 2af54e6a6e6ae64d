/** What better-auth waits for, in rows that it alone writes. */
import type { ReadHandle } from './tables.ts'

export async function isAskedFor(reader: ReadHandle, identifier: string, now: Date): Promise<boolean> {
  const row = await reader
    .selectFrom('verification')
    .select('identifier')
    .where('identifier', '=', identifier)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return row !== undefined
}

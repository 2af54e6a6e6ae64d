/** Whether the link of a letter still does what it is for, seen without doing it. */
import { createHash } from 'node:crypto'
import type { ReadHandle } from '../store/tables.ts'
import { isAskedFor } from '../store/verifications.ts'

/** Kept as better-auth keeps what it is asked for by: as a hash. */
export function isReset(reader: ReadHandle, token: string, now: Date): Promise<boolean> {
  const identifier = createHash('sha256').update(`reset-password:${token}`).digest('base64url')
  return isAskedFor(reader, identifier, now)
}

/** A JSON web token that this site signed, whose time is not over. */
export async function isConfirmation(secret: string, token: string): Promise<boolean> {
  // Much that the program starts without.
  const { isSignedToken } = await import('./member-auth.ts')
  return isSignedToken(secret, token)
}

/** Whether the link of a letter still does what it is for, seen without doing it. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { ReadHandle } from '../store/tables.ts'
import { isAskedFor } from '../store/verifications.ts'

/** Kept as better-auth keeps what it is asked for by: as a hash. */
export function isReset(reader: ReadHandle, token: string, now: Date): Promise<boolean> {
  const identifier = createHash('sha256').update(`reset-password:${token}`).digest('base64url')
  return isAskedFor(reader, identifier, now)
}

/** A JSON web token that this site signed, whose time is not over. */
export function isConfirmation(secret: string, token: string, now: Date): boolean {
  const [head = '', body = '', signature = ''] = token.split('.')
  const signed = createHmac('sha256', secret).update(`${head}.${body}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== signed.length || !timingSafeEqual(given, signed)) return false
  const { exp } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { readonly exp: number }
  return exp * 1000 > now.getTime()
}

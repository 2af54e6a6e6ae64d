/**
 * When a browser last asked for anything, which it keeps itself beside its session: to know it here, reading a page would
 * have to write. Signed for that session and no other; without it the session isn't open.
 */
import { cookieIn, signedToken } from './cookies.ts'
import type { Signer } from './secret.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Milliseconds. */
const mostIdle = 14 * day
const mostAway = 30 * minute
const renewedAfter = minute

const purpose = 'seen'

export type LastSeen = {
  /** Milliseconds since 1970, as is the next. */
  readonly at: number
  /** The same, but it stands still once half an hour has passed without a request: powers over others end then. */
  readonly present: number
}

/** `undefined` where it is missing, isn't ours, belongs to another session, or is too old. */
export function lastSeenIn(
  signer: Signer,
  token: string,
  { value = '', now }: { readonly value: string | undefined; readonly now: Date },
): LastSeen | undefined {
  const [, at = '', present = '', signature = ''] = /^(\d{1,15})\.(\d{1,15})\.([\w-]{43})$/.exec(value) ?? []
  if (!signer.isSigned(purpose, `${token} ${at} ${present}`, signature)) return undefined
  return now.getTime() - Number(at) < mostIdle ? { at: Number(at), present: Number(present) } : undefined
}

export const isAway = ({ present }: LastSeen, now: Date): boolean => now.getTime() - present >= mostAway

type Named = { readonly name: string; readonly isSecure: boolean }

/** The cookie for this request, where the one that came is older than a minute. */
export function renewed(
  signer: Signer,
  token: string,
  { lastSeen, now, ...named }: Named & { readonly lastSeen: LastSeen; readonly now: Date },
): string | undefined {
  const at = now.getTime()
  if (at - lastSeen.at < renewedAfter) return undefined
  return seenCookie(signer, token, { ...named, at, present: isAway(lastSeen, now) ? lastSeen.present : at })
}

/** The cookies of an answer, with what goes beside the session that they open or end. */
export function withLastSeen(
  signer: Signer,
  cookies: readonly string[],
  { session, secrets, now, ...named }: Named & SessionCookies,
): readonly string[] {
  const opened = cookies.findLast((cookie) => cookieIn(cookie, session) !== undefined)
  if (opened === undefined) return cookies
  const token = signedToken(cookieIn(opened, session), secrets)
  const at = now.getTime()
  const seen =
    token === undefined
      ? cookie('', { ...named, length: 0 })
      : seenCookie(signer, token, { ...named, at, present: at })
  return [...cookies, seen]
}

type SessionCookies = { readonly session: string; readonly secrets: readonly string[]; readonly now: Date }

function seenCookie(signer: Signer, token: string, { at, present, ...named }: Named & LastSeen): string {
  const signature = signer.sign(purpose, `${token} ${at} ${present}`)
  return cookie(`${at}.${present}.${signature}`, { ...named, length: mostIdle / 1000 })
}

/** `length` in seconds. */
const cookie = (value: string, { name, isSecure, length }: Named & { readonly length: number }): string =>
  `${name}=${value}; Max-Age=${length}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`

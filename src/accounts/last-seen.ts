/**
 * When a browser last asked for anything, which it keeps itself beside its session: to know it here, reading a page would
 * have to write. Signed for that session and no other; without it the session isn't open. Its name tells of which session
 * it is: an answer to the one before, that comes late, writes over nothing of this one.
 */
import { hash } from 'node:crypto'
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

/** `name` is what the names of all sessions' cookies begin with. */
type Named = { readonly name: string; readonly isSecure: boolean }
/** What a request brought, and when. */
type Asked = { readonly header: string | undefined; readonly now: Date }

const nameLength = 6

/** Six letters are no way to the token, and for two sessions of one browser the same only by a rare chance. */
const nameOf = (name: string, token: string): string =>
  `${name}-${hash('sha256', token, 'base64url').slice(0, nameLength)}`

/** `undefined` where it is missing, isn't ours, belongs to another session, or is too old. */
export function lastSeenIn(
  signer: Signer,
  token: string,
  { header, now, name }: Asked & Named,
): LastSeen | undefined {
  const value = cookieIn(header, nameOf(name, token)) ?? ''
  const [, at = '', present = '', signature = ''] = /^(\d{1,15})\.(\d{1,15})\.([\w-]{43})$/.exec(value) ?? []
  if (!signer.isSigned(purpose, `${token} ${at} ${present}`, signature)) return undefined
  return now.getTime() - Number(at) < mostIdle ? { at: Number(at), present: Number(present) } : undefined
}

export const isAway = ({ present }: LastSeen, now: Date): boolean => now.getTime() - present >= mostAway

/** The cookie for this request, where the one that came is older than a minute; and those of other sessions go. */
export function renewed(
  signer: Signer,
  token: string,
  { lastSeen, header, now, ...named }: Named & Asked & { readonly lastSeen: LastSeen },
): readonly string[] {
  const others = withoutOthers(header, token, named)
  const at = now.getTime()
  if (at - lastSeen.at < renewedAfter) return others
  const present = isAway(lastSeen, now) ? lastSeen.present : at
  return [seenCookie(signer, token, { ...named, at, present }), ...others]
}

/** The cookies of an answer, with what goes beside the session that they open or end. */
export function withLastSeen(
  signer: Signer,
  cookies: readonly string[],
  { session, secrets, header, now, ...named }: Named & Asked & SessionCookies,
): readonly string[] {
  const opened = cookies.findLast((cookie) => cookieIn(cookie, session) !== undefined)
  if (opened === undefined) return cookies
  const token = signedToken(cookieIn(opened, session), secrets)
  const at = now.getTime()
  const seen = token === undefined ? [] : [seenCookie(signer, token, { ...named, at, present: at })]
  return [...cookies, ...seen, ...withoutOthers(header, token, named)]
}

type SessionCookies = { readonly session: string; readonly secrets: readonly string[] }

/** Ends those that came but are not of this session, or all where there is none: a browser never has many. */
function withoutOthers(
  header: string | undefined,
  token: string | undefined,
  { name, isSecure }: Named,
): readonly string[] {
  const own = token === undefined ? undefined : nameOf(name, token)
  const names = new Set(header?.split(';').map((pair) => pair.split('=', 1)[0]?.trim() ?? ''))
  return [...names]
    .filter((one) => one !== own && isOfSession(one, name))
    .map((one) => cookie('', { name: one, isSecure, length: 0 }))
}

/** As they are called now, or all were before. */
function isOfSession(one: string, name: string): boolean {
  if (!one.startsWith(name)) return false
  const rest = one.slice(name.length)
  return rest === '' || (rest.length === nameLength + 1 && /^-[\w-]+$/.test(rest))
}

function seenCookie(signer: Signer, token: string, { at, present, ...named }: Named & LastSeen): string {
  const signature = signer.sign(purpose, `${token} ${at} ${present}`)
  const value = `${at}.${present}.${signature}`
  return cookie(value, { ...named, name: nameOf(named.name, token), length: mostIdle / 1000 })
}

/** `length` in seconds. */
const cookie = (value: string, { name, isSecure, length }: Named & { readonly length: number }): string =>
  `${name}=${value}; Max-Age=${length}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`

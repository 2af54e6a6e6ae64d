/** The cookies of members: what they are called, and what is believed of those that come back. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Signer } from './secret.ts'

/** Seconds: no session goes on for longer, however it is used. How long one goes on unused: last-seen.ts. */
export const sessionLength = 90 * 24 * 60 * 60

/** Browsers take `__Host-` only by https, from the host itself and for all of it. */
export type CookieNames = {
  readonly session: string
  readonly secondFactor: string
  readonly device: string
  readonly provider: string
  /** Beside the session, whose letters follow: when this browser last asked for anything. */
  readonly seen: string
}

export function cookieNames(isSecure: boolean): CookieNames {
  const prefix = isSecure ? '__Host-' : ''
  return {
    session: `${prefix}sid`,
    secondFactor: `${prefix}second`,
    device: `${prefix}device`,
    provider: `${prefix}provider`,
    seen: `${prefix}seen`,
  }
}

/** The value of the first cookie of that name. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=')
    if (at !== -1 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

/** The token of a session as better-auth signs it, where the signature is right by one of the secrets. */
export function signedToken(value: string | undefined, secrets: readonly string[]): string | undefined {
  const text = value === undefined ? undefined : decoded(value)
  const at = text?.lastIndexOf('.') ?? -1
  if (text === undefined || at < 1) return undefined
  const token = text.slice(0, at)
  const given = Buffer.from(text.slice(at + 1), 'base64')
  const isOurs = secrets.some((secret) => {
    const wanted = createHmac('sha256', secret).update(token).digest()
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  })
  return isOurs ? token : undefined
}

function signedValue(token: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return encodeURIComponent(`${token}.${signature}`)
}

/** The same header, its session signed by the current secret: of those before better-auth knows nothing. */
export function signedAnew(
  header: string,
  name: string,
  [secret = '', ...before]: readonly string[],
): string {
  const token = signedToken(cookieIn(header, name), before)
  if (token === undefined) return header
  const others = header.split(';').filter((pair) => pair.split('=', 1)[0]?.trim() !== name)
  return [...others, `${name}=${signedValue(token, secret)}`].join('; ')
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    // Not one that we set.
    return undefined
  }
}

/** The cookie that opens a session, signed as better-auth signs its own. Seconds. */
export function sessionCookie(
  token: string,
  secret: string,
  { name, isSecure, length }: Named & { readonly length: number },
): string {
  return `${name}=${signedValue(token, secret)}; Max-Age=${length}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

const aYear = 365 * 24 * 60 * 60

/** Remembers that a member has signed in on this device, and no more than that. */
export function deviceCookie(signer: Signer, account: string, { name, isSecure }: Named): string {
  const nonce = randomBytes(12).toString('base64url')
  const value = `${nonce}.${signer.sign('device', `${account} ${nonce}`)}`
  return `${name}=${value}; Max-Age=${aYear}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

type Named = { readonly name: string; readonly isSecure: boolean }

/** Makes a browser forget a cookie. */
export const endedCookie = ({ name, isSecure }: Named): string =>
  `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`

/** What tells a device apart on which that account was signed in to before. */
export function knownDevice(signer: Signer, account: string, value: string | undefined): string | undefined {
  const [nonce = '', signature = ''] = value?.split('.') ?? []
  return nonce !== '' && signer.isSigned('device', `${account} ${nonce}`, signature) ? nonce : undefined
}

/** What the browser keeps while its owner is at the provider: signed, for minutes, and for nobody's scripts. */
import type { AccountCall } from './accounts.ts'
import { cookieIn } from './cookies.ts'
import type { Checks } from './provider.ts'
import type { Signer } from './secret.ts'

const minutesGood = 10
const purpose = 'provider'

export type Leaving = Checks & {
  /** A page of this site to go on to, or nothing. */
  readonly next: string
  /** Milliseconds since 1970. */
  readonly ends: number
}

type Named = { readonly name: string; readonly isSecure: boolean }

export function leavingCookie(
  signer: Signer,
  { checks, next, now }: { readonly checks: Checks; readonly next: string; readonly now: Date },
  { name, isSecure }: Named,
): string {
  const leaving: Leaving = { ...checks, next, ends: now.getTime() + minutesGood * 60_000 }
  const text = Buffer.from(JSON.stringify(leaving)).toString('base64url')
  return cookie(name, `${text}.${signer.sign(purpose, text)}`, minutesGood * 60, isSecure)
}

export const noLeavingCookie = ({ name, isSecure }: Named): string => cookie(name, '', 0, isSecure)

function cookie(name: string, value: string, seconds: number, isSecure: boolean): string {
  return `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

/** `undefined` where this browser left for nowhere, or too long ago. */
export function leavingIn({
  accounts,
  cookies,
  now,
}: Pick<AccountCall, 'accounts' | 'cookies' | 'now'>): Leaving | undefined {
  const [text = '', signature = ''] = cookieIn(cookies, accounts.cookies.provider)?.split('.') ?? []
  if (text === '' || !accounts.signer.isSigned(purpose, text, signature)) return undefined
  const leaving = JSON.parse(Buffer.from(text, 'base64url').toString()) as Leaving
  return leaving.ends > now.getTime() ? leaving : undefined
}

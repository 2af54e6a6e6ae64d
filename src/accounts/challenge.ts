/** What we ask a browser or another site to sign or bring back: made by us, for one purpose, for minutes, for one use. */
import { randomBytes } from 'node:crypto'
import type { Signer } from './secret.ts'

const minutesGood = 10

export type Challenge = { readonly token: string; readonly expires: Date }

/** Nothing is stored until it comes back: a page that is read writes nothing. */
export function newChallenge(signer: Signer, purpose: string, now: Date): string {
  const head = `${randomBytes(16).toString('base64url')}.${now.getTime() + minutesGood * 60_000}`
  return `${head}.${signer.sign(`challenge ${purpose}`, head)}`
}

/** `undefined` where it isn't ours, was made for something else, or is too old. Whoever takes it has to note its use. */
export function challengeIn(
  signer: Signer,
  purpose: string,
  { text, now }: { readonly text: string; readonly now: Date },
): Challenge | undefined {
  const [, head = '', token = '', time = '', signature = ''] =
    /^(([\w-]{22})\.(\d{1,15}))\.([\w-]{43})$/.exec(text) ?? []
  const expires = new Date(Number(time))
  return token !== '' && expires > now && signer.isSigned(`challenge ${purpose}`, head, signature)
    ? { token, expires }
    : undefined
}

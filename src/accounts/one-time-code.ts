/** Which step of thirty seconds a one-time code belongs to (RFC 6238), so that each is taken once. */
import { createHmac } from 'node:crypto'

const stepLength = 30_000
const digits = 6
/** Who gives the codes, as apps list them. */
export const issuer = 'Titlecard'

/** The step whose code it is, among the one that is now and its neighbours; `undefined` where it is none's. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const current = Math.floor(now.getTime() / stepLength)
  return [current - 1, current, current + 1].find((step) => codeAt(secret, step) === code)
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base 32 (RFC 4648) without padding, in which apps take a key. */
export function inBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** What an app on the same device opens. */
export function codesAddress(account: string, key: string): string {
  const query = new URLSearchParams({
    secret: key,
    issuer,
    digits: String(digits),
    period: String(stepLength / 1000),
  })
  return `otpauth://totp/${issuer}:${encodeURIComponent(account)}?${query.toString()}`
}

export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** Recovery codes: of 120 bits, so that a plain hash keeps them; those made before have 59, and a hash that takes long. */
import { createHash, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

const howMany = 10
const letters = 'abcdefghijklmnopqrstuvwxyz234567'
const length = 24

/** `abcdef-ghijkl-mnopqr-stuvwx` */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: howMany }, () =>
    Array.from(randomBytes(length), (byte) => letters[byte % letters.length])
      .join('')
      .replace(/.{6}(?!$)/g, '$&-'),
  )
}

/** The same for the same code, however it was typed: it is looked for among those of one member. */
export async function recoveryCodeHash(typed: string): Promise<string> {
  const code = typed.replace(/[\s-]/g, '')
  if (code.length === lengthBefore) return `scrypt:${(await slowHash(code)).toString('base64url')}`
  return `sha256:${createHash('sha256').update(code.toLowerCase()).digest('base64url')}`
}

const lengthBefore = 10
const derive = promisify<string, string, number, Buffer>(scrypt)
/** No salt of its own for each: nobody works out in advance what 59 random bits may be. */
const slowHash = (code: string): Promise<Buffer> => derive(code, 'titlecard recovery code', 32)

/** A JSON list of codes, as hashes; those that are hashes already stay as they are. */
export async function recoveryCodeHashes(list: string): Promise<string> {
  const codes = JSON.parse(list) as readonly string[]
  const hashes = codes.map((code) => (isHash(code) ? code : recoveryCodeHash(code)))
  return JSON.stringify(await Promise.all(hashes))
}

/** Whether a list, as it is kept, is of hashes, and not of codes or encrypted. */
export const areHashes = (kept: string): boolean =>
  kept.startsWith('[') && (JSON.parse(kept) as readonly string[]).every(isHash)

const isHash = (code: string): boolean => /^(scrypt|sha256):/.test(code)

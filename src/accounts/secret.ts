/** What sessions and forms are signed with: configured, or made once and kept beside the data. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../catalogue/refusal.ts'

export const shortestSecret = 32
const fileName = 'secret'

/** The secret of a data folder; the first who asks makes it. Only its owner may read the file. */
export function keptSecret(folder: string): string {
  const path = join(folder, fileName)
  const found = read(path)
  if (found !== undefined) return found
  mkdirSync(folder, { recursive: true })
  const made = randomBytes(32).toString('base64url')
  const beside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(beside, `${made}\n`, { mode: 0o600, flag: 'wx' })
  try {
    // Whole or not at all, and never over one that another process has just made.
    linkSync(beside, path)
  } catch (error) {
    if (read(path) === undefined) throw error
  } finally {
    rmSync(beside)
  }
  return read(path) ?? made
}

function read(path: string): string | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  if (text.length < shortestSecret)
    throw new Refusal(
      'invalid',
      `${path} holds no secret of ${shortestSecret} characters; remove it, and all will have to sign in anew.`,
    )
  chmodSync(path, 0o600)
  return text
}

/**
 * Signatures for one purpose each: what is signed for a form is worth nothing as a device's. Those of secrets before
 * this one still count.
 */
export class Signer {
  readonly #secret: string
  readonly #before: readonly string[]

  constructor(secret: string, before: readonly string[] = []) {
    this.#secret = secret
    this.#before = before
  }

  sign(purpose: string, text: string): string {
    return signature(this.#secret, purpose, text)
  }

  isSigned(purpose: string, text: string, given: string): boolean {
    return [this.#secret, ...this.#before].some((secret) => isSame(signature(secret, purpose, text), given))
  }
}

const signature = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url')

function isSame(wanted: string, given: string): boolean {
  const [one, other] = [Buffer.from(wanted), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other)
}

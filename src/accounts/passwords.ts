/** Passwords, hashed by Argon2id as OWASP asks at the least, in the form that every library reads (PHC). */
import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { refusal } from '../catalogue/refusal.ts'

/** Memory in KiB, passes, lanes. Raising one makes every password be hashed anew at its next use. */
export type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }
export const usualCost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }

const saltBytes = 16
const tagBytes = 32
/** Each hash takes some 36 ms of a core and 19 MB; who comes after so many waiting ones is told to wait. */
const mostAtOnce = Math.min(2, availableParallelism())
const mostWaiting = 20

const derive = promisify(argon2) as (kind: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>

/** `$argon2id$v=19$m=19456,t=2,p=1$salt$tag` */
export async function hashPassword(password: string, cost: Cost = usualCost): Promise<string> {
  const salt = randomBytes(saltBytes)
  const tag = await tagOf(password, salt, cost, tagBytes)
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`
}

/** False too where the hash is none that this program makes. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const parts = partsOf(hash)
  if (!parts) return false
  const tag = await tagOf(password, parts.salt, parts.cost, parts.tag.length)
  return timingSafeEqual(tag, parts.tag)
}

/** Whether the password should be hashed anew, now that it costs more. */
export function isOutdated(hash: string, { memory, passes }: Cost = usualCost): boolean {
  const cost = partsOf(hash)?.cost
  return !cost || cost.memory < memory || cost.passes < passes
}

const form =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{16,88})\$([A-Za-z0-9+/]{22,88})$/

function partsOf(hash: string): { cost: Cost; salt: Buffer; tag: Buffer } | undefined {
  const [, memory, passes, parallelism, salt = '', tag = ''] = form.exec(hash) ?? []
  if (memory === undefined) return undefined
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

/** The same password, typed on another keyboard, may come in another form of Unicode. */
function tagOf(password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  return inTurn(() => derive('argon2id', { message: password.normalize('NFC'), nonce, tagLength, ...cost }))
}

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) {
    if (waiting.length >= mostWaiting) throw refusal('busy', ['manySignIns'])
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

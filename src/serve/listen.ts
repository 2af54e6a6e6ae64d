/** Taking an address, or saying what a person can do where it can't be taken. */
import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../catalogue/refusal.ts'
import type { Config } from '../config.ts'

export type Listening = {
  /** `http://127.0.0.1:8080` */
  readonly address: string
  readonly port: number
  /** Whether further threads can listen there too, and the system shares the connections out. */
  readonly isShared: boolean
}

/** Throws a {@link Refusal} where the address is taken, forbidden or none of this machine. */
export async function listen(app: FastifyInstance, config: Config): Promise<Listening> {
  const { host, port } = config
  try {
    const isShared = config.threads > 1 && (await canBeShared())
    // A shared address is also given to a second program: only one that asks for it alone is told that it is taken.
    if (isShared) await ensureFree(host, port)
    const address = await app.listen({ host, port, reusePort: isShared })
    return { address, port: Number(new URL(address).port), isShared }
  } catch (error) {
    throw refusedAddress(error, config) ?? error
  }
}

/** Linux and the BSDs share the connections of an address out among those who listen there; others refuse. */
async function canBeShared(): Promise<boolean> {
  try {
    await take({ host: '127.0.0.1', port: 0, reusePort: true })
    return true
  } catch {
    return false
  }
}

const ensureFree = (host: string, port: number): Promise<void> => take({ host, port, reusePort: false })

/** Listens for a moment. */
function take(options: {
  readonly host: string
  readonly port: number
  readonly reusePort: boolean
}): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(options, () => server.close(() => resolve()))
  })
}

/** What a person can do about an address that can't be listened on; `undefined` for any other failure. */
function refusedAddress(error: unknown, { host, port }: Config): Refusal | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new Refusal(
      'conflict',
      `PORT ${port} on ${host} is taken by another program; set another PORT.`,
      'PORT',
    )
  }
  if (code === 'EACCES')
    return new Refusal('forbidden', `PORT ${port} needs rights that this user has not.`, 'PORT')
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new Refusal(
      'invalid',
      `HOST is ${JSON.stringify(host)}, which is no address of this machine.`,
      'HOST',
    )
  }
  return undefined
}

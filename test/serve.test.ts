/** The program as it runs: the executable, its threads, its end. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { freshStore, type TestStore } from './support/engines.ts'
import { titleId } from './support/ids.ts'
import { put } from './support/site.ts'

const executable = join(import.meta.dirname, '..', 'bin', 'titlecard')

let store: TestStore | undefined
let server: ChildProcess | undefined
afterEach(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGKILL')
    await once(server, 'exit')
  }
  await store?.dispose()
  server = store = undefined
})

type Started = {
  readonly origin: string
  readonly said: () => string
  readonly ended: Promise<number | null>
}

/** On a catalogue with one title, so that no demo is loaded. Resolves when it has told its address, or has ended. */
async function start(environment: Readonly<Record<string, string>>): Promise<Started> {
  store = await freshStore('sqlite')
  await put(store.engine, [[titleId('tt0000001'), { type: 'movie', name: 'Carmencita' }]])
  const { address } = store
  if (address.kind !== 'directory') throw new Error('A store on SQLite is a folder')
  const child = spawn(executable, ['serve'], {
    env: {
      ...process.env,
      DATA_DIR: address.directory,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'error',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  server = child
  let text = ''
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const origin = await new Promise<string>((resolve) => {
    const hear = (chunk: Buffer): void => {
      text += chunk.toString()
      const address = /http:\/\/[\d.]+:\d+/.exec(text)?.[0]
      if (address !== undefined) resolve(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => resolve(''))
  })
  return { origin, said: () => text, ended }
}

/** Over a connection of its own, which the system may give to any of the threads. */
function statusOf(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    }).once('error', reject)
  })
}

/** How many sockets listen at a port of 127.0.0.1. */
function listeners(port: number): number {
  const local = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const listening = '0A'
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1] === local && columns[3] === listening).length
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !holds(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25))
}

describe('titlecard serve', () => {
  test('answers with as many threads as it is told to, which limit as one and end together', async () => {
    const { origin, ended } = await start({ THREADS: '3', API_LIMIT: '10' })
    const port = Number(new URL(origin).port)
    await until(() => listeners(port) === 3)
    expect(listeners(port)).toBe(3)
    const statuses = await Promise.all(
      Array.from({ length: 40 }, () => statusOf(`${origin}/api/v1/titles/tt0000002`)),
    )
    expect(statuses.filter((status) => status === 404)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(30)
    server?.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  test('refuses a port that another program has', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const { said, ended } = await start({ PORT: String(port), THREADS: '2' })
    expect(await ended).toBe(1)
    expect(said()).toMatch(`PORT ${port} on 127.0.0.1 is taken by another program`)
    other.close()
  })

  test('refuses a port that another of its own kind has', async () => {
    const { origin } = await start({ THREADS: '2' })
    const first = { store, server }
    const { said, ended } = await start({ PORT: new URL(origin).port, THREADS: '2' })
    expect(await ended).toBe(1)
    expect(said()).toMatch('is taken by another program')
    await store?.dispose()
    ;({ store, server } = first)
  })
})

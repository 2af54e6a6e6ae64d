/** The program as it runs: the executable, its threads, its end. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { freshStore, type TestStore } from './support/engines.ts'
import { titleId } from './support/ids.ts'
import { startProgram, type Program } from './support/program.ts'
import { put } from './support/site.ts'

let store: TestStore | undefined
let program: Program | undefined
afterEach(async () => {
  if (program?.child.exitCode === null) {
    program.child.kill('SIGKILL')
    await program.ended
  }
  await store?.dispose()
  program = store = undefined
})

/** On a catalogue with one title, so that no demo is loaded. */
async function start(environment: Readonly<Record<string, string>>): Promise<Program> {
  store = await freshStore('sqlite')
  await put(store.engine, [[titleId('tt0000001'), { type: 'movie', name: 'Carmencita' }]])
  program = await startProgram(store.address, environment)
  return program
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
    const { child, origin, ended } = await start({ THREADS: '3', API_LIMIT: '10' })
    const port = Number(new URL(origin).port)
    await until(() => listeners(port) === 3)
    expect(listeners(port)).toBe(3)
    const statuses = await Promise.all(
      Array.from({ length: 40 }, () => statusOf(`${origin}/api/v1/titles/tt0000002`)),
    )
    expect(statuses.filter((status) => status === 404)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(30)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  test('counts the ratings of the day, in no thread that answers', async () => {
    await start({ THREADS: '2' })
    const doneOn = async (): Promise<unknown> =>
      (await store?.engine.reader.selectFrom('job').select('done_on').executeTakeFirst())?.done_on
    for (let tries = 0; tries < 400 && !(await doneOn()); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 25))
    expect(await doneOn()).toMatch(/^\d{4}-\d\d-\d\d$/)
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
    const first = { store, program }
    const { said, ended } = await start({ PORT: new URL(origin).port, THREADS: '2' })
    expect(await ended).toBe(1)
    expect(said()).toMatch('is taken by another program')
    await store?.dispose()
    ;({ store, program } = first)
  })
})

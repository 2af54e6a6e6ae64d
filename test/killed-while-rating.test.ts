/** The program killed while 200 members rate: what was acknowledged is there, once, and adds up. */
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { signInMembers, type SignedIn } from '../bench/signed-in-members.ts'
import { keyOf, type TitleId } from '../src/catalogue/ids.ts'
import type { Halves } from '../src/community/rating.ts'
import { engineFaults } from '../src/store/check.ts'
import type { Engine } from '../src/store/engine/engine.ts'
import { countedTallies, titleRatings } from '../src/store/title-tally.ts'
import { engineKinds, freshStore } from './support/engines.ts'
import { titleId } from './support/ids.ts'
import { startProgram, type Program } from './support/program.ts'
import { put } from './support/site.ts'

const members = 200
const kills = 3
const secret = 'a secret of tests, 0123456789 abcdef'
const titles = Array.from({ length: 30 }, (_, at) => titleId(`tt${String(at + 1).padStart(7, '0')}`))

/** What a rating of a member and a title may be: what was acknowledged last, or what was sent after that. */
class Ledger {
  readonly #may = new Map<string, Set<Halves | undefined>>()
  acknowledged = 0

  sent(rating: Rating): void {
    const may = this.#may.get(cell(rating)) ?? new Set([undefined])
    this.#may.set(cell(rating), may.add(rating.halves))
  }

  acknowledge(rating: Rating): void {
    this.acknowledged += 1
    this.#may.set(cell(rating), new Set([rating.halves]))
  }

  /** Throws where a rating isn't one that may be; from now on it is the one that is. */
  compare(stored: ReadonlyMap<string, Halves>): void {
    for (const key of stored.keys()) expect(this.#may.has(key), `${key} was never given`).toBe(true)
    for (const [key, may] of this.#may) {
      expect([...may], `the rating ${key}`).toContain(stored.get(key))
      this.#may.set(key, new Set([stored.get(key)]))
    }
  }
}

type Rating = { readonly member: string; readonly title: TitleId; readonly halves: Halves }
const cell = ({ member, title }: Pick<Rating, 'member' | 'title'>): string => `${member} ${keyOf(title)}`

/** Rates one title after the other, until the program is gone. */
async function rateOn(program: Program, agent: Agent, member: SignedIn, ledger: Ledger): Promise<void> {
  const statuses: number[] = []
  for (let at = Math.floor(Math.random() * titles.length); ; at += 1) {
    const title = titles[at % titles.length] ?? titleId('tt0000001')
    const rating = { member: member.id, title, halves: 2 + Math.floor(Math.random() * 19) }
    ledger.sent(rating)
    const status = await send(program.origin, agent, member, rating)
    if (status === undefined) break
    statuses.push(status)
    if (status === 303) ledger.acknowledge(rating)
  }
  expect(statuses.filter((status) => status !== 303)).toEqual([])
}

/** The status of the answer, `undefined` where there was none. */
function send(
  origin: string,
  agent: Agent,
  { cookie, token }: SignedIn,
  { title, halves }: Rating,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const headers = {
      cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    }
    const sent = request(`${origin}/title/${title}/rating`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.once('error', () => undefined)
      resolve(answer.statusCode)
    })
    sent.once('error', () => resolve(undefined))
    sent.end(new URLSearchParams({ token, rating: String(halves / 2) }).toString())
  })
}

async function storedRatings(engine: Engine): Promise<ReadonlyMap<string, Halves>> {
  const rows = await engine.db.transaction().execute(async (tx) => {
    // A database server may still be at the last commit of a program that is gone.
    await engine.lockForWriting(tx)
    return tx.selectFrom('rating').select(['member', 'title', 'halves']).execute()
  })
  const stored = new Map(rows.map(({ member, title, halves }) => [`${member} ${title}`, halves]))
  expect(stored.size).toBe(rows.length)
  return stored
}

async function expectWhole(engine: Engine): Promise<void> {
  expect(await engineFaults(engine)).toEqual([])
  for (const title of titles) {
    const { tally } = await titleRatings(engine.reader, title)
    const counted = await countedTallies(engine.reader, title)
    expect(tally.toSorted(byCell)).toEqual(counted.tally.toSorted(byCell))
  }
}

type Cell = { readonly halves: number; readonly weight: number }
const byCell = (a: Cell, b: Cell): number => a.halves - b.halves || a.weight - b.weight

describe.each(engineKinds)(`${members} members who rate at once, on %s`, (kind) => {
  test('lose nothing that was acknowledged, however often the program is killed', async () => {
    const store = await freshStore(kind)
    const { engine, address } = store
    const film = { type: 'movie', name: 'A film', year: 1950 }
    await put(
      engine,
      titles.map((title) => [title, film]),
    )
    const writers = await signInMembers(engine, secret, members)
    const ledger = new Ledger()
    for (let kill = 0; kill < kills; kill += 1) {
      const program = await startProgram(address, { SECRET: secret, THREADS: '2' })
      expect(program.origin, program.said()).not.toBe('')
      const agent = new Agent({ keepAlive: true })
      const before = ledger.acknowledged
      const rated = Promise.all(writers.map((member) => rateOn(program, agent, member, ledger)))
      while (ledger.acknowledged < before + members) await wait(5)
      await wait(Math.random() * 300)
      program.child.kill('SIGKILL')
      await Promise.all([program.ended, rated])
      agent.destroy()
      ledger.compare(await storedRatings(engine))
      await expectWhole(engine)
    }
    await store.dispose()
  }, 120_000)
})

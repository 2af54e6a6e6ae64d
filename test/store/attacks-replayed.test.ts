/** INTEGRITY's five attacks and twenty surges, by the actions that members and moderators use, day by day. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stepOf } from '../../src/actions/count-ratings.ts'
import { workOnRatings } from '../../src/actions/daily-ratings.ts'
import { decideOnRatings } from '../../src/actions/decide-on-ratings.ts'
import { lookAtTitle } from '../../src/actions/look-at-ratings.ts'
import { rateTitle, type Rater } from '../../src/actions/rate-title.ts'
import { keyOf, type TitleId } from '../../src/catalogue/ids.ts'
import { scoreOf, tallyOf } from '../../src/community/score.ts'
import type { Weight } from '../../src/community/trust.ts'
import type { RatingEvent } from '../../src/community/unusual-activity.ts'
import { sharedConstants } from '../../src/store/rating-count.ts'
import { putRating } from '../../src/store/ratings.ts'
import { windowsOf } from '../../src/store/rating-windows.ts'
import { titleRatings } from '../../src/store/title-tally.ts'
import {
  attacks,
  day,
  hostileRatings,
  startOfYear,
  surges,
  titleYear,
  usualSurge,
} from '../community/synthetic-ratings.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { addMembers } from '../support/raters.ts'
import { put, write } from '../support/site.ts'

const film = titleId('tt0000001')
/** What members of long standing have rated beside: each some of them, on days of their own. */
const others = Array.from({ length: 40 }, (_, at) => titleId(`tt00001${String(at).padStart(2, '0')}`))
const farthest = 0.2
const daysWithoutModerator = 12
const attackBegins = startOfYear + 200 * day

type Given = RatingEvent & { readonly rater: Rater; readonly isHostile: boolean }

/** An open catalogue in which the title has its honest ratings from before the attack. */
class Replay {
  readonly store: TestStore
  #members = 0

  constructor(store: TestStore) {
    this.store = store
  }

  async prepare(): Promise<void> {
    await put(
      this.store.engine,
      [film, ...others].map((id) => [id, { type: 'movie', name: id, year: 1999 }] as const),
    )
  }

  /** Adds their members; those that count in full have rated four other titles, on four days. */
  async join(events: readonly RatingEvent[], isHostile: boolean): Promise<readonly Given[]> {
    const joining = events.map((event) => ({ ...event, id: `m${(this.#members += 1)}`, isHostile }))
    const raters = await addMembers(
      this.store.engine,
      joining.map(({ id, at, accountAge }) => ({ id, joined: new Date(at - accountAge) })),
    )
    const given = joining.map((event, at) => ({ ...event, rater: raters[at] as Rater }))
    await write(this.store.engine, async ({ tx }) => {
      for (const [at, { rater, weight }] of given.entries())
        for (let other = 1; other <= (weight === 10 ? 4 : 0); other += 1)
          await putRating(tx, {
            member: rater.id,
            title: others[(at * 7 + other * (1 + (at % 5))) % others.length] ?? film,
            halves: 10 + ((at + other * 3) % 9),
            weight: 2,
            at: new Date(startOfYear - ((at * 37 + other * 11) % 300) * day).toISOString(),
          })
    })
    return given
  }

  /** In one transaction, as they lie in a catalogue before anything happens. */
  async give(title: TitleId, given: readonly Given[]): Promise<void> {
    await write(this.store.engine, async ({ tx }) => {
      for (const { rater, halves, at } of given)
        await putRating(tx, { member: rater.id, title, halves, weight: 2, at: new Date(at).toISOString() })
    })
  }

  /** One after the other, with what is done in between: a look at each 25th, and all the work of each day. */
  async live(given: readonly Given[], from: number, until: number): Promise<void> {
    const { engine } = this.store
    let today = from
    for (const [at, { rater, halves, at: time }] of [...given].sort((a, b) => a.at - b.at).entries()) {
      for (; today + day <= time; today += day) await workOnRatings(engine, () => new Date(today + day))
      await rateTitle(engine, { rater, title: film, rating: halves / 2 }, new Date(time))
      if (at % 25 === 24) await workOnRatings(engine, () => new Date(time))
    }
    for (; today < until; today += day) await workOnRatings(engine, () => new Date(today + day))
  }

  /** How far the score that is shown is from that of the honest ratings alone, with the same weights. */
  async moved(honest: readonly Given[]): Promise<number> {
    const { reader } = this.store.engine
    const constants = await sharedConstants(reader)
    const { tally } = await titleRatings(reader, film)
    const members = new Set(honest.map(({ rater }) => rater.id))
    const rows = await reader
      .selectFrom('rating')
      .select(['member', 'halves', 'weight'])
      .where('title', '=', keyOf(film))
      .execute()
    const ofHonest = rows
      .filter(({ member }) => members.has(member))
      .map(({ halves, weight }) => ({ halves, weight: weight as Weight }))
    return Math.abs(
      (scoreOf(tally, constants).score ?? NaN) - (scoreOf(tallyOf(ofHonest), constants).score ?? NaN),
    )
  }

  /** A moderator takes out all that waits for a decision. */
  async decide(now: Date): Promise<number> {
    const { engine } = this.store
    const [moderator] = await addMembers(engine, [{ id: 'moderator', joined: new Date(0) }])
    const open = (await windowsOf(engine.reader, film)).filter(
      ({ state, finding }) => state === 'open' && finding.level === 'hold',
    )
    for (const { id } of open) {
      const typed = { verdict: 'exclude', statement: 'Ratings that came together.' }
      await decideOnRatings(engine, { moderator: moderator?.id ?? '', window: id, typed }, now)
    }
    return open.length
  }
}

async function replay(kind: 'sqlite' | 'postgres', name: string): Promise<void> {
  const store = await freshStore(kind)
  try {
    const waves = attacks[name] ?? []
    const end = Math.max(...waves.map(({ from, days }) => from + days))
    const dayAfter = startOfYear + (end + 1) * day
    const until = startOfYear + (end + daysWithoutModerator) * day
    const run = new Replay(store)
    await run.prepare()
    const events = titleYear(3, new Map(), 3, { days: end + daysWithoutModerator, before: 100 })
    const honest = await run.join(events, false)
    const hostile = await run.join(
      waves.flatMap((wave, at) => hostileRatings(wave, 30 + at)),
      true,
    )
    await run.give(
      film,
      honest.filter(({ at }) => at < attackBegins),
    )
    await workOnRatings(store.engine, () => new Date(attackBegins))
    expect(await run.moved(honest)).toBeLessThanOrEqual(farthest)
    const coming = [...honest, ...hostile]
    const between = (from: number, to: number) => coming.filter(({ at }) => at >= from && at < to)
    await run.live(between(attackBegins, dayAfter), attackBegins, dayAfter)
    expect(await run.moved(honest)).toBeLessThanOrEqual(farthest)
    await run.live(between(dayAfter, until), dayAfter, until)
    expect(await run.moved(honest)).toBeLessThanOrEqual(farthest)
    expect(await run.decide(new Date(until))).toBeGreaterThan(0)
    expect(await run.moved(honest)).toBeLessThanOrEqual(farthest)
  } finally {
    await store.dispose()
  }
}

describe('an attack moves the score that is shown by 0.2 at most, twelve days before a moderator decides and after', () => {
  test.each(Object.keys(attacks))('%s', (name) => replay('sqlite', name), 240_000)
  test('the nuke, on PostgreSQL', () => replay('postgres', 'nuke'), 240_000)
})

describe('of an honest surge nothing waits', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await freshStore('sqlite')
  })
  afterAll(() => store.dispose())

  test.each(Object.entries(surges).map(([name, surge], at) => ({ name, surge, at })))(
    '$name',
    async ({ surge, at: place }) => {
      const title = titleId(`tt00005${String(place).padStart(2, '0')}`)
      await put(store.engine, [[title, { type: 'movie', name: title, year: 1999 }]])
      const events = titleYear(5, new Map([[150, { ...usualSurge, ...surge }]]), place + 1, {
        days: 190,
        before: 200,
      })
      const raters = await addMembers(
        store.engine,
        events.map(({ at, accountAge }, number) => ({
          id: `s${place}-${number}`,
          joined: new Date(at - accountAge),
        })),
      )
      const given = events
        .map((event, number) => ({ ...event, rater: raters[number] as Rater }))
        .sort((a, b) => a.at - b.at)
      const surgeBegins = startOfYear + 150 * day
      await write(store.engine, async ({ tx }) => {
        for (const { rater, halves, at } of given.filter((event) => event.at < surgeBegins))
          await putRating(tx, { member: rater.id, title, halves, weight: 2, at: new Date(at).toISOString() })
      })
      for (const [number, { rater, halves, at }] of given.filter((one) => one.at >= surgeBegins).entries()) {
        await rateTitle(store.engine, { rater, title, rating: halves / 2 }, new Date(at))
        if (number % 25 === 24)
          await lookAtTitle(store.engine.reader, stepOf(store.engine), title, new Date(at))
      }
      const end = new Date((given.at(-1)?.at ?? 0) + day)
      await lookAtTitle(store.engine.reader, stepOf(store.engine), title, end)
      const { setAside, tally } = await titleRatings(store.engine.reader, title)
      expect(setAside).toEqual([])
      expect(tally.reduce((sum, { ratings }) => sum + ratings, 0)).toBe(given.length)
    },
    60_000,
  )
})

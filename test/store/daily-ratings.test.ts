import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { workOnRatings } from '../../src/actions/daily-ratings.ts'
import { stepOf } from '../../src/actions/count-ratings.ts'
import { rankTitles } from '../../src/actions/rank-titles.ts'
import { rateTitle, type Rater } from '../../src/actions/rate-title.ts'
import { Refusal } from '../../src/catalogue/refusal.ts'
import { startingConstants } from '../../src/community/catalogue-constants.ts'
import { keepJob, takeJob } from '../../src/store/jobs.ts'
import { weightOf } from '../../src/store/raters.ts'
import { lastCount } from '../../src/store/rating-count.ts'
import { countedTallies, titleRatings } from '../../src/store/title-tally.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { addMembers } from '../support/raters.ts'
import { merge, openSite, put, write } from '../support/site.ts'

const films = Array.from({ length: 30 }, (_, at) => titleId(`tt00000${String(at + 10)}`))
const film = films[0] ?? titleId('tt0000010')
const at = (text: string) => new Date(text)

describe.each(engineKinds)('the daily count of ratings on %s', (kind) => {
  let store: TestStore
  beforeEach(async () => {
    store = await freshStore(kind)
    await put(
      store.engine,
      films.map((id, number) => [
        id,
        {
          type: 'movie',
          name: `Film ${number}`,
          year: 1999,
          // The first two share an actor, the next two a company.
          ...(number < 2 ? { credits: [{ id: 'c1', person: 'nm0000001', category: 'actor' }] } : {}),
          ...(number === 2 || number === 3
            ? { companies: [{ id: 'c1', company: 'co0000001', role: 'production' }] }
            : {}),
        } as never,
      ]),
    )
  })
  afterEach(() => store.dispose())

  const count = (text: string, isAsked = false) => workOnRatings(store.engine, () => at(text), { isAsked })
  const rate = (rater: Rater, title: number, rating: number, text: string) =>
    rateTitle(store.engine, { rater, title: films[title] ?? film, rating }, at(text))
  const weight = (rater: Rater) => weightOf(store.engine.reader, rater.id)
  async function join(id: string, joined = '2026-01-01T10:00:00.000Z', more = {}): Promise<Rater> {
    const [rater] = await addMembers(store.engine, [{ id, joined: at(joined), ...more }])
    return rater ?? { id, joined: at(joined) }
  }

  test('lets a newcomer count one fifth, then half, then in full after a week', async () => {
    const rater = await join('newcomer')
    for (const [number, day] of ['01', '01', '03', '04', '05'].entries())
      await rate(rater, number * 5, 8, `2026-01-${day}T11:00:00.000Z`)
    const weights = []
    for (const day of ['02', '03', '08', '09']) {
      await count(`2026-01-${day}T00:05:00.000Z`)
      weights.push(await weight(rater))
    }
    expect(weights).toEqual([2, 5, 5, 10])
    const { tally } = await titleRatings(store.engine.reader, film)
    expect(tally).toEqual([{ halves: 16, weight: 10, ratings: 1 }])
  })

  test('weighs by what a member did, and not by their rank: ranks may be raised before it or after', async () => {
    const raters = [await join('new'), await join('raised'), await join('appointed')]
    for (const rater of raters)
      for (const [number, day] of ['01', '01', '03', '04', '05'].entries())
        await rate(rater, number * 5, 8, `2026-01-${day}T11:00:00.000Z`)
    const give = (id: string, role: 'newcomer' | 'member' | 'moderator') =>
      store.engine.db.updateTable('member').set({ role }).where('id', '=', id).execute()
    await give('new', 'newcomer')
    await give('raised', 'member')
    await give('appointed', 'moderator')
    for (const [day, expected] of [
      ['02', 2],
      ['03', 5],
      ['09', 10],
    ] as const) {
      await count(`2026-01-${day}T00:05:00.000Z`)
      for (const rater of raters) expect([rater.id, await weight(rater)]).toEqual([rater.id, expected])
    }
  })

  test('counts little what is all about one actor, one company or one title, and nothing of the banned', async () => {
    const [actor, company, single, banned, unconfirmed] = [
      await join('actor'),
      await join('company'),
      await join('single'),
      await join('banned', undefined, { isSuspended: true }),
      await join('unconfirmed', undefined, { isConfirmed: false }),
    ]
    for (const [rater, titles] of [
      [actor, [0, 1]],
      [company, [2, 3]],
      [single, [4]],
      [banned, [0, 4]],
      [unconfirmed, [0, 4]],
    ] as const)
      for (const title of titles) await rate(rater, title, 3, '2026-03-01T00:00:00.000Z')
    await count('2026-03-02T00:00:00.000Z')
    const raters = [actor, company, single, banned, unconfirmed]
    expect(await Promise.all(raters.map(weight))).toEqual([2, 2, 2, 0, 2])
    await rate(actor, 4, 5, '2026-03-02T00:00:00.000Z')
    await count('2026-03-03T00:00:00.000Z')
    expect(await weight(actor)).toBe(5)
  })

  test('works out the shared numbers, and makes pages that show a score new', async () => {
    const raters = await addMembers(
      store.engine,
      Array.from({ length: 6 }, (_, each) => ({ id: `m${each}`, joined: at('2020-01-01T00:00:00.000Z') })),
    )
    for (const [number, rater] of raters.entries())
      for (let title = 0; title < 25; title += 1)
        await rate(rater, title, 4 + ((title + number) % 5), `2026-03-0${1 + (title % 4)}T00:00:00.000Z`)
    const site = await openSite(store.engine)
    const etag = String((await site.get(`/title/${film}`)).header('etag'))
    expect((await lastCount(store.engine.reader)).constants).toEqual(startingConstants)
    const report = await count('2026-03-10T00:00:00.000Z')
    expect(report).toEqual({ raters: 6, moved: 150, haveConstantsChanged: true, looked: 25 })
    const { constants, on } = await lastCount(store.engine.reader)
    expect([constants.mean, on]).toEqual([600, '2026-03-10'])
    expect((await site.get(`/title/${film}`, { 'if-none-match': etag })).status).toBe(200)
    for (const id of films.slice(0, 25)) {
      const { tally, setAside } = await titleRatings(store.engine.reader, id)
      expect({ tally, setAside }).toEqual(await countedTallies(store.engine.reader, id))
    }
    await site.close()
  })

  test('moves what was given to a merged title to the one that is left, the later of two by one member', async () => {
    const [both, one] = [await join('both'), await join('one')]
    await rate(both, 0, 3, '2026-03-01T00:00:00.000Z')
    await rate(both, 4, 9, '2026-03-02T00:00:00.000Z')
    await rate(one, 4, 6, '2026-03-02T00:00:00.000Z')
    await merge(store.engine, films[4] ?? film, film)
    await count('2026-03-03T00:00:00.000Z')
    const { tally } = await titleRatings(store.engine.reader, film)
    expect(tally).toEqual([
      { halves: 12, weight: 2, ratings: 1 },
      { halves: 18, weight: 2, ratings: 1 },
    ])
    expect((await titleRatings(store.engine.reader, films[4] ?? film)).tally).toEqual([])
    const counted = await countedTallies(store.engine.reader, film)
    expect(counted).toEqual({ tally, setAside: [] })
  })

  test('is done once a day, by whoever comes first, and when it is asked for', async () => {
    const done = await Promise.all([1, 2, 3].map(() => count('2026-03-02T00:00:10.000Z')))
    expect(done.filter((report) => report !== undefined)).toHaveLength(1)
    expect(await count('2026-03-02T23:59:59.000Z')).toBeUndefined()
    expect(await count('2026-03-02T23:59:59.000Z', true)).toBeDefined()
    expect(await count('2026-03-03T00:00:00.000Z')).toBeDefined()
  })

  test('hears between two batches of titles that it is to leave', async () => {
    await rate(await join('rater'), 0, 8, '2026-01-01T11:00:00.000Z')
    const step = stepOf(store.engine)
    const leaving = new AbortController()
    setImmediate(() => leaving.abort())
    const ranked = rankTitles(
      store.engine.reader,
      (work) => {
        leaving.signal.throwIfAborted()
        return step(work)
      },
      '2026-01-02',
    )
    await expect(ranked).rejects.toThrow('aborted')
  })

  test('is taken up by another after its holder was killed, and the dead can’t go on', async () => {
    const rater = await join('rater')
    await rate(rater, 0, 8, '2026-03-01T00:00:00.000Z')
    await rate(rater, 5, 8, '2026-03-01T00:00:00.000Z')
    await write(store.engine, ({ tx }) => takeJob(tx, 'ratings', 'killed', at('2026-03-02T00:00:00.000Z')))
    expect(await count('2026-03-02T00:01:00.000Z')).toBeUndefined()
    expect(await weight(rater)).toBe(2)
    expect(await count('2026-03-02T00:06:00.000Z')).toBeDefined()
    expect(await weight(rater)).toBe(5)
    await expect(
      write(store.engine, ({ tx }) => keepJob(tx, 'ratings', 'killed', at('2026-03-02T00:06:00.000Z'))),
    ).rejects.toThrow(Refusal)
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addToWatchlist } from '../../src/actions/change-list-items.ts'
import { enterViewing, takeViewingOut, type ViewingTyped } from '../../src/actions/keep-diary.ts'
import { markEpisodes } from '../../src/actions/mark-episodes.ts'
import { diaryOf, diaryYears } from '../../src/store/diary.ts'
import { keyOf } from '../../src/catalogue/ids.ts'
import { minePage, ownTitle } from '../../src/store/mine-page.ts'
import { progressOf, seriesBegun } from '../../src/store/progress.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { putMember } from '../support/members.ts'
import { put } from '../support/site.ts'

const film = titleId('tt0000001')
const other = titleId('tt0000002')
const series = titleId('tt0000010')
const now = new Date('2026-11-22T12:00:00.000Z')
/** Two seasons of three, a special, and one without a number. */
const episodes = [
  [1, 1],
  [1, 2],
  [1, 3],
  [2, 1],
  [2, 2],
  [2, 3],
  [0, 1],
  [undefined, undefined],
].map(([season, number], at) => ({ id: titleId(`tt00001${String(at).padStart(2, '0')}`), season, number }))
const episode = (at: number) => episodes[at]?.id ?? film

describe.each(engineKinds)('the diary on %s', (kind) => {
  let store: TestStore
  let member: string
  let stranger: string
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [
      [film, { type: 'movie', name: 'Seen', year: 1999 }],
      [other, { type: 'movie', name: 'Other', year: 2001 }],
      [series, { type: 'tvSeries', name: 'Small Hours', year: 2011 }],
      ...episodes.map(
        ({ id, season, number }, at) =>
          [
            id,
            {
              type: 'tvEpisode',
              name: `Hour ${at}`,
              year: 2011,
              episode: {
                series,
                ...(season === undefined ? {} : { season }),
                ...(number === undefined ? {} : { number }),
              },
            },
          ] as const,
      ),
    ])
    member = await putMember(store.engine, 'Setsuko')
    stranger = await putMember(store.engine, 'Chishu')
  })
  beforeEach(async () => {
    await store.engine.db.deleteFrom('viewing').execute()
  })
  afterAll(() => store.dispose())

  const see = (typed: Partial<ViewingTyped> = {}) =>
    enterViewing(
      store.engine,
      { member, title: film, watched: '2026-11-01', isRewatch: false, note: '', ...typed },
      now,
    )
  const days = async (range = {}) =>
    (await diaryOf(store.engine.reader, member, range)).map(({ watched }) => watched)

  test('has the latest first, days known in part among their years, and those without a day last', async () => {
    for (const watched of ['2025-03-05', '', '2026', '2026-11-01', '2026-11', '2025-12-31'])
      await see({ watched })
    expect(await days()).toEqual(['2026-11-01', '2026-11', '2026', '2025-12-31', '2025-03-05', undefined])
    expect(await days({ year: '2026' })).toEqual(['2026-11-01', '2026-11', '2026'])
    expect(await days({ limit: 2, offset: 3 })).toEqual(['2025-12-31', '2025-03-05'])
    expect(await diaryYears(store.engine.reader, member)).toEqual([
      { year: '2026', viewings: 3 },
      { year: '2025', viewings: 2 },
      { year: undefined, viewings: 1 },
    ])
  })

  test('keeps what was seen again, with a note each time', async () => {
    await see()
    await see({ watched: '2026-11-20', isRewatch: true, note: 'Better' })
    expect(await diaryOf(store.engine.reader, member)).toMatchObject([
      { isRewatch: true, note: 'Better', line: { name: 'Seen' } },
      { isRewatch: false, note: undefined },
    ])
    expect(await ownTitle(store.engine.reader, member, keyOf(film))).toEqual({
      isOnWatchlist: false,
      viewings: 2,
      lastSeen: '2026-11-20',
    })
  })

  test('is one member’s alone', async () => {
    await see()
    const [viewing] = await diaryOf(store.engine.reader, member)
    expect(await diaryOf(store.engine.reader, stranger)).toEqual([])
    await expect(takeViewingOut(store.engine, stranger, viewing?.number ?? 0)).rejects.toThrow(
      /no such viewing/,
    )
    await takeViewingOut(store.engine, member, viewing?.number ?? 0)
    expect(await days()).toEqual([])
  })

  test('takes no day that is none, and nothing of what isn’t here', async () => {
    await expect(see({ watched: '2026-02-30' })).rejects.toMatchObject({ faults: { watched: 'date-form' } })
    await expect(see({ watched: '2027' })).rejects.toMatchObject({ faults: { watched: 'date-ahead' } })
    await expect(see({ title: titleId('tt0000099') })).rejects.toThrow(/No title has the id/)
    expect(await days()).toEqual([])
  })

  test('takes what was seen off the watchlist, unless it was seen again', async () => {
    await addToWatchlist(store.engine, member, film, now)
    await see({ isRewatch: true })
    expect((await minePage(store.engine.reader, member, film))?.isOnWatchlist).toBe(true)
    await see()
    expect((await minePage(store.engine.reader, member, film))?.isOnWatchlist).toBe(false)
  })

  test('says of a series what was seen of it, and what comes next: after the furthest, and no special', async () => {
    const progress = () => progressOf(store.engine.reader, member, series)
    expect(await progress()).toMatchObject({ episodes: 8, seen: 0, next: { id: episode(0) } })
    await see({ title: episode(1) })
    await see({ title: episode(1), isRewatch: true })
    expect(await progress()).toEqual({
      episodes: 8,
      seen: 1,
      seasons: [
        { season: 0, episodes: 1, seen: 0 },
        { season: 1, episodes: 3, seen: 1 },
        { season: 2, episodes: 3, seen: 0 },
        { season: undefined, episodes: 1, seen: 0 },
      ],
      next: expect.objectContaining({ id: episode(2) }),
    })
    expect(await seriesBegun(store.engine.reader, member, 10)).toMatchObject([
      { series: { name: 'Small Hours' }, episodes: 8, seen: 1 },
    ])
  })

  test('marks a season, or all up to one episode, once each', async () => {
    const mark = (stretch: Parameters<typeof markEpisodes>[1]['stretch']) =>
      markEpisodes(store.engine, { member, series, stretch }, now)
    const seen = async () => (await progressOf(store.engine.reader, member, series)).seen
    expect(await mark({ upTo: episode(3) })).toBe(4)
    expect(await mark({ upTo: episode(3) })).toBe(0)
    expect((await progressOf(store.engine.reader, member, series)).next?.id).toBe(episode(4))
    expect(await mark({ season: 2 })).toBe(2)
    expect(await seen()).toBe(6)
    expect(await mark({ season: 0 })).toBe(1)
    expect(await mark('all')).toBe(1)
    expect(await seen()).toBe(8)
    expect((await progressOf(store.engine.reader, member, series)).next).toBeUndefined()
    expect(await seriesBegun(store.engine.reader, member, 10)).toEqual([])
    expect(new Set(await days())).toEqual(new Set([undefined]))
  })
})

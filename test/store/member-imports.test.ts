import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bringLists } from '../../src/actions/bring-lists.ts'
import { rateTitle } from '../../src/actions/rate-title.ts'
import { takeListsIn, throwAway, throwOldAway } from '../../src/actions/take-lists-in.ts'
import { diaryOf } from '../../src/store/diary.ts'
import { itemsOf } from '../../src/store/list-items.ts'
import { listsOf } from '../../src/store/lists.ts'
import { hasOldImports, importOf, keptFor, lastImportOf } from '../../src/store/member-imports.ts'
import { ratingBy } from '../../src/store/ratings.ts'
import { titleRatings } from '../../src/store/title-tally.ts'
import { ratersAfter } from '../../src/store/raters.ts'
import { ratingsBy } from '../../src/store/ratings-by.ts'
import { ownRecords } from '../../src/store/own-records.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { putMember } from '../support/members.ts'
import { merge, put } from '../support/site.ts'

const film = titleId('tt0041154')
const known = titleId('tt0500001')
const coming = titleId('tt0000003')
const series = titleId('tt0000010')
const episode = titleId('tt0000011')
const now = new Date('2026-11-22T12:00:00.000Z')
const later = new Date('2026-11-23T12:00:00.000Z')

describe.each(engineKinds)('what members bring, on %s', (kind) => {
  let store: TestStore
  let rater: { id: string; joined: Date }
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [
      [film, { type: 'movie', name: 'Late Spring', originalName: '晩春', year: 1949 }],
      [
        known,
        {
          type: 'movie',
          name: 'Early Summer',
          year: 1951,
          externalIds: [
            { id: 'i', scheme: 'imdb', value: 'tt0043313' },
            { id: 't', scheme: 'tmdb_movie', value: '20530' },
          ],
        },
      ],
      [coming, { type: 'movie', name: 'Coming', year: 2150 }],
      [titleId('tt0000004'), { type: 'movie', name: 'Same', year: 1990 }],
      [titleId('tt0000005'), { type: 'movie', name: 'Same', year: 1990 }],
      [titleId('tt0000006'), { type: 'movie', name: 'Twice', year: 1949 }],
      [series, { type: 'tvSeries', name: 'Small Hours', year: 2011 }],
      [episode, { type: 'tvEpisode', name: 'One', year: 2011, episode: { series, season: 1, number: 1 } }],
    ])
    await merge(store.engine, titleId('tt0000006'), film)
  })
  beforeEach(async () => {
    const { db } = store.engine
    for (const table of [
      'member_import',
      'viewing',
      'list_item',
      'list',
      'rating',
      'title_rating',
      'member',
    ] as const)
      await db.deleteFrom(table).execute()
    rater = { id: await putMember(store.engine, 'Setsuko'), joined: new Date('2020-01-01') }
  })
  afterAll(() => store.dispose())

  const bring = (name: string, text: string, at = now) =>
    bringLists(store.engine, rater, { name, bytes: Buffer.from(text) }, at)
  const look = async (id: string, at = now) => importOf(store.engine.reader, rater.id, id, at)
  const takeIn = (id: string, at = now) => takeListsIn(store.engine, rater, id, at)
  const ratings = [
    'Const,Your Rating,Date Rated,Title,Year',
    'tt0041154,9,2024-01-02,Late Spring,1949',
    'tt0043313,8,2024-01-03,Early Summer,1951',
    'tt0000006,7,2024-01-03,Twice,1949',
    'tt0000003,10,2024-01-03,Coming,2150',
    'tt7777777,5,2024-01-04,Not Here,1980',
    'tt8888888,5,2024-01-04,Same,1990',
    'tt0041154,eleven,2024-01-04,Broken,1949',
  ].join('\n')

  test('is matched by ids, stated or their own, through merges, else by name and year', async () => {
    const found = await look(await bring('ratings.csv', ratings))
    expect(found).toMatchObject({
      service: 'imdb',
      file: 'ratings.csv',
      done: 0,
      summary: { rows: 7, byId: 4, byName: 0 },
    })
    expect(found?.unmatched.map(({ line, why }) => [line, why])).toEqual([
      [6, 'unknown'],
      [7, 'several'],
      [8, 'unread'],
    ])
    const byName = await look(
      await bring(
        'diary.csv',
        'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2024-02-02,晩春,1950,https://boxd.it/x,4.5,Yes,,2024-02-01\n',
      ),
    )
    expect(byName).toMatchObject({ service: 'letterboxd', unmatched: [], summary: { byId: 0, byName: 1 } })
  })

  test('changes nothing until it is taken in, and then what was said it would', async () => {
    const id = await bring('ratings.csv', ratings)
    expect((await titleRatings(store.engine.reader, film)).tally).toEqual([])
    // The merged title and the one it is merged into are one: the first rating stands.
    const planned = { ratingsNew: 2, ratingsKept: 1, ratingsClosed: 1 }
    expect((await look(id))?.summary.planned).toMatchObject(planned)
    await takeIn(id)
    expect(await look(id)).toMatchObject({ done: 4, steps: 4, summary: { changed: planned } })
    expect((await ratingBy(store.engine.reader, rater.id, film))?.halves).toBe(18)
    expect((await ratingBy(store.engine.reader, rater.id, known))?.halves).toBe(16)
    expect(await ratingBy(store.engine.reader, rater.id, coming)).toBeUndefined()
    expect((await titleRatings(store.engine.reader, film)).tally).toMatchObject([{ halves: 18, ratings: 1 }])
  })

  test('changes nothing when it is brought again, nor when it is taken in twice', async () => {
    const first = await bring('ratings.csv', ratings)
    await takeIn(first)
    const { changes } = await titleRatings(store.engine.reader, film)
    await takeIn(first)
    const again = await bring('ratings.csv', ratings, later)
    expect((await look(again, later))?.summary.planned).toMatchObject({
      ratingsNew: 0,
      ratingsChanged: 0,
      ratingsKept: 3,
    })
    await takeIn(again, later)
    expect((await titleRatings(store.engine.reader, film)).changes).toBe(changes)
  })

  test('leaves a rating that was given here on a later day, and replaces an older one', async () => {
    await rateTitle(store.engine, { rater, title: film, rating: 5 }, now)
    await takeIn(await bring('ratings.csv', ratings))
    expect((await ratingBy(store.engine.reader, rater.id, film))?.halves).toBe(10)
    const newer = ratings.replace('tt0041154,9,2024-01-02', 'tt0041154,9,2026-11-23')
    const id = await bring('ratings.csv', newer, later)
    expect((await look(id, later))?.summary.planned.ratingsChanged).toBe(1)
    await takeIn(id, later)
    expect((await ratingBy(store.engine.reader, rater.id, film))?.halves).toBe(18)
  })

  test('keeps the day that a file names for its ratings, shows it, and counts nothing by it', async () => {
    const { reader } = store.engine
    const days = async () =>
      (await ratingsBy(reader, rater.id)).map(({ title, halves, day }) => [title, halves, day])
    await takeIn(await bring('ratings.csv', ratings))
    expect(await days()).toEqual([
      [known, 16, '2024-01-03'],
      [film, 18, '2024-01-02'],
    ])
    expect((await ownRecords(reader, rater.id)).ratings.map(({ day }) => day)).toEqual([
      '2024-01-03',
      '2024-01-02',
    ])
    // To the rules they are of the day on which they came: one day, whatever the file claims.
    const [counted] = await store.engine.db.transaction().execute((tx) => ratersAfter(tx, '', 10))
    expect(new Set(counted?.ratings.map(({ firstOn }) => firstOn))).toEqual(
      new Set([now.toISOString().slice(0, 10)]),
    )
    // A later file is believed over an earlier one, though both days are past; one from the future names none.
    await takeIn(await bring('ratings.csv', ratings.replace('9,2024-01-02', '6,2023-05-05')))
    expect(await days()).toContainEqual([film, 18, '2024-01-02'])
    await takeIn(await bring('ratings.csv', ratings.replace('9,2024-01-02', '6,2025-05-05')))
    expect(await days()).toContainEqual([film, 12, '2025-05-05'])
    await takeIn(await bring('ratings.csv', ratings.replace('9,2024-01-02', '4,2999-05-05')))
    expect(await days()).toContainEqual([film, 8, now.toISOString().slice(0, 10)])
    // Whoever rates anew here has rated on that day.
    await rateTitle(store.engine, { rater, title: known, rating: 5 }, later)
    expect((await days())[0]).toEqual([known, 10, later.toISOString().slice(0, 10)])
  })

  test('makes private lists with their order and notes, once each', async () => {
    const list =
      'Position,Const,Created,Modified,Description,Title,Year\n1,tt0043313,2024-01-01,,,Early Summer,1951\n2,tt0041154,2024-01-01,,The *vase*,Late Spring,1949\n'
    for (const _ of [1, 2]) await takeIn(await bring('Ozu.csv', list))
    await takeIn(await bring('WATCHLIST.csv', list))
    const lists = await listsOf(store.engine.reader, rater.id)
    expect(lists.map((one) => [one.kind, one.name, one.isPublic, one.items])).toEqual([
      ['watchlist', '', false, 2],
      ['list', 'Ozu', false, 2],
    ])
    const items = await itemsOf(store.engine.reader, lists[1]?.number ?? 0, { limit: 10, offset: 0 })
    expect(items.map(({ id, note }) => [id, note])).toEqual([
      [known, undefined],
      [film, 'The *vase*'],
    ])
  })

  test('enters a viewing of a day that is still to come without the day', async () => {
    const diary = (watched: string) =>
      JSON.stringify([
        {
          watched_at: watched,
          type: 'movie',
          movie: { title: 'Early Summer', year: 1951, ids: { tmdb: 20530 } },
        },
      ])
    const id = await bring('history.json', diary('2999-01-05T20:00:00.000Z'))
    expect((await look(id))?.summary.undated).toEqual([
      { file: 'history.json', line: 1, name: 'Early Summer', year: 1951, text: '2999-01-05' },
    ])
    await takeIn(id)
    const entered = await diaryOf(store.engine.reader, rater.id, { limit: 10, offset: 0 })
    expect(entered.map(({ title, watched }) => [title, watched])).toEqual([[known, undefined]])
  })

  test('enters viewings once a day, and what has no day only where nothing is entered', async () => {
    const history = (watched: string) =>
      JSON.stringify([
        {
          watched_at: watched,
          type: 'movie',
          movie: { title: 'Early Summer', year: 1951, ids: { tmdb: 20530 } },
        },
        {
          watched_at: watched,
          type: 'episode',
          episode: { season: 1, number: 1, title: 'One', ids: {} },
          show: { title: 'Small Hours', year: 2011, ids: {} },
        },
        {
          watched_at: watched,
          type: 'episode',
          episode: { season: 3, number: 9, title: 'None', ids: {} },
          show: { title: 'Small Hours', year: 2011, ids: {} },
        },
      ])
    const id = await bring('history.json', history('2024-05-06T20:00:00.000Z'))
    expect((await look(id))?.unmatched).toMatchObject([
      { name: 'Small Hours', season: 3, episode: 9, why: 'no-episode' },
    ])
    await takeIn(id)
    await takeIn(await bring('history.json', history('2024-05-06T20:00:00.000Z')))
    const diary = async () =>
      (await diaryOf(store.engine.reader, rater.id)).map(({ title, watched }) => [watched, title])
    expect((await diary()).toSorted()).toEqual([
      ['2024-05-06', episode],
      ['2024-05-06', known],
    ])
    await takeIn(
      await bring(
        'watched.csv',
        'Date,Name,Year,Letterboxd URI\n2024-06-01,Early Summer,1951,x\n2024-06-01,Late Spring,1949,x\n',
      ),
    )
    expect(await diary()).toHaveLength(3)
  })

  test('is its member’s alone, kept for a day, and gone when it is thrown away', async () => {
    const stranger = { ...rater, id: await putMember(store.engine, 'Chishu') }
    const id = await bring('ratings.csv', ratings)
    expect(await importOf(store.engine.reader, stranger.id, id, now)).toBeUndefined()
    await expect(takeListsIn(store.engine, stranger, id, now)).rejects.toThrow(/no longer kept/)
    await throwAway(store.engine, stranger.id, id)
    expect((await lastImportOf(store.engine.reader, rater.id, now))?.id).toBe(id)
    const dayLater = new Date(now.getTime() + keptFor)
    expect(await look(id, dayLater)).toBeUndefined()
    await expect(takeIn(id, dayLater)).rejects.toThrow(/no longer kept/)
    expect(await hasOldImports(store.engine.reader, now)).toBe(false)
    expect(await hasOldImports(store.engine.reader, dayLater)).toBe(true)
    await throwOldAway(store.engine, dayLater)
    expect(await hasOldImports(store.engine.reader, dayLater)).toBe(false)
    const other = await bring('ratings.csv', ratings)
    await throwAway(store.engine, rater.id, other)
    expect(await look(other)).toBeUndefined()
  })

  test.each([
    ['nothing', ''],
    ['a table of something else', 'a,b\n1,2\n'],
    ['a quote that never ends', 'Const,Your Rating\n"tt0041154,9\n'],
    ['broken JSON', '[{"movie":'],
    ['a zip that is none', 'PK\u0003\u0004 and no more'],
  ])('is refused at its field, with the reason, where it is %s', async (_what, text) => {
    await expect(bring('file.csv', text)).rejects.toMatchObject({
      faults: { file: 'file-unread' },
      unread: { file: 'file.csv', line: expect.any(Number), why: expect.any(Array) },
    })
  })

  test('may be long: it is taken in by parts, and each press goes on where the last one stopped', async () => {
    const diary = Array.from(
      { length: 12_000 },
      (_, at) =>
        `2024-01-01,Late Spring,1949,x,,,,${1900 + Math.floor(at / 300)}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (Math.floor(at / 12) % 25)).padStart(2, '0')}`,
    )
    const header = 'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date'
    const id = await bring('diary.csv', [header, ...diary].join('\n'))
    const total = (await look(id))?.steps ?? 0
    expect(total).toBeGreaterThan(10_000)
    await takeIn(id)
    expect((await look(id))?.done).toBe(10_000)
    await takeIn(id)
    expect((await look(id))?.done).toBe(total)
    expect(await diaryOf(store.engine.reader, rater.id)).toHaveLength(total)
  }, 60_000)
})

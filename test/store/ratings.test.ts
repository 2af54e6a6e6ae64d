import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rateTitle, takeRatingBack, type Rater } from '../../src/actions/rate-title.ts'
import { tallyOf } from '../../src/community/score.ts'
import { putDeleted } from '../../src/store/put-entity.ts'
import { ratingBy, removeRatingsOf } from '../../src/store/ratings.ts'
import { countedTallies, titleRatings } from '../../src/store/title-tally.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { putMember } from '../support/members.ts'
import { put, write } from '../support/site.ts'

const film = titleId('tt0000001')
const coming = titleId('tt0000002')
const undated = titleId('tt0000003')
const other = titleId('tt0000004')
const now = new Date('2026-11-22T12:00:00.000Z')
const joined = new Date('2020-01-01T00:00:00.000Z')

describe.each(engineKinds)('ratings on %s', (kind) => {
  let store: TestStore
  let members = 0
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [
      [film, { type: 'movie', name: 'Shown', year: 1999 }],
      [coming, { type: 'movie', name: 'Coming', releases: [{ id: 'r1', date: '2026-12' }] }],
      [other, { type: 'movie', name: 'Other', year: 1999 }],
      [undated, { type: 'movie', name: 'Undated' }],
    ])
  })
  beforeEach(async () => {
    await store.engine.db.deleteFrom('rating').execute()
    await store.engine.db.deleteFrom('title_rating').execute()
  })
  afterAll(() => store.dispose())

  async function join(): Promise<Rater> {
    const id = await putMember(store.engine, `member-${(members += 1)}`)
    return { id, joined }
  }
  const rate = (rater: Rater, rating: number, title = film, at = now) =>
    rateTitle(store.engine, { rater, title, rating }, at)

  test('are one a member a title: a new one takes the place of the last', async () => {
    const rater = await join()
    await rate(rater, 7.5)
    const later = new Date('2026-11-23T00:00:00.000Z')
    await rate(rater, 9, film, later)
    expect(await ratingBy(store.engine.reader, rater.id, film)).toEqual({
      halves: 18,
      firstAt: now,
      at: later,
    })
    expect(await titleRatings(store.engine.reader, film)).toMatchObject({
      changes: 2,
      tally: tallyOf([{ halves: 18, weight: 2 }]),
    })
  })

  test('can be taken back, and again', async () => {
    const rater = await join()
    await rate(rater, 7.5)
    await takeRatingBack(store.engine, rater.id, film)
    await takeRatingBack(store.engine, rater.id, film)
    expect(await ratingBy(store.engine.reader, rater.id, film)).toBeUndefined()
    expect(await titleRatings(store.engine.reader, film)).toMatchObject({ changes: 2, tally: [] })
  })

  test('that come at once are all counted', async () => {
    const raters = await Promise.all(Array.from({ length: 40 }, join))
    await Promise.all(raters.map((rater, at) => rate(rater, 1 + (at % 19) / 2)))
    const { changes, tally } = await titleRatings(store.engine.reader, film)
    expect(changes).toBe(40)
    expect({ tally, setAside: [] }).toEqual(await countedTallies(store.engine.reader, film))
    expect(tally.reduce((sum, { ratings }) => sum + ratings, 0)).toBe(40)
  })

  test.each([0.5, 10.5, 7.25, Number.NaN, -1])(
    'of %s are refused, and nothing is written',
    async (rating) => {
      await expect(rate(await join(), rating)).rejects.toThrow(/is no rating/)
      expect(await titleRatings(store.engine.reader, film)).toMatchObject({ changes: 0, tally: [] })
    },
  )

  test('before release are refused, with the day they open', async () => {
    const rater = await join()
    await expect(rate(rater, 8, coming)).rejects.toThrow(
      /not been shown yet. It can be rated from 2026-12-31/,
    )
    await expect(rate(rater, 8, undated)).rejects.toThrow(/not known whether/)
    await rate(rater, 8, coming, new Date('2026-12-31T00:00:00.000Z'))
  })

  test('are taken as soon as a release is known, and no longer once the title is gone', async () => {
    const rater = await join()
    const late = titleId('tt0000005')
    const known = (releases: object) =>
      put(store.engine, [[late, { type: 'movie', name: 'Late', ...releases }]])
    await known({})
    await expect(rate(rater, 8, late)).rejects.toThrow(/not known whether/)
    await known({ releases: [{ id: 'r1', date: '2026-11-21' }] })
    await rate(rater, 8, late)
    await known({ releases: [{ id: 'r1', date: '2027-11-21' }] })
    await expect(rate(rater, 8, late)).rejects.toThrow(/not been shown yet/)
    await write(store.engine, (writing) => putDeleted(writing, late, 'never was'))
    await expect(rate(rater, 8, late)).rejects.toThrow(/No title has the id/)
  })

  test('of what is not here are refused', async () => {
    await expect(rate(await join(), 8, titleId('tt0000009'))).rejects.toThrow(/No title has the id tt0000009/)
  })

  test('of a member can be taken out all at once, and the rest still counts', async () => {
    const [going, staying] = [await join(), await join()]
    for (const title of [film, other]) {
      await rate(going, 3, title)
      await rate(staying, 8, title)
    }
    await write(store.engine, async ({ tx }) => {
      expect(await removeRatingsOf(tx, going.id)).toBe(2)
      expect(await removeRatingsOf(tx, going.id)).toBe(0)
    })
    for (const title of [film, other]) {
      const { tally } = await titleRatings(store.engine.reader, title)
      expect(tally).toEqual(tallyOf([{ halves: 16, weight: 2 }]))
      expect({ tally, setAside: [] }).toEqual(await countedTallies(store.engine.reader, title))
    }
  })

  test('go with their member', async () => {
    const rater = await join()
    await rate(rater, 8)
    await store.engine.db.deleteFrom('member').where('id', '=', rater.id).execute()
    expect(await ratingBy(store.engine.reader, rater.id, film)).toBeUndefined()
  })
})

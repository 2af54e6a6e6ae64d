import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stepOf } from '../../src/actions/count-ratings.ts'
import { rankTitles } from '../../src/actions/rank-titles.ts'
import type { TitleId } from '../../src/catalogue/ids.ts'
import type { Notice } from '../../src/community/holding.ts'
import type { Tally } from '../../src/community/score.ts'
import { looks, putTitleRatings } from '../../src/store/title-tally.ts'
import { openApi, type OpenApi } from '../support/api.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { merge, openSite, origin, put, write, type Site } from '../support/site.ts'

const films = Array.from({ length: 300 }, (_, at) => titleId(`tt${String(1000 + at).padStart(7, '0')}`))
const series = titleId('tt0009000')
const filmOf = (at: number): TitleId => films[at] ?? series
const notice: Notice = {
  state: 'held',
  from: 0,
  to: 1,
  signals: [],
  ratings: 40,
  isOfTrusted: false,
  until: 2,
  isReviewDue: false,
}

describe.each(engineKinds)('the best rated titles on %s', (kind) => {
  let store: TestStore
  let site: Site
  let api: OpenApi
  const rate = (title: TitleId, tally: Tally, notices: readonly Notice[] = []) =>
    write(store.engine, ({ tx }) =>
      putTitleRatings(tx, title, {
        changes: 1,
        tally,
        setAside: [],
        activity: { notices },
        look: looks.none,
      }),
    )
  const count = (day: string) => rankTitles(store.engine.reader, stepOf(store.engine), day)

  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [
      ...films.map((id, at) => [id, { type: 'movie', name: `Film ${at}`, year: 1950 }] as const),
      [series, { type: 'tvSeries', name: 'A series' }],
    ])
    site = await openSite(store.engine)
    api = await openApi(store.engine)
  }, 60_000)
  afterAll(async () => {
    await api.close()
    await site.close()
    await store.dispose()
  })

  test('say so where nothing was counted yet, and where too few have rated', async () => {
    const uncounted = await site.get('/top')
    expect(uncounted.status).toBe(200)
    expect(uncounted.text).toContain('No title of this type has 50 ratings yet.')
    expect(uncounted.text).toContain('Ratings have not been counted yet.')
    await rate(series, [{ halves: 16, weight: 10, ratings: 12 }])
    await count('2026-11-27')
    const none = (await site.get('/top')).text
    expect(none).toContain('No title of this type has 50 ratings yet.')
    expect(none).not.toContain('The one with the most')
    const few = await site.get('/top?type=tvSeries')
    expect(few.text).toContain('The one with the most has 12 ratings.')
    expect((await api.ask('/api/v1/top?type=tvSeries')).json()).toEqual({
      type: 'tvSeries',
      minimum: 50,
      countedOn: '2026-11-27',
      results: [],
    })
  })

  test('stand in the order of the lower bound, with what it is and what their score is', async () => {
    for (const [at, film] of films.entries())
      await rate(
        film,
        // The later the more ones, and the more ratings.
        [
          { halves: 12, weight: 10, ratings: 50 },
          { halves: 20, weight: at === 5 ? 2 : 10, ratings: at === 299 ? 4 : 10 },
          { halves: 2, weight: 10, ratings: Math.floor(at / 10) },
        ].filter(({ ratings }) => ratings > 0) as never,
        at === 7 ? [notice] : [],
      )
    const before = (await site.get('/top')).header('etag')
    await count('2026-11-28')
    const page = await site.get('/top', { 'if-none-match': before })
    expect(page.status).toBe(200)
    expect(page.h1).toBe('Best rated')
    // 60 to 89 ratings, ten titles each: 95 of 100 titles have 88 or fewer.
    expect(page.text).toContain(
      'A title of this type needs 88 ratings that count: 50, or the most that 95 of 100',
    )
    expect(page.text).toContain('Counted on 28 November 2026')
    const { results, minimum } = (await api.ask('/api/v1/top')).json<{
      minimum: number
      results: { place: number; title: { id: string }; bound: number; score: number; ratings: number }[]
    }>()
    expect(minimum).toBe(88)
    expect(results.map(({ place }) => place)).toEqual(results.map((_, at) => at + 1))
    expect(results.every(({ bound }, at) => at === 0 || bound <= (results[at - 1]?.bound ?? 0))).toBe(true)
    expect(results.every(({ ratings }) => ratings >= 88)).toBe(true)
    const [first] = results
    expect(first?.title.id).toBe(filmOf(280))
    expect(page.links.map(({ href }) => href)).toContain(`/title/${first?.title.id}`)
    expect(page.text).toContain(first?.bound.toFixed(2))
    expect(page.text).toContain(first?.score.toFixed(2))
  })

  test('have at most 250 places, in pages of fifty, with as many queries for each', async () => {
    // As many ratings on each film: all have what the list asks for.
    for (const [at, film] of films.entries())
      await rate(
        film,
        [
          { halves: 16, weight: 10, ratings: 300 - at },
          { halves: 4, weight: 10, ratings: 60 + at },
        ],
        at === 7 ? [notice] : [],
      )
    await count('2026-11-29')
    const first = await site.get('/top')
    expect(first.links.filter(({ href }) => /^\/title\/tt\d+$/.test(href))).toHaveLength(50)
    expect(first.text).toContain('Film 7 (1950)')
    expect(first.html).toContain(`href="/title/${filmOf(7)}/rating#activity"`)
    const last = await site.get('/top?page=5')
    expect(last.text).toContain('Film 249 (1950)')
    expect(last.text).not.toContain('Film 250 (1950)')
    expect((await site.get('/top?page=6')).status).toBe(404)
    expect((await site.get('/top?type=film')).status).toBe(400)
    expect(await site.queriesOf('/top?page=2')).toBe(3)
    expect(await site.queriesOf('/top?page=3')).toBe(3)
    const { results, next } = (await api.ask('/api/v1/top?limit=100')).json<{
      results: unknown[]
      next?: string
    }>()
    expect([results.length, results[7]]).toEqual([100, expect.objectContaining({ isUnusual: true })])
    expect((await api.ask(`/api/v1/top?limit=100&cursor=${next}`)).json()).toMatchObject({
      results: expect.objectContaining({ length: 100 }),
    })
  })

  test('are answered with 304 until they are counted again or the catalogue changes', async () => {
    const { headers } = await site.get('/top')
    const held = { 'if-none-match': String(headers['etag']) }
    expect(await site.queriesOf('/top', held)).toBe(2)
    await merge(store.engine, filmOf(0), series)
    const after = await site.get('/top', held)
    expect(after.status).toBe(200)
    expect(after.text).not.toContain('Film 0 (1950)')
    await count('2026-11-29')
    const again = await site.get('/top')
    expect(again.header('etag')).not.toBe(after.header('etag'))
    expect((await site.get('/top?page=5')).text).toContain('Film 250 (1950)')
  })

  test('speak each language, and are found from home, from a rating page and in the sitemap', async () => {
    expect((await site.get('/fr/top')).h1).toBe('Les mieux notés')
    expect((await site.get('/he/top')).h1).toBe('המדורגים ביותר')
    expect((await site.get('/')).links).toContainEqual({ href: '/top', text: 'Best rated' })
    expect((await site.get(`/title/${filmOf(9)}/rating`)).links).toContainEqual({
      href: '/top?type=movie',
      text: 'Best rated: Movies',
    })
    const { html } = await site.get('/sitemap/site.xml')
    expect(html).toContain(`<loc>${origin}/top</loc>`)
    expect((await site.get('/sitemap.xml')).html).toContain('/sitemap/site.xml')
  })
})

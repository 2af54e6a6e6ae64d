import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/catalogue/canonical.ts'
import type { Company } from '../../src/catalogue/company.ts'
import { entityRead } from '../../src/store/entity-read.ts'
import type { Person } from '../../src/catalogue/person.ts'
import type { Title } from '../../src/catalogue/title.ts'
import { openApi, type OpenApi } from '../support/api.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { personId, titleId } from '../support/ids.ts'
import { rateByMany } from '../support/rated.ts'
import { fillCatalogue, film, ids } from '../support/pages-catalogue.ts'
import { put } from '../support/site.ts'

const shy = personId('nm0000070')
const herFilm = titleId('tt0000070')
const shyPerson: Person = {
  name: 'Noa Levi',
  names: [
    { id: 'n', name: 'נועה לוי', kind: 'native_script', language: 'he' },
    { id: 'h', name: 'Hidden Birthname', kind: 'birth', visibility: 'hidden' },
    { id: 's', name: 'Searchable Oldname', kind: 'alias', visibility: 'search' },
  ],
  birth: { date: '1977-07-07', visibility: 'hidden' },
  death: { date: '2011', visibility: 'search' },
}
const shyFilm: Title = {
  type: 'movie',
  name: 'Her Film',
  credits: [
    { id: 'e', name: 'An editor', category: 'editor' },
    { id: 'd', person: shy, category: 'director' },
    { id: 'u', person: personId('nm0000999'), category: 'actor', position: 2 },
    { id: 'c', person: shy, category: 'actress', position: 1 },
  ],
}

type Results = { readonly results: readonly Record<string, unknown>[]; readonly next?: string }

describe.each(engineKinds)('the API over %s', (kind) => {
  let store: TestStore
  let api: OpenApi
  beforeAll(async () => {
    store = await freshStore(kind)
    await fillCatalogue(store.engine)
    await put(store.engine, [
      [shy, shyPerson],
      [herFilm, shyFilm],
    ])
    api = await openApi(store.engine)
  }, 120_000)
  afterAll(async () => {
    await api.close()
    await store.dispose()
  })

  const json = async <T>(url: string): Promise<T> => {
    const answer = await api.ask(url)
    expect([url, answer.statusCode]).toEqual([url, 200])
    return answer.json<T>()
  }
  const problem = async (url: string, status: number): Promise<Record<string, unknown>> => {
    const answer = await api.ask(url)
    expect([url, answer.statusCode]).toEqual([url, status])
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    return answer.json()
  }
  /** Follows the cursors to the end. */
  const all = async (url: string): Promise<Results['results'][]> => {
    const pages: Results['results'][] = []
    for (let next: string | undefined = ''; next !== undefined;) {
      const page: Results = await json(`${url}${next && `&cursor=${next}`}`)
      pages.push(page.results)
      next = page.next
    }
    return pages
  }

  describe('of a title', () => {
    test('holds the document word for word as it is stored', async () => {
      const { body } = await api.ask(`/api/v1/titles/${ids.film}`)
      const stored = await entityRead(store.engine.reader, ids.film)
      expect(stored).toMatchObject({ state: 'live', json: Buffer.from(canonicalJson('title', film)) })
      expect(body).toContain(`"document":${canonicalJson('title', film)},"derived":`)
    })

    test('adds what follows from it: the year by the rule, popularity, connections, links', async () => {
      expect(await json(`/api/v1/titles/${ids.film}`)).toMatchObject({
        id: ids.film,
        revision: 1,
        derived: {
          year: 1954,
          popularity: 512,
          connections: 2,
          links: { page: `/title/${ids.film}`, credits: `/api/v1/titles/${ids.film}/credits` },
        },
      })
    })

    test('gives what members rate, and all numbers that the score is made of', async () => {
      const address = `/api/v1/titles/${ids.film}/rating`
      const { histogram, ...unrated } = await json<{ histogram: object[] }>(address)
      expect(unrated).toMatchObject({ ratings: 0, weighted: 0, weights: [], setAside: 0, unusual: [] })
      expect(unrated).not.toHaveProperty('score')
      expect(histogram).toHaveLength(19)
      await rateByMany(store.engine, titleId(ids.film), 6)
      expect(await json(address)).toMatchObject({
        score: 4.98,
        ratings: 6,
        weighted: 3.4,
        points: 6.85,
        plainMean: 2.25,
        catalogueMean: 7,
        priorWeight: 5,
      })
    })

    test('says where an episode stands, and which seasons a series has', async () => {
      expect(await json(`/api/v1/titles/${ids.lastOfSeason}`)).toMatchObject({
        derived: {
          episode: { series: ids.series, seriesName: 'Small Hours', season: 1, number: 40 },
          links: { series: `/api/v1/titles/${ids.series}` },
        },
      })
      const { derived } = await json<{ derived: { seasons: object[]; endYear: number } }>(
        `/api/v1/titles/${ids.series}`,
      )
      expect(derived.seasons).toEqual([
        { season: 1, episodes: 40, firstYear: 2011 },
        { season: 2, episodes: 40, firstYear: 2012 },
        { season: 3, episodes: 40, firstYear: 2013 },
        { season: 14, episodes: 1, firstYear: 2024 },
      ])
      expect(derived.endYear).toBe(2014)
    })

    test('lists credits with the cast first, by billing, with the name of a person in both scripts', async () => {
      const { results } = await json<Results>(`/api/v1/titles/${herFilm}/credits`)
      const person = { id: shy, type: 'person', name: 'Noa Levi', originalName: 'נועה לוי' }
      expect(results).toEqual([
        { credit: shyFilm.credits?.[3], person },
        { credit: shyFilm.credits?.[2] },
        { credit: shyFilm.credits?.[1], person },
        { credit: shyFilm.credits?.[0] },
      ])
    })

    test('lists credits in pages that together are all of them, each once', async () => {
      const pages = await all(`/api/v1/titles/${ids.film}/credits?limit=10`)
      expect(pages.map((page) => page.length)).toEqual([10, 10, 7])
      const seen = pages.flat().map(({ credit }) => (credit as { id: string }).id)
      expect(seen.slice(0, 3)).toEqual(['c1', 'c2', 'x0'])
      expect(new Set(seen)).toEqual(new Set(film.credits?.map(({ id }) => id)))
    })

    test('lists episodes in order, all or of one season', async () => {
      const pages = await all(`/api/v1/titles/${ids.series}/episodes?limit=100`)
      expect(pages.map((page) => page.length)).toEqual([100, 21])
      expect(pages[0]?.[0]).toMatchObject({
        name: 'Hour 1',
        episode: { series: ids.series, season: 1, number: 1 },
      })
      const { results } = await json<Results>(`/api/v1/titles/${ids.series}/episodes?season=14`)
      expect(results.map(({ id }) => id)).toEqual([ids.numbered])
      expect(await json(`/api/v1/titles/${ids.series}/episodes?season=none`)).toEqual({ results: [] })
    })

    test('lists connections whichever of the two titles states them', async () => {
      const { results } = await json<Results>(`/api/v1/titles/${ids.film}/connections`)
      expect(results).toEqual([
        {
          direction: 'in',
          kind: 'remake_of',
          title: { id: ids.remake, type: 'movie', name: 'Lantern Street', year: 1999 },
        },
        expect.objectContaining({ direction: 'out', kind: 'references', note: 'The theme is whistled' }),
      ])
      expect((await all(`/api/v1/titles/${ids.film}/connections?limit=1`)).flat()).toEqual(results)
    })

    test('says of a connection where it is and what shows it, from both sides', async () => {
      const [quoting, quoted] = [titleId('tt0000080'), titleId('tt0000081')]
      const said = { note: 'A song', timecode: '0:12:30', evidence: 'https://e.example/' }
      await put(store.engine, [
        [quoted, { type: 'movie', name: 'Quoted' }],
        [
          quoting,
          {
            type: 'movie',
            name: 'Quoting',
            connections: [
              { id: 'a', kind: 'references', title: quoted },
              { id: 'b', kind: 'references', title: quoted, ...said },
            ],
          },
        ],
      ])
      for (const [id, direction] of [
        [quoted, 'in'],
        [quoting, 'out'],
      ] as const) {
        const { results } = await json<Results>(`/api/v1/titles/${id}/connections`)
        expect(results.map(({ title: _, ...rest }) => rest)).toEqual([
          { direction, kind: 'references' },
          { direction, kind: 'references', ...said },
        ])
      }
    })
  })

  describe('of people and companies', () => {
    test('lists a filmography in pages, the latest first', async () => {
      const pages = await all(`/api/v1/people/${ids.prolific}/credits?limit=50`)
      expect(pages.map((page) => page.length)).toEqual([50, 33])
      expect(pages[0]?.[0]).toMatchObject({
        title: { name: 'Reel 78', year: 2008 },
        category: expect.any(String),
      })
      expect(pages[1]?.at(-1)).toMatchObject({ title: { year: 1930 }, characters: ['Part 0'] })
      const { derived } = await json<{ derived: { credits: { category: string; count: number }[] } }>(
        `/api/v1/people/${ids.prolific}`,
      )
      expect(derived.credits).toContainEqual({ category: 'director', count: 3 })
    })

    test('never say a hidden name or day, in any answer', async () => {
      const answers = await Promise.all(
        [
          `/api/v1/people/${shy}`,
          `/api/v1/people/${shy}/credits`,
          `/api/v1/titles/${herFilm}/credits`,
          '/api/v1/search?q=Noa%20Levi',
          '/api/v1/search?q=Searchable%20Oldname',
          '/api/v1/search?q=Hidden%20Birthname',
        ].map((url) => api.ask(url)),
      )
      for (const { body } of answers) expect(body).not.toMatch(/Hidden|Oldname|1977|2011/)
      expect(answers[0]?.json<{ document: object }>().document).toEqual({
        name: 'Noa Levi',
        names: [{ id: 'n', name: 'נועה לוי', kind: 'native_script', language: 'he' }],
      })
      expect(answers[4]?.json<Results>().results).toHaveLength(1)
      expect(answers[5]?.json<Results>().results).toEqual([])
    })

    test('say what a company did for which titles', async () => {
      const { document } = await json<{ document: Company }>(`/api/v1/companies/${ids.studio}`)
      expect(document).toMatchObject({ name: 'Amber Pictures', parent: ids.parent })
      const pages = await all(`/api/v1/companies/${ids.studio}/titles?limit=1`)
      expect(pages.flat()).toMatchObject([
        { title: { id: ids.remake }, role: 'distribution', territories: ['FR'] },
        { title: { id: ids.film }, role: 'production' },
      ])
    })
  })

  describe('of a search', () => {
    test('finds names in any script, in pages, with what a suggestion says', async () => {
      const { results } = await json<Results>('/api/v1/search?q=%E7%B4%99%E3%81%AE&limit=8')
      expect(results).toEqual([
        { id: ids.film, type: 'movie', name: 'The Paper Lantern', originalName: '紙の提灯', year: 1954 },
      ])
      expect((await json<Results>('/api/v1/search?q=hour%201&limit=1')).results[0]).toMatchObject({
        episode: { seriesName: 'Small Hours', season: 1, number: 1 },
      })
      const pages = await all('/api/v1/search?q=reel&limit=30')
      expect(pages.map((page) => page.length)).toEqual([30, 30, 19])
      expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(79)
    })

    test('looks only among one kind where one is asked for', async () => {
      expect((await json<Results>('/api/v1/search?q=amber&kind=company')).results).toHaveLength(2)
      expect((await json<Results>('/api/v1/search?q=amber&kind=person')).results).toEqual([])
    })

    test('finds nothing for what holds no letter', async () => {
      expect(await json('/api/v1/search?q=%21%3F')).toEqual({ results: [] })
    })
  })

  test('entities are found by the ids of other catalogues, and by the IMDb number they kept', async () => {
    const byWikidata = await json<Results>('/api/v1/external-ids/wikidata/Q10')
    expect(byWikidata.results.map(({ id }) => id)).toEqual([ids.film])
    const byImdb = await json<Results>(`/api/v1/external-ids/imdb/${ids.film}`)
    expect(byImdb.results.map(({ id }) => id)).toEqual([ids.film])
    expect(await json('/api/v1/external-ids/eidr/10.5240%2F0000-0000-0000-0000-0000-X')).toEqual({
      results: [],
    })
    expect(await problem('/api/v1/external-ids/teletext/101', 404)).toMatchObject({ field: 'scheme' })
  })

  describe('for an id that leads nowhere', () => {
    const lists = ['', '/credits?limit=5', '/episodes', '/connections']

    test.each(lists)('redirects a merged title to the same of the other: %s', async (list) => {
      const answer = await api.ask(`/api/v1/titles/${ids.merged}${list}`)
      expect(answer.statusCode).toBe(301)
      expect(answer.headers.location).toBe(`/api/v1/titles/${ids.film}${list}`)
    })

    test('redirects merged people and companies', async () => {
      const person = await api.ask(`/api/v1/people/${ids.mergedPerson}`)
      expect([person.statusCode, person.headers.location]).toEqual([301, `/api/v1/people/${ids.director}`])
      const company = await api.ask(`/api/v1/companies/${ids.mergedCompany}/titles`)
      expect([company.statusCode, company.headers.location]).toEqual([
        301,
        `/api/v1/companies/${ids.studio}/titles`,
      ])
    })

    test.each(lists)('says why a title was deleted: %s', async (list) => {
      expect(await problem(`/api/v1/titles/${ids.deleted}${list}`, 410)).toEqual({
        type: 'about:blank',
        title: 'Gone',
        status: 410,
        detail: 'Nobody ever made it.',
        field: 'id',
      })
    })

    test.each(['titles/tt0000099', 'people/nm0000099', 'companies/co0000099'])(
      'knows no %s',
      async (path) => {
        expect(await problem(`/api/v1/${path}`, 404)).toMatchObject({ title: 'Not Found', field: 'id' })
      },
    )

    test.each([
      'titles/tt1',
      'titles/nm0000001',
      'people/tt0000010',
      'companies/x',
      'titles/%00',
      'titles/tt0000010%20',
    ])('names what is no id: %s', async (path) => {
      expect(await problem(`/api/v1/${path}`, 404)).toMatchObject({
        field: 'id',
        detail: expect.stringContaining('like'),
      })
    })
  })

  describe('answers again', () => {
    test('with 304 while nothing has changed, and anew when something has', async () => {
      const url = `/api/v1/titles/${ids.bare}`
      const first = await api.ask(url)
      const etag = String(first.headers.etag)
      expect(first.headers['cache-control']).toBe('public, no-cache')
      for (const held of [etag, `"other", ${etag}`, '*', etag.replace('W/', '')]) {
        const again = await api.ask(url, { headers: { 'if-none-match': held } })
        expect([again.statusCode, again.body]).toEqual([304, ''])
      }
      await put(store.engine, [[ids.bare, { type: 'movie', name: 'Something Known' }]])
      const changed = await api.ask(url, { headers: { 'if-none-match': etag } })
      expect(changed.statusCode).toBe(200)
      expect(changed.json()).toMatchObject({ revision: 2, document: { name: 'Something Known' } })
    })

    test('with the headers alone to HEAD', async () => {
      const answer = await api.ask(`/api/v1/titles/${ids.film}`, { method: 'HEAD' })
      expect([answer.statusCode, answer.body]).toEqual([200, ''])
      expect(answer.headers.etag).toBeDefined()
    })
  })

  test('/healthz says that the database answers', async () => {
    const answer = await api.app.inject('/healthz')
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }])
    expect(answer.headers['cache-control']).toBe('no-store')
  })
})

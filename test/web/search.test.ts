import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EntityId } from '../../src/catalogue/ids.ts'
import type { Document } from '../../src/catalogue/record.ts'
import type { Title } from '../../src/catalogue/title.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { companyId, personId, titleId } from '../support/ids.ts'
import { linksIn } from '../support/page.ts'
import { openSite, put, type Site } from '../support/site.ts'

let number = 0
function film(name: string, votes: number, more: Partial<Title> = {}): [EntityId, Document] {
  number += 1
  const ratings = votes > 0 ? [{ id: 'v', source: 'Elsewhere', average: 5, votes }] : undefined
  return [
    titleId(`tt${String(number).padStart(7, '0')}`),
    {
      type: 'movie',
      name,
      ...(ratings ? { ratings } : {}),
      ...more,
    } satisfies Title,
  ]
}

const records: [EntityId, Document][] = [
  film('Heat', 50),
  film('Heat', 5000),
  film('Heat and Dust', 900_000),
  film('The Heat', 100),
  film('Heated', 10),
  film('Amélie', 10, { originalName: 'Le Fabuleux Destin d’Amélie Poulain' }),
  film('Straße', 0),
  film('Łódź', 0),
  film('Don’t Look Now', 0),
  film('Seven Samurai', 0, { originalName: '七人の侍', originalRomanised: 'Shichinin no samurai' }),
  film('Tokyo Story', 0, { originalName: '東京物語' }),
  film('Waltz with Bashir', 0, { originalName: 'ואלס עם באשיר' }),
  film('Capernaum', 0, { originalName: 'كَفَرْنَاحُوم' }),
  film('The Mirror', 0, { originalName: 'Зеркало' }),
  film('Parasite', 0, { originalName: '기생충' }),
  film('Pather Panchali', 0, { originalName: 'পথের পাঁচালী' }),
  film('3 Idiots', 0),
  film('2001: A Space Odyssey', 0, { year: 1968, genres: ['Sci-Fi'], countries: ['GB', 'US'] }),
  film('Solaris', 70, { year: 1972, genres: ['Sci-Fi', 'Drama'], countries: ['SUHH'] }),
  film('Stalker', 700, { year: 1979, genres: ['Sci-Fi', 'Drama'], countries: ['SUHH'] }),
  film('The Mirror Two', 7, {
    year: 1975,
    genres: ['Drama'],
    countries: ['SUHH'],
    releases: [{ id: 'r', date: '1975-03-07' }],
  }),
  film('Starling', 800_000),
  film('Emma Starr', 700_000),
  film('A Star Is Found', 9),
  film('Star Without Votes', 0),
  film('St. S', 1),
  film('Zvezdan', 50_000, { originalName: 'Звездан', originalRomanised: 'Zvezda звездаланд' }),
  film('Fallen', 3, { originalName: 'Звезда упала' }),
  ...Array.from({ length: 45 }, (_, at) => film(`Serial ${at + 1}`, 1000 - at)),
  [
    personId('nm0000001'),
    {
      name: 'Heat Miser',
      names: [{ id: 'n', name: 'Hidden Heatwave', kind: 'alias', visibility: 'hidden' }],
    },
  ],
  [companyId('co0000001'), { name: 'Heat Films' }],
]

describe.each(engineKinds)('searching by name on %s', (kind) => {
  let store: TestStore
  let site: Site
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, records)
    site = await openSite(store.engine)
  }, 60_000)
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  const results = (html: string): readonly string[] =>
    linksIn(/<ol class="results">(.*?)<\/ol>/s.exec(html)?.[1] ?? '').map(({ text }) => text)
  const found = async (query: string, more = ''): Promise<readonly string[]> =>
    results((await site.get(`/search?q=${encodeURIComponent(query)}${more}`)).html)

  test('finds whole names first, then those that begin with the words, hold them, hold their beginning', async () => {
    expect(await found('heat')).toEqual([
      'Heat',
      'Heat',
      'Heat and Dust',
      'Heat Miser',
      'Heat Films',
      'The Heat',
      'Heated',
    ])
    const page = await site.get('/search?q=heat')
    expect(page.links.filter(({ text }) => text === 'Heat').map(({ href }) => href)).toEqual([
      '/title/tt0000002',
      '/title/tt0000001',
    ])
  })

  test.each([
    ['amelie', 'Amélie'],
    ['AMÉLIE', 'Amélie'],
    ['fabuleux destin', 'Amélie'],
    ['strasse', 'Straße'],
    ['lodz', 'Łódź'],
    ['dont look', 'Don’t Look Now'],
    ["don't look now", 'Don’t Look Now'],
    ['七人', 'Seven Samurai'],
    ['七人の侍', 'Seven Samurai'],
    ['shichinin', 'Seven Samurai'],
    ['東京', 'Tokyo Story'],
    ['באשיר', 'Waltz with Bashir'],
    ['ואלס', 'Waltz with Bashir'],
    ['כפרנ', undefined],
    ['كفرناحوم', 'Capernaum'],
    ['كَفَر', 'Capernaum'],
    ['зеркало', 'The Mirror'],
    ['ЗЕРК', 'The Mirror'],
    ['기생충', 'Parasite'],
    ['기생', 'Parasite'],
    ['পথের', 'Pather Panchali'],
    ['2001 a sp', '2001: A Space Odyssey'],
    ['odyssey space', '2001: A Space Odyssey'],
    ['space od', '2001: A Space Odyssey'],
    ['3 idi', '3 Idiots'],
    ['tt0000018', '2001: A Space Odyssey'],
    ['ＨＥＡＴＥＤ', 'Heated'],
  ])('finds by %s, whatever the accents, case, script or order of the words', async (query, name) => {
    expect((await found(query))[0]).toBe(name)
  })

  test('finds whole words before better known names that only begin like them', async () => {
    expect(await found('star')).toEqual(['Star Without Votes', 'A Star Is Found', 'Starling', 'Emma Starr'])
    expect(await found('star wi')).toEqual(['Star Without Votes'])
    expect(await found('звезда')).toEqual(['Fallen', 'Zvezdan'])
  })

  test('takes one or two letters for the beginning of a word, and gives the most popular', async () => {
    expect((await found('st')).slice(0, 3)).toEqual(['Starling', 'Emma Starr', 'Stalker'])
    expect((await found('s'))[0]).toBe('Starling')
  })

  test('finds words only from their beginning', async () => {
    expect(await found('eat')).toEqual([])
    expect(await found('heat dus')).toEqual(['Heat and Dust'])
    expect(await found('hea dust')).toEqual([])
  })

  test('never finds a person by a name that is hidden', async () => {
    expect(await found('heatwave')).toEqual([])
  })

  test.each([
    ['title', 5],
    ['person', 1],
    ['company', 1],
  ])('can be narrowed to one kind: %s', async (wanted, count) => {
    expect(await found('heat', `&kind=${wanted}`)).toHaveLength(count)
  })

  test('comes in pages that lead on and back, each result once', async () => {
    const first = await site.get('/search?q=serial')
    expect(results(first.html)).toHaveLength(20)
    expect(first.links).toContainEqual({ href: '/search?q=serial&page=2', text: 'Next page' })
    const all = [
      ...results(first.html),
      ...(await found('serial', '&page=2')),
      ...(await found('serial', '&page=3')),
    ]
    expect(all).toEqual(Array.from({ length: 45 }, (_, at) => `Serial ${at + 1}`))
    const last = await site.get('/search?q=serial&page=3')
    expect(last.links.some(({ text }) => text === 'Next page')).toBe(false)
    expect(last.links).toContainEqual({ href: '/search?q=serial&page=2', text: 'Previous page' })
    expect((await site.get('/search?q=serial&page=900')).status).toBe(200)
  })

  test('says so where nothing is found, and keeps what was typed', async () => {
    const page = await site.get('/search?q=zzz+%22%3Cb%3E')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Nothing is called “zzz "<b>” here.')
    expect(page.html).toMatch(/<input [^>]*value="zzz &quot;(&lt;|<)b(&gt;|>)"/)
    expect(page.meta('robots')).toBe('noindex')
  })

  test.each(['', '?q=', '?q=%20%20', '?q=%2B%2D%2A', '?q=%22'])(
    'asks for a name where none was given: %s',
    async (query) => {
      const page = await site.get(`/search${query}`)
      expect(page.status).toBe(200)
      expect(results(page.html)).toEqual([])
    },
  )

  test.each([
    ['genre=Sci-Fi', ['Stalker', 'Solaris', '2001: A Space Odyssey']],
    ['genre=Drama&country=SUHH', ['Stalker', 'Solaris', 'The Mirror Two']],
    ['decade=1970&genre=Sci-Fi', ['Stalker', 'Solaris']],
    ['decade=1960', ['2001: A Space Odyssey']],
    ['country=GB', ['2001: A Space Odyssey']],
    ['day=03-07', ['The Mirror Two']],
    ['day=03-07&decade=1960', []],
  ])('lists by what titles are, the most popular first: %s', async (query, names) => {
    const page = await site.get(`/search?${query}`)
    expect(page.status).toBe(200)
    expect(results(page.html)).toEqual(names)
  })

  test.each([
    '"',
    "'",
    '*',
    'heat*',
    'heat:*',
    "heat' | 'dust",
    'a & b',
    '!heat',
    'NEAR(heat dust)',
    'heat OR dust',
    '\\',
    '%',
    '_',
    'heat" OR "x',
    ')(',
  ])('takes %s for what it is, no language of the engine’s', async (query) => {
    const page = await site.get(`/search?q=${encodeURIComponent(query)}`)
    expect(page.status).toBe(200)
    const wide = ['Serial 1', 'Amélie', 'Stalker']
    expect(results(page.html).filter((name) => wide.includes(name))).toEqual([])
  })
})

test('both engines find the same, in the same order', async () => {
  const stores = await Promise.all(engineKinds.map(freshStore))
  const sites = await Promise.all(
    stores.map(async ({ engine }) => {
      await put(engine, records)
      return openSite(engine)
    }),
  )
  for (const query of [
    'heat',
    'the',
    's',
    'serial 4',
    'a',
    '七',
    '기',
    'к',
    'mirror',
    'co0000001',
    '2',
    'sa',
    'star',
    'st',
  ]) {
    const [one, two] = await Promise.all(
      sites.map((site) => site.get(`/search?q=${encodeURIComponent(query)}`)),
    )
    expect(one?.links, query).toEqual(two?.links)
  }
  for (const site of sites) await site.close()
  for (const store of stores) await store.dispose()
}, 60_000)

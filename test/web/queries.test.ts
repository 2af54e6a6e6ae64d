import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EntityId } from '../../src/catalogue/ids.ts'
import type { Document } from '../../src/catalogue/record.ts'
import type { Title } from '../../src/catalogue/title.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { companyId, personId, titleId } from '../support/ids.ts'
import { openSite, put, type Site } from '../support/site.ts'

const id = (prefix: 'tt' | 'nm' | 'co', number: number): string =>
  `${prefix}${String(number).padStart(7, '0')}`

const others = 60

/** A title with `size` credits, and as many of all else that pages look up, up to sixty. */
function titleOf(size: number): Title {
  const each = <T>(make: (at: number) => T, most = size): T[] =>
    Array.from({ length: Math.min(size, most) }, (_, at) => make(at + 1))
  return {
    type: 'movie',
    name: `Size ${size}`,
    year: 2000,
    budget: { amount: '5000000', currency: 'USD' },
    credits: each((at) => ({
      id: `c${at}`,
      person: personId(id('nm', at)),
      category: at % 7 === 0 ? 'director' : 'actor',
    })),
    companies: each((at) => ({ id: `p${at}`, company: companyId(id('co', at)), role: 'production' }), others),
    connections: each(
      (at) => ({ id: `k${at}`, kind: 'references', title: titleId(id('tt', 1000 + at)) }),
      others,
    ),
    awards: each(
      (at) => ({
        id: `a${at}`,
        event: 'E',
        award: 'A',
        outcome: 'winner',
        recipients: [{ person: personId(id('nm', 301 - at)) }],
      }),
      others,
    ),
  }
}

function* catalogue(): Generator<[EntityId, Document]> {
  for (let at = 1; at <= 300; at += 1) {
    yield [personId(id('nm', at)), { name: `Person ${at}` }]
    if (at > others) continue
    yield [companyId(id('co', at)), { name: `Company ${at}` }]
    yield [titleId(id('tt', 1000 + at)), { type: 'movie', name: `Other ${at}`, year: 1980 }]
    yield [
      titleId(id('tt', 2000 + at)),
      {
        type: 'tvEpisode',
        name: `Episode ${at}`,
        episode: { series: titleId('tt0000005'), season: (at % 9) + 1, number: at },
      },
    ]
  }
  yield [titleId('tt0000003'), titleOf(3)]
  yield [titleId('tt0000300'), titleOf(300)]
  yield [titleId('tt0000004'), { type: 'movie', name: 'Nothing' }]
  yield [titleId('tt0000005'), { type: 'tvSeries', name: 'Long' }]
  yield [titleId('tt0000006'), { type: 'tvSeries', name: 'Empty' }]
  yield [personId('nm0000900'), { name: 'Nobody' }]
  yield [companyId('co0000900'), { name: 'None' }]
}

describe.each(engineKinds)('the number of queries on %s', (kind) => {
  let store: TestStore
  let site: Site
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, catalogue())
    site = await openSite(store.engine)
  }, 120_000)
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  test.each([
    ['a title', ['/title/tt0000003', '/title/tt0000300'], 11],
    ['a series', ['/title/tt0000006', '/title/tt0000005', '/title/tt0000005?season=4'], 13],
    ['an episode', ['/title/tt0002001', '/title/tt0002050'], 13],
    ['a person', ['/name/nm0000900', '/name/nm0000001', '/name/nm0000007'], 9],
    ['a company', ['/company/co0000900', '/company/co0000001'], 8],
    ['the cast of a title', ['/title/tt0000003/cast', '/title/tt0000300/cast'], 8],
    ['the connections of a title', ['/title/tt0000003/connections', '/title/tt0000300/connections'], 8],
  ])('of the page of %s does not grow with what it shows', async (_what, addresses, most) => {
    const counts = new Map<string, number>()
    for (const address of addresses) counts.set(address, await site.queriesOf(address))
    expect(new Set(counts.values()).size, JSON.stringify([...counts])).toBe(1)
    const [count = 0] = counts.values()
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThanOrEqual(most)
  })

  test.each([
    '/search?q=person',
    '/search?q=person+300',
    '/search?q=other',
    '/search?q=p',
    '/search?q=nobodyy',
  ])('of a search is at most one for each way of fitting, and that of its lines: %s', async (address) => {
    // PostgreSQL looks for words, and for beginnings, in three parts of its index one after the other.
    expect(await site.queriesOf(address)).toBeLessThanOrEqual(kind === 'postgres' ? 9 : 5)
  })

  test('of a page of which nothing is known is no larger', async () => {
    expect(await site.queriesOf('/title/tt0000004')).toBeLessThanOrEqual(
      await site.queriesOf('/title/tt0000003?x=1'),
    )
  })

  test('is one for a page that was kept, and for a page that the reader has', async () => {
    const etag = (await site.get('/title/tt0000300')).header('etag')
    expect(await site.queriesOf('/title/tt0000300')).toBe(1)
    expect(await site.queriesOf('/title/tt0000300', { 'if-none-match': etag })).toBe(1)
  })
})

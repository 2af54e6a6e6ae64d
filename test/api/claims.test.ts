import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi, type OpenApi } from '../support/api.ts'
import { importDump } from '../support/dumps.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'

const book = { id: 'book', kind: 'book', title: 'A book', publisher: 'A. House' }
const print = { id: 'print', kind: 'on_screen_credit', title: 'The print' }
const gossip = { id: 'gossip', kind: 'website', title: 'Gossip' }
const name = { id: 'b', name: 'Secret Name', kind: 'birth_name', visibility: 'hidden' }
const records = [
  { titlecard: 1 },
  ...[book, print, gossip].map((source) => ({ source })),
  {
    id: 'tt0000001',
    source: 'book',
    claims: [
      { path: '/runtimes/r', source: 'print' },
      { path: '/year', source: 'print', stance: 'disputes', value: '1931' },
    ],
    document: { type: 'movie', name: 'A film', year: 1932, runtimes: [{ id: 'r', minutes: 71 }] },
  },
  { id: 'tt0000002', source: 'book', document: { type: 'movie', name: 'Of one source' } },
  {
    id: 'tt0000003',
    source: 'book',
    claims: [{ path: '/name', source: 'print' }],
    document: { type: 'tvSeries', name: 'A series' },
  },
  {
    id: 'tt0000004',
    document: { type: 'tvEpisode', name: 'One', episode: { series: 'tt0000003', season: 1, number: 1 } },
  },
  {
    id: 'nm0000001',
    source: 'book',
    claims: [
      { path: '/birth', source: 'gossip', stance: 'disputes', value: '1970' },
      { path: '/names/b', source: 'gossip' },
      { path: '/death', source: 'book' },
    ],
    document: {
      name: 'A. Person',
      names: [name],
      birth: { date: '1971', visibility: 'hidden' },
      death: { date: '2020' },
    },
  },
  {
    id: 'nm0000002',
    claims: [{ path: '/names/b', source: 'gossip' }],
    document: { name: 'B. Person', names: [name] },
  },
  {
    id: 'co0000001',
    claims: [{ path: '/country', source: 'print' }],
    document: { name: 'A company', country: 'FR' },
  },
]

type Said = { readonly claims?: unknown; readonly sources?: unknown; readonly derived: object }

describe.each(engineKinds)('who says so, in the API over %s', (kind) => {
  let store: TestStore
  let api: OpenApi
  beforeAll(async () => {
    store = await freshStore(kind)
    await importDump(store, records.map((record) => JSON.stringify(record)).join('\n'))
    api = await openApi(store.engine)
  }, 60_000)
  afterAll(async () => {
    await api.close()
    await store.dispose()
  })
  const said = async (path: string): Promise<Said> => (await api.ask(`/api/v1/${path}`)).json<Said>()

  test('is told of a title fact by fact, with the sources and what they say instead', async () => {
    const { claims, sources } = await said('titles/tt0000001')
    expect(claims).toEqual([
      { path: '/runtimes/r', source: 'print' },
      { path: '/year', source: 'print', stance: 'disputes', value: '1931' },
    ])
    expect(sources).toEqual([print])
  })

  test('is told of a series beside its seasons, and of a company', async () => {
    const series = await said('titles/tt0000003')
    expect(series.claims).toEqual([{ path: '/name', source: 'print' }])
    expect(series.derived).toHaveProperty('seasons')
    expect((await said('companies/co0000001')).claims).toEqual([{ path: '/country', source: 'print' }])
  })

  test('is absent where all facts are of one source', async () => {
    const answer = await said('titles/tt0000002')
    expect(Object.keys(answer)).toEqual(['id', 'revision', 'source', 'document', 'derived'])
  })

  test('is not told of what a person keeps from view', async () => {
    const { claims, sources } = await said('people/nm0000001')
    expect(claims).toEqual([{ path: '/death', source: 'book' }])
    expect(sources).toEqual([book])
    expect(Object.keys(await said('people/nm0000002'))).not.toContain('claims')
  })
})

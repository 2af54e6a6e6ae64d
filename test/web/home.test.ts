import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EntityId } from '../../src/catalogue/ids.ts'
import type { Document } from '../../src/catalogue/record.ts'
import { homePage } from '../../src/store/home-page.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { openSite, put, type Site } from '../support/site.ts'
import { Visitor } from '../support/visitor.ts'

const film = (number: number, year: number, name = `Film ${number}`): [EntityId, Document] => [
  titleId(`tt${String(number).padStart(7, '0')}`),
  { type: 'movie', name, year, releases: [{ id: 'r', date: `${year}-11-22` }] },
]

describe.each(engineKinds)('the home page on %s', (kind) => {
  let store: TestStore
  let site: Site
  beforeAll(async () => {
    store = await freshStore(kind)
    site = await openSite(store.engine)
  }, 60_000)
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  const yearsShown = async (): Promise<readonly (number | undefined)[]> =>
    (await homePage(store.engine.reader, '2026-11-22')).recent.map(({ year }) => year)

  test('fills the last line of recent titles with those of the years before', async () => {
    await put(store.engine, [film(1, 2026), film(2, 2024), film(3, 2022), film(4, 2021), film(5, 2018)])
    expect(await yearsShown()).toEqual([2026, 2024, 2022, 2021, 2018])
    await put(store.engine, [film(6, 2017), film(7, 2019), film(8, 2016)])
    expect(await yearsShown()).toHaveLength(6)
    await put(
      store.engine,
      [10, 11, 12, 13, 14, 15, 16, 17, 18, 19].map((number) => film(number, 2025)),
    )
    expect(await yearsShown()).toHaveLength(12)
    expect((await yearsShown()).every((year) => year !== undefined && year >= 2022)).toBe(true)
  })
})

test('what was first shown on this day is told apart by kind and year', async () => {
  const store = await freshStore('sqlite')
  const today = new Date().toISOString().slice(5, 10)
  const shown = (number: number, year: number, type: 'movie' | 'tvMovie'): [EntityId, Document] => [
    titleId(`tt000000${number}`),
    { type, name: 'Rear Window', year, releases: [{ id: 'r', date: `${year}-${today}` }] },
  ]
  await put(store.engine, [shown(1, 1952, 'movie'), shown(2, 1996, 'tvMovie')])
  const site = await openSite(store.engine)
  const { text } = await site.get('/')
  expect(text).toContain('Rear Window Movie, first shown in 1952')
  expect(text).toContain('Rear Window TV movie, first shown in 1996')
  await site.close()
  await store.dispose()
})

test('every page leads to the best rated, the reviews and the lists, and home to joining, or to one’s own lists', async () => {
  const store = await freshStore('sqlite')
  await put(store.engine, [film(1, 2026)])
  const site = await openSite(store.engine)
  const ways = [
    { href: '/fr/top', text: 'Les mieux notés' },
    { href: '/fr/reviews', text: 'Critiques' },
    { href: '/fr/lists', text: 'Listes' },
  ]
  for (const way of ways) expect((await site.get('/fr/title/tt0000001')).links).toContainEqual(way)
  expect((await site.get('/')).links).toContainEqual({ href: '/join', text: 'Join' })
  const member = new Visitor(site)
  await member.becomes('Setsuko')
  const { links } = await member.get('/')
  expect(links).not.toContainEqual({ href: '/join', text: 'Join' })
  expect(links).toContainEqual({ href: '/account/lists', text: 'Your lists' })
  await site.close()
  await store.dispose()
})

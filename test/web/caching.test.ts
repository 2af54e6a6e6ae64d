import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EntityId } from '../../src/catalogue/ids.ts'
import type { Title } from '../../src/catalogue/title.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { companyId, personId, titleId } from '../support/ids.ts'
import { merge, openSite, put, remove, type Site } from '../support/site.ts'

const film = titleId('tt0000001')
const other = titleId('tt0000002')
const series = titleId('tt0000003')
const first = titleId('tt0000004')
const second = titleId('tt0000005')
const sibling = titleId('tt0000006')
const actor = personId('nm0000001')
const studio = companyId('co0000001')

const filmDocument: Title = {
  type: 'movie',
  name: 'One',
  year: 2001,
  credits: [{ id: 'a', person: actor, category: 'actor' }],
  companies: [{ id: 'a', company: studio, role: 'production' }],
  connections: [{ id: 'a', kind: 'follows', title: other }],
}
const episode = (number: number): Title => ({
  type: 'tvEpisode',
  name: `Part ${number}`,
  episode: { series, season: 1, number },
})

describe.each(engineKinds)('a page from %s', (kind) => {
  let store: TestStore
  let site: Site
  beforeAll(async () => {
    store = await freshStore(kind)
    site = await openSite(store.engine)
  })
  beforeEach(async () => {
    await put(store.engine, [
      [actor, { name: 'Actor' }],
      [studio, { name: 'Studio' }],
      [film, filmDocument],
      [other, { type: 'movie', name: 'Two' }],
      [series, { type: 'tvSeries', name: 'Three' }],
      [first, episode(1)],
      [sibling, { type: 'movie', name: 'Like One', credits: filmDocument.credits ?? [] }],
    ])
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  const etagOf = async (id: EntityId, folder = 'title'): Promise<string> =>
    (await site.get(`/${folder}/${id}`)).header('etag')

  test('carries a weak ETag and may be kept as long as it is asked about', async () => {
    const page = await site.get(`/title/${film}`)
    expect(page.header('etag')).toMatch(/^W\/"[\w.-]+"$/)
    expect(page.header('cache-control')).toBe('public, no-cache')
    expect(await etagOf(film)).toBe(page.header('etag'))
  })

  test('answers 304 with nothing in it to a reader that has it', async () => {
    const etag = await etagOf(film)
    const strong = etag.replace('W/', '')
    for (const held of [etag, strong, `"other", ${etag}`, `W/"a",${strong},"b"`, '*', ` ${etag} `]) {
      const answer = await site.get(`/title/${film}`, { 'if-none-match': held })
      expect(answer.status, held).toBe(304)
      expect(answer.html).toBe('')
      expect(answer.header('etag')).toBe(etag)
      expect(answer.header('vary')).toContain('accept-language')
    }
    for (const held of ['"other"', '', 'W/"', etag.slice(0, -2), `${etag}x`, etag.toUpperCase()]) {
      expect((await site.get(`/title/${film}`, { 'if-none-match': held })).status, held).toBe(200)
    }
  })

  test('has another ETag in each language, by address or by header', async () => {
    const tags = [
      await etagOf(film),
      (await site.get(`/fr/title/${film}`)).header('etag'),
      (await site.get(`/title/${film}`, { 'accept-language': 'he' })).header('etag'),
    ]
    expect(new Set(tags).size).toBe(3)
    expect((await site.get(`/fr/title/${film}`, { 'if-none-match': tags[0] ?? '' })).status).toBe(200)
  })

  test.each<[string, EntityId, string, () => Promise<void>, string]>([
    [
      'the person it credits is renamed',
      film,
      'title',
      () => put(store.engine, [[actor, { name: 'Renamed' }]]),
      'Renamed',
    ],
    [
      'a company it names is renamed',
      film,
      'title',
      () => put(store.engine, [[studio, { name: 'Renamed' }]]),
      'Renamed',
    ],
    [
      'a title it is connected with changes',
      film,
      'title',
      () => put(store.engine, [[other, { type: 'movie', name: 'Renamed', year: 1999 }]]),
      'Renamed',
    ],
    [
      'a title that connects itself with it changes',
      other,
      'title',
      () => put(store.engine, [[film, { ...filmDocument, name: 'Renamed' }]]),
      'Renamed',
    ],
    [
      'a title it lists as like itself is renamed',
      sibling,
      'title',
      () => put(store.engine, [[film, { ...filmDocument, name: 'Renamed' }]]),
      'Renamed',
    ],
    [
      'an episode is added to the series',
      series,
      'title',
      () => put(store.engine, [[second, episode(2)]]),
      'Part 2',
    ],
    [
      'a neighbour is added beside an episode',
      first,
      'title',
      () => put(store.engine, [[second, episode(2)]]),
      'Part 2',
    ],
    [
      'the series of an episode is renamed',
      first,
      'title',
      () => put(store.engine, [[series, { type: 'tvSeries', name: 'Renamed' }]]),
      'Renamed',
    ],
    [
      'a title in a filmography changes',
      actor,
      'name',
      () => put(store.engine, [[film, { ...filmDocument, year: 1987 }]]),
      '1987',
    ],
    [
      'a credit joins a filmography',
      actor,
      'name',
      () => put(store.engine, [[second, { ...episode(2), credits: filmDocument.credits ?? [] }]]),
      'Three',
    ],
    [
      'a title of a company changes',
      studio,
      'company',
      () => put(store.engine, [[film, { ...filmDocument, name: 'Renamed' }]]),
      'Renamed',
    ],
  ])('changes, and says the new thing, when %s', async (_what, id, folder, change, said) => {
    await merge(store.engine, second, first)
    const before = await site.get(`/${folder}/${id}`)
    expect(before.text).not.toContain(said)
    await change()
    const after = await site.get(`/${folder}/${id}`, { 'if-none-match': before.header('etag') })
    expect(after.status).toBe(200)
    expect(after.header('etag')).not.toBe(before.header('etag'))
    expect(after.text).toContain(said)
  })

  test('stays the same when something changes that it does not show', async () => {
    const before = await etagOf(film)
    await put(store.engine, [[first, { ...episode(1), keywords: ['unseen'] }]])
    expect(await etagOf(film)).toBe(before)
  })

  test('is gone from every copy once its record is deleted', async () => {
    const before = await etagOf(sibling)
    await remove(store.engine, sibling, 'a duplicate')
    expect((await site.get(`/title/${sibling}`, { 'if-none-match': before })).status).toBe(410)
  })

  test('of search and of errors is never kept under a tag', async () => {
    for (const address of ['/search?q=one', '/title/tt9999999']) {
      expect((await site.get(address)).header('etag')).toBe('')
    }
    expect((await site.get('/title/tt9999999')).header('cache-control')).toBe('no-store')
  })
})

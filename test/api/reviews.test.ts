import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi, type OpenApi } from '../support/api.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { rateByMany } from '../support/rated.ts'
import { reviewByMany } from '../support/reviewed.ts'
import { put } from '../support/site.ts'

const film = titleId('tt0000001')
const list = `/api/v1/titles/${film}/reviews`
type Reviews = { readonly results: readonly Record<string, unknown>[]; readonly next?: string }

describe.each(engineKinds)('the reviews of a title, as JSON from %s,', (kind) => {
  let store: TestStore
  let api: OpenApi
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [[film, { type: 'movie', name: 'Shown', year: 1999 }]])
    await rateByMany(store.engine, film, 7)
    await reviewByMany(store.engine, film)
    api = await openApi(store.engine)
  })
  afterAll(async () => {
    await api.close()
    await store.dispose()
  })
  const ask = async (query = ''): Promise<Reviews> => (await api.ask(`${list}${query}`)).json<Reviews>()

  test('are what anybody can read of them, with what others may do with each', async () => {
    const [first] = (await ask()).results
    expect(first).toMatchObject({
      id: 'rw0000001',
      page: '/review/rw0000001',
      author: 'rater-0',
      language: 'en',
      headline: 'A second impression',
      hasSpoilers: true,
      licence: 'CC-BY-4.0',
      rating: 1,
      helpful: 3,
      notHelpful: 0,
      revision: 2,
    })
  })

  test('come in pages, in each order', async () => {
    const all = (await ask('?order=oldest')).results.map(({ id }) => id)
    expect(all).toHaveLength(4)
    const page = await ask('?order=oldest&limit=3')
    expect(page.results.map(({ id }) => id)).toEqual(all.slice(0, 3))
    const rest = await ask(`?order=oldest&limit=3&cursor=${page.next}`)
    expect(rest.results.map(({ id }) => id)).toEqual(all.slice(3))
    expect(rest.next).toBeUndefined()
    expect((await api.ask(`${list}?order=newest&cursor=${page.next}`)).statusCode).toBe(400)
    expect((await api.ask(`${list}?order=best`)).statusCode).toBe(400)
  })
})

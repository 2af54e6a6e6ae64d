import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshStore, type TestStore } from '../support/engines.ts'
import { fillCatalogue, ids } from '../support/pages-catalogue.ts'
import { openSite, type Site } from '../support/site.ts'

let store: TestStore
let site: Site
beforeAll(async () => {
  store = await freshStore('sqlite')
  await fillCatalogue(store.engine)
  site = await openSite(store.engine)
})
afterAll(async () => {
  await site.close()
  await store.dispose()
})

const long = [`/title/${ids.film}`, '/api/v1/openapi.json', '/title/tt9999999']

describe.each(long)('%s comes', (url) => {
  const get = (accepted?: string) =>
    site.app.inject({ url, headers: accepted === undefined ? {} : { 'accept-encoding': accepted } })

  test.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['br;q=0.1, gzip', 'gzip', gunzipSync],
  ] as const)('for %s in fewer bytes', async (accepted, encoding, unpack) => {
    const plain = await get()
    const packed = await get(accepted)
    expect(packed.headers['content-encoding']).toBe(encoding)
    expect(packed.headers['vary']).toContain('accept-encoding')
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2)
    expect(unpack(packed.rawPayload).toString()).toBe(plain.body)
  })

  test.each([undefined, '', 'identity', 'br;q=0, gzip;q=0', 'no-such-thing'])(
    'for %j as it is',
    async (accepted) => {
      const answer = await get(accepted)
      expect(answer.headers['content-encoding']).toBeUndefined()
      expect(answer.headers['content-length']).toBe(String(answer.rawPayload.length))
    },
  )
})

test('a short answer is not worth it', async () => {
  const answer = await site.app.inject({ url: '/healthz', headers: { 'accept-encoding': 'br' } })
  expect(answer.headers['content-encoding']).toBeUndefined()
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshStore, type TestStore } from '../support/engines.ts'
import { fillCatalogue, ids } from '../support/pages-catalogue.ts'
import { openSite, origin, type Site } from '../support/site.ts'

let store: TestStore
let site: Site
beforeAll(async () => {
  store = await freshStore('sqlite')
  await fillCatalogue(store.engine)
  site = await openSite(store.engine)
}, 60_000)
afterAll(async () => {
  await site.close()
  await store.dispose()
})

const locations = (xml: string): string[] =>
  [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => address)

test('robots are told where the sitemap is, and to leave search and data alone', async () => {
  const { html, status, header } = await site.get('/robots.txt').then((page) => ({
    html: page.html,
    status: page.status,
    header: page.header('content-type'),
  }))
  expect(status).toBe(200)
  expect(header).toContain('text/plain')
  expect(html).toContain(`Sitemap: ${origin}/sitemap.xml`)
  expect(html).toContain('Disallow: /search')
})

test('the sitemap names every live record once, and nothing that is merged or deleted', async () => {
  const index = await site.get('/sitemap.xml')
  expect(index.header('content-type')).toContain('application/xml')
  const parts = locations(index.html)
  expect(parts.length).toBeGreaterThan(2)
  const addresses: string[] = []
  for (const part of parts) {
    expect(part.startsWith(`${origin}/sitemap/`), part).toBe(true)
    addresses.push(...locations((await site.get(part.slice(origin.length))).html))
  }
  expect(new Set(addresses).size).toBe(addresses.length)
  for (const path of [`/title/${ids.film}`, `/name/${ids.director}`, `/company/${ids.studio}`]) {
    expect(addresses).toContain(origin + path)
  }
  for (const gone of [ids.merged, ids.deleted]) expect(addresses).not.toContain(`${origin}/title/${gone}`)
  for (const address of addresses.filter((_, at) => at % 20 === 0)) {
    expect((await site.get(address.slice(origin.length))).status, address).toBe(200)
  }
})

test.each([
  '/sitemap/title-99999.xml',
  '/sitemap/dog-0.xml',
  '/sitemap/title-x.xml',
  '/sitemap/..%2f..%2fetc%2fpasswd',
])('a part that is not there is no page: %s', async (address) => {
  expect((await site.get(address)).status).toBe(404)
})

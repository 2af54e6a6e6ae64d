import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshStore, type TestStore } from '../support/engines.ts'
import { fillCatalogue, ids } from '../support/pages-catalogue.ts'
import { routesOf } from '../support/routes.ts'
import { openSite, origin, siteConfig, type Site } from '../support/site.ts'

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

/** What stands on every answer, whatever it is. */
function expectSecure(address: string, { headers }: LightMyRequestResponse): void {
  const isApi = address.startsWith('/api')
  expect([address, headers]).toEqual([
    address,
    expect.objectContaining({
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; script-src 'self'; style-src 'self'; .*frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html; upgrade-insecure-requests; report-uri \/policy-reports; report-to csp$/,
      ),
      'reporting-endpoints': 'csp="/policy-reports"',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': isApi ? 'cross-origin' : 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    }),
  ])
  expect(headers['content-security-policy']).not.toContain('unsafe')
  expect(headers['server']).toBeUndefined()
  expect(headers['x-powered-by']).toBeUndefined()
}

/** An address for a pattern: one that is there. */
function example(route: string): string {
  const id = route.includes('/people/') || route.includes('/name/') ? ids.director : ids.film
  const company = route.includes('/companies/') || route.includes('/company/')
  return route
    .replace(':id', company ? ids.studio : id)
    .replace('/sitemap/:part', '/sitemap/titles-1.xml')
    .replace(':part', 'cast')
    .replace(':scheme', 'wikidata')
    .replace(':value', 'Q10')
}

describe('security headers stand on', () => {
  test('every route there is, found, unchanged or refused', async () => {
    const routes = routesOf(site.app)
    expect(routes.length).toBeGreaterThan(20)
    for (const route of routes) {
      const address = example(route)
      const found = await site.app.inject(address)
      expectSecure(address, found)
      const etag = String(found.headers.etag ?? '*')
      expectSecure(address, await site.app.inject({ url: address, headers: { 'if-none-match': etag } }))
      expectSecure(address, await site.app.inject({ url: address, method: 'HEAD' }))
      expectSecure(address, await site.app.inject(`${address}?a=1&a=2`))
    }
  })

  test('every form, taken from here or refused from elsewhere', async () => {
    const routes = routesOf(site.app, 'POST').filter((route) => !route.startsWith('/api'))
    expect(routes.length).toBeGreaterThan(20)
    for (const route of routes) {
      for (const from of [origin, 'https://evil.example']) {
        const answer = await site.app.inject({
          method: 'POST',
          url: example(route),
          payload: 'a=b',
          headers: { 'content-type': 'application/x-www-form-urlencoded', origin: from },
        })
        expectSecure(route, answer)
        expect([route, answer.headers['cache-control'] ?? 'no-store']).toEqual([
          route,
          expect.stringContaining('no-'),
        ])
      }
    }
  })

  test.each([
    ['a title that was merged', `/title/${ids.merged}`, 301],
    ['a title that was deleted', `/title/${ids.deleted}`, 410],
    ['a title unknown', '/title/tt0000099', 404],
    ['a page unknown', '/nothing', 404],
    ['an asset unknown', '/assets/nothing.js', 404],
    ['an address that can’t be read', '/title/%zz', 400],
    ['an address that is too long', `/title/${'a'.repeat(9000)}`, 400],
    ['a merged title as JSON', `/api/v1/titles/${ids.merged}`, 301],
    ['a deleted title as JSON', `/api/v1/titles/${ids.deleted}`, 410],
    ['an answer unknown', '/api/v1/nothing', 404],
    ['an answer that can’t be read', '/api/v1/titles/%zz', 400],
    ['a page in another language', '/fr/', 200],
    ['something that climbs out of its folder', '/assets/..%2f..%2fpackage.json', 404],
  ])('%s', async (_what, address, status) => {
    const answer = await site.app.inject(address)
    expect([address, answer.statusCode]).toEqual([address, status])
    expectSecure(address, answer)
  })

  test('an answer that is not changed', async () => {
    for (const address of [`/title/${ids.film}`, `/api/v1/titles/${ids.film}`]) {
      const { etag } = (await site.app.inject(address)).headers
      const again = await site.app.inject({ url: address, headers: { 'if-none-match': String(etag) } })
      expect(again.statusCode).toBe(304)
      expectSecure(address, again)
    }
  })

  test('methods that are not answered', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const answer = await site.app.inject({ method, url: '/', payload: {} })
      expect([answer.statusCode, answer.headers['allow']]).toEqual([405, 'GET, HEAD'])
      expectSecure('/', answer)
    }
  })

  test('faults of the server and too many requests', async () => {
    const other = await freshStore('sqlite')
    await fillCatalogue(other.engine)
    const broken = await openSite(other.engine, siteConfig({ API_LIMIT: '1', SEARCH_LIMIT: '1' }))
    await other.dispose()
    const expected: [string, number][] = [
      [`/title/${ids.film}`, 500],
      [`/api/v1/titles/${ids.film}`, 500],
      [`/api/v1/titles/${ids.film}`, 429],
      ['/healthz', 503],
      ['/search', 200],
      ['/search', 429],
    ]
    for (const [address, status] of expected) {
      const answer = await broken.app.inject(address)
      expect([address, answer.statusCode]).toEqual([address, status])
      expectSecure(address, answer)
    }
    await broken.close()
  })
})

test('over plain http nothing forces https', async () => {
  const plain = await openSite(store.engine, siteConfig({ ORIGIN: '' }))
  const { headers } = await plain.app.inject('/')
  expect(headers['strict-transport-security']).toBeUndefined()
  expect(headers['content-security-policy']).not.toMatch(/upgrade-insecure-requests|report-to/)
  expect(headers['reporting-endpoints']).toBeUndefined()
  await plain.close()
})

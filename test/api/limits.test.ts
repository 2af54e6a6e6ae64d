import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openApi, type OpenApi } from '../support/api.ts'
import { freshStore, type TestStore } from '../support/engines.ts'

let store: TestStore
let api: OpenApi
beforeAll(async () => {
  store = await freshStore('sqlite')
})
afterEach(() => api.close())
afterAll(() => store.dispose())

const open = async (environment: Readonly<Record<string, string>>): Promise<void> => {
  api = await openApi(store.engine, environment)
}
const nowhere = '/api/v1/titles/tt0000001'

/** How many of so many requests are answered. */
async function answered(count: number, url: string, remoteAddress: string, headers = {}): Promise<number> {
  let answers = 0
  for (let at = 0; at < count; at += 1) {
    const { statusCode } = await api.ask(url, { remoteAddress, headers })
    if (statusCode !== 429) answers += 1
  }
  return answers
}

describe('an address is answered so often a minute', () => {
  test('60 times by the API and 30 times by search, where nothing else is configured', async () => {
    await open({ API_LIMIT: '', SEARCH_LIMIT: '' })
    expect(await answered(65, nowhere, '192.0.2.1')).toBe(60)
    expect(await answered(35, '/api/v1/search?q=a', '192.0.2.1')).toBe(30)
    expect(await answered(3, nowhere, '192.0.2.2')).toBe(3)
  })

  test('and then told how long to wait', async () => {
    await open({ API_LIMIT: '2' })
    const ask = () => api.ask(nowhere, { remoteAddress: '192.0.2.1' })
    expect((await ask()).headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '1' })
    expect((await ask()).headers).toMatchObject({ 'ratelimit-remaining': '0' })
    const refused = await ask()
    expect(refused.statusCode).toBe(429)
    expect(refused.json()).toMatchObject({
      title: 'Too Many Requests',
      detail: expect.stringMatching(/2 requests a minute/),
    })
    const wait = Number(refused.headers['retry-after'])
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    expect(refused.headers['ratelimit-reset']).toBe(String(wait))
  })

  test('also where what it sends is refused', async () => {
    await open({ API_LIMIT: '2', SEARCH_LIMIT: '2' })
    for (const url of [nowhere, '/api/v1/nothing', '/api/v1/search?q=a']) {
      const ask = () =>
        api.ask(url, {
          remoteAddress: `192.0.2.${url.length}`,
          headers: { 'content-type': 'text/plain' },
          payload: 'a',
        })
      const statuses = [(await ask()).statusCode, (await ask()).statusCode, (await ask()).statusCode]
      expect(statuses.slice(0, 2)).not.toContain(200)
      expect([url, statuses[2]]).toEqual([url, 429])
    }
  })

  test('whatever it asks for under /api, found or not', async () => {
    await open({ API_LIMIT: '4' })
    const addresses = [
      '/api/v1/nothing',
      '/api/v1/titles/x',
      nowhere,
      '/api/v1/openapi.json',
      '/api/v1/openapi.json',
    ]
    const statuses: number[] = []
    for (const url of addresses) statuses.push((await api.ask(url)).statusCode)
    expect(statuses).toEqual([404, 404, 404, 200, 429])
  })

  test('by the page of search and its answers as JSON together', async () => {
    await open({ SEARCH_LIMIT: '2' })
    const page = async () => (await api.app.inject('/search?q=a')).statusCode
    expect([await page(), (await api.ask('/api/v1/search?q=a')).statusCode, await page()]).toEqual([
      200, 200, 429,
    ])
    expect((await api.app.inject('/s%65arch?q=a')).statusCode).toBe(429)
    expect((await api.app.inject('/fr/search?q=a')).headers['retry-after']).toBeDefined()
    expect((await api.app.inject('/')).statusCode).toBe(200)
    expect((await api.app.inject('/healthz')).statusCode).toBe(200)
  })

  test('while suggestions on our own pages have a count of their own', async () => {
    await open({ SEARCH_LIMIT: '2' })
    const own = { 'sec-fetch-site': 'same-origin' }
    expect(await answered(10, '/api/v1/search?q=a', '192.0.2.1', own)).toBe(10)
    expect(await answered(10, '/api/v1/search?q=a', '192.0.2.1', { 'sec-fetch-site': 'cross-site' })).toBe(2)
    expect(await answered(300, '/api/v1/search?q=a', '192.0.2.1', own)).toBe(290)
  })

  test('as often as it likes where the limit is 0', async () => {
    await open({ API_LIMIT: '0', SEARCH_LIMIT: '0' })
    expect(await answered(80, nowhere, '192.0.2.1')).toBe(80)
    expect((await api.ask(nowhere)).headers['ratelimit-limit']).toBeUndefined()
  })
})

describe('an address', () => {
  test('of IPv6 is its /64, and an IPv4 address written as IPv6 is itself', async () => {
    await open({ API_LIMIT: '2' })
    expect(await answered(1, nowhere, '2001:db8:0:1::1')).toBe(1)
    expect(await answered(3, nowhere, '2001:db8:0:1:ffff::2')).toBe(1)
    expect(await answered(1, nowhere, '2001:db8:0:2::1')).toBe(1)
    expect(await answered(1, nowhere, '::ffff:192.0.2.9')).toBe(1)
    expect(await answered(3, nowhere, '192.0.2.9')).toBe(1)
  })

  test('can’t be claimed by X-Forwarded-For without a trusted proxy', async () => {
    await open({ API_LIMIT: '2' })
    let answers = 0
    for (let at = 0; at < 5; at += 1) {
      answers += await answered(1, nowhere, '192.0.2.1', { 'x-forwarded-for': `198.51.100.${at}` })
    }
    expect(answers).toBe(2)
  })

  test('is what the trusted proxy saw, not what the client told the proxy', async () => {
    await open({ API_LIMIT: '2', TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' })
    const through = (chain: string) => answered(1, nowhere, '10.1.2.3', { 'x-forwarded-for': chain })
    expect(await through('198.51.100.1')).toBe(1)
    expect(await through('203.0.113.7, 198.51.100.1')).toBe(1)
    expect(await through('203.0.113.8, 198.51.100.1')).toBe(0)
    expect(await through('198.51.100.2')).toBe(1)
    // Somebody who reaches the server past the proxy gains nothing by claiming to be one.
    expect(await answered(3, nowhere, '192.0.2.1', { 'x-forwarded-for': '10.0.0.1' })).toBe(2)
  })
})

test.each([
  ['API_LIMIT', '-1'],
  ['SEARCH_LIMIT', 'many'],
])('a wrong %s is named and refused', async (variable, value) => {
  await open({})
  await expect(openApi(store.engine, { [variable]: value })).rejects.toThrow(`${variable} is "${value}"`)
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi, type Asked, type OpenApi } from '../support/api.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { fillCatalogue, ids } from '../support/pages-catalogue.ts'

let store: TestStore
let api: OpenApi
beforeAll(async () => {
  store = await freshStore('sqlite')
  await fillCatalogue(store.engine)
  api = await openApi(store.engine)
})
afterAll(async () => {
  await api.close()
  await store.dispose()
})

const film = `/api/v1/titles/${ids.film}`

async function problem(url: string, status: number, options: Asked = {}): Promise<Record<string, unknown>> {
  const answer = await api.ask(url, options)
  expect([url, answer.statusCode, answer.headers['content-type']]).toEqual([
    url,
    status,
    'application/problem+json; charset=utf-8',
  ])
  expect(answer.headers['cache-control']).toBe('no-store')
  const said = answer.json<Record<string, unknown>>()
  expect(said['status']).toBe(status)
  return said
}

describe('a problem names the parameter and what to do:', () => {
  test.each([
    [`${film}?page=2`, 'page', 'There is no parameter "page" here.'],
    [`${film}/credits?page=2`, 'page', 'There is no parameter "page" here; there are cursor, limit.'],
    [
      `${film}/credits?__proto__=2`,
      '__proto__',
      'There is no parameter "__proto__" here; there are cursor, limit.',
    ],
    [`${film}/credits?limit=0`, 'limit', 'limit is "0"; it must be >= 1.'],
    [`${film}/credits?limit=101`, 'limit', 'limit is "101"; it must be <= 100.'],
    [`${film}/credits?limit=ten`, 'limit', 'limit is "ten"; it must be integer.'],
    [`${film}/credits?limit=1&limit=2`, 'limit', 'The parameter "limit" is given twice.'],
    [`${film}/episodes?season=-1`, 'season', 'season is "-1"; it should be like 1 or none.'],
    ['/api/v1/search', 'q', 'The parameter "q" is missing.'],
    ['/api/v1/search?q=', 'q', 'q is ""; it must NOT have fewer than 1 characters.'],
    [
      `/api/v1/search?q=${'x'.repeat(201)}`,
      'q',
      expect.stringContaining('must NOT have more than 200 characters'),
    ],
    ['/api/v1/search?q=%00', 'q', 'The search holds a control character.'],
    ['/api/v1/search?q=a&kind=film', 'kind', 'kind is "film"; it should be like title or person or company.'],
    ['/api/v1/external-ids/wikidata/%E2%80%AE', 'value', expect.stringContaining('direction of writing')],
    ['/api/v1/titles/%E0%A4', 'address', 'The address holds a % that stands for nothing.'],
  ])('%s', async (url, field, detail) => {
    expect(await problem(url, 400)).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail,
      field,
    })
  })

  test.each([
    ['titles/tt1', 'id is "tt1"; it should be like tt0111161.'],
    ['titles/tt1/credits', 'id is "tt1"; it should be like tt0111161.'],
    ['titles/nm0000151', 'id is "nm0000151"; it should be like tt0111161.'],
    ['people/nm1?x=1', 'id is "nm1"; it should be like nm0000151.'],
    ['companies/CO0018183', 'id is "CO0018183"; it should be like co0018183.'],
  ])('an id of the wrong form, which names nothing: %s', async (address, detail) => {
    expect(await problem(`/api/v1/${address}`, 404)).toMatchObject({
      title: 'Not Found',
      detail,
      field: 'id',
    })
  })

  test.each([
    'x',
    'Y3JlZGl0czow',
    'Y3JlZGl0czotMQ',
    'ZXBpc29kZXM6NQ',
    'Y3JlZGl0czo1=',
    'Y3JlZGl0czo5OTk5OTk5OTk5',
    '%00',
    'é',
  ])('the cursor %s', async (cursor) => {
    expect(await problem(`${film}/credits?cursor=${cursor}`, 400)).toMatchObject({ field: 'cursor' })
  })

  test('a long value is not said back at its length', async () => {
    const { detail } = await problem(`/api/v1/titles/${'9'.repeat(5000)}`, 404)
    expect(String(detail).length).toBeLessThan(200)
  })
})

describe('everything under /api answers in problem details:', () => {
  test.each([
    '/api',
    '/api/',
    '/api/v1',
    '/api/v2/titles/tt0000010',
    `${film}/nothing`,
    `${film}/`,
    '/api/v1/titles',
  ])('unknown: %s', async (url) => {
    expect(await problem(url, 404)).toMatchObject({ title: 'Not Found' })
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)(
    '%s is not allowed, whatever it brings',
    async (method) => {
      for (const payload of ['{', '['.repeat(60_000), 'x'.repeat(70_000)]) {
        const answer = await api.ask(film, {
          method,
          payload,
          headers: { 'content-type': 'application/json' },
        })
        expect(answer.statusCode).toBe(405)
        expect(answer.headers['allow']).toBe('GET, HEAD, OPTIONS')
        expect(answer.headers['access-control-allow-origin']).toBeUndefined()
      }
    },
  )

  test('a body on GET is refused', async () => {
    expect(await problem(film, 400, { payload: '{}' })).toMatchObject({
      detail: 'A request to read has no body.',
    })
  })

  test('a fault of the server says nothing of its inside, but by what name the log knows the request', async () => {
    const broken = await freshStore('sqlite')
    await fillCatalogue(broken.engine)
    const other = await openApi(broken.engine)
    await broken.dispose()
    const answer = await other.ask(film)
    expect(answer.statusCode).toBe(500)
    expect(answer.json()).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      detail: 'The server failed; the fault is in its log.',
      instance: expect.stringMatching(/^req-/),
    })
    const health = await other.app.inject('/healthz')
    expect([health.statusCode, health.json()]).toEqual([503, { status: 'unavailable' }])
    expect(health.headers['retry-after']).toBe('5')
    await other.close()
  })
})

describe('any site may read the answers', () => {
  test.each([film, `${film}/credits`, '/api/v1/search?q=lantern', '/api/v1/nothing', '/api/v1/search'])(
    'of %s, without credentials',
    async (url) => {
      const { headers } = await api.ask(url, {
        headers: { origin: 'https://elsewhere.example', cookie: 'sid=1' },
      })
      expect(headers['access-control-allow-origin']).toBe('*')
      expect(headers['cross-origin-resource-policy']).toBe('cross-origin')
      expect(headers['access-control-allow-credentials']).toBeUndefined()
      expect(headers['set-cookie']).toBeUndefined()
    },
  )

  test('and may ask beforehand whether it may send If-None-Match', async () => {
    const answer = await api.ask(film, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example' },
    })
    expect(answer.statusCode).toBe(204)
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'If-None-Match',
    })
  })

  test('but not those of the pages', async () => {
    const { headers } = await api.app.inject('/')
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  })
})

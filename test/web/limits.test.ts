/** How much, and for how long, the server listens to one client: over real connections. */
import { connect, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mountApi } from '../../src/api/mount-api.ts'
import { createServer } from '../../src/server.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { openSite, siteConfig, type Site } from '../support/site.ts'

let store: TestStore
let site: Site
let hasty: FastifyInstance
beforeAll(async () => {
  store = await freshStore('sqlite')
  site = await openSite(store.engine)
  await site.app.listen({ port: 0, host: '127.0.0.1' })
  hasty = createServer(siteConfig(), undefined, { headers: 150, request: 300, check: 50 })
  await mountApi(hasty, store.engine)
  await hasty.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await hasty.close()
  await site.close()
  await store.dispose()
})

type Answer = { readonly status: number; readonly head: string; readonly body: string }

function open(app: FastifyInstance): Socket {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  // What the server closes while we still write is what is tested.
  socket.on('error', () => undefined)
  return socket
}

/** What comes back until the server closes the connection. */
function answerOn(socket: Socket): Promise<Answer> {
  return new Promise((resolve) => {
    let text = ''
    socket.setEncoding('utf8').on('data', (piece) => (text += piece))
    socket.on('close', () => {
      const [head = '', body = ''] = text.split(/\r\n\r\n(.*)/s)
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), head: head.toLowerCase(), body })
    })
  })
}

function send(request: string, app = site.app): Promise<Answer> {
  const socket = open(app)
  const answer = answerOn(socket)
  socket.write(request)
  return answer
}

const get = (path: string, headers = ''): Promise<Answer> =>
  send(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`)

const post = (path: string, body: string, type = 'application/json'): Promise<Answer> =>
  send(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${type}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )

describe('too much of', () => {
  test.each(['/', '/search', '/api/v1/search'])('an address is refused: 9 kB of %s', async (path) => {
    const { status } = await get(`${path}?q=${'a'.repeat(9000)}`)
    expect(status).toBe(400)
  })

  test('an address is no more than 8 kB', async () => {
    expect((await get(`/search?q=${'a'.repeat(190)}`)).status).toBe(200)
    expect((await get(`/title/${'a'.repeat(8000)}`)).status).toBe(404)
    expect((await get(`/title/${'a'.repeat(8200)}`)).status).toBe(400)
  })

  test('headers is refused: 20 kB, one or many', async () => {
    const many = Array.from({ length: 200 }, (_, at) => `X-${at}: ${'a'.repeat(100)}\r\n`).join('')
    for (const headers of [`X-Long: ${'a'.repeat(20_000)}\r\n`, many]) {
      const { status, head, body } = await get('/', headers)
      expect(status).toBe(431)
      expect(head).toContain('x-content-type-options: nosniff')
      expect(JSON.parse(body)).toMatchObject({ status: 431 })
    }
    expect((await get('/', `X-Long: ${'a'.repeat(10_000)}\r\n`)).status).toBe(200)
  })

  test.each(['/', '/title/tt0000010', '/api/v1/titles/tt0000010'])(
    'a body is refused: 70 kB to %s',
    async (path) => {
      const { status } = await post(path, JSON.stringify('a'.repeat(70_000)))
      expect([405, 413]).toContain(status)
    },
  )

  test.each(['/', '/api/v1/titles/tt0000010'])('JSON in JSON is no fault of the server: %s', async (path) => {
    for (const deep of [
      '['.repeat(60_000),
      '['.repeat(30_000) + ']'.repeat(30_000),
      '{"a":'.repeat(12_000),
    ]) {
      const { status, body } = await post(path, deep)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(body).not.toMatch(/at .*\.[tj]s:\d/)
    }
  })

  test('what is no HTTP at all is refused and the connection closed', async () => {
    for (const request of [
      'hello\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: x\r\nA b: c\r\n\r\n',
    ]) {
      expect((await send(request)).status).toBe(400)
    }
    const smuggled = await send(
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    )
    expect(smuggled.status).toBe(400)
  })
})

describe('too slow', () => {
  test('headers end the connection', async () => {
    const socket = open(hasty)
    const answer = answerOn(socket)
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n')
    const drip = setInterval(() => socket.write('X-A: b\r\n'), 20)
    const { status, head } = await answer
    clearInterval(drip)
    expect(status).toBe(408)
    expect(head).toContain('connection: close')
  })

  test('a body ends the connection', async () => {
    const socket = open(hasty)
    const answer = answerOn(socket)
    socket.write(
      'POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n',
    )
    const drip = setInterval(() => socket.write(' '), 20)
    const { status } = await answer
    clearInterval(drip)
    expect(status).toBe(408)
  })

  test('is not who asks in time', async () => {
    const { status } = await send('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', hasty)
    expect(status).toBe(200)
  })
})

test('the usual patience is that of the checklist', () => {
  const { server } = site.app
  expect(server.headersTimeout).toBe(10_000)
  expect(server.requestTimeout).toBe(30_000)
  expect(server.keepAliveTimeout).toBe(5_000)
  expect(server.maxRequestsPerSocket).toBe(1000)
})

import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import type { Config } from '../../src/config.ts'
import { createServer, newLog, requestInLog } from '../../src/server.ts'
import { siteConfig } from '../support/site.ts'

test('a log holds no token that opens an account', () => {
  const urlOf = (url: string) => requestInLog({ method: 'GET', url, ip: '192.0.2.1' }).url
  expect(urlOf('/reset?token=abc.def&x=1')).toBe('/reset?token=…&x=1')
  expect(urlOf('/join?invitation=abc')).toBe('/join?invitation=…')
  expect(urlOf('/search?q=token')).toBe('/search?q=token')
})

/** What is written while `addresses` are asked for, entry by entry. */
async function loggedAt(
  logLevel: Config['logLevel'],
  addresses: readonly string[],
): Promise<readonly { msg: string }[]> {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const app = createServer(siteConfig(), newLog({ logLevel }, stream))
  app.get('/fails', () => {
    throw new Error('the disk is full')
  })
  app.get('/works', () => 'yes')
  for (const address of addresses) await app.inject(address)
  await app.close()
  return lines.map((line) => JSON.parse(line) as { msg: string })
}

test('failures are logged where nothing else is', async () => {
  for (const logLevel of ['error', 'warn'] as const) {
    expect(await loggedAt(logLevel, ['/works', '/fails'])).toEqual([
      expect.objectContaining({ msg: 'the disk is full', err: expect.objectContaining({ type: 'Error' }) }),
    ])
  }
  expect(await loggedAt('silent', ['/works', '/fails'])).toEqual([])
})

test('requests and their answers are logged where it is asked for', async () => {
  expect(await loggedAt('info', ['/works?token=secret'])).toEqual([
    expect.objectContaining({
      msg: 'incoming request',
      req: { method: 'GET', url: '/works?token=…', remoteAddress: '127.0.0.1' },
    }),
    expect.objectContaining({ msg: 'request completed', res: { statusCode: 200 } }),
  ])
})

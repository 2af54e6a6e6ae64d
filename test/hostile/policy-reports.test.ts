/** What browsers tell of what the content policy stopped, as it stands in the log of the program. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { startProgram, type Program } from '../support/program.ts'

const path = '/policy-reports'

let store: TestStore
let program: Program
let browser: Browser
beforeAll(async () => {
  store = await freshStore('sqlite')
  program = await startProgram(store.address, {
    LOG_LEVEL: 'warn',
    THREADS: '2',
    TRUSTED_PROXIES: 'loopback',
  })
  browser = await launchBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  program.child.kill('SIGTERM')
  await program.ended
  await store.dispose()
})

type Line = { readonly directive: string; readonly blocked: string }

const lines = (): readonly Line[] =>
  program
    .said()
    .split('\n')
    .filter((line) => line.includes('"the content policy stopped something"'))
    .map((line) => JSON.parse(line) as Line)
const told = (): readonly string[] => lines().map(({ directive, blocked }) => `${directive} ${blocked}`)

let addresses = 0
async function send(body: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const answer = await fetch(program.origin + path, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/reports+json',
      origin: program.origin,
      'x-forwarded-for': `203.0.113.${(addresses += 1) % 250}`,
      ...headers,
    },
  })
  return answer.status
}
const report = (effectiveDirective: unknown, blockedURL: unknown, more: object = {}): string =>
  JSON.stringify([{ type: 'csp-violation', body: { effectiveDirective, blockedURL, ...more } }])

test('a page tells what was stopped on it: once for each kind in each thread, and nothing of who read what', async () => {
  const page = await browser.newPage()
  for (const name of ['Setsuko', 'Chishu']) {
    await page.goto(`${program.origin}/search?q=${name}`)
    await page.evaluate(() => {
      const image = document.createElement('img')
      image.src = 'https://tracker.example/pixel?whose=mine#here'
      document.body.append(image)
      image.setAttribute('style', 'color: red')
    })
  }
  await expect.poll(told).toContain('img-src https://tracker.example/pixel')
  await expect.poll(told).toContain('style-src-attr inline')
  for (const kind of told()) expect(told().filter((one) => one === kind).length, kind).toBeLessThanOrEqual(2)
  expect(program.said()).not.toMatch(/Setsuko|Chishu|whose=/)
  await page.close()
}, 30_000)

test('reports of both kinds are taken, many at a time', async () => {
  const two = JSON.stringify([
    { type: 'csp-violation', body: { effectiveDirective: 'font-src', blockedURL: 'https://a.example/x' } },
    { type: 'deprecation', body: { id: 'x' } },
    { type: 'csp-violation', body: { effectiveDirective: 'font-src', blockedURL: 'data' } },
  ])
  expect(await send(two)).toBe(204)
  const old = { 'effective-directive': 'style-src-elem', 'blocked-uri': 'mailto:setsuko@example.org' }
  expect(
    await send(JSON.stringify({ 'csp-report': old }), { 'content-type': 'application/csp-report' }),
  ).toBe(204)
  for (const line of ['font-src https://a.example/x', 'font-src data', 'style-src-elem mailto:'])
    await expect.poll(told).toContain(line)
})

test('what is no report is refused or passed over, and writes no line of its own', async () => {
  const before = told().length
  for (const body of [
    '[]',
    '{}',
    'null',
    '7',
    '"x"',
    '[[[]]]',
    report(1, 2),
    report('img-src', null),
    report('', 'x'),
  ])
    expect([body, await send(body)]).toEqual([body, 204])
  expect(await send('{')).toBe(400)
  expect(await send(report('img-src', 'x'.repeat(70_000)))).toBe(413)
  for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded'])
    expect([type, await send(report('img-src', 'inline'), { 'content-type': type })]).toEqual([type, 415])
  for (const from of [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ])
    expect([from, await send(report('img-src', 'https://from.example/'), from)]).toEqual([from, 403])
  expect(told()).toHaveLength(before)
  const forged = '\r\n{"level":60,"msg":"forged"}'
  expect(await send(report(`img-src${forged}`, 'inline'))).toBe(204)
  expect(await send(report('img-src', `https://b.example/${forged}`))).toBe(204)
  expect(await send(report('img-src', forged))).toBe(204)
  await expect.poll(told).toContain('img-src something')
  expect(
    program
      .said()
      .split('\n')
      .filter((line) => line.startsWith('{"level":60')),
  ).toEqual([])
})

test('one address is heard sixty times a minute, and all together fill no disk', async () => {
  const address = { 'x-forwarded-for': '198.51.100.1' }
  const statuses: number[] = []
  for (let time = 0; time < 61; time += 1) statuses.push(await send('[]', address))
  expect(statuses.filter((status) => status === 204)).toHaveLength(60)
  expect(statuses.at(-1)).toBe(429)
  for (let at = 0; at < 150; at += 1) await send(report('img-src', `https://${at}.example/`))
  await expect.poll(told).toHaveLength(100)
}, 30_000)

/** Wherever a form or a link may say where to go on to: addresses of other sites in every dress, as browsers read them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshStore, type TestStore } from '../support/engines.ts'
import { openSite, origin, type Site } from '../support/site.ts'
import { emailOf, goodPassword, Visitor } from '../support/visitor.ts'

const elsewhere = [
  'https://evil.example/',
  'HTTPS://evil.example',
  'http:evil.example',
  'https:/evil.example',
  'https:evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example/%2e%2e',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/%09/evil.example',
  '/%0a/evil.example',
  '/%0d%0aLocation:%20https://evil.example',
  '/%5cevil.example',
  '/%2f%2fevil.example',
  '/%2fevil.example',
  '/.//evil.example',
  '/./\\evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/@evil.example',
  '@evil.example',
  'evil.example',
  '.evil.example',
  ':80',
  '/;@evil.example',
  '/?@evil.example',
  '/#@evil.example',
  '〱evil.example',
  '/〱evil.example',
  '//evil%E3%80%82example',
  '/\u2028/evil.example',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'ftp://evil.example',
  '//0x7f000001',
  '//[::1]',
  ' https://evil.example',
  '\u0000https://evil.example',
]

/** Where a browser ends up that shows the page of an address, sent on by a `Location`. */
const hostOf = (location: string): string => new URL(location, `${origin}/sign-in`).origin

let store: TestStore
let site: Site
let count = 0
const members = ['Setsuko', 'Chishu', 'Haruko']
beforeAll(async () => {
  store = await freshStore('sqlite')
  site = await openSite(store.engine)
  // An account can be tried 25 times an hour.
  for (const name of members) await new Visitor(site, '203.0.113.1').joins(name)
})
afterAll(async () => {
  await site.close()
  await store.dispose()
})

describe('nobody is sent on to another site', () => {
  test.each(elsewhere)('by signing in with %j', async (next) => {
    const one = new Visitor(site, `198.51.100.${(count += 1)}`)
    const email = emailOf(members[Math.floor(count / 20)] ?? '')
    const page = await one.post('/sign-in', { email, password: goodPassword, next })
    // What no field can hold is refused; whatever is gone on to is here.
    if (page.status === 400) return
    expect([page.status, hostOf(page.header('location'))]).toEqual([303, origin])
  })

  test.each(elsewhere)('by a link to the sign-in page with %j', async (next) => {
    const page = await site.get(`/sign-in?next=${encodeURIComponent(next)}`)
    const kept = [...page.html.matchAll(/name="next" value="([^"]*)"/g)].map(([, value = '']) => value)
    for (const value of kept) expect(hostOf(value.replaceAll('&amp;', '&'))).toBe(origin)
  })

  test.each(elsewhere)('by an address in a language, with %j after it', async (next) => {
    for (const address of [`/fr${next}`, `/fr/${next}`, `/${next}`]) {
      if (/[^\x21-\x7e]/.test(address)) continue
      const { headers } = await site.app
        .inject({ method: 'GET', url: address })
        .catch(() => ({ headers: {} }))
      const location = (headers as { location?: string }).location
      if (location !== undefined) expect([address, hostOf(location)]).toEqual([address, origin])
    }
  })
})

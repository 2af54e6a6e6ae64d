/** A new secret in the place of one that may be known: who is signed in stays so, and codes go on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeAt } from '../../src/accounts/one-time-code.ts'
import { readConfig } from '../../src/config.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { openSite, siteConfig, type Site } from '../support/site.ts'
import { emailOf, goodPassword, Visitor } from '../support/visitor.ts'

const [first, second] = ['the first secret of all tests 0123456789', 'the second secret of tests abcdefghij']
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const fromBase32 = (text: string): string => {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2))).toString()
}
const stepNow = (): number => Math.floor(Date.now() / 30_000)

describe.each(engineKinds)('a new secret on %s', (kind) => {
  let store: TestStore
  let before: Site
  let after: Site
  let alone: Site
  const open = (environment: Record<string, string>) => openSite(store.engine, siteConfig(environment))
  beforeAll(async () => {
    store = await freshStore(kind)
    before = await open({ SECRET: first })
    after = await open({ SECRET: second, SECRET_BEFORE: first })
    alone = await open({ SECRET: second })
  })
  afterAll(async () => {
    for (const site of [before, after, alone]) await site.close()
    await store.dispose()
  })
  const at = (site: Site, one: Visitor, address = '203.0.113.1'): Visitor => {
    const moved = new Visitor(site, address)
    moved.take(one.cookies)
    return moved
  }

  test('leaves members signed in, and lets them do what they could, where the one before is named', async () => {
    const one = new Visitor(before)
    await one.becomes('Setsuko')
    expect(await at(alone, one).isCalled()).toBeUndefined()
    const moved = at(after, one)
    expect(await moved.isCalled()).toBe('Setsuko')
    const form = await one.formToken()
    expect((await moved.post('/account/name', { token: form, name: 'Setsuko H' })).status).toBe(303)
    const newPassword = 'an autumn afternoon'
    const changed = await moved.postOwn('/account/password', { password: goodPassword, newPassword })
    expect(changed.header('location')).toBe('/account?note=password')
    // What the new secret signed needs the old one no more.
    expect(await at(alone, moved).isCalled()).toBe('Setsuko H')
    expect((await moved.postOwn('/sign-out')).status).toBe(303)
    expect(await moved.isCalled()).toBeUndefined()
  })

  test('reads the keys of one-time codes that the one before encrypted', async () => {
    const one = new Visitor(before, '203.0.113.2')
    await one.becomes('Chishu')
    const page = await one.postOwn('/account/codes', { password: goodPassword })
    const key = fromBase32(/secret=([A-Z2-7]+)/.exec(page.html)?.[1] ?? '')
    await one.postOwn('/account/codes/first', { code: codeAt(key, stepNow()) })
    const fresh = new Visitor(after, '203.0.113.3')
    await fresh.post('/sign-in', { email: emailOf('Chishu'), password: goodPassword })
    const signedIn = await fresh.post('/sign-in/code', { code: codeAt(key, stepNow() + 1) })
    expect([signedIn.status, await fresh.isCalled()]).toEqual([303, 'Chishu'])
  })
})

test('a secret before is held to what a secret is held to, and not told', () => {
  expect(readConfig({ SECRET_BEFORE: `${first}, ${second}` }).secretsBefore).toEqual([first, second])
  expect(readConfig({}).secretsBefore).toEqual([])
  expect(() => readConfig({ SECRET_BEFORE: `${first},guessed` })).toThrow(/^SECRET_BEFORE is "…"/)
})

/** Passkeys in a real browser, with a device of its own that has no person before it. */
import { HtmlValidate } from 'html-validate'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appoint } from '../../src/actions/accounts/appoint.ts'
import { lastAuditRows } from '../../src/store/audit-log.ts'
import { memberCalled, setSuspended } from '../../src/store/members.ts'
import { passkeysOf } from '../../src/store/passkeys.ts'
import { axeFindings, openJourney, type Journey, type Watched } from '../support/browser.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { write } from '../support/site.ts'
import { goodPassword } from '../support/visitor.ts'

let store: TestStore
let journey: Journey
let home: string
beforeAll(async () => {
  store = await freshStore('sqlite')
  journey = await openJourney(store.engine, {
    OIDC_ISSUER: 'http://127.0.0.1:9',
    OIDC_CLIENT_ID: 'films',
    OIDC_CLIENT_SECRET: 'x',
    OIDC_NAME: 'A school with a name that is longer than others',
  })
  // No passkey is made for the number of a host.
  home = journey.origin.replace('127.0.0.1', 'localhost')
}, 60_000)
afterAll(async () => {
  await journey.close()
  await store.dispose()
})

type Device = {
  readonly page: Page
  readonly watched: Watched
  readonly cdp: CDPSession
  readonly id: string
  leave(): Promise<void>
}

/** A browser with a device that makes passkeys and is always opened by its owner. */
async function device(options: Parameters<Journey['reader']>[0] = {}): Promise<Device> {
  const { page, watched, leave } = await journey.reader({ baseURL: home, ...options })
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
  return { page, watched, cdp, id, leave }
}

const send = (page: Page, button: string): Promise<unknown> =>
  Promise.all([page.waitForNavigation(), page.locator(button).click()])

async function joins(page: Page, name: string): Promise<void> {
  await page.goto('/join')
  await page.locator('#join-name').fill(name)
  await page.locator('#join-email').fill(`${name.toLowerCase()}@example.org`)
  await page.locator('#join-password').fill(goodPassword)
  await send(page, '#join button')
  await page.goto(/http:\S+/.exec(journey.letters.at(-1)?.text ?? '')?.[0] ?? '')
  await send(page, '#confirm button')
  await signsIn(page, name)
}

async function signsIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('#sign-in-email').fill(`${name.toLowerCase()}@example.org`)
  await page.locator('#sign-in-password').fill(goodPassword)
  await send(page, '#sign-in button')
}

async function addsPasskey(page: Page, name: string, password = goodPassword): Promise<void> {
  await page.goto('/account')
  await page.locator('#begin-passkey-name').fill(name)
  await page.locator('#begin-passkey-password').fill(password)
  await send(page, '#begin-passkey button')
}

async function signsOut(page: Page): Promise<void> {
  await page.goto('/account')
  await send(page, 'form[action="/sign-out"] button')
}

const idOf = async (name: string): Promise<string> =>
  (await memberCalled(store.engine.reader, name))?.id ?? ''

test('a member adds a passkey, signs in with it alone, and removes it', async () => {
  const { page, leave } = await device()
  await joins(page, 'Setsuko')
  await addsPasskey(page, 'Telephone', 'not the password')
  expect(await page.locator('#begin-passkey-password-fault').count()).toBe(1)
  await addsPasskey(page, 'Telephone')
  expect(await axeFindings(page)).toEqual([])
  await send(page, '#new-passkey button')
  expect(page.url()).toContain('note=passkey')
  expect(await page.locator('#passkeys ~ .session-list li').innerText()).toContain('Telephone')
  expect(journey.letters.at(-1)?.subject).toContain('a passkey was added')
  await signsOut(page)
  await page.goto('/sign-in?next=/search')
  expect(await axeFindings(page)).toEqual([])
  await send(page, '#sign-in-passkey button')
  expect(page.url()).toBe(`${home}/search`)
  expect(await page.locator('a.own').innerText()).toBe('Setsuko')
  const rows = await lastAuditRows(store.engine.reader, 1)
  expect(rows.map(({ deed, detail }) => [deed, detail])).toEqual([['sign-in', '{"by":"passkey"}']])
  await page.goto('/account')
  await send(page, '#passkeys ~ .session-list button')
  expect(await passkeysOf(store.engine.reader, await idOf('Setsuko'))).toEqual([])
  await signsOut(page)
  await page.goto('/sign-in')
  await send(page, '#sign-in-passkey button')
  expect(await page.locator('#sign-in-passkey-faults').innerText()).toContain('open an account here')
  expect(await page.locator('#sign-in-faults').count()).toBe(0)
  await leave()
}, 60_000)

test('a passkey stands for the second factor of a moderator, a password alone does not', async () => {
  const { page, leave } = await device()
  await joins(page, 'Akira')
  await addsPasskey(page, 'Key')
  await send(page, '#new-passkey button')
  await appoint(store.engine, 'Akira', 'moderator')
  await page.goto('/account')
  expect(await page.locator('.note a[href="#codes"]').count()).toBe(1)
  await signsOut(page)
  await page.goto('/sign-in')
  await send(page, '#sign-in-passkey button')
  expect(await page.locator('.note a[href="#codes"]').count()).toBe(0)
  await leave()
}, 60_000)

test('what a passkey signed opens one session, for one use, on this site, by somebody who proved it is them', async () => {
  const { page, cdp, id, leave } = await device()
  await joins(page, 'Kinuyo')
  await addsPasskey(page, 'Key')
  await send(page, '#new-passkey button')
  await signsOut(page)
  await page.goto('/sign-in')
  const sent = page.waitForRequest((request) => request.url().endsWith('/sign-in/passkey'))
  await send(page, '#sign-in-passkey button')
  const form = (await sent).postData() ?? ''
  const credential = new URLSearchParams(form).get('credential') ?? ''
  // Many devices don't count uses; then it is the challenge alone that is good for once.
  await store.engine.db.updateTable('passkey').set({ uses: 0 }).execute()
  const tries = async (changed: string): Promise<string> => {
    const answer = await page.request.post('/sign-in/passkey', {
      form: { credential: changed },
      headers: { origin: home },
      maxRedirects: 0,
    })
    return `${answer.status()} ${answer.headers()['location'] ?? ''}`
  }
  expect(await tries(credential)).toBe('422 ')
  const parsed = JSON.parse(credential) as { id: string; response: Record<string, string> }
  for (const field of ['signature', 'clientDataJSON', 'authenticatorData'])
    for (const text of ['AAAA', 'x'.repeat(500)])
      expect(
        await tries(JSON.stringify({ ...parsed, response: { ...parsed.response, [field]: text } })),
      ).toMatch(/^422 $/)
  await signsOut(page)
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false })
  await page.goto('/sign-in')
  await page.locator('#sign-in-passkey button').click()
  await page.locator('#sign-in-passkey .fault:not([hidden])').waitFor()
  expect(await page.locator('a.own').innerText()).toBe('Sign in')
  await leave()
}, 60_000)

test('a passkey of a suspended member opens nothing', async () => {
  const { page, leave } = await device()
  await joins(page, 'Haruko')
  await addsPasskey(page, 'Key')
  await send(page, '#new-passkey button')
  const member = await idOf('Haruko')
  await write(store.engine, ({ tx }) => setSuspended(tx, member, true))
  await page.goto('/sign-in')
  await send(page, '#sign-in-passkey button')
  expect(await page.locator('#sign-in-passkey-faults').innerText()).toBe('This account is suspended.')
  await leave()
}, 60_000)

test('without scripts the pages say what passkeys need, and the password works', async () => {
  const { page, leave } = await journey.reader({ baseURL: home, javaScriptEnabled: false })
  await page.goto('/sign-in')
  expect(await page.locator('#sign-in-passkey button').isDisabled()).toBe(true)
  expect(await page.locator('#sign-in-passkey').innerText()).toContain('Passkeys need scripts')
  await signsIn(page, 'Setsuko')
  expect(await page.locator('h1').innerText()).toBe('Setsuko')
  expect(await page.locator('.settings').innerText()).toContain('Passkeys need scripts')
  await leave()
})

test('the pages with passkeys, and those of who comes by another site, are valid, without fault, and fit every window', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: { 'void-style': 'off', 'attribute-boolean-style': 'off', 'long-title': 'off' },
  })
  const found: string[] = []
  const { page, watched, leave } = await device()
  await joins(page, 'Machiko')
  await addsPasskey(page, 'A device with a name as long as it may b')
  await send(page, '#new-passkey button')
  for (const language of ['', '/fr', '/he']) {
    for (const address of ['/account', '/sign-in', '/sign-in/provider/return?code=a&state=b']) {
      await page.goto(language + address)
      const html = await (await page.request.get(language + address)).text()
      const { results } = await validator.validateString(html)
      for (const { messages } of results)
        found.push(...messages.map(({ ruleId, message }) => `${address} ${ruleId}: ${message}`))
      for (const width of [320, 390, 1440]) {
        await page.setViewportSize({ width, height: 850 })
        if (
          await page.evaluate(
            () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
          )
        )
          found.push(`${address} is wider than ${width}`)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          found.push(...(await axeFindings(page, width === 390 ? 'everything' : 'colours')))
        }
      }
    }
  }
  const foreign = watched.foreign.filter((url) => !url.startsWith(home))
  expect({ ...watched, foreign }).toEqual({ errors: [], violations: [], foreign: [], dialogs: [] })
  await leave()
  expect(found).toEqual([])
}, 120_000)

test('where the site has no name of a host, no passkey is offered', async () => {
  const { page, leave } = await journey.reader()
  await page.goto('/sign-in')
  expect(await page.locator('#sign-in-passkey').count()).toBe(0)
  expect(await page.locator('script[src*="passkey"]').count()).toBe(0)
  await leave()
})

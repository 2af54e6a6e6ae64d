/** A member's first day: by keyboard alone, without scripts, at the width of a phone. */
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { axeFindings, openJourney, type Journey, type Reader } from '../support/browser.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { press, tabTo } from '../support/keyboard.ts'
import { put } from '../support/site.ts'
import { goodPassword } from '../support/visitor.ts'
import { scripts } from '../hostile/strings.ts'

const newPassword = 'an autumn afternoon 1962'
const film = titleId('tt0041154')
const clean = { errors: [], violations: [], foreign: [], dialogs: [] }
let store: TestStore
let journey: Journey
beforeAll(async () => {
  store = await freshStore('sqlite')
  await put(store.engine, [[film, { type: 'movie', name: 'Late Spring', year: 1949 }]])
  journey = await openJourney(store.engine)
}, 60_000)
afterAll(async () => {
  await journey.close()
  await store.dispose()
})

/** Fills in fields one after the other, and sends the form from the last with Enter. */
async function type(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, text] of Object.entries(fields)) {
    await tabTo(page, `#${id}`)
    await page.keyboard.press('Control+A')
    await page.keyboard.type(text)
  }
  const arrived = page.waitForNavigation()
  await page.keyboard.press('Enter')
  await arrived
}

function lastLink(): string {
  const link = /http:\S+/.exec(journey.letters.at(-1)?.text ?? '')?.[0]
  if (link === undefined) throw new Error('The last letter holds no link')
  return link
}

async function joins(page: Page, name: string): Promise<void> {
  await page.goto('/')
  await press(page, 'a.own')
  await press(page, '.ways-on a[href^="/join"]')
  await type(page, { 'join-name': name, 'join-email': `${name}@example.org`, 'join-password': 'password123' })
  expect(await page.locator('#join-password-fault').count()).toBe(1)
  expect(await page.locator('#join-name').inputValue()).toBe(name)
  expect(await page.locator('#join-password').inputValue()).toBe('')
  await type(page, { 'join-password': goodPassword })
  expect(page.url()).toContain('/join/letter')
  await page.goto(lastLink())
  await press(page, '#confirm button')
  expect(await page.locator('.note').count()).toBe(1)
}

const signIn = (page: Page, name: string, password: string): Promise<void> =>
  type(page, { 'sign-in-email': `${name}@example.org`, 'sign-in-password': password })

const phone = { viewport: { width: 390, height: 844 } }

describe.each([
  ['without scripts', false, 'Setsuko'],
  ['with scripts', true, 'Chishu'],
] as const)('%s, a member', (_how, javaScriptEnabled, name) => {
  test('joins, confirms, signs in, changes the password and ends another session, by keyboard alone', async () => {
    const readers: Reader[] = []
    const open = async () => {
      const reader = await journey.reader({ ...phone, javaScriptEnabled })
      readers.push(reader)
      return reader.page
    }
    const page = await open()
    await joins(page, name)
    await signIn(page, name, goodPassword)
    expect(new URL(page.url()).pathname).toBe('/')
    // The name can be seen in the header, and isn't only in its markup.
    expect((await page.locator('header.site a.own').boundingBox())?.height).toBeGreaterThan(10)
    await press(page, 'a.own')
    expect(await page.locator('h1').innerText()).toBe(name)
    await type(page, { 'change-password-password': goodPassword, 'change-password-newPassword': newPassword })
    expect(page.url()).toContain('note=password')
    const elsewhere = await open()
    await elsewhere.goto('/sign-in')
    await signIn(elsewhere, name, newPassword)
    await page.goto('/account')
    expect(await page.locator('.session-list > li').count()).toBe(2)
    await press(page, '.session-list button[aria-label]')
    expect(await page.locator('.session-list > li').count()).toBe(1)
    await elsewhere.goto('/account')
    expect(elsewhere.url()).toContain('/sign-in')
    await press(page, '.session-list button')
    expect(await page.locator('a.own').innerText()).toBe('Sign in')
    for (const { watched, leave } of readers) {
      expect(watched).toEqual(clean)
      await leave()
    }
  }, 90_000)

  test('signs in from the page of a title’s ratings, rates it, and takes the rating back, by keyboard alone', async () => {
    const { page, watched, leave } = await journey.reader({ ...phone, javaScriptEnabled })
    await page.goto(`/title/${film}/rating`)
    await press(page, '#content a[href^="/sign-in"]')
    await signIn(page, name, newPassword)
    expect(page.url()).toContain(`/title/${film}/rating`)
    await tabTo(page, '#rating')
    await page.keyboard.type('9')
    await press(page, '.rate button')
    expect(await page.locator('#rating').inputValue()).toBe('9')
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([])
    await press(page, '.rate button[value="take-back"]')
    expect(await page.locator('.rate button').count()).toBe(1)
    expect(watched).toEqual(clean)
    await leave()
  }, 90_000)
})

describe('the pages of accounts', () => {
  const open = ['/join', '/join/letter', '/sign-in', '/confirm?token=x', '/forgotten', '/reset?token=x']
  let reader: Reader
  beforeAll(async () => {
    reader = await journey.reader(phone)
    await joins(reader.page, 'Haruko')
    await signIn(reader.page, 'Haruko', goodPassword)
  }, 60_000)
  afterAll(() => reader.leave())

  async function look(what: string): Promise<readonly string[]> {
    const { page } = reader
    const found: string[] = []
    for (const width of [320, 390, 1440]) {
      await page.setViewportSize({ width, height: 850 })
      const isWide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      )
      if (isWide) found.push(`${what} is wider than ${width}`)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        for (const fault of await axeFindings(page)) found.push(`${what}, ${width} ${colorScheme}: ${fault}`)
      }
    }
    return found
  }

  test.each(['', '/fr', '/he'])(
    'are without fault for axe and fit every window, in %j',
    async (language) => {
      const found: string[] = []
      for (const address of [...open, '/account']) {
        await reader.page.goto(`${language}${address}`)
        found.push(...(await look(address)))
      }
      await reader.page.goto(`${language}/account`)
      await reader.page.locator('#one-time-codes-password').fill(goodPassword)
      await reader.page.locator('#one-time-codes button').click()
      found.push(...(await look('codes')))
      await reader.page.goto(`${language}/account`)
      await reader.page.locator('#change-password-password').fill('x')
      await reader.page.locator('#change-password-newPassword').fill('x')
      await reader.page.locator('#change-password button').click()
      found.push(...(await look('faults')))
      expect(found).toEqual([])
      expect(reader.watched).toEqual(clean)
    },
    120_000,
  )

  test('are valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: { 'void-style': 'off', 'attribute-boolean-style': 'off', 'long-title': 'off' },
    })
    for (const address of [...open, '/account']) {
      const html = await (await reader.page.request.get(address)).text()
      const { results } = await validator.validateString(html)
      expect([
        address,
        results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
      ]).toEqual([address, []])
    }
  })

  test('run nothing that is typed into them', async () => {
    const { page } = reader
    const send = (form: string): Promise<unknown> =>
      Promise.all([
        page.waitForNavigation(),
        page.locator(`#${form}`).evaluate((element) => (element as HTMLFormElement).submit()),
      ])
    for (const [at, script] of scripts.entries()) {
      await page.goto('/account')
      await page.locator('#change-name-name').fill(script)
      await send('change-name')
      expect(await page.locator('#change-name-name').inputValue()).toBe(script.replace(/\s+/g, ' '))
      await page.locator('#change-email-email').evaluate((input) => input.setAttribute('type', 'text'))
      await page.locator('#change-email-email').fill(script)
      await send('change-email')
      // As often as one address may try to sign in.
      if (at < 10) {
        await page.goto(`/sign-in?next=${encodeURIComponent(script)}&note=${encodeURIComponent(script)}`)
        await page.locator('#sign-in-email').evaluate((input) => input.setAttribute('type', 'text'))
        await page.locator('#sign-in-email').fill(script)
        await page.locator('#sign-in-password').fill(script)
        await send('sign-in')
      }
      expect(
        await page.evaluate(() => (window as unknown as { __executed?: unknown }).__executed),
      ).toBeUndefined()
    }
    expect(reader.watched).toEqual(clean)
  }, 120_000)
})

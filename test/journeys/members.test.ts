/** A member who is told things, shows themselves, takes their data along and leaves; with and without scripts. */
import { readFile } from 'node:fs/promises'
import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memberCalled } from '../../src/store/members.ts'
import { notify } from '../../src/store/notifications.ts'
import { putRating } from '../../src/store/ratings.ts'
import { insertReview } from '../../src/store/reviews.ts'
import { axeFindings, openJourney, type Journey } from '../support/browser.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { openSite, put, siteConfig } from '../support/site.ts'
import { emailOf, goodPassword, Visitor } from '../support/visitor.ts'

const film = titleId('tt0041154')
const other = titleId('tt0046438')
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2)
const clean = { errors: [], violations: [], foreign: [], dialogs: [] }
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'long-title': 'off',
  },
})

let store: TestStore
let journey: Journey
beforeAll(async () => {
  store = await freshStore('sqlite')
  await put(store.engine, [
    [film, { type: 'movie', name: 'Late Spring', year: 1949 }],
    [other, { type: 'movie', name: long, year: 1953 }],
  ])
  const site = await openSite(store.engine, siteConfig())
  for (const name of ['Setsuko', 'Chishu']) {
    await new Visitor(site).joins(name)
    const member = (await memberCalled(store.engine.reader, name))?.id ?? ''
    const detail = { name: long, outcome: 'hidden', reason: long } as const
    await store.engine.db.transaction().execute(async (tx) => {
      await store.engine.lockForWriting(tx)
      const at = '2026-11-22T10:00:00.000Z'
      await notify(tx, { member, kind: 'post-decided', subject: film, detail, at })
      await notify(tx, { member, kind: 'password-changed', subject: '', at })
      for (const title of [film, other]) {
        await putRating(tx, { member, title, halves: 19, weight: 10, at })
        const draft = { language: 'en', headline: long, text: long, licence: 'CC-BY-4.0' } as const
        await insertReview(tx, { author: member, title }, { draft, holds: ['first-posts'], at })
      }
    })
  }
  await site.close()
  journey = await openJourney(store.engine)
}, 60_000)
afterAll(async () => {
  await journey.close()
  await store.dispose()
})

/** What anybody could stumble over on the page as it stands: at two widths, in both lights, in its markup. */
async function faultsOf(page: Page, hasScripts: boolean): Promise<readonly string[]> {
  const found: string[] = []
  const report = await validator.validateString(await (await page.context().request.get(page.url())).text())
  for (const { messages } of report.results)
    found.push(...messages.map(({ ruleId, message }) => `${ruleId} ${message}`))
  if (!hasScripts) return found
  for (const [width, height] of [
    [320, 640],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    const room = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (room > 0) found.push(`wider than its window by ${room} at ${width}`)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      found.push(...(await axeFindings(page)))
    }
  }
  return found
}

async function send(page: Page, button: string): Promise<void> {
  const arrived = page.waitForNavigation()
  await page.locator(button).first().click()
  await arrived
}

describe.each([
  ['without scripts', false, 'Setsuko'],
  ['with scripts', true, 'Chishu'],
] as const)('%s, a member', (_how, javaScriptEnabled, name) => {
  test('reads notifications, chooses letters, shows themselves, takes their data along, and leaves', async () => {
    const { page, watched, leave } = await journey.reader({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled,
      acceptDownloads: true,
    })
    const look = async (address: string): Promise<void> => {
      await page.goto(address)
      expect([address, await faultsOf(page, javaScriptEnabled)]).toEqual([address, []])
    }
    await page.goto('/sign-in')
    await page.fill('#sign-in-email', emailOf(name))
    await page.fill('#sign-in-password', goodPassword)
    await send(page, '#sign-in button')
    expect(await page.locator('a.unread [aria-hidden]').innerText()).toBe('2')
    await look('/notifications')
    await look('/he/notifications')
    await page.goto('/notifications')
    await send(page, '.told-list button')
    expect(await page.locator('a.unread [aria-hidden]').innerText()).toBe('1')
    await send(page, '.told > form button')
    expect(await page.locator('a.unread').count()).toBe(0)
    await look('/account')
    await page.check('#choose-letters-list-changed')
    await send(page, '#choose-letters button')
    expect(await page.isChecked('#choose-letters-list-changed')).toBe(true)
    await look('/account/page')
    await page.fill('#own-page-about', `Seen **twice**.\n\n> ${long}`)
    await page.check('#own-page-ratings')
    await send(page, '#own-page button')
    expect(await page.locator('.note').innerText()).toBe('Saved.')
    await look(`/member/${name}`)
    expect(await page.locator('.about strong').innerText()).toBe('twice')
    await look('/account/ratings')
    await look('/he/account/ratings?sort=title')
    await look('/account/reviews')
    await look('/he/account/reviews')
    await look('/account/data')
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#take button').click()])
    const data = JSON.parse(await readFile(await file.path(), 'utf8')) as Record<string, unknown[]>
    expect(data['notifications']).toHaveLength(2)
    await page.fill('#leave-password', 'not the password')
    await send(page, '#leave button')
    expect(await page.locator('#leave-password-fault').count()).toBe(1)
    await page.fill('#leave-password', goodPassword)
    await send(page, '#leave button')
    expect(await page.locator('.note').innerText()).toBe('Your account is deleted.')
    const gone = await page.goto(`/member/${name}`)
    expect([gone?.status(), await page.locator('h1').innerText()]).toEqual([410, 'Not here any more'])
    expect(watched).toEqual(clean)
    await leave()
  }, 120_000)
})

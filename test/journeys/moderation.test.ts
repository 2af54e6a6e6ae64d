/** A report, from the reader who sends it to the appeal that is decided: by keyboard alone, without scripts. */
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { appoint } from '../../src/actions/accounts/appoint.ts'
import { addToList } from '../../src/actions/change-list-items.ts'
import { makeList } from '../../src/actions/keep-list.ts'
import { writeReview } from '../../src/actions/write-review.ts'
import { listNumberOf } from '../../src/community/list-id.ts'
import { memberCalled } from '../../src/store/members.ts'
import { axeFindings, openJourney, type Journey, type Reader } from '../support/browser.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { press, tabTo } from '../support/keyboard.ts'
import { putMember, setSecondFactor } from '../support/members.ts'
import { put } from '../support/site.ts'
import { goodPassword } from '../support/visitor.ts'

const film = titleId('tt0041154')
const clean = { errors: [], violations: [], foreign: [], dialogs: [] }
const names = ['setsuko', 'haruko', 'chishu', 'yasujiro'] as const
const [author, reporter, moderator, other] = names
let store: TestStore
let journey: Journey
const readers = new Map<string, Reader>()
let review = ''
let list = ''

beforeAll(async () => {
  store = await freshStore('sqlite')
  await put(store.engine, [[film, { type: 'movie', name: 'Late Spring', year: 1949 }]])
  journey = await openJourney(store.engine)
  for (const name of names) {
    const reader = await journey.reader({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    readers.set(name, reader)
    await joins(reader.page, name)
  }
  for (const name of [moderator, other]) {
    await appoint(store.engine, name, 'moderator')
    await setSecondFactor(store.engine, name, true)
  }
  review = await reviewBy(author, 'member', 'Whoever likes this film is a fool, and there are many.')
  await reviewBy(reporter, 'newcomer', 'A quiet film, in which hardly anything is said aloud.')
  list = await listBy(reporter)
}, 120_000)
afterAll(async () => {
  await journey.close()
  await store.dispose()
})

async function joins(page: Page, name: string): Promise<void> {
  await page.goto('/join')
  await type(page, { 'join-name': name, 'join-email': `${name}@example.org`, 'join-password': goodPassword })
  await page.goto(/http:\S+/.exec(journey.letters.at(-1)?.text ?? '')?.[0] ?? '')
  await press(page, '#confirm button')
  await type(page, { 'sign-in-email': `${name}@example.org`, 'sign-in-password': goodPassword })
}

async function reviewBy(name: string, role: 'member' | 'newcomer', text: string): Promise<string> {
  const { id } = (await memberCalled(store.engine.reader, name)) ?? { id: '' }
  const typed = { language: 'en', headline: `What ${name} thinks`, text, licence: 'CC-BY-4.0' }
  const sent = { author: { id, role }, title: film, typed, writingTime: 60_000 }
  return (await writeReview(store.engine, sent, new Date())).id
}

async function listBy(name: string): Promise<string> {
  const { id: member } = (await memberCalled(store.engine.reader, name)) ?? { id: '' }
  const writingTime = 60_000
  const longWord = 'WithoutAnyPlaceToBreakIt'.repeat(4)
  const about = { name: longWord, description: `*${longWord}*`, isPublic: true, writingTime }
  const id = await makeList(store.engine, member, about, new Date())
  const item = { member, number: listNumberOf(id) ?? 0, title: film, writingTime }
  await addToList(store.engine, { ...item, note: `https://example.org/${longWord}` }, new Date())
  return id
}

const pageOf = (name: string): Page => {
  const reader = readers.get(name)
  if (!reader) throw new Error(`${name} has no browser`)
  return reader.page
}

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, text] of Object.entries(fields)) {
    await tabTo(page, `#${id}`)
    if ((await page.locator(`select#${id}`).count()) === 0) await page.keyboard.press('Control+A')
    await page.keyboard.type(text)
  }
}

async function type(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await fill(page, fields)
  const arrived = page.waitForNavigation()
  await page.keyboard.press('Enter')
  await arrived
}

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

/** Valid, as wide as the window, and without fault for axe, in three languages; looked at with scripts, which axe needs. */
async function look(name: string, address: string): Promise<readonly string[]> {
  const { page, leave } = await journey.reader({ storageState: await pageOf(name).context().storageState() })
  const found: string[] = []
  for (const language of ['', '/fr', '/he']) {
    await page.goto(language + address)
    const html = await (await page.request.get(language + address)).text()
    for (const { messages } of (await validator.validateString(html)).results)
      for (const { ruleId, message, selector } of messages)
        found.push(`${language}${address}: ${ruleId} ${message} (${selector ?? ''})`)
    for (const width of [320, 390, 1440]) {
      await page.setViewportSize({ width, height: 850 })
      if (
        await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
      )
        found.push(`${language}${address} is wider than ${width}`)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        for (const fault of await axeFindings(page))
          found.push(`${language}${address}, ${width} ${colorScheme}: ${fault}`)
      }
    }
  }
  await leave()
  return found
}

test('a reader reports, a moderator decides, both sides read why, the author appeals, another moderator decides', async () => {
  const found: string[] = []
  const reading = pageOf(reporter)
  await reading.goto(`/review/${review}`)
  await press(reading, 'a[href^="/report/"]')
  found.push(...(await look(reporter, `/report/review/${review}`)))
  await fill(reading, { 'report-reason': 'Abuse', 'report-words': 'It calls readers fools.' })
  await press(reading, '#report button')
  expect(await reading.locator('.note').innerText()).toContain('Thank you')

  const deciding = pageOf(moderator)
  await deciding.goto('/account')
  await press(deciding, '#content a[href="/moderation"]')
  found.push(...(await look(moderator, '/moderation')))
  await press(deciding, `a[href="/moderation/post/review/${review}"]`)
  found.push(...(await look(moderator, `/moderation/post/review/${review}`)))
  found.push(...(await look(moderator, `/moderation/post/list/${list}`)))
  for (const name of [reporter, moderator, author]) found.push(...(await look(name, `/list/${list}`)))
  await fill(deciding, {
    'decide-verdict': 'Hide',
    'decide-rule': 'Abuse',
    'decide-statement': 'It insults readers.',
  })
  await press(deciding, '#decide button')
  expect(await deciding.locator('.note').innerText()).toContain('decided')

  await reading.goto('/moderation/own')
  found.push(...(await look(reporter, '/moderation/own')))
  await press(reading, '#content a[href^="/moderation/log/"]')
  expect(await reading.locator('#content').innerText()).toContain('It insults readers.')
  expect(await reading.locator('textarea').count()).toBe(0)
  const entry = new URL(reading.url()).pathname

  const writing = pageOf(author)
  await writing.goto(`/review/${review}`)
  await press(writing, `a[href="${entry}"]`)
  found.push(...(await look(author, entry)))
  await fill(writing, { 'appeal-words': 'It is said by somebody in the film.' })
  await press(writing, '#appeal button')
  expect(await writing.locator('.note').innerText()).toContain('appeal has been sent')

  const again = pageOf(other)
  await again.goto('/moderation')
  await press(again, 'a[href^="/moderation/appeal/"]')
  const appeal = new URL(again.url()).pathname
  await deciding.goto(appeal)
  expect(await deciding.locator('form.form').count()).toBe(0)
  found.push(...(await look(other, appeal)))
  await fill(again, { 'decide-verdict': 'The decision falls', 'decide-statement': 'It is a quotation.' })
  await press(again, '#decide button')
  await writing.goto(`/review/${review}`)
  expect(await writing.locator('#content').innerText()).toContain('Whoever likes this')
  await writing.goto(entry)
  expect(await writing.locator('#content').innerText()).toContain('the decision was changed')

  await again.goto('/moderation')
  for (const kind of ['review', 'list']) {
    await tabTo(again, `.held-posts input[name^="${kind}."]`)
    await again.keyboard.press('Space')
  }
  await press(again, 'button[value="approve"]')
  expect(await again.locator('.note').innerText()).toContain('2 posts decided')
  await reading.goto(`/list/${list}`)
  expect(await reading.locator('.note').count()).toBe(0)
  for (const address of ['/moderation/log', '/moderation/rules']) found.push(...(await look(author, address)))
  expect(found).toEqual([])
  for (const { watched } of readers.values()) expect(watched).toEqual(clean)
}, 180_000)

test('thirty posts that wait are read on a phone, below the way to everything else', async () => {
  for (let each = 0; each < 30; each += 1) {
    await putMember(store.engine, `newcomer-${each}`, 'newcomer')
    const words = Array.from({ length: 40 }, (_, at) => `word${at}of${each}`).join(' ')
    await reviewBy(`newcomer-${each}`, 'newcomer', words)
  }
  expect(await look(moderator, '/moderation')).toEqual([])
  const page = pageOf(moderator)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/moderation')
  expect(await page.locator('.held-posts > li').count()).toBe(30)
  expect(await page.locator('#content nav li', { hasText: 'Waiting for approval' }).innerText()).toContain(
    '30',
  )
  await page.locator('#content nav a[href="#appeals"]').click()
  expect(await page.locator('#appeals').isVisible()).toBe(true)
}, 120_000)

test('somebody without an account sends a notice, a moderator decides, and a letter says what and why', async () => {
  const { page, watched, leave } = await journey.reader({ javaScriptEnabled: false })
  const found = [...(await look(author, '/notice'))]
  await page.goto('/title/tt0041154')
  await press(page, 'footer a[href="/notice"]')
  await fill(page, {
    'notice-address': `${journey.origin}/title/tt0041154`,
    'notice-ground': 'Copyright',
    'notice-words': 'The outline is that of my book.',
    'notice-name': 'Noriko Somiya',
    'notice-email': 'noriko@elsewhere.example',
  })
  await tabTo(page, '#notice-accurate')
  await page.keyboard.press('Space')
  await press(page, '#notice button')
  expect(await page.locator('.fault').allInnerTexts()).toHaveLength(2)
  expect(await page.locator('#notice-accurate').isChecked()).toBe(true)
  // The page opens at the first fault.
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('notice-work')
  await page.keyboard.type('My book of 1951.')
  await tabTo(page, '#notice-authorised')
  await page.keyboard.press('Space')
  await press(page, '#notice button')
  expect(await page.locator('.note').innerText()).toContain('Your notice has come')
  found.push(...(await look(author, '/notice?note=sent&number=1')))
  await leave()

  const deciding = pageOf(moderator)
  await deciding.goto('/moderation')
  await press(deciding, 'a[href="/moderation/notice/1"]')
  found.push(...(await look(moderator, '/moderation/notice/1')))
  await fill(deciding, { 'decide-verdict': 'It is no longer', 'decide-statement': 'Written anew.' })
  await press(deciding, '#decide button')
  expect(journey.letters.at(-1)?.to).toBe('noriko@elsewhere.example')
  expect(journey.letters.at(-1)?.text).toContain('Written anew.')
  found.push(...(await look(moderator, '/moderation/notice/1')), ...(await look(moderator, '/moderation')))
  expect(found).toEqual([])
  expect(watched).toEqual(clean)
}, 120_000)

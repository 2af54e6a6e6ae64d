/** A member's lists and diary: by keyboard alone, without scripts, at the width of a phone; and how the pages look. */
import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, openJourney, type Journey, type Reader } from '../support/browser.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { press, tabTo } from '../support/keyboard.ts'
import { put } from '../support/site.ts'
import { goodPassword } from '../support/visitor.ts'

const film = titleId('tt0041154')
const other = titleId('tt0043313')
const series = titleId('tt0000010')
const clean = { errors: [], violations: [], foreign: [], dialogs: [] }
const phone = { viewport: { width: 390, height: 844 } }
const longWord = 'WithoutAnyPlaceToBreakIt'.repeat(4)
let store: TestStore
let journey: Journey
beforeAll(async () => {
  store = await freshStore('sqlite')
  await put(store.engine, [
    [film, { type: 'movie', name: 'Late Spring', year: 1949, genres: ['Drama'], countries: ['JP'] }],
    [other, { type: 'movie', name: longWord, year: 1951 }],
    [titleId('tt0000020'), { type: 'movie', name: 'Twin', year: 1990 }],
    [titleId('tt0000021'), { type: 'movie', name: 'Twin', year: 1990 }],
    [series, { type: 'tvSeries', name: 'Small Hours', year: 2011 }],
    ...[1, 2, 3].map(
      (number) =>
        [
          titleId(`tt000001${number}`),
          { type: 'tvEpisode', name: `Hour ${number}`, episode: { series, season: 1, number } },
        ] as const,
    ),
  ])
  journey = await openJourney(store.engine)
}, 60_000)
afterAll(async () => {
  await journey.close()
  await store.dispose()
})

/** Replaces what stands in a field, and sends its form with a button of it. */
async function write(page: Page, field: string, text: string, button: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  await press(page, button)
}

async function becomes(page: Page, name: string): Promise<void> {
  await page.goto('/join')
  await page.locator('#join-name').fill(name)
  await page.locator('#join-email').fill(`${name}@example.org`)
  await page.locator('#join-password').fill(goodPassword)
  await Promise.all([page.waitForNavigation(), page.locator('#join button').click()])
  const link = /http:\S+/.exec(journey.letters.at(-1)?.text ?? '')?.[0] ?? ''
  await page.goto(link)
  await Promise.all([page.waitForNavigation(), page.locator('#confirm button').click()])
  await page.locator('#sign-in-email').fill(`${name}@example.org`)
  await page.locator('#sign-in-password').fill(goodPassword)
  await Promise.all([
    page.waitForNavigation(),
    page.locator('#sign-in button[type="submit"]').first().click(),
  ])
}

describe.each([
  ['without scripts', false, 'Setsuko'],
  ['with scripts', true, 'Chishu'],
] as const)('%s, a member', (_how, javaScriptEnabled, name) => {
  test('keeps a watchlist, a diary and a list in order, by keyboard alone', async () => {
    const { page, watched, leave } = await journey.reader({ ...phone, javaScriptEnabled })
    await becomes(page, name)
    await page.goto(`/title/${film}`)
    await press(page, '.own-ways button')
    expect(await page.locator('.own-ways button[value="take-off"]').count()).toBe(1)
    await press(page, '.own-ways a[href$="#seen"]')
    await write(page, '#seen-form-watched', '2024-05', '#seen-form button')
    expect(await page.locator('.viewings > li').innerText()).toContain('May 2024')
    await page.goto(`/title/${film}`)
    expect(await page.locator('.own-ways button[value="take-off"]').count()).toBe(0)
    await page.goto('/account/lists')
    await write(page, '#new-list-name', 'Trains', '#new-list button')
    for (const title of ['Late Spring', longWord, 'Small Hours'])
      await write(page, '#add-title-title', title, '#add-title button')
    const order = () => page.locator('.item-rows > li').evaluateAll((rows) => rows.map(({ id }) => id))
    expect(await order()).toEqual([film, other, series])
    await press(page, `#${series} button[value="up"]`)
    expect(await order()).toEqual([film, series, other])
    // Whoever moved a title goes on from where it is now.
    await write(page, `#${series} input[name="place"]`, '1', `#${series} button[value="move"]`)
    expect(await order()).toEqual([series, film, other])
    await press(page, `#${film} button[value="take-out"]`)
    expect(await order()).toEqual([series, other])
    expect(watched).toEqual(clean)
    await leave()
  }, 90_000)
})

describe('a title for a list', () => {
  test('is suggested within the window, though the box stands at its lower edge', async () => {
    const { page, leave } = await journey.reader({ viewport: { width: 390, height: 560 } })
    await becomes(page, 'Isuzu')
    await page.goto('/account/lists')
    await write(page, '#new-list-name', 'At the edge', '#new-list button')
    const box = page.locator('#add-title-title')
    await box.evaluate((input) => input.scrollIntoView({ block: 'end' }))
    await box.pressSequentially('twin')
    await page.getByRole('option').nth(1).waitFor()
    const list = page.locator('#add-title-title-suggestions')
    await expect
      .poll(async () => {
        const [above, below] = [await box.boundingBox(), await list.boundingBox()]
        return above && below && above.y >= 0 && below.y + below.height <= 560
      })
      .toBe(true)
    await leave()
  }, 60_000)

  test('is suggested while one types, and chosen by keyboard or with the mouse', async () => {
    const { page, watched, leave } = await journey.reader({ viewport: { width: 1280, height: 900 } })
    await becomes(page, 'Kinuyo')
    await page.goto('/account/lists')
    await write(page, '#new-list-name', 'Twins', '#new-list button')
    const box = page.locator('#add-title-title')
    const options = page.getByRole('option')
    const order = () => page.locator('.item-rows > li').evaluateAll((rows) => rows.map(({ id }) => id))
    // Both have the name and the year: typed, it would not say which is meant.
    await tabTo(page, '#add-title-title')
    await page.keyboard.type('twin')
    await options.nth(1).waitFor()
    expect(await box.getAttribute('aria-controls')).toBe('add-title-title-suggestions')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const second = (await options.nth(1).getAttribute('href')) ?? ''
    await page.keyboard.press('Enter')
    expect([await box.inputValue(), await options.count()]).toEqual(['Twin (1990)', 0])
    expect(page.url()).toContain('/edit')
    await press(page, '#add-title button')
    expect(await order()).toEqual([second.slice(-9)])
    await box.fill('twin')
    await options.nth(1).waitFor()
    const [first] = await Promise.all([options.first().getAttribute('href'), box.focus()])
    await options.first().click({ delay: 300 })
    expect(await box.inputValue()).toBe('Twin (1990)')
    await Promise.all([page.waitForNavigation(), page.locator('#add-title button').click()])
    expect(await order()).toEqual([second.slice(-9), first?.slice(-9)])
    // What is typed over a choice counts, and not the choice.
    await box.fill('twin')
    await options.first().waitFor()
    await options.first().click()
    await box.fill('Small Hours')
    await Promise.all([page.waitForNavigation(), box.press('Enter')])
    expect((await order()).at(-1)).toBe(series)
    // Where the server asked which one is meant, a choice takes the place of its question.
    await box.fill('Twin')
    await Promise.all([page.waitForNavigation(), box.press('Enter')])
    expect(await page.locator('#add-title input[type="radio"]').count()).toBe(2)
    await box.fill('twin')
    await options.first().waitFor()
    await options.first().click()
    expect(await page.locator('#add-title input[type="radio"]').count()).toBe(0)
    await Promise.all([page.waitForNavigation(), page.locator('#add-title button').click()])
    expect(await page.locator('.note').innerText()).toBe('It is in the list already.')
    // Only titles can be put into a list.
    expect(await page.locator('.find [role="listbox"]').count()).toBe(1)
    expect(watched.violations).toEqual([])
    await leave()
  }, 90_000)
})

describe('the pages of lists and of the diary', () => {
  let reader: Reader
  let pages: readonly string[]
  beforeAll(async () => {
    reader = await journey.reader(phone)
    const { page } = reader
    await becomes(page, 'Haruko')
    const token = await page.locator('input[name="token"]').first().inputValue()
    const send = (url: string, form: Readonly<Record<string, string>>) =>
      page.request.post(url, { form: { token, ...form }, headers: { origin: journey.origin } })
    await send('/account/lists', { name: longWord, description: `*${longWord}*`, public: 'yes' })
    await page.goto('/account/lists')
    const list = (await page.locator('.results a').first().getAttribute('href')) ?? ''
    for (const title of [film, other]) {
      await send(`${list}/items`, { do: 'add', title })
      await send(`${list}/items`, {
        do: 'note',
        title,
        note: `||${longWord}|| and https://example.org/${longWord}`,
      })
      for (const watched of ['2025-02-03', '2025-02-04', ''])
        await send(`/title/${title}/mine/seen`, { watched, note: longWord, rewatch: 'yes' })
    }
    await send('/title/tt0000011/mine/seen', { watched: '2025-06-07' })
    await send(`/title/${film}/rating`, { rating: '9' })
    await page.goto('/account/import')
    const text = `Const,Your Rating,Date Rated,Title,Year\n${film},8,2024-01-01,x,1949\ntt7777777,8,2024-01-01,${longWord},1949\ntt7777778,x,2024-01-01,${longWord},1949\n`
    await page
      .locator('#bring-file')
      .setInputFiles({ name: `${longWord}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await Promise.all([page.waitForNavigation(), page.locator('#bring button').click()])
    pages = [
      list,
      `${list}/edit`,
      `/title/${film}`,
      `/title/${film}/mine`,
      `/title/${series}/mine`,
      '/title/tt0000012/mine',
      '/account/lists',
      '/account/diary',
      '/account/diary?year=2025',
      '/account/diary/2025',
      '/account/diary/1999',
      '/account/import',
      new URL(page.url()).pathname,
    ]
  }, 60_000)
  afterAll(() => reader.leave())

  test.each(['', '/fr', '/he'])(
    'are without fault for axe and fit every window, in %j',
    async (language) => {
      const { page } = reader
      const found: string[] = []
      for (const address of pages) {
        await page.goto(`${language}${address}`)
        for (const width of [320, 390, 1440]) {
          await page.setViewportSize({ width, height: 850 })
          const isWide = await page.evaluate(
            () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
          )
          if (isWide) found.push(`${address} is wider than ${width}`)
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme })
            for (const fault of await axeFindings(page))
              found.push(`${address}, ${width} ${colorScheme}: ${fault}`)
          }
        }
      }
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
    for (const address of pages) {
      const html = await (await reader.page.request.get(address)).text()
      const { results } = await validator.validateString(html)
      expect([
        address,
        results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
      ]).toEqual([address, []])
    }
  })
})

/** Journeys of readers: by keyboard, without scripts, in the dark, on paper. */
import { get } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openJourney, templates, type Journey, type Reader } from '../support/browser.ts'
import { tabTo } from '../support/keyboard.ts'

const seed = '/title/tt33365324'
let journey: Journey
let reader: Reader | undefined
beforeAll(async () => {
  journey = await openJourney()
}, 120_000)
afterEach(async () => {
  const { watched } = reader ?? {}
  await reader?.leave()
  reader = undefined
  expect(watched ?? {}).toEqual(watched ? { errors: [], violations: [], foreign: [], dialogs: [] } : {})
})
afterAll(() => journey.close())

async function open(address: string, options: Parameters<Journey['reader']>[0] = {}): Promise<Page> {
  reader = await journey.reader(options)
  await reader.page.goto(address, { waitUntil: 'load' })
  return reader.page
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
] as const)('%s', (_how, javaScriptEnabled) => {
  test('a reader comes from home to a film through search, by keyboard alone', async () => {
    const page = await open('/', { javaScriptEnabled })
    await tabTo(page, 'input[name=q]', 60)
    await page.keyboard.type('killing roads')
    await Promise.all([page.waitForURL('**/search?q=killing+roads'), page.keyboard.press('Enter')])
    await tabTo(page, `a[href="${seed}"]`, 60)
    await Promise.all([page.waitForURL(`**${seed}`), page.keyboard.press('Enter')])
    expect(await page.locator('h1').textContent()).toBe('The Killing Roads')
  })

  test('“Read all” opens the text in place, and closes it again, by keyboard', async () => {
    const page = await open(seed, { javaScriptEnabled, viewport: { width: 390, height: 844 } })
    const outline = page.locator('#outline')
    const height = async (): Promise<number> => (await outline.boundingBox())?.height ?? 0
    const cut = await height()
    await tabTo(page, 'details.read-all summary', 60)
    await page.keyboard.press('Enter')
    const open_ = await height()
    expect(open_).toBeGreaterThan(cut * 1.3)
    expect(await page.locator('.read-all .when-open').isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    expect(await height()).toBe(cut)
  })

  test('the first press of Tab offers to skip to the content', async () => {
    const page = await open(seed, { javaScriptEnabled })
    await page.keyboard.press('Tab')
    expect(await page.locator('a.skip:focus').isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    await tabTo(page, 'main a', 60)
    expect(await page.locator('header.site :focus').count()).toBe(0)
  })

  test('a season, an episode and its neighbour are a click each', async () => {
    const { 'the longest series': series = '' } = await templates(journey.engine)
    const page = await open(series, { javaScriptEnabled })
    await page.locator('.seasons a').nth(1).click()
    await page.waitForURL(/season=\d+/)
    await page.locator('.episodes a').first().click()
    await page.waitForURL(/\/title\/tt\d+$/)
    const first = await page.locator('h1').textContent()
    await page.locator('.neighbours a[rel=next]').click()
    await page.waitForURL((url) => url.pathname !== series)
    await page.locator('.neighbours a[rel=prev]').click()
    await expect.poll(() => page.locator('h1').textContent()).toBe(first)
  })
})

describe('suggestions under the search box', () => {
  test('come while typing, are moved through with the arrow keys, and lead on with Enter', async () => {
    const page = await open('/')
    const input = page.locator('input[name=q]')
    await input.focus()
    await page.keyboard.type('the killing r')
    const options = page.getByRole('option')
    await options.first().waitFor()
    expect(await input.getAttribute('aria-expanded')).toBe('true')
    expect(await input.getAttribute('role')).toBe('combobox')
    await page.keyboard.press('ArrowDown')
    const active = await input.getAttribute('aria-activedescendant')
    const chosen = page.locator(`#${active ?? 'none'}`)
    expect(await chosen.getAttribute('aria-selected')).toBe('true')
    expect(await chosen.textContent()).toContain('The Killing Roads')
    await Promise.all([page.waitForURL(`**${seed}`), page.keyboard.press('Enter')])
  })

  test('go round at both ends, and Escape puts them away without leaving', async () => {
    const page = await open('/search?q=')
    const input = page.locator('input[name=q]')
    await input.focus()
    await page.keyboard.type('the')
    const options = page.getByRole('option')
    await options.nth(1).waitFor()
    const count = await options.count()
    await page.keyboard.press('ArrowUp')
    expect(await input.getAttribute('aria-activedescendant')).toBe(`q-suggestions-${count - 1}`)
    await page.keyboard.press('ArrowDown')
    expect(await input.getAttribute('aria-activedescendant')).toBe('q-suggestions-0')
    await page.keyboard.press('Escape')
    await expect.poll(() => options.count()).toBe(0)
    expect(await input.getAttribute('aria-expanded')).toBe('false')
    expect(await input.getAttribute('aria-activedescendant')).toBeNull()
    expect(await input.inputValue()).toBe('the')
  })

  test('keep to the language of the address', async () => {
    const page = await open('/fr/')
    await page.locator('input[name=q]').fill('the killing roads')
    await page.getByRole('option').first().waitFor()
    expect(await page.getByRole('option').first().getAttribute('href')).toBe(`/fr${seed}`)
  })
})

test('a page of a right-to-left language is laid out from right to left', async () => {
  const page = await open(`/he${seed}`, { viewport: { width: 1440, height: 900 } })
  const x = async (selector: string): Promise<number> =>
    (await page.locator(selector).first().boundingBox())?.x ?? 0
  expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl')
  expect(await x('.rail')).toBeLessThan(await x('.before'))
  expect(await x('.opening-poster')).toBeLessThan(await x('.opening-words'))
})

test('the dark page has other grounds and inks than the light one', async () => {
  const page = await open(seed, { colorScheme: 'light' })
  const colours = (): Promise<readonly string[]> =>
    page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.documentElement)
      const { color: link } = getComputedStyle(document.querySelector('main a') ?? document.body)
      return [backgroundColor, color, link]
    })
  const light = await colours()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await colours()
  for (const [at, colour] of light.entries()) expect(dark[at]).not.toBe(colour)
})

test('on paper there is no navigation and no search, and the whole outline', async () => {
  const page = await open(seed, { viewport: { width: 390, height: 844 } })
  const cut = (await page.locator('#outline').boundingBox())?.height ?? 0
  await page.emulateMedia({ media: 'print' })
  for (const selector of [
    'nav',
    'search',
    'header.site form',
    'footer nav',
    '.more',
    '.read-all',
    '#similar',
  ]) {
    for (const one of await page.locator(selector).all()) expect(await one.isVisible(), selector).toBe(false)
  }
  expect(await page.locator('h1').isVisible()).toBe(true)
  expect((await page.locator('#outline').boundingBox())?.height ?? 0).toBeGreaterThan(cut * 0.6)
})

describe('what a page costs to fetch', () => {
  /** Bytes as they come over the wire, for a reader that takes Brotli. */
  const bytesOf = (address: string): Promise<{ bytes: number; text: string }> =>
    new Promise((resolve, reject) => {
      get(journey.origin + address, { headers: { 'accept-encoding': 'br' } }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve({ bytes: Buffer.concat(chunks).length, text: '' }))
      }).on('error', reject)
    })
  const assetsOf = async (address: string, pattern: RegExp): Promise<readonly string[]> => {
    const html = await (await fetch(journey.origin + address)).text()
    return [...html.matchAll(pattern)].map(([, file = '']) => file)
  }
  const sum = async (addresses: readonly string[]): Promise<number> => {
    let bytes = 0
    for (const address of addresses) bytes += (await bytesOf(address)).bytes
    return bytes
  }

  test.each(['seed', 'the title with the longest cast', 'the person with most credits', 'home'])(
    'HTML, CSS and script of %s are at most 40 kB together, the script at most 15 kB',
    async (name) => {
      const address = (await templates(journey.engine))[name] ?? ''
      const scripts = await assetsOf(address, /<script type="module" src="([^"]+)"/g)
      const styles = await assetsOf(address, /<link rel="stylesheet" href="([^"]+)"/g)
      expect(scripts).toHaveLength(1)
      expect(styles.length).toBeGreaterThan(0)
      const script = await sum(scripts)
      expect(script).toBeLessThanOrEqual(15_000)
      expect(script + (await sum([address, ...styles]))).toBeLessThanOrEqual(40_000)
    },
  )

  test('fonts are at most 60 kB together, all of them ours', async () => {
    const fonts: string[] = []
    const page = await open(seed)
    page.on('request', (request) => {
      if (request.resourceType() === 'font') fonts.push(request.url())
    })
    await page.goto(`/he${seed}`, { waitUntil: 'networkidle' })
    const declared = await page.evaluate(() => [...document.fonts].map(({ family }) => family))
    expect(declared.length).toBeGreaterThan(0)
    expect(await sum(fonts.map((url) => new URL(url).pathname))).toBeLessThanOrEqual(60_000)
  })
})

/** What holds for every kind of page, in a real browser. */
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, openJourney, templates, type Journey, type Reader } from '../support/browser.ts'

let journey: Journey
let pages: [string, string][]
beforeAll(async () => {
  journey = await openJourney()
  pages = Object.entries(await templates(journey.engine))
}, 120_000)
afterAll(() => journey.close())

const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

async function eachPage(reader: Reader, prefix: string, look: (name: string) => Promise<void>): Promise<void> {
  for (const [name, address] of pages) {
    await reader.page.goto(prefix + address, { waitUntil: 'load' })
    await look(name)
  }
}

describe.each(['en', 'he'] as const)('every kind of page in %s', (language) => {
  test('is found without fault by axe, at WCAG 2.2 AA, wide and narrow, light and dark', async () => {
    const reader = await journey.reader()
    const faults = new Set<string>()
    await eachPage(reader, `/${language}`, async (name) => {
      for (const viewport of widths) {
        await reader.page.setViewportSize(viewport)
        for (const colorScheme of ['light', 'dark'] as const) {
          await reader.page.emulateMedia({ colorScheme })
          const found = await axeFindings(reader.page, colorScheme === 'light' ? 'everything' : 'colours')
          for (const fault of found) faults.add(`${name}, ${viewport.width} ${colorScheme}: ${fault}`)
        }
      }
    })
    await reader.leave()
    expect([...faults]).toEqual([])
  }, 120_000)

  test('fits its window at 320 and 390 pixels, and at twice the size of letters', async () => {
    const reader = await journey.reader()
    const wide: string[] = []
    await eachPage(reader, `/${language}`, async (name) => {
      for (const [width, height] of [[320, 568], [390, 844], [640, 400], [720, 450]] as const) {
        await reader.page.setViewportSize({ width, height })
        const beyond = await reader.page.evaluate(() => {
          const room = document.documentElement.clientWidth
          if (document.documentElement.scrollWidth <= room) return undefined
          const culprit = [...document.body.querySelectorAll('*')].find((element) => {
            const { left, right } = element.getBoundingClientRect()
            return right > room + 1 || left < -1
          })
          return `${document.documentElement.scrollWidth} > ${room}: ${culprit?.tagName} ${culprit?.className}`
        })
        if (beyond !== undefined) wide.push(`${name} at ${width}: ${beyond}`)
      }
    })
    await reader.leave()
    expect(wide).toEqual([])
  }, 120_000)
})

test('no page breaks the content policy, logs an error or asks another host for anything', async () => {
  const reader = await journey.reader()
  await eachPage(reader, '', async () => {
    await reader.page.waitForLoadState('networkidle')
  })
  await reader.leave()
  expect(reader.watched).toEqual({ errors: [], violations: [], foreign: [], dialogs: [] })
}, 120_000)

test('an inline script that gets into a page is not run', async () => {
  const reader = await journey.reader()
  await reader.page.route('**/title/tt33365324', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace(
      '<body>',
      '<body><script>window.__executed = 1</script><img src="/nothing.png" onerror="window.__executed = 2" alt="">' +
        '<a id="trap" href="javascript:window.__executed=3">trap</a><style>body{opacity:0.5}</style>',
    )
    await route.fulfill({ response, body })
  })
  await reader.page.goto('/title/tt33365324')
  await reader.page.locator('#trap').click()
  await reader.page.waitForTimeout(300)
  expect(await reader.page.evaluate(() => (window as unknown as { __executed?: number }).__executed)).toBeUndefined()
  expect(await reader.page.evaluate(() => getComputedStyle(document.body).opacity)).toBe('1')
  const directives = reader.watched.violations.map((line) => line.split(' ')[1])
  expect(new Set(directives)).toEqual(new Set(['script-src-elem', 'script-src-attr', 'style-src-elem']))
  await reader.leave()
})

test('every kind of page is valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules: {
      // The renderer's own way of writing things, which the standard allows.
      'doctype-style': 'off',
      'void-style': 'off',
      'no-trailing-whitespace': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'long-title': 'off',
    },
  })
  const faults = new Set<string>()
  for (const [name, address] of pages) {
    for (const prefix of ['', '/he']) {
      const html = await (await fetch(journey.origin + prefix + address)).text()
      const report = await validator.validateString(html)
      for (const { messages } of report.results) {
        for (const { ruleId, message, selector } of messages) faults.add(`${name}: ${ruleId} ${message} (${selector ?? ''})`)
      }
    }
  }
  expect([...faults]).toEqual([])
}, 60_000)

/** What holds for every kind of page, in a real browser. */
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openJourney, templates, type Journey } from '../support/browser.ts'
import { lookAtAll, type Findings } from '../support/look-at-all.ts'

let journey: Journey
let pages: [string, string][]
beforeAll(async () => {
  journey = await openJourney()
  pages = Object.entries(await templates(journey.engine))
}, 120_000)
afterAll(() => journey.close())

describe('every kind of page in English', () => {
  let findings: Findings
  beforeAll(async () => {
    findings = await lookAtAll(journey, 'en')
  }, 240_000)

  test('is without fault for axe, at WCAG 2.2 AA, at 390 and 1440 pixels, light and dark', () => {
    expect([...findings.accessibility]).toEqual([])
  })

  test('fits its window at 320 and 390 pixels, and where letters are twice their size', () => {
    expect(findings.wide).toEqual([])
  })

  test('breaks no content policy, logs no error and asks no other host for anything', () => {
    expect(findings.watched).toEqual({ errors: [], violations: [], foreign: [], dialogs: [] })
  })
})

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
  expect(
    await reader.page.evaluate(() => (window as unknown as { __executed?: number }).__executed),
  ).toBeUndefined()
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
        for (const { ruleId, message, selector } of messages)
          faults.add(`${name}: ${ruleId} ${message} (${selector ?? ''})`)
      }
    }
  }
  expect([...faults]).toEqual([])
}, 60_000)

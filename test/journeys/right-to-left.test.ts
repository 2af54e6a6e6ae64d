/** What holds for every kind of page, in a language that is written from right to left. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openJourney, type Journey } from '../support/browser.ts'
import { lookAtAll, type Findings } from '../support/look-at-all.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
}, 120_000)
afterAll(() => journey.close())

describe('every kind of page in Hebrew', () => {
  let findings: Findings
  beforeAll(async () => {
    findings = await lookAtAll(journey, 'he')
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

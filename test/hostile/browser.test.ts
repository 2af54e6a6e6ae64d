/** Hostile records in a real browser: nothing of them runs, and none even tries what the content policy has to stop. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EntityId } from '../../src/catalogue/ids.ts'
import type { Document } from '../../src/catalogue/record.ts'
import type { Title } from '../../src/catalogue/title.ts'
import { tidyName } from '../../src/catalogue/text.ts'
import { faultsIn } from '../../src/catalogue/validate.ts'
import { titleParts } from '../../src/web/paths.ts'
import { openJourney, type Journey, type Reader } from '../support/browser.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { companyId, personId, titleId } from '../support/ids.ts'
import { put } from '../support/site.ts'
import { wholeDocument } from '../support/whole-document.ts'
import { corpora, noCorpora, oddities, scripts } from './strings.ts'

const own = [...scripts, ...oddities].map((text) => tidyName(text.toWellFormed())).filter(isName)
const inherited = corpora()
  ?.map((text) => tidyName(text.toWellFormed()))
  .filter(isName)
const number = (at: number): string => String(at + 1).padStart(7, '0')

function isName(name: string): boolean {
  return name.length <= 900 && faultsIn('person', { name }).length === 0
}

/** One title that says every text in every list that a page shows whole. */
function titleSaying(texts: readonly string[]): Title {
  const each = <T>(make: (text: string, at: number) => T): T[] => texts.map(make)
  return {
    type: 'movie',
    name: texts[0] ?? 'x',
    keywords: [...new Set(texts)].slice(0, 1000),
    credits: each((text, at) => ({
      id: `c${at}`,
      name: text,
      category: 'actor',
      characters: [text],
      note: text,
    })),
    trivia: each((text, at) => ({ id: `t${at}`, text })),
    quotes: each((text, at) => ({ id: `q${at}`, lines: [{ character: text, text }] })),
    otherNames: each((text, at) => ({ id: `n${at}`, name: text, attributes: [text] })),
    awards: each((text, at) => ({ id: `a${at}`, event: text, award: text, outcome: 'winner' })),
    locations: each((text, at) => ({ id: `l${at}`, place: text, scene: text })),
  }
}

let store: TestStore
let journey: Journey
let reader: Reader
beforeAll(async () => {
  store = await freshStore('sqlite')
  const documents: [EntityId, Document][] = scripts.flatMap((script, at) => {
    const text = tidyName(script)
    return [
      [titleId(`tt${number(at)}`), wholeDocument('title', () => text)],
      [personId(`nm${number(at)}`), wholeDocument('person', () => text)],
      [companyId(`co${number(at)}`), wholeDocument('company', () => text)],
    ] as [EntityId, Document][]
  })
  await put(store.engine, documents)
  await put(store.engine, [
    [titleId('tt0100001'), titleSaying(own)],
    [titleId('tt0100002'), titleSaying(inherited ?? ['x'])],
  ])
  journey = await openJourney(store.engine)
  reader = await journey.reader()
}, 120_000)
afterAll(async () => {
  await reader.leave()
  await journey.close()
  await store.dispose()
})

async function visit(addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await reader.page.goto(address, { waitUntil: 'load' })
    const harm = await reader.page.evaluate(() => ({
      executed: (window as unknown as { __executed?: unknown }).__executed,
      links: [...document.querySelectorAll('a')].filter(({ protocol }) => !/^(https?|geo):$/.test(protocol))
        .length,
      handlers: [...document.querySelectorAll('*')].filter((element) =>
        element.getAttributeNames().some((name) => name.startsWith('on') || name === 'style'),
      ).length,
      foreign: document.querySelectorAll(
        'main :is(script, iframe, object, embed, base, meta, link, style, img, form)',
      ).length,
    }))
    expect({ address, ...harm }).toEqual({ address, executed: undefined, links: 0, handlers: 0, foreign: 0 })
  }
  expect(reader.watched).toEqual({ errors: [], violations: [], foreign: [], dialogs: [] })
}

describe('nothing runs', () => {
  const every = scripts.map((_, at) => at)
  test('on the pages of titles', () => visit(every.map((at) => `/title/tt${number(at)}`)), 120_000)
  test(
    'on the pages of people and companies',
    () => visit(every.flatMap((at) => [`/name/nm${number(at)}`, `/company/co${number(at)}`])),
    120_000,
  )
  test(
    'on the pages below a title',
    () => visit(titleParts.map((part) => `/title/tt${number(0)}/${part}`)),
    60_000,
  )
  test(
    'on pages that say our whole list',
    () => visit(['', ...titleParts.map((part) => `/${part}`)].map((part) => `/title/tt0100001${part}`)),
    120_000,
  )
  test.skipIf(inherited === undefined)(
    `on pages that say the public lists${inherited ? '' : ` (${noCorpora})`}`,
    () => visit(['', ...titleParts.map((part) => `/${part}`)].map((part) => `/title/tt0100002${part}`)),
    120_000,
  )

  test('on pages of search and of errors that say what was asked', async () => {
    await visit([
      '/search?q=script',
      '/search?q=img',
      ...own.slice(0, 40).map((text) => `/search?q=${encodeURIComponent(text.slice(0, 200))}`),
    ])
  }, 120_000)

  test('in the suggestions under the search box', async () => {
    await reader.page.goto('/')
    for (const word of ['script', 'img', 'svg', 'javascript']) {
      await reader.page.locator('input[name=q]').fill(word)
      await reader.page.getByRole('option').first().waitFor()
      expect(await reader.page.locator('[role=listbox] :is(script, img, svg, iframe)').count()).toBe(0)
    }
    expect(
      await reader.page.evaluate(() => (window as unknown as { __executed?: unknown }).__executed),
    ).toBeUndefined()
    expect(reader.watched).toEqual({ errors: [], violations: [], foreign: [], dialogs: [] })
  })
})

describe('text becomes markup', () => {
  /** What came of it: the name of the error, or what was made. */
  const attempts = {
    markup: () => void (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'),
    document: () => document.write('<script>alert(1)</script>'),
    script: () => void (document.createElement('script').src = '/assets/other.js'),
    'the only policy, made anew': () => void policyCalled('svelte-trusted-html'),
    'a policy of another name': () => void policyCalled('mine'),
  }
  test.each(Object.entries(attempts))('nowhere by a script that tries: %s', async (_what, attempt) => {
    const stranger = await journey.reader()
    await stranger.page.goto('/')
    await stranger.page.evaluate(`window.policyCalled = ${policyCalled.toString()}`)
    await expect(stranger.page.evaluate(attempt)).rejects.toThrow(
      /TrustedHTML|TrustedScript|TrustedScriptURL|createPolicy/,
    )
    await expect.poll(() => stranger.watched.violations).toEqual([expect.stringContaining('trusted-types')])
    expect(stranger.watched.dialogs).toEqual([])
    await stranger.leave()
  })

  test('in the search box of a browser that knows no Trusted Types', async () => {
    const old = await journey.reader({ bypassCSP: true })
    await old.page.addInitScript(() => void Reflect.deleteProperty(window, 'trustedTypes'))
    await old.page.goto('/')
    expect(await old.page.evaluate(() => 'trustedTypes' in window)).toBe(false)
    await old.page.locator('input[name=q]').fill('script')
    await old.page.getByRole('option').first().waitFor()
    expect(old.watched.errors).toEqual([])
    await old.leave()
  })
})

type PolicyMaker = { trustedTypes: { createPolicy(name: string, rules: object): unknown } }

function policyCalled(name: string): unknown {
  return (window as unknown as PolicyMaker).trustedTypes.createPolicy(name, {
    createHTML: (text: string) => text,
  })
}

import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshStore, type TestStore } from '../support/engines.ts'
import { fillCatalogue, ids } from '../support/pages-catalogue.ts'
import { openSite, siteConfig } from '../support/site.ts'

let store: TestStore
beforeAll(async () => {
  store = await freshStore('sqlite')
  await fillCatalogue(store.engine)
})
afterAll(() => store.dispose())

const pages = [
  '/',
  `/title/${ids.film}`,
  `/title/${ids.film}/cast`,
  `/name/${ids.director}`,
  '/search?q=a',
  '/none',
]

test.each([
  ['films@example.org', 'mailto:films@example.org', 'films@example.org'],
  [
    'https://films.example.org/corrections/',
    'https://films.example.org/corrections/',
    'films.example.org/corrections',
  ],
])('every page says that corrections go to %s', async (value, href, text) => {
  const site = await openSite(store.engine, siteConfig({ CONTACT: value }))
  for (const address of pages) {
    const page = await site.get(address)
    expect(page.links, address).toContainEqual({ href, text })
    expect(page.text, address).toContain(`Corrections go to ${text}`)
  }
  await site.close()
})

test('where corrections go nowhere, a page that asks for them says how they could', async () => {
  const site = await openSite(store.engine)
  expect((await site.get(`/title/${ids.film}/cast`)).text).toContain('names no address for corrections')
  expect((await site.get('/')).text).not.toContain('orrections')
  await site.close()
})

test('another contact or origin makes every page a new one for those who have it', async () => {
  const etags = new Set<string>()
  const one = { CONTACT: 'a@example.org' }
  for (const settings of [
    {},
    one,
    { CONTACT: 'b@example.org' },
    { ...one, ORIGIN: 'https://elsewhere.example.org' },
  ]) {
    const site = await openSite(store.engine, siteConfig(settings))
    etags.add((await site.get(`/title/${ids.film}`)).header('etag'))
    await site.close()
  }
  expect(etags.size).toBe(4)
})

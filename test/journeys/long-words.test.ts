/** Words longer than a phone is wide, in every field that may hold one. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { titleParts } from '../../src/web/paths.ts'
import { openJourney, type Journey } from '../support/browser.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { everyField } from '../support/every-field.ts'
import { companyId, personId, titleId } from '../support/ids.ts'
import { put } from '../support/site.ts'
import { wholeDocument } from '../support/whole-document.ts'

const ids = { title: titleId('tt0090050'), person: personId('nm0090050'), company: companyId('co0090050') }
const word = 'Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel'

let store: TestStore
let journey: Journey
beforeAll(async () => {
  store = await freshStore('sqlite')
  const { named, title } = everyField(word)
  await put(store.engine, [
    ...named,
    [ids.title, title],
    [ids.person, wholeDocument('person', () => word)],
    [ids.company, wholeDocument('company', () => word)],
  ])
  journey = await openJourney(store.engine)
}, 120_000)
afterAll(async () => {
  await journey.close()
  await store.dispose()
})

test.each([
  `/title/${ids.title}`,
  ...titleParts.map((part) => `/title/${ids.title}/${part}`),
  `/title/${ids.title}/rating`,
  `/name/${ids.person}`,
  `/company/${ids.company}`,
  `/search?q=${word}`,
])('a page breaks a word rather than be wider than a phone: %s', async (address) => {
  const { page, leave } = await journey.reader({ viewport: { width: 320, height: 568 } })
  await page.goto(address, { waitUntil: 'load' })
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= room) return []
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > room + 1)
      .map(({ tagName, className }) => `${tagName} ${String(className)}`)
  })
  await leave()
  expect(wide).toEqual([])
})

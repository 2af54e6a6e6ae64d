/** Pages against the registry of fields: each shows what the registry says it shows. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fieldAt, fieldsOf } from '../../src/catalogue/fields.ts'
import type { Document } from '../../src/catalogue/record.ts'
import { titleParts } from '../../src/web/paths.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { everyField } from '../support/every-field.ts'
import { importDump } from '../support/dumps.ts'
import { companyId, personId, titleId } from '../support/ids.ts'
import { openSite, put, type Site } from '../support/site.ts'
import { wholeDocument } from '../support/whole-document.ts'

const ids = { title: titleId('tt0090050'), person: personId('nm0090050'), company: companyId('co0090050') }
const full = everyField()

let store: TestStore
let site: Site
beforeAll(async () => {
  store = await freshStore('sqlite')
  const whole = (kind: 'person' | 'company'): Document => wholeDocument(kind, (path) => `text of ${path}`)
  await put(store.engine, [
    ...full.named,
    [ids.title, full.title],
    [ids.person, whole('person')],
    [ids.company, whole('company')],
  ])
  site = await openSite(store.engine)
})
afterAll(async () => {
  await site.close()
  await store.dispose()
})

test.each([
  ['title', `/title/${ids.title}`],
  ['person', `/name/${ids.person}`],
  ['company', `/company/${ids.company}`],
] as const)('the page of a %s has every section that its fields are said to be in', async (kind, address) => {
  const page = await site.get(address)
  expect(page.status).toBe(200)
  const places = new Set([
    'header',
    ...page.places.map((place) => place.replace(/^biography-.*/, 'biography')),
  ])
  const missing = [...fieldsOf[kind].values()].filter(({ section }) => !places.has(section))
  expect(missing.map(({ path, section }) => [path, section])).toEqual([])
})

test('who says so names fields as the registry does, in the language of the page', async () => {
  const claims = ['/budget/amount', '/credits/c1', '/credits/c2/category', '/nothing'].map((path) => ({
    path,
    source: 'book',
  }))
  const told = await freshStore('sqlite')
  const document = { type: 'movie', name: 'Told' }
  await importDump(
    told,
    [
      { titlecard: 1 },
      { source: { id: 'book', kind: 'book', title: 'A book' } },
      { id: ids.title, claims, document },
    ]
      .map((record) => JSON.stringify(record))
      .join('\n'),
  )
  const pages = await openSite(told.engine)
  const sources = (await pages.get(`/fr/title/${ids.title}`)).section('contribute').text
  await pages.close()
  await told.dispose()
  expect(sources).toContain('Budget, Générique, nothing A book')
})

test('the pages below a title are those that the registry names', () => {
  const named = new Set([...fieldsOf.title.values()].flatMap(({ part }) => part ?? []))
  expect([...named].sort()).toEqual(titleParts.toSorted())
})

test('each text of a title is on the page that is said to show its field whole', async () => {
  const texts = new Map<string, string>()
  for (const part of titleParts) texts.set(part, (await site.get(`/title/${ids.title}/${part}`)).text)
  const lost = full.leaves.filter(({ path, value }) => {
    const part = fieldAt('title', path)?.part
    return (
      part !== undefined && String(value).startsWith('text-') && !texts.get(part)?.includes(String(value))
    )
  })
  expect(lost).toEqual([])
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsIn } from '../../src/catalogue/validate.ts'
import { titleParts } from '../../src/web/paths.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { companyId, personId, titleId } from '../support/ids.ts'
import { textOf } from '../support/page.ts'
import { openSite, put, type Site } from '../support/site.ts'
import { wholeDocument } from '../support/whole-document.ts'

const hostile =
  '</title></script><script>window.__executed=1</script><img src=x onerror=alert(1)>"\'`&lt;{{7*7}}'
const markers = { title: new Set<string>(), person: new Set<string>(), company: new Set<string>() }

function markedDocument(kind: keyof typeof markers) {
  const document = wholeDocument(kind, (path) => {
    markers[kind].add(`[${path}]`)
    return `${hostile}[${path}]`
  })
  for (const path of markers[kind]) if (path.startsWith('[/episode')) markers[kind].delete(path)
  return document
}

const film = titleId('tt0000001')
const person = personId('nm0000001')
const company = companyId('co0000001')
const documents = {
  title: markedDocument('title'),
  person: markedDocument('person'),
  company: markedDocument('company'),
}

const addresses = {
  title: [`/title/${film}`, ...titleParts.map((part) => `/title/${film}/${part}`)],
  person: [`/name/${person}`],
  company: [`/company/${company}`],
}

let store: TestStore
let site: Site
beforeAll(async () => {
  store = await freshStore('sqlite')
  await put(store.engine, [
    [film, documents.title],
    [person, documents.person],
    [company, documents.company],
  ])
  site = await openSite(store.engine)
})
afterAll(async () => {
  await site.close()
  await store.dispose()
})

describe.each(['title', 'person', 'company'] as const)('a %s whose every field is markup', (kind) => {
  test('is valid: markup is text like any other', () => {
    expect(faultsIn(kind, documents[kind])).toEqual([])
    expect(markers[kind].size).toBeGreaterThan(kind === 'title' ? 80 : 3)
  })

  test('is shown as text, on every page, in every place', async () => {
    for (const address of [...addresses[kind], '/', '/search?q=script', `/he${addresses[kind][0] ?? ''}`]) {
      const page = await site.get(address)
      expect(page.status, address).toBe(200)
      expect(page.html, address).not.toMatch(/<script>window|<img src=x|<\/title><\/script>/)
      expect([...page.html.matchAll(/<script(?! type="(module|application\/ld\+json)")/g)], address).toEqual(
        [],
      )
      expect(page.html.match(/<\/script>/g)?.length, address).toBe(page.html.includes('ld+json') ? 2 : 1)
      if (page.html.includes('ld+json')) expect(typeof page.jsonLd['@type']).toBe('string')
      for (const [, value = ''] of page.html.matchAll(/\s[a-z-]+="([^"]*)"/g))
        expect(value, address).not.toContain('<script')
    }
  })

  test('has no field that no page shows', async () => {
    let text = ''
    for (const address of addresses[kind]) text += textOf((await site.get(address)).body)
    expect([...markers[kind]].filter((marker) => !text.includes(marker))).toEqual([])
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wordsIn } from '../../src/text/words.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { fillCatalogue, ids } from '../support/pages-catalogue.ts'
import { openSite, type Site } from '../support/site.ts'

let store: TestStore
let site: Site
beforeAll(async () => {
  store = await freshStore('sqlite')
  await fillCatalogue(store.engine)
  site = await openSite(store.engine)
}, 60_000)
afterAll(async () => {
  await site.close()
  await store.dispose()
})

const film = `/title/${ids.film}`

describe('the language of a page', () => {
  test.each([
    ['fr', 'fr'],
    ['fr-CA,en;q=0.8', 'fr'],
    ['he', 'he'],
    ['iw-IL', 'he'],
    ['de, fr;q=0.5, en;q=0.4', 'fr'],
    ['en;q=0.5, he;q=0.9', 'he'],
    ['de', 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['fr;q=0', 'en'],
    ['fr;q=2', 'en'],
    ['fr;q=x, he;q=0.1', 'he'],
    [';;;,,,=', 'en'],
    ['FR', 'fr'],
  ])('is taken from Accept-Language: %s', async (header, language) => {
    const page = await site.get(film, { 'accept-language': header })
    expect(page.language).toBe(language)
    expect(page.header('content-language')).toBe(language)
    expect(page.header('vary')).toBe('accept-language, accept-encoding, cookie')
  })

  test('is taken from the address before any header', async () => {
    const page = await site.get(`/he${film}`, { 'accept-language': 'fr' })
    expect(page.language).toBe('he')
    expect(page.html).toContain('dir="rtl"')
  })

  test.each(['/de/title/tt0000010', '/xx', '/eng', '/e', '/frtitle'])(
    'is none of ours in %s, which is no page',
    async (address) => {
      expect((await site.get(address)).status).toBe(404)
    },
  )

  test.each(['/fr', '/fr/', '/fr?x=1'])('leads home from %s', async (address) => {
    const page = await site.get(address)
    expect(page.status).toBe(200)
    expect(page.language).toBe('fr')
  })

  test('stays in every link of a page whose address has it, and in none of a page whose address has not', async () => {
    const inside = (links: readonly { href: string }[]) =>
      links
        .map(({ href }) => href)
        .filter((href) => href.startsWith('/') && !/^\/(api|en|fr|he)(\/|$)/.test(href))
    expect(inside((await site.get(`/fr${film}`)).links)).toEqual([])
    expect(inside((await site.get(film, { 'accept-language': 'fr' })).links).length).toBeGreaterThan(10)
  })

  test('can be changed on every page, to the same page', async () => {
    const { links } = await site.get(`/fr/title/${ids.series}?season=2`)
    for (const language of ['en', 'he']) {
      expect(links.map(({ href }) => href)).toContain(`/${language}/title/${ids.series}?season=2`)
    }
  })

  test('decides how dates, numbers, money and countries are written', async () => {
    for (const language of ['en', 'fr', 'he'] as const) {
      const words = wordsIn(language)
      const { text } = await site.get(`/${language}${film}`)
      const flat = (written: string): string => written.replace(/\s+/g, ' ')
      expect(text).toContain(flat(words.money({ amount: '125000000', currency: 'JPY' })))
      expect(text).toContain(flat(words.plural(1200, words.say.votes)))
      expect(text).toContain(flat(words.date('1953-05-01')))
      expect(text).toContain(words.country('FR'))
      expect(text).toContain(words.term('genres', 'Romance'))
    }
  })

  test('leaves the names and texts of the record as they are, marked with theirs', async () => {
    const page = await site.get(`/he${film}`)
    expect(page.h1).toBe('The Paper Lantern')
    expect(page.html).toMatch(/<h1[^>]*><bdi>/)
    expect(page.html).toMatch(/<p class="outline[^"]*" id="outline" lang="en" dir="auto">/)
  })
})

describe('no page of a language holds words of another', () => {
  /** Words that only the interface of that language can have put there. */
  test.each([
    ['fr', 'Top cast'],
    ['fr', 'Technical specifications'],
    ['fr', 'No awards are known'],
    ['he', 'Top cast'],
    ['he', 'Contribute to this page'],
    ['he', 'More like this'],
  ])('in %s nothing says “%s”', async (language, english) => {
    for (const address of [film, `/title/${ids.bare}`]) {
      expect((await site.get(`/${language}${address}`)).text).not.toContain(english)
    }
  })
})

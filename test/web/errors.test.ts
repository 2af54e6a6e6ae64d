import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { interfaceLanguages } from '../../src/text/language.ts'
import { wordsIn } from '../../src/text/words.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { fillCatalogue, ids } from '../support/pages-catalogue.ts'
import { openSite, type Site } from '../support/site.ts'

describe.each(engineKinds)('an address that is no page, on %s', (kind) => {
  let store: TestStore
  let site: Site
  beforeAll(async () => {
    store = await freshStore(kind)
    await fillCatalogue(store.engine)
    site = await openSite(store.engine)
  }, 120_000)
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  test.each([
    [`/title/${ids.merged}`, `/title/${ids.film}`],
    [`/he/title/${ids.merged}`, `/he/title/${ids.film}`],
    [`/name/${ids.mergedPerson}`, `/name/${ids.director}`],
    [`/company/${ids.mergedCompany}`, `/company/${ids.studio}`],
  ])('of a merged record redirects for ever: %s', async (from, to) => {
    const answer = await site.get(from)
    expect(answer.status).toBe(301)
    expect(answer.header('location')).toBe(to)
  })

  test.each([
    [`/title/${ids.deleted}`, 'Nobody ever made it.'],
    [`/name/${ids.deletedPerson}`, 'The same person twice.'],
  ])('of a deleted record answers 410 with the reason: %s', async (address, reason) => {
    const page = await site.get(address)
    expect(page.status).toBe(410)
    expect(page.text).toContain(reason)
    expect(page.h1).toBe('This was removed')
  })

  test.each([
    `/title/${ids.unknown}`,
    '/name/nm0999999',
    '/company/co0999999',
    '/title/nm0000001',
    '/title/tt1',
    '/title/0000010',
    '/title/',
    '/nothing/at/all',
    '/title/tt0000010/nothing',
    '/index.php',
    '/title/TT0000010',
    '/title/tt00000010',
  ])('that never was answers 404: %s', async (address) => {
    expect((await site.get(address)).status).toBe(404)
  })

  test.each([
    ['/title/tt0999999', 'Nothing here has the id', 'Rien ici ne porte l’identifiant', 'אין כאן רשומה שמזההּ'],
    ['/list/ls9999999', 'No list has the id', 'Aucune liste ne porte l’identifiant', 'אין רשימה שמזההּ'],
    ['/member/Nobody', 'No member is called', 'Aucun membre ne s’appelle', 'אין חבר ששמו'],
    [
      '/top?page=7',
      'There is no page 7; the last is 1.',
      'Il n’y a pas de page 7.',
      'אין עמוד 7; האחרון הוא 1.',
    ],
    [
      '/reviews?page=0',
      'it should be a number from 1',
      'devrait être un nombre de 1',
      'הוא צריך להיות מספר מ־1',
    ],
  ])('that is refused says why in the language of the page: %s', async (address, en, fr, he) => {
    for (const [prefix, said] of [
      ['', en],
      ['/fr', fr],
      ['/he', he],
    ] as const)
      expect((await site.get(prefix + address)).text).toContain(said)
    expect((await site.get(`/fr${address}`)).text).not.toContain(en)
  })

  test('that says what no page asks for is the page without it', async () => {
    for (const address of ['/reviews', '/lists', '/moderation/log', '/top'])
      expect((await site.get(`${address}?utm_source=x`)).canonical).toBe((await site.get(address)).canonical)
  })

  test.each([
    ['/title/tt0000020?season=x', 'season'],
    ['/title/tt0000020?season=-1', 'season'],
    ['/search?q=a&kind=dog', 'kind'],
    ['/search?genre=Nothing', 'genre'],
    ['/search?q=a&genre=Nothing', 'genre'],
    ['/reviews?type=novel', 'type'],
    ['/moderation/log?kind=film', 'kind'],
    ['/search?country=Atlantis', 'country'],
    ['/search?decade=1955', 'decade'],
    ['/search?day=13-40', 'day'],
    ['/search?q=a&page=0', 'page'],
    ['/search?q=a&page=1e3', 'page'],
    ['/name/nm0000002?page=9999', 'page'],
    ['/search?q=a&q=b', 'q'],
    [`/search?q=${'a'.repeat(201)}`, 'The search'],
  ])('that asks for what can’t be answers 400 and names the parameter: %s', async (address, named) => {
    const page = await site.get(address)
    expect(page.status).toBe(400)
    expect(page.text).toContain(named)
  })

  test('that is longer than 8 kB is refused', async () => {
    expect([400, 414]).toContain((await site.get(`/search?q=${'a'.repeat(8200)}`)).status)
  })

  describe.each(interfaceLanguages)('in %s', (language) => {
    const { say, direction } = wordsIn(language)
    test.each([
      [404, 'not-found', `/${language}/title/${ids.unknown}`],
      [410, 'gone', `/${language}/title/${ids.deleted}`],
      [400, 'invalid', `/${language}/search?q=a&page=x`],
    ] as const)(
      'the page of a %i says what happened, searches and leads home',
      async (status, name, address) => {
        const page = await site.get(address)
        expect(page.status).toBe(status)
        expect(page.html).toContain(`<html lang="${language}" dir="${direction}">`)
        expect(page.h1).toBe(say.errors[name].heading)
        expect(page.main).toContain(`<a href="/${language}/">`)
        expect(page.body).toContain(`<form action="/${language}/search" method="get">`)
        expect(page.meta('robots')).toBe('noindex')
        expect(page.canonical).toBeUndefined()
        expect(page.header('cache-control')).toBe('no-store')
      },
    )
  })

  test('only reads: other methods are answered 405, with those that are allowed', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const answer = await site.app.inject({ method, url: `/title/${ids.film}` })
      expect(answer.statusCode, method).toBe(405)
      expect(answer.headers['allow']).toBe('GET, HEAD')
    }
  })

  test('a HEAD says what a GET would, without the page', async () => {
    const head = await site.app.inject({ method: 'HEAD', url: `/title/${ids.film}` })
    const page = await site.get(`/title/${ids.film}`)
    expect(head.statusCode).toBe(200)
    expect(head.body).toBe('')
    expect(head.headers['etag']).toBe(page.header('etag'))
  })
})

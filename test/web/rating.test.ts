import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { merge, openSite, origin, put, type Site } from '../support/site.ts'
import { Visitor } from '../support/visitor.ts'

const film = titleId('tt0000001')
const coming = titleId('tt0000002')
const page = `/title/${film}/rating`

describe.each(engineKinds)('the ratings of a title on %s', (kind) => {
  let store: TestStore
  let site: Site
  beforeAll(async () => {
    store = await freshStore(kind)
    const ratings = [{ id: 'e1', source: 'elsewhere.example', average: 6.5, votes: 12 }]
    await put(store.engine, [
      [film, { type: 'movie', name: 'Shown', year: 1999, ratings }],
      [coming, { type: 'movie', name: 'Coming', year: 2999 }],
      [titleId('tt0000003'), { type: 'movie', name: 'Twice', year: 1999 }],
    ])
    await merge(store.engine, titleId('tt0000003'), film)
  })
  beforeEach(async () => {
    site = await openSite(store.engine)
  })
  afterEach(async () => {
    await store.engine.db.deleteFrom('rating').execute()
    await store.engine.db.deleteFrom('title_rating').execute()
    await site.close()
  })
  afterAll(() => store.dispose())

  test('are shown to all, with those of elsewhere and the way to sign in', async () => {
    const found = await site.get(page)
    expect(found.status).toBe(200)
    expect(found.text).toMatch('No member has rated this yet.')
    expect(found.text).toMatch('6.5 out of 10 (12 votes)')
    expect(found.html).toMatch(`href="/sign-in?next=${encodeURIComponent(page)}"`)
    expect(found.html).not.toMatch('<form class="rate"')
  })

  test('are given, changed and taken back with a form', async () => {
    const member = new Visitor(site)
    await member.becomes(`Rater${kind}`)
    const token = await member.formToken()
    const send = (fields: Readonly<Record<string, string>>) => member.post(page, { token, ...fields })
    expect((await send({ rating: '7.5' })).status).toBe(303)
    expect((await member.get(page)).text).toMatch('You gave it 7.5.')
    expect((await send({ rating: '9' })).status).toBe(303)
    const changed = await member.get(page)
    expect(changed.text).toMatch('You gave it 9.')
    expect(changed.text).toMatch('A score is shown once 5 ratings count.')
    expect(changed.header('cache-control')).toBe('private, no-store')
    expect((await send({ do: 'take-back' })).status).toBe(303)
    expect((await member.get(page)).text).toMatch('No member has rated this yet.')
  })

  test('make the page new for those who have it', async () => {
    const before = await site.get(page)
    const etag = String(before.header('etag'))
    expect((await site.get(page, { 'if-none-match': etag })).status).toBe(304)
    const member = new Visitor(site)
    await member.becomes(`Fresh${kind}`)
    await member.post(page, { token: await member.formToken(), rating: '6' })
    const after = await site.get(page, { 'if-none-match': etag })
    expect(after.status).toBe(200)
    expect(after.text).toMatch('1 rating')
  })

  test('make a score from five on, which the page of the title shows too', async () => {
    const before = String((await site.get(`/title/${film}`)).header('etag'))
    for (const [at, rating] of ['6', '7', '8', '9', '10'].entries()) {
      const member = new Visitor(site, `192.0.2.${10 + at}`)
      await member.becomes(`Five${at}${kind}`)
      await member.post(page, { token: await member.formToken(), rating })
    }
    // Five newcomers weigh one rating together: (8 + 5 * 7) / 6.
    const shown = await site.get(page)
    expect(shown.text).toMatch('7.17/10')
    expect(shown.text).toMatch('(8.00 + 5.00 × 7.00) ÷ (1.00 + 5.00) = 7.17')
    const title = await site.get(`/title/${film}`, { 'if-none-match': before })
    expect(title.status).toBe(200)
    expect(title.text).toMatch('7.17/10 5 ratings')
  })

  test('that are none are refused, and nothing is written', async () => {
    const member = new Visitor(site)
    await member.becomes(`Wrong${kind}`)
    const token = await member.formToken()
    for (const rating of ['', '0', '10.5', '7.25', 'eight', '1e1', '-3', '<b>8</b>']) {
      const refused = await member.post(page, { token, rating })
      expect([rating, refused.status]).toEqual([rating, 400])
      expect(refused.text).toContain(`${JSON.stringify(rating)} is no rating: give 1 to 10`)
    }
    expect((await member.get(page)).text).toMatch('No member has rated this yet.')
  })

  test('wait until the title has been shown', async () => {
    const member = new Visitor(site)
    await member.becomes(`Early${kind}`)
    const closed = await member.get(`/title/${coming}/rating`)
    expect(closed.text).toMatch('Ratings open on 31 December 2999.')
    const refused = await member.post(`/title/${coming}/rating`, {
      token: await member.formToken(),
      rating: '8',
    })
    expect(refused.status).toBe(409)
  })

  test('are asked of members alone, from our own pages, with the form of their own session', async () => {
    const anyone = new Visitor(site)
    const sent = await anyone.post(page, { rating: '8' })
    expect([sent.status, sent.links.some(({ href }) => href.startsWith('/sign-in'))]).toEqual([401, true])
    const member = new Visitor(site)
    await member.becomes(`Own${kind}`)
    const token = await member.formToken()
    const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    expect((await member.post(page, { token, rating: '8' }, elsewhere)).status).toBe(403)
    expect((await member.post(page, { token: 'made-up', rating: '8' })).status).toBe(403)
    expect((await member.post(page, { rating: '8' })).status).toBe(403)
    expect((await site.get(page)).text).toMatch('No member has rated this yet.')
  })

  test('of what is merged, unknown or no id are elsewhere or nowhere', async () => {
    const moved = await site.get('/title/tt0000003/rating')
    expect([moved.status, moved.header('location')]).toEqual([301, page])
    expect((await site.get('/title/tt0000009/rating')).status).toBe(404)
    expect((await site.get('/title/x/rating')).status).toBe(404)
  })

  test.each(['fr', 'he'])('read as well in %s', async (language) => {
    const found = await site.get(`/${language}${page}`)
    expect(found.status).toBe(200)
    expect(found.html).toMatch(`rel="canonical" href="${origin}/${language}${page}"`)
    expect(found.text).not.toMatch('rated this yet')
  })
})

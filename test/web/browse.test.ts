import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { suspend } from '../../src/actions/accounts/appoint.ts'
import { reviewNumberOf } from '../../src/community/review-id.ts'
import type { StateBeneath } from '../../src/community/review-state.ts'
import { addItem } from '../../src/store/list-items.ts'
import { insertList, setListState } from '../../src/store/lists.ts'
import { insertReview } from '../../src/store/reviews.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { putMember } from '../support/members.ts'
import { openSite, origin, put, write, type Site } from '../support/site.ts'

const film = titleId('tt0041154')
const hour = (number: number): string => new Date(Date.UTC(2026, 10, 1, number)).toISOString()

describe.each(engineKinds)('what members wrote for all, on %s', (kind) => {
  let store: TestStore
  let site: Site
  let author: string
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [[film, { type: 'movie', name: 'Late Spring', year: 1949 }]])
    author = await putMember(store.engine, 'Setsuko')
    site = await openSite(store.engine)
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  const review = async (headline: string, at: string, isHeld = false) =>
    write(store.engine, async ({ tx }) => {
      const by = await putMember({ ...store.engine, db: tx as never }, `by-${headline}`.slice(0, 30))
      const draft = {
        language: 'en',
        headline,
        text: `Of ${headline}: ||she weds||.`,
        licence: 'CC-BY-4.0',
      } as const
      await insertReview(tx, { author: by, title: film }, { draft, holds: isHeld ? ['first-posts'] : [], at })
    })
  const list = (
    name: string,
    at: string,
    { isPublic = true, isFull = true, member = author, state = 'shown' as StateBeneath } = {},
  ) =>
    write(store.engine, async ({ tx }) => {
      const number = await insertList(tx, {
        member,
        kind: 'list',
        name,
        description: undefined,
        isPublic,
        at,
      })
      await setListState(tx, number, state)
      if (isFull) await addItem(tx, { list: number, title: film, note: undefined, at })
      return number
    })

  test('is told to be missing where there is nothing', async () => {
    expect((await site.get('/reviews')).text).toContain('Nobody has written a review yet.')
    expect((await site.get('/lists')).text).toContain('Nobody has made a list for all yet.')
  })

  test('reviews stand by when they were published, fifty on a page, without what they hide', async () => {
    for (let at = 0; at < 53; at += 1) await review(`Review${at}.`, hour(at))
    await review('Held', hour(60), true)
    const first = await site.get('/reviews')
    expect([first.status, first.h1, first.canonical]).toEqual([200, 'All reviews', `${origin}/reviews`])
    const headlines = first.links.map(({ text }) => text).filter((text) => /^Review\d/.test(text))
    expect([headlines.length, headlines[0], headlines[49]]).toEqual([50, 'Review52.', 'Review3.'])
    expect(first.text).toContain('Late Spring (1949)')
    for (const hidden of ['Held', 'she weds']) expect(first.text).not.toContain(hidden)
    expect(first.links).toContainEqual({ href: '/reviews?page=2', text: 'Older' })
    const second = await site.get('/reviews?page=2')
    expect(second.text).toContain('Review2.')
    expect(second.text).not.toContain('Review3.')
    expect(await site.queriesOf('/reviews')).toBe(await site.queriesOf('/reviews?page=2'))
    for (const address of ['/reviews?page=9', '/lists?page=9', '/moderation/log?page=9'])
      expect((await site.get(address)).status).toBe(404)
    const feed = await site.get('/reviews/feed')
    expect(feed.html).toContain('>Late Spring: Review52.</title>')
    expect(first.links).toContainEqual({ href: '/reviews/feed', text: 'Follow by feed: All reviews' })
  })

  test('reviews are narrowed down by plain addresses, in as many queries, with pages, ETags and canonical links of their own', async () => {
    const series = titleId('tt0000009')
    await put(store.engine, [[series, { type: 'tvSeries', name: 'Rooms', year: 1999 }]])
    const number = await write(store.engine, async ({ tx }) => {
      const by = await putMember({ ...store.engine, db: tx as never }, 'Narrow')
      const draft = {
        language: 'fr',
        headline: 'Calme',
        text: 'Un film calme.',
        licence: 'CC-BY-4.0',
      } as const
      return insertReview(tx, { author: by, title: series }, { draft, holds: [], at: hour(61) })
    })
    await store.engine.db
      .updateTable('review')
      .set({ helpful: 3 })
      .where('id', '=', reviewNumberOf(number))
      .execute()
    for (const address of [
      '/reviews?language=fr',
      '/reviews?type=tvSeries',
      '/reviews?helpful=3',
      '/reviews?spoilers=no',
      '/reviews?language=fr&type=tvSeries&helpful=1&spoilers=no',
    ]) {
      const page = await site.get(address)
      expect(page.canonical?.replaceAll('&amp;', '&')).toBe(origin + address)
      expect(page.text).toContain('Calme')
      expect(page.text).not.toContain('Review52.')
      expect(await site.queriesOf(address)).toBe(await site.queriesOf('/reviews'))
      expect((await site.get(address, { 'if-none-match': page.header('etag') })).status).toBe(304)
      expect((await site.get('/reviews', { 'if-none-match': page.header('etag') })).status).toBe(200)
    }
    // Fields left empty, in whatever order, are the page without them.
    const empty = await site.get('/reviews?spoilers=no&helpful=&type=&language=fr')
    expect(empty.canonical?.replaceAll('&amp;', '&')).toBe(`${origin}/reviews?language=fr&spoilers=no`)
    expect(empty.html).toMatch(/<option value="fr"[^>]*selected/)
    const english = await site.get('/reviews?language=en')
    expect(english.links).toContainEqual({ href: '/reviews?language=en&page=2', text: 'Older' })
    const second = await site.get('/reviews?language=en&page=2')
    expect(second.canonical?.replaceAll('&amp;', '&')).toBe(`${origin}/reviews?language=en&page=2`)
    const none = await site.get('/reviews?type=tvMovie&language=de')
    expect(none.text).toContain('No review fits that choice.')
    expect(none.links).toContainEqual({ href: '/reviews', text: 'All reviews' })
    expect(none.html).toMatch(/<option value="de"[^>]*selected/)
    for (const wrong of ['language=xx', 'type=novel', 'helpful=2', 'spoilers=yes'])
      expect((await site.get(`/reviews?${wrong}`)).status).toBe(400)
    await store.engine.db.deleteFrom('review').where('id', '=', reviewNumberOf(number)).execute()
  })

  test('lists are those that everyone may see and that hold something, the last changed first', async () => {
    const suspended = await putMember(store.engine, 'Suspended')
    await list('Older list', hour(1))
    await list('Newer list', hour(2))
    await list('Private list', hour(3), { isPublic: false })
    await list('Empty list', hour(4), { isFull: false })
    await list('List of the suspended', hour(5), { member: suspended })
    await suspend(store.engine, 'Suspended', true)
    await list('Hidden list', hour(6), { state: 'hidden' })
    await list('Held list', hour(7), { state: 'held' })
    const page = await site.get('/lists')
    const names = page.links.map(({ text }) => text).filter((text) => / list$|List of/.test(text))
    expect(names).toEqual(['Newer list', 'Older list'])
    expect(page.text).toContain('Setsuko · 1 title · changed on 1 November 2026')
    const feed = await site.get('/lists/feed')
    expect(feed.html.match(/<entry>/g)).toHaveLength(2)
    expect(page.links).toContainEqual({ href: '/lists/feed', text: 'Follow by feed: Members’ lists' })
  })

  test('is answered with 304 until something is new', async () => {
    for (const [address, add] of [
      ['/reviews', () => review('New', hour(70))],
      ['/lists', () => list('New list', hour(70))],
    ] as const) {
      const held = { 'if-none-match': (await site.get(address)).header('etag') }
      expect((await site.get(address, held)).status).toBe(304)
      await add()
      const again = await site.get(address, held)
      expect([again.status, again.text.includes('New')]).toEqual([200, true])
    }
  })

  test('is found from home and in the sitemap, in each language', async () => {
    const home = await site.get('/fr')
    expect(home.links).toContainEqual({ href: '/fr/reviews', text: 'Toutes les critiques' })
    expect(home.links).toContainEqual({ href: '/fr/lists', text: 'Listes des membres' })
    expect((await site.get('/he/lists')).h1).toBe('רשימות של חברים')
    const { html } = await site.get('/sitemap/site.xml')
    for (const page of ['/reviews', '/lists']) expect(html).toContain(`<loc>${origin}${page}</loc>`)
  })
})

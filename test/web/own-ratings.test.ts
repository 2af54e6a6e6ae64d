import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setReviewState, insertReview, withdraw, reviewById } from '../../src/store/reviews.ts'
import { memberCalled } from '../../src/store/members.ts'
import { putRating } from '../../src/store/ratings.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import type { Page } from '../support/page.ts'
import { merge, openSite, put, remove, write, type Site } from '../support/site.ts'
import { Visitor } from '../support/visitor.ts'

const spring = titleId('tt0041154')
const story = titleId('tt0046438')
const autumn = titleId('tt0055913')
const merged = titleId('tt0000003')
const gone = titleId('tt0000004')
const at = '2026-11-22T10:00:00.000Z'

describe.each(engineKinds)('what a member gave and wrote, on %s', (kind) => {
  let store: TestStore
  let site: Site
  let setsuko: Visitor
  let id: string
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [
      [spring, { type: 'movie', name: 'late Spring', year: 1949 }],
      [story, { type: 'movie', name: 'Tokyo Story', year: 1953 }],
      [autumn, { type: 'movie', name: 'An Autumn Afternoon', year: 1962 }],
      [merged, { type: 'movie', name: 'Twice', year: 1962 }],
      [gone, { type: 'movie', name: 'Gone', year: 1953 }],
    ])
    site = await openSite(store.engine)
    setsuko = new Visitor(site)
    await setsuko.becomes('Setsuko')
    id = (await memberCalled(store.engine.reader, 'Setsuko'))?.id ?? ''
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })
  const titles = (page: Page): readonly string[] =>
    [...page.main.matchAll(/<li>\s*<(?:a|span) class="figure".*?<\/li>/gs)].map(
      ([line]) => /<bdi>([^<]*)<\/bdi>/.exec(line)?.[1] ?? 'gone',
    )

  test('is shown to them alone, and others sign in first', async () => {
    for (const address of ['/account/ratings', '/account/reviews']) {
      const page = await site.get(address)
      expect([page.status, page.header('location')]).toEqual([
        303,
        `/sign-in?next=${encodeURIComponent(address)}`,
      ])
      const own = await setsuko.get(address)
      expect([own.status, own.header('cache-control')]).toEqual([200, 'private, no-store'])
    }
  })

  test('begins with the way to a first rating and a first review', async () => {
    const ratings = await setsuko.get('/account/ratings')
    expect(ratings.text).toContain('You haven’t rated anything yet.')
    expect(ratings.links).toContainEqual({ href: '/top', text: 'The best rated titles' })
    expect((await setsuko.get('/account/reviews')).text).toContain('You haven’t written a review yet.')
  })

  test('is reached from every page of the account, from one’s own page and from what was rated', async () => {
    for (const address of ['/account', '/member/Setsuko', `/title/${spring}/rating`])
      expect((await setsuko.get(address)).links.map(({ href }) => href)).toContain('/account/ratings')
    for (const address of ['/account', '/member/Setsuko'])
      expect((await setsuko.get(address)).links.map(({ href }) => href)).toContain('/account/reviews')
    expect((await site.get('/member/Setsuko')).links.map(({ href }) => href)).not.toContain(
      '/account/ratings',
    )
  })

  test('has every rating with its day and its value, in the order that is chosen', async () => {
    const give = (title: typeof spring, halves: 18 | 19 | 20, day: string) =>
      write(store.engine, ({ tx }) =>
        putRating(tx, { member: id, title, halves, weight: 10, at: `${day}T10:00:00.000Z` }),
      )
    await give(spring, 19, '2026-11-01')
    await give(story, 20, '2026-11-02')
    await give(autumn, 18, '2026-11-03')
    const newest = await setsuko.get('/account/ratings')
    expect(titles(newest)).toEqual(['An Autumn Afternoon', 'Tokyo Story', 'late Spring'])
    expect(newest.text).toMatch(/3 ratings/)
    expect(newest.text).toMatch(/9\.5 out of 10, Change it ?9\.5 late Spring \(1949\).*1 November 2026/)
    expect(newest.links.filter(({ href }) => href === `/title/${spring}/rating`)).toHaveLength(1)
    const ordered = async (sort: string) => titles(await setsuko.get(`/account/ratings?sort=${sort}`))
    expect(await ordered('oldest')).toEqual(['late Spring', 'Tokyo Story', 'An Autumn Afternoon'])
    expect(await ordered('highest')).toEqual(['Tokyo Story', 'late Spring', 'An Autumn Afternoon'])
    expect(await ordered('lowest')).toEqual(['An Autumn Afternoon', 'late Spring', 'Tokyo Story'])
    expect(await ordered('title')).toEqual(['An Autumn Afternoon', 'late Spring', 'Tokyo Story'])
    expect((await setsuko.get('/account/ratings?sort=highest')).main).toMatch(
      /aria-current="page"[^>]*>\s*Highest/,
    )
    expect((await setsuko.get('/account/ratings?sort=loudest')).status).toBe(400)
  })

  test('names a title as it is called now, and says where it is gone', async () => {
    await write(store.engine, async ({ tx }) => {
      for (const title of [merged, gone])
        await putRating(tx, { member: id, title, halves: 2, weight: 10, at })
    })
    await merge(store.engine, merged, autumn)
    await remove(store.engine, gone, 'a test')
    const page = await setsuko.get('/account/ratings?sort=title')
    expect(titles(page).slice(0, 3)).toEqual(['An Autumn Afternoon', 'late Spring', 'Tokyo Story'])
    expect(titles(page).slice(3).toSorted()).toEqual(['An Autumn Afternoon', 'gone'])
    expect(page.text).toContain('a title that is no longer in the catalogue')
  })

  test('has every review with its state, those that wait among them', async () => {
    const reviewed = async (title: typeof spring, headline: string, day: number) =>
      write(store.engine, ({ tx }) =>
        insertReview(
          tx,
          { author: id, title },
          {
            draft: { language: 'en', headline, text: 'Quiet ||in the end||.', licence: 'CC-BY-4.0' },
            holds: headline === 'Waiting' ? ['first-posts'] : [],
            at: `2026-11-0${day}T10:00:00.000Z`,
          },
        ),
      )
    await reviewed(spring, 'Waiting', 1)
    await reviewed(story, 'Shown', 2)
    const hidden = await reviewed(autumn, 'Hidden', 3)
    const withdrawn = await reviewed(gone, 'Taken back', 4)
    await write(store.engine, async ({ tx }) => {
      await setReviewState(tx, hidden, 'hidden', at)
      const review = await reviewById(tx, withdrawn)
      if (review) await withdraw(tx, review)
    })
    const page = await setsuko.get('/account/reviews')
    expect(page.text).toContain(
      'Published: 1 · Waiting for a moderator: 1 · Hidden by a moderator: 1 · Withdrawn: 1',
    )
    expect(page.text).toMatch(
      /Taken back .*Withdrawn · 4 November.*Hidden .*Hidden by a moderator · 3 November.*Shown .*Published · 2 November 2026 · 10 out of 10.*Waiting .*Waiting for a moderator · 1 November/,
    )
    expect(page.text).toContain('Only you and moderators can read this review until a moderator has seen it.')
    expect(page.text).not.toContain('in the end')
    expect(page.links.map(({ href }) => href)).toContain(`/title/${spring}/reviews/write`)
    expect((await setsuko.get(`/review/${withdrawn}`)).links.map(({ href }) => href)).toContain(
      '/account/reviews',
    )
  })

  test('comes a hundred ratings at a time', async () => {
    await put(
      store.engine,
      Array.from({ length: 100 }, (_, each) => [
        titleId(`tt00010${String(each).padStart(2, '0')}`),
        { type: 'movie' as const, name: `Reel ${each}`, year: 1960 },
      ]),
    )
    await write(store.engine, async ({ tx }) => {
      for (let each = 0; each < 100; each += 1) {
        const title = titleId(`tt00010${String(each).padStart(2, '0')}`)
        await putRating(tx, { member: id, title, halves: 10, weight: 10, at })
      }
    })
    const first = await setsuko.get('/account/ratings?sort=highest')
    expect([titles(first).length, first.text.includes('Page 1 of 2')]).toEqual([100, true])
    expect(first.links.map(({ href }) => href)).toContain('/account/ratings?sort=highest&page=2')
    const second = await setsuko.get('/account/ratings?sort=highest&page=2')
    expect(titles(second)).toHaveLength(5)
    expect((await setsuko.get('/account/ratings?page=3')).status).toBe(404)
  })

  test('is said in each language, and each in its direction', async () => {
    expect((await setsuko.get('/fr/account/ratings')).h1).toBe('Vos notes')
    expect((await setsuko.get('/he/account/reviews')).h1).toBe('הביקורות שלכם')
  })
})

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyOf } from '../../src/catalogue/ids.ts'
import type { Title } from '../../src/catalogue/title.ts'
import { featuredReview, type Candidate } from '../../src/community/featured-review.ts'
import { helpfulness } from '../../src/community/helpful.ts'
import { isSurelyBeforeRelease } from '../../src/community/rating-opens.ts'
import { compareReviews, reviewOrders } from '../../src/community/review-order.ts'
import { reviewIdOf } from '../../src/community/review-id.ts'
import { featuredReviewOf, reviewsOf } from '../../src/store/review-list.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { putMember } from '../support/members.ts'

const film = titleId('tt0000001')
const title: Pick<Title, 'releases'> = { releases: [{ id: 'r', date: '2026-11-03' }] }
const day = (each: number): string => `2026-11-0${each}T12:00:00.000Z`

const anyReview = fc.record({
  language: fc.constantFrom('en', 'he', 'fr'),
  state: fc.constantFrom('shown', 'shown', 'shown', 'held', 'hidden', 'withdrawn'),
  isInQuestion: fc.constantFrom(false, false, true),
  readable: fc.constantFrom(199, 200, 500),
  helpful: fc.integer({ min: 0, max: 5 }),
  notHelpful: fc.integer({ min: 0, max: 3 }),
  day: fc.integer({ min: 1, max: 6 }),
  halves: fc.option(fc.integer({ min: 2, max: 20 }), { nil: undefined }),
})

describe.each(engineKinds)('what a query finds on %s', (kind) => {
  let store: TestStore
  let authors: string[]
  beforeAll(async () => {
    store = await freshStore(kind)
    authors = []
    for (let each = 0; each < 8; each += 1) authors.push(await putMember(store.engine, `Author${each}`))
  })
  afterAll(() => store.dispose())

  type Any = typeof anyReview extends fc.Arbitrary<infer One> ? One : never
  type Held = Pick<Any, 'state'> & Candidate

  async function hold(reviews: readonly Any[]): Promise<readonly Held[]> {
    const { db } = store.engine
    for (const table of ['review', 'rating', 'title_review'] as const) await db.deleteFrom(table).execute()
    await db
      .insertInto('title_review')
      .values({
        title: keyOf(film),
        changes: 1,
        shown: reviews.filter(({ state }) => state === 'shown').length,
      })
      .execute()
    const held: Held[] = []
    for (const [at, review] of reviews.entries()) {
      const { language, state, readable, helpful, notHelpful, halves } = review
      const author = authors[at] ?? ''
      const { id } = await db
        .insertInto('review')
        .values({
          title: keyOf(film),
          written_for: keyOf(film),
          author,
          state,
          beneath: 'shown',
          holds: '',
          in_question: review.isInQuestion ? 1 : 0,
          language,
          headline: 'A headline',
          text: 'A text',
          licence: 'CC0-1.0',
          revision: 1,
          has_spoilers: 0,
          readable,
          helpful,
          not_helpful: notHelpful,
          helpfulness: helpfulness(helpful, notHelpful),
          first_at: day(review.day),
          published_at: day(review.day),
          at: day(review.day),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const rated = { member: author, title: keyOf(film), weight: 10, first_at: day(1), at: day(1) }
      if (halves !== undefined)
        await db
          .insertInto('rating')
          .values({ ...rated, halves })
          .execute()
      held.push({
        state,
        language,
        readable,
        helpful,
        notHelpful,
        isInQuestion: review.isInQuestion,
        number: Number(id),
        published: Date.parse(day(review.day)),
        isPreRelease: isSurelyBeforeRelease(title, new Date(day(review.day))),
        ...(halves === undefined ? {} : { halves }),
      })
    }
    return held
  }

  test('is the review that the rule features, in each language, and the order that each order is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyReview, { maxLength: 8 }), async (reviews) => {
        const shown = (await hold(reviews)).filter(({ state }) => state === 'shown')
        for (const language of ['en', 'he']) {
          const rule = featuredReview(shown, language)
          const { featured } = await featuredReviewOf(store.engine.reader, film, title, language)
          expect(featured?.id).toBe(rule && reviewIdOf(rule.number))
        }
        for (const order of reviewOrders) {
          const listed = await reviewsOf(store.engine.reader, film, { order }, { limit: 20, offset: 0 })
          const wanted = shown.toSorted(compareReviews(order)).map(({ number }) => reviewIdOf(number))
          expect(listed.map(({ id }) => id)).toEqual(wanted)
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

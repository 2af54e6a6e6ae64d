/** Reviews of a title as lists show them: in an order, narrowed down, a page at a time; and the one that is featured. */
import { keyOf, type TitleId } from '../catalogue/ids.ts'
import type { Title } from '../catalogue/title.ts'
import { featuredRule } from '../community/featured-review.ts'
import { firstDayOfRelease } from '../community/rating-opens.ts'
import type { ReviewOrder } from '../community/review-order.ts'
import { prepared } from './prepared.ts'
import { reviewOf, selectReviews, type Review, type ReviewRow } from './reviews.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'
import { wholeTitle, type TitleModel } from './title-page.ts'

export type ReviewChoice = {
  readonly order: ReviewOrder
  /** Only reviews whose authors give this, or this and a half. */
  readonly rating?: number | undefined
  /** Only reviews in this language. */
  readonly language?: string | undefined
  /** Only reviews that hide nothing. */
  readonly isWithoutSpoilers?: boolean | undefined
}

export type ReviewsRead = {
  readonly reviews: readonly Review[]
  /** How many fit the choice. */
  readonly fitting: number
  /** How many there are in each language, the most first. */
  readonly languages: readonly { readonly language: string; readonly reviews: number }[]
}

export const reviewsOnPage = 20

/** What the page of a title's reviews shows: three queries more than {@link wholeTitle}. */
export async function reviewsPage(
  reader: ReadHandle,
  id: TitleId,
  choice: ReviewChoice,
  page: number,
): Promise<(TitleModel & ReviewsRead) | undefined> {
  const model = await wholeTitle(reader, id)
  if (!model) return undefined
  const place = { limit: reviewsOnPage, offset: page * reviewsOnPage }
  return {
    ...model,
    reviews: await reviewsOf(reader, id, choice, place),
    fitting: await countOf(reader, id, choice),
    languages: await languagesOf(reader, id),
  }
}

export async function reviewsOf(
  reader: ReadHandle,
  title: TitleId,
  choice: ReviewChoice,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly Review[]> {
  const rows = await inOrder(chosen(reader, title, choice), choice.order)
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(reviewOf)
}

async function countOf(reader: ReadHandle, title: TitleId, choice: ReviewChoice): Promise<number> {
  const { reviews } = await chosen(reader, title, choice)
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('reviews'))
    .executeTakeFirstOrThrow()
  return Number(reviews)
}

function chosen(reader: ReadHandle, title: TitleId, choice: ReviewChoice) {
  const { rating, language, isWithoutSpoilers = false } = choice
  return selectReviews(reader)
    .where('review.title', '=', keyOf(title))
    .where('review.state', '=', 'shown')
    .$if(language !== undefined, (query) => query.where('review.language', '=', language ?? ''))
    .$if(isWithoutSpoilers, (query) => query.where('review.has_spoilers', '=', 0))
    .$if(rating !== undefined, (query) =>
      query.where(({ fn }) => fn.coalesce('rating.halves', 'earlier.halves'), 'in', [
        (rating ?? 0) * 2,
        (rating ?? 0) * 2 + 1,
      ]),
    )
}

type Chosen = ReturnType<typeof chosen>

/** As `compareReviews` has it. */
function inOrder(query: Chosen, order: ReviewOrder): Chosen {
  if (order === 'newest') return query.orderBy('review.published_at', 'desc').orderBy('review.id', 'desc')
  if (order === 'oldest') return query.orderBy('review.published_at').orderBy('review.id')
  if (order === 'helpful') return byHelpful(query)
  return byHelpful(
    query
      .orderBy(({ eb, fn }) => eb(fn.coalesce('rating.halves', 'earlier.halves'), 'is', null))
      .orderBy(
        ({ fn }) => fn.coalesce('rating.halves', 'earlier.halves'),
        order === 'highest' ? 'desc' : 'asc',
      ),
  )
}

const byHelpful = (query: Chosen): Chosen =>
  query
    .orderBy('review.helpfulness', 'desc')
    .orderBy('review.published_at', 'desc')
    .orderBy('review.id', 'desc')

async function languagesOf(reader: ReadHandle, title: TitleId): Promise<ReviewsRead['languages']> {
  const rows = await languageRows(reader, { title: keyOf(title) })
  return rows.map(({ language, reviews }) => ({ language, reviews: Number(reviews) }))
}

const languageRows = prepared<{ title: number }, { language: string; reviews: number }>((reader, slot) =>
  reader
    .selectFrom('review')
    .select(({ fn }) => ['language', fn.countAll<number>().as('reviews')])
    .where('title', '=', slot('title'))
    .where('state', '=', 'shown')
    .groupBy('language')
    .orderBy('reviews', 'desc')
    .orderBy('language'),
)

/** What a title's own page shows of its reviews. */
export type FeaturedReview = {
  /** How many there are to read. */
  readonly shown: number
  readonly featured: Review | undefined
}

/** By the rule of `featuredReview`, in the language of the page before any other; one query. */
export async function featuredReviewOf(
  handle: ReadHandle | WriteHandle,
  id: TitleId,
  title: Pick<Title, 'releases' | 'year'>,
  language: string,
): Promise<FeaturedReview> {
  const [row] = await featuredRow(handle as ReadHandle, {
    title: keyOf(id),
    language,
    anyRegion: `${language}-%`,
    released: firstDayOfRelease(title) ?? '',
  })
  if (!row) return { shown: 0, featured: undefined }
  const { shown, ...review } = row
  return { shown, featured: review.id === null ? undefined : reviewOf(review as ReviewRow) }
}

type FeaturedSlots = { title: number; language: string; anyRegion: string; released: string }
type FeaturedRow = { [Column in keyof ReviewRow]: ReviewRow[Column] | null } & { shown: number }

const featuredRow = prepared<FeaturedSlots, FeaturedRow>((reader, slot) => {
  const featured = reader
    .selectFrom('review')
    .select('review.id')
    .where('review.title', '=', slot('title'))
    .where('review.state', '=', 'shown')
    .where('review.in_question', '=', 0)
    .where('review.readable', '>=', featuredRule.fewestReadable)
    .where('review.first_at', '>=', slot('released'))
    .where(({ eb, ref }) => eb('review.helpful', '>', ref('review.not_helpful')))
    .where(({ eb, ref }) =>
      eb(eb('review.helpful', '+', ref('review.not_helpful')), '>=', featuredRule.fewestVotes),
    )
    .orderBy(({ eb, or }) =>
      eb
        .case()
        .when(
          or([
            eb('review.language', '=', slot('language')),
            eb('review.language', 'like', slot('anyRegion')),
          ]),
        )
        .then(0)
        .else(1)
        .end(),
    )
    .orderBy('review.helpfulness', 'desc')
    .orderBy('review.published_at', 'desc')
    .orderBy('review.id', 'desc')
    .limit(1)
  return reader
    .selectFrom('title_review')
    .leftJoin(
      selectReviews(reader).where('review.id', '=', featured).as('chosen'),
      'chosen.title',
      'title_review.title',
    )
    .selectAll('chosen')
    .select('title_review.shown')
    .where('title_review.title', '=', slot('title'))
})

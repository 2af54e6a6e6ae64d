/** Reviews by who wrote them, and the newest of all: for members' pages, feeds and what members take with them. */
import { sql } from 'kysely'
import { keyOf, type TitleId } from '../catalogue/ids.ts'
import type { ReviewState } from '../community/review-state.ts'
import { revisionsOf, type ReviewRevision } from './review-page.ts'
import { reviewOf, selectReviews, touchReviews, type Review } from './reviews.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export type WholeReview = Review & {
  /** All that it has said, the first words first; the last are what it says now. */
  readonly revisions: readonly ReviewRevision[]
}

/** Everything that a member wrote, in any state, the oldest first. */
export async function reviewsBy(reader: ReadHandle, member: string): Promise<readonly WholeReview[]> {
  const rows = await selectReviews(reader)
    .where('review.author', '=', member)
    .orderBy('review.first_at')
    .orderBy('review.id')
    .execute()
  const whole: WholeReview[] = []
  for (const review of rows.map(reviewOf))
    whole.push({
      ...review,
      revisions: review.revision > 1 ? await revisionsOf(reader, review) : [only(review)],
    })
  return whole
}

function only({ language, headline, text, licence, at }: Review): ReviewRevision {
  return { number: 1, language, headline, text, licence, at }
}

/** What a member wrote, in any state, a page at a time: what they wrote on last comes first. */
export async function ownReviews(
  reader: ReadHandle,
  member: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly Review[]> {
  const rows = await selectReviews(reader)
    .where('review.author', '=', member)
    .orderBy('review.at', 'desc')
    .orderBy('review.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(reviewOf)
}

/** How many of a member's reviews are in each state. */
export async function reviewCountsOf(
  reader: ReadHandle,
  member: string,
): Promise<ReadonlyMap<ReviewState, number>> {
  const rows = await reader
    .selectFrom('review')
    .select(({ fn }) => ['state', fn.countAll<number>().as('reviews')])
    .where('author', '=', member)
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state, reviews }) => [state, Number(reviews)]))
}

export type WhichReviews = {
  readonly limit: number
  readonly offset?: number
  readonly author?: string
  readonly title?: TitleId
  readonly narrowed?: NarrowedReviews
}

/** Which of all reviews somebody wants to read. */
export type NarrowedReviews = {
  readonly language?: string | undefined
  /** Of the titles that they are about. */
  readonly type?: string | undefined
  /** At least so many readers found it helpful. */
  readonly helpful?: number | undefined
  readonly isWithoutSpoilers?: boolean | undefined
}

/** Reviews that all can read, those published last first. */
export async function newestReviews(
  reader: ReadHandle,
  { limit, offset = 0, author, title, narrowed = {} }: WhichReviews,
): Promise<readonly Review[]> {
  const { language, type, helpful = 0, isWithoutSpoilers = false } = narrowed
  const rows = await selectReviews(reader)
    .where('review.state', '=', 'shown')
    .$if(author !== undefined, (query) => query.where('review.author', '=', author ?? ''))
    .$if(title !== undefined, (query) => query.where('review.title', '=', title ? keyOf(title) : 0))
    .$if(language !== undefined, (query) => query.where('review.language', '=', language ?? ''))
    .$if(isWithoutSpoilers, (query) => query.where('review.has_spoilers', '=', 0))
    .$if(helpful > 0, (query) => query.where('review.helpful', '>=', helpful))
    .$if(type !== undefined, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('summary')
            .select('summary.key')
            .whereRef('summary.key', '=', 'review.title')
            .where('summary.type', '=', type ?? ''),
        ),
      ),
    )
    .orderBy('review.published_at', 'desc')
    .orderBy('review.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(reviewOf)
}

/** The languages that reviews which all can read are in, by their codes; a look into the index for each. */
export async function languagesOfReviews(reader: ReadHandle): Promise<readonly string[]> {
  const known = sql<{ language: string }>`(
    with recursive known (language) as (
      select min(language) from review where state = 'shown'
      union all
      select (select min(language) from review where state = 'shown' and language > known.language)
      from known where known.language is not null
    )
    select language from known where language is not null
  )`
  const rows = await reader.selectFrom(known.as('known')).select('language').orderBy('language').execute()
  return rows.map(({ language }) => language)
}

/** Makes every page new that shows a review of this member: their name is another now, or they have none any more. */
export async function touchReviewsBy(tx: WriteHandle, member: string): Promise<void> {
  await touchReviews(tx, await titlesReviewedBy(tx, member))
}

/** Takes all that a member wrote out of the catalogue, for good. Votes of others go with it. */
export async function deleteReviewsBy(tx: WriteHandle, member: string): Promise<void> {
  const titles = await titlesReviewedBy(tx, member)
  await tx.deleteFrom('review').where('author', '=', member).execute()
  await touchReviews(tx, titles)
}

async function titlesReviewedBy(tx: WriteHandle, member: string): Promise<readonly number[]> {
  const rows = await tx.selectFrom('review').select('title').distinct().where('author', '=', member).execute()
  return rows.map(({ title }) => title)
}

/** Reviews: one a member a title, with everything it has said; what shows them counts as changed with each write. */
import type { Selectable, Updateable } from 'kysely'
import { idOf, isTitleId, keyOf, type TitleId } from '../catalogue/ids.ts'
import { hostsOf, type HoldReason } from '../community/first-posts.ts'
import type { Halves } from '../community/rating.ts'
import type { ReviewDraft } from '../community/review-draft.ts'
import { reviewIdOf, reviewNumberOf, type ReviewId } from '../community/review-id.ts'
import type { ReviewLicence } from '../community/review-licences.ts'
import type { ReviewState, StateBeneath } from '../community/review-state.ts'
import { hasSpoilers, linksIn, parseReview, readableLetters } from '../community/review-text.ts'
import { shinglesOf } from '../community/similar-text.ts'
import { marksOf } from '../community/text-marks.ts'
import { prepared } from './prepared.ts'
import type { ReviewTables } from './review-tables.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export type Review = {
  readonly id: ReviewId
  /** Where it is shown. */
  readonly title: TitleId
  /** Another than `title` only where that one was merged into it. */
  readonly writtenFor: TitleId
  /** Absent once the account is no more. */
  readonly author: { readonly id: string; readonly name: string } | undefined
  readonly state: ReviewState
  /** What the state is, or would be, were it not withdrawn. */
  readonly beneath: StateBeneath
  /** Why it waits, or waited, for a moderator. */
  readonly holds: readonly HoldReason[]
  readonly isInQuestion: boolean
  readonly language: string
  readonly headline: string
  readonly text: string
  readonly licence: ReviewLicence
  /** From 1. */
  readonly revision: number
  readonly hasSpoilers: boolean
  readonly readable: number
  readonly helpful: number
  readonly notHelpful: number
  readonly firstAt: Date
  /** When it was first shown to all. */
  readonly publishedAt: Date | undefined
  /** When it was written last. */
  readonly at: Date
  /** What its author gives the title now. */
  readonly halves: Halves | undefined
}

export async function reviewById(
  handle: ReadHandle | WriteHandle,
  id: ReviewId,
): Promise<Review | undefined> {
  const [row] = await reviewByNumber(handle as ReadHandle, { id: reviewNumberOf(id) })
  return row && reviewOf(row)
}

/** The member's own review that stands at a title, whatever its state. */
export async function reviewBy(
  handle: ReadHandle | WriteHandle,
  member: string,
  title: TitleId,
): Promise<Review | undefined> {
  const [row] = await reviewByMember(handle as ReadHandle, { member, title: keyOf(title) })
  return row && reviewOf(row)
}

export type ReviewRow = Selectable<ReviewTables['review']> & {
  author_name: string | null
  halves: number | null
}

/**
 * Reviews with their authors' names, and what the author gives the title now; where the title was merged into
 * another and only the one that it was written for was rated, that.
 */
export function selectReviews(handle: ReadHandle) {
  return handle
    .selectFrom('review')
    .leftJoin('member', 'member.id', 'review.author')
    .leftJoin('rating', (join) =>
      join.onRef('rating.member', '=', 'review.author').onRef('rating.title', '=', 'review.title'),
    )
    .leftJoin('rating as earlier', (join) =>
      join.onRef('earlier.member', '=', 'review.author').onRef('earlier.title', '=', 'review.written_for'),
    )
    .selectAll('review')
    .select(({ fn }) => [
      'member.name as author_name',
      fn.coalesce('rating.halves', 'earlier.halves').as('halves'),
    ])
}

const reviewByNumber = prepared<{ id: number }, ReviewRow>((reader, slot) =>
  selectReviews(reader).where('review.id', '=', slot('id')),
)

const reviewByMember = prepared<{ member: string; title: number }, ReviewRow>((reader, slot) =>
  selectReviews(reader)
    .where('review.author', '=', slot('member'))
    .where('review.title', '=', slot('title'))
    .orderBy('review.at', 'desc')
    .limit(1),
)

export function reviewOf(row: ReviewRow): Review {
  return {
    id: reviewIdOf(row.id),
    title: titleIdOf(row.title),
    writtenFor: titleIdOf(row.written_for),
    author: row.author === null ? undefined : { id: row.author, name: row.author_name ?? '' },
    state: row.state,
    beneath: row.beneath,
    holds: row.holds.split(' ').filter(Boolean) as HoldReason[],
    isInQuestion: row.in_question === 1,
    language: row.language,
    headline: row.headline,
    text: row.text,
    licence: row.licence,
    revision: row.revision,
    hasSpoilers: row.has_spoilers === 1,
    readable: row.readable,
    helpful: row.helpful,
    notHelpful: row.not_helpful,
    firstAt: new Date(row.first_at),
    publishedAt: row.published_at === null ? undefined : new Date(row.published_at),
    at: new Date(row.at),
    halves: row.halves ?? undefined,
  }
}

function titleIdOf(key: number): TitleId {
  const id = idOf(key)
  if (!isTitleId(id)) throw new RangeError(`${key} is not the key of a title`)
  return id
}

export type ReviewWrite = {
  readonly draft: ReviewDraft
  /** None where it is shown at once. */
  readonly holds: readonly HoldReason[]
  /** ISO 8601, UTC. */
  readonly at: string
}

export async function insertReview(
  tx: WriteHandle,
  { author, title }: { readonly author: string; readonly title: TitleId },
  { draft, holds, at }: ReviewWrite,
): Promise<ReviewId> {
  const beneath: StateBeneath = holds.length > 0 ? 'held' : 'shown'
  const key = keyOf(title)
  const { id } = await tx
    .insertInto('review')
    .values({
      ...draft,
      ...readOutOf(draft.text),
      title: key,
      written_for: key,
      author,
      state: beneath,
      beneath,
      holds: holds.join(' '),
      revision: 1,
      first_at: at,
      published_at: beneath === 'shown' ? at : null,
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await putTraces(tx, id, draft)
  await touchReviews(tx, [key])
  return reviewIdOf(id)
}

/** Keeps what it said, and puts the new words in their place; what is hidden waits again, or stays so. */
export async function replaceReview(
  tx: WriteHandle,
  before: Review,
  { draft, holds, at }: ReviewWrite,
): Promise<void> {
  const id = reviewNumberOf(before.id)
  const { language, headline, text, licence, revision } = before
  await tx
    .insertInto('review_revision')
    .values({
      review: id,
      number: revision,
      at: before.at.toISOString(),
      language,
      headline,
      text,
      licence,
    })
    .execute()
  const unheld = before.beneath === 'hidden' ? 'hidden' : 'shown'
  const next: StateBeneath = holds.length > 0 ? 'held' : unheld
  await updateReview(tx, before, {
    ...draft,
    ...readOutOf(draft.text),
    ...standing(before, next, at),
    // Whoever writes anew what they had withdrawn wants it read.
    state: next,
    holds: holds.join(' '),
    revision: revision + 1,
    at,
  })
  await tx.deleteFrom('review_host').where('review', '=', id).execute()
  await tx.deleteFrom('review_mark').where('review', '=', id).execute()
  await putTraces(tx, id, draft)
}

function readOutOf(text: string): Pick<ReviewTables['review'], 'has_spoilers' | 'readable'> {
  const blocks = parseReview(text)
  return { has_spoilers: hasSpoilers(blocks) ? 1 : 0, readable: readableLetters(blocks) }
}

/** What the rules for first posts find other posts by. */
async function putTraces(tx: WriteHandle, review: number, { headline, text }: ReviewDraft): Promise<void> {
  const hosts = [...hostsOf(linksIn(parseReview(text)))].map((host) => ({ host, review }))
  if (hosts.length > 0) await tx.insertInto('review_host').values(hosts).execute()
  const marks = marksOf(shinglesOf(`${headline}\n${text}`)).map((mark) => ({ mark, review }))
  if (marks.length > 0) await tx.insertInto('review_mark').values(marks).execute()
}

/**
 * What a moderator makes of a review. One that its author has withdrawn stays withdrawn, and is in this state when it
 * is put back. Says whether there is such a review.
 */
export async function setReviewState(
  tx: WriteHandle,
  id: ReviewId,
  state: StateBeneath,
  /** ISO 8601, UTC: when it is published, if this is the first time. */
  at: string,
): Promise<boolean> {
  const review = await reviewById(tx, id)
  if (!review) return false
  await updateReview(tx, review, standing(review, state, at))
  return true
}

/** Takes a review out of sight, for its author; what the site makes of it stays as it is beneath. */
export function withdraw(tx: WriteHandle, review: Review): Promise<void> {
  return updateReview(tx, review, { state: 'withdrawn' })
}

export function putBack(tx: WriteHandle, review: Review): Promise<void> {
  return updateReview(tx, review, { state: review.beneath })
}

/** Whether there is an open report of it: then it isn't featured. */
export async function setReviewInQuestion(
  tx: WriteHandle,
  id: ReviewId,
  isInQuestion: boolean,
): Promise<void> {
  const review = await reviewById(tx, id)
  if (review) await updateReview(tx, review, { in_question: isInQuestion ? 1 : 0 })
}

function standing(
  { state, publishedAt }: Review,
  beneath: StateBeneath,
  at: string,
): Updateable<ReviewTables['review']> {
  return {
    beneath,
    state: state === 'withdrawn' ? state : beneath,
    ...(beneath === 'shown' && !publishedAt ? { published_at: at } : {}),
  }
}

async function updateReview(
  tx: WriteHandle,
  { id, title }: Review,
  columns: Updateable<ReviewTables['review']>,
): Promise<void> {
  await tx.updateTable('review').set(columns).where('id', '=', reviewNumberOf(id)).execute()
  await touchReviews(tx, [keyOf(title)])
}

/** Makes the pages that show reviews of these titles count as changed, and counts the reviews anew. */
export async function touchReviews(tx: WriteHandle, titles: readonly number[]): Promise<void> {
  for (const title of titles) {
    const { shown } = await tx
      .selectFrom('review')
      .select(({ fn }) => fn.countAll<number>().as('shown'))
      .where('title', '=', title)
      .where('state', '=', 'shown')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('title_review')
      .values({ title, changes: 1, shown: Number(shown) })
      .onConflict((conflict) =>
        conflict.column('title').doUpdateSet(({ eb, ref }) => ({
          changes: eb('title_review.changes', '+', 1),
          shown: ref('excluded.shown'),
        })),
      )
      .execute()
  }
}

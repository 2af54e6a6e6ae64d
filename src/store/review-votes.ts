/** Who found which review helpful: one vote a member a review, and the counts that the reviews keep. */
import { helpfulness } from '../community/helpful.ts'
import { reviewIdOf, reviewNumberOf, type ReviewId } from '../community/review-id.ts'
import { preparedForKeys } from './prepared.ts'
import { touchReviews } from './reviews.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

/** What a member said of reviews: of each that they voted on, whether it is helpful. */
export async function votesBy(
  reader: ReadHandle,
  member: string,
  reviews: readonly ReviewId[],
): Promise<ReadonlyMap<ReviewId, boolean>> {
  const rows = await votesByMember(reader, reviews.map(reviewNumberOf), { member })
  return new Map(rows.map(({ review, is_helpful }) => [reviewIdOf(review), is_helpful === 1]))
}

const votesByMember = preparedForKeys<{ member: string }, { review: number; is_helpful: number }>(
  (reader, reviews, slot) =>
    reader
      .selectFrom('review_vote')
      .select(['review', 'is_helpful'])
      .where('review', 'in', reviews)
      .where('member', '=', slot('member')),
)

export type NewVote = {
  readonly member: string
  readonly review: ReviewId
  readonly isHelpful: boolean
  /** ISO 8601, UTC. */
  readonly at: string
}

/** In the place of the member's last vote. */
export async function putVote(tx: WriteHandle, { member, review, isHelpful, at }: NewVote): Promise<void> {
  const is_helpful = isHelpful ? 1 : 0
  await tx
    .insertInto('review_vote')
    .values({ review: reviewNumberOf(review), member, is_helpful, at })
    .onConflict((conflict) => conflict.columns(['review', 'member']).doUpdateSet({ is_helpful, at }))
    .execute()
  await countVotes(tx, [reviewNumberOf(review)])
}

export async function removeVote(tx: WriteHandle, member: string, review: ReviewId): Promise<void> {
  await tx
    .deleteFrom('review_vote')
    .where('review', '=', reviewNumberOf(review))
    .where('member', '=', member)
    .execute()
  await countVotes(tx, [reviewNumberOf(review)])
}

/** Before a member's account goes, so that no count keeps their votes. */
export async function removeVotesBy(tx: WriteHandle, member: string): Promise<void> {
  const rows = await tx.deleteFrom('review_vote').where('member', '=', member).returning('review').execute()
  await countVotes(
    tx,
    rows.map(({ review }) => review),
  )
}

/** Makes the counts of reviews what their votes are. */
export async function countVotes(tx: WriteHandle, reviews: readonly number[]): Promise<void> {
  for (const review of reviews) {
    const counted = await tx
      .selectFrom('review_vote')
      .select(({ fn }) => ['is_helpful', fn.countAll<number>().as('votes')])
      .where('review', '=', review)
      .groupBy('is_helpful')
      .execute()
    const votes = (is: 0 | 1): number => Number(counted.find((row) => row.is_helpful === is)?.votes ?? 0)
    const [helpful, not_helpful] = [votes(1), votes(0)]
    const row = await tx
      .updateTable('review')
      .set({ helpful, not_helpful, helpfulness: helpfulness(helpful, not_helpful) })
      .where('id', '=', review)
      .returning('title')
      .executeTakeFirst()
    if (row) await touchReviews(tx, [row.title])
  }
}

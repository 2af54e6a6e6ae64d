/** Takes a member out of the database: what is about them goes, and what others rely on stays without them. */
import { sql } from 'kysely'
import { nameHash } from './member-page.ts'
import { removeRatingsOf } from './ratings.ts'
import { removeVotesBy } from './review-votes.ts'
import { deleteReviewsBy, touchReviewsBy } from './reviews-by.ts'
import type { WriteHandle } from './tables.ts'

/** What becomes of reviews: they stand on without a name, or they go too. */
export type FateOfReviews = 'kept' | 'deleted'

/** False where there is no such member. Nobody can have their name again, since what they wrote may still be known. */
export async function forgetMember(
  tx: WriteHandle,
  member: string,
  { reviews, at }: { readonly reviews: FateOfReviews; readonly at: string },
): Promise<boolean> {
  const found = await tx.selectFrom('member').select('name').where('id', '=', member).executeTakeFirst()
  if (!found) return false
  await removeRatingsOf(tx, member)
  await removeVotesBy(tx, member)
  await (reviews === 'deleted' ? deleteReviewsBy(tx, member) : touchReviewsBy(tx, member))
  // Links of letters that were not followed yet name the member.
  await sql`delete from verification where value = ${member}`.execute(tx)
  // What refers to the member goes with this row, or is left without a name: the migrations say which.
  await tx.deleteFrom('member').where('id', '=', member).execute()
  await tx
    .insertInto('former_name')
    .values({ name_hash: nameHash(found.name), member: null, at })
    .onConflict((conflict) => conflict.column('name_hash').doUpdateSet({ member: null, at }))
    .execute()
  return true
}

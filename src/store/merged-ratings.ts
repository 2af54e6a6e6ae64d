/** Ratings of a title that has been merged into another one: they are about that other one. */
import { idOf, keyOf, type TitleId } from '../catalogue/ids.ts'
import type { Weight } from '../community/trust.ts'
import { putRating, removeRating } from './ratings.ts'
import type { WriteHandle } from './tables.ts'

const aStep = 200

/**
 * Moves some of them to the title that is left; where a member has rated both, the later rating stays. Tells how many
 * have been moved: none once there is nothing more to do.
 */
export async function moveMergedRatings(tx: WriteHandle): Promise<number> {
  const rows = await tx
    .selectFrom('title_rating')
    .innerJoin('entity', 'entity.key', 'title_rating.title')
    .innerJoin('rating', 'rating.title', 'title_rating.title')
    .select(['rating.member', 'rating.title', 'rating.halves', 'rating.weight'])
    .select(['rating.first_at', 'rating.at', 'rating.given_on', 'entity.target'])
    .where('entity.state', '=', 'merged')
    .where('entity.target', 'is not', null)
    .limit(aStep)
    .execute()
  for (const { member, title, halves, weight, first_at, at, given_on, target } of rows) {
    await removeRating(tx, member, idOf(title) as TitleId)
    const into = idOf(target ?? title) as TitleId
    if (!(await isRatedSince(tx, member, into, at)))
      await putRating(tx, {
        member,
        title: into,
        halves,
        weight: weight as Weight,
        at,
        firstAt: first_at,
        givenOn: given_on ?? undefined,
      })
  }
  return rows.length
}

async function isRatedSince(tx: WriteHandle, member: string, title: TitleId, at: string): Promise<boolean> {
  const row = await tx
    .selectFrom('rating')
    .select('at')
    .where('member', '=', member)
    .where('title', '=', keyOf(title))
    .executeTakeFirst()
  return row !== undefined && row.at >= at
}

import type { TitleId } from '../catalogue/ids.ts'
import type { RefusalReason } from '../catalogue/refusal-reasons.ts'
import { refusal } from '../catalogue/refusal.ts'
import { halvesOf } from '../community/rating.ts'
import { standingOf } from '../community/holding.ts'
import { ratingOpening, type Opening } from '../community/rating-opens.ts'
import type { Engine } from '../store/engine/engine.ts'
import { weightOf } from '../store/raters.ts'
import { putRating, removeRating } from '../store/ratings.ts'
import { titleForRating } from '../store/title-for-rating.ts'
import { titleRatings } from '../store/title-tally.ts'

export type Rater = {
  readonly id: string
  readonly joined: Date
}

/**
 * Gives a title a rating from 1 to 10 in halves, in the place of the member's last one. Throws a refusal
 * for a rating that is none, for a title that isn't there, and for one that has not been shown yet.
 */
export async function rateTitle(
  engine: Engine,
  { rater, title, rating }: { readonly rater: Rater; readonly title: TitleId; readonly rating: number },
  now: Date,
): Promise<void> {
  const halves = halvesOf(rating)
  const found = await titleForRating(engine.reader, title)
  if (!found) throw refusal('not-found', ['noTitle', title], 'id')
  const opening = ratingOpening(found, now.getTime() - rater.joined.getTime(), now)
  if (!opening.isOpen) throw refusal('conflict', whyClosed(opening), 'rating')
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const weight = await weightOf(tx, rater.id)
    const known = await titleRatings(tx, title)
    const at = now.getTime()
    const standing = standingOf(
      { member: 0, at, halves, weight, accountAge: at - rater.joined.getTime() },
      known.activity.findings ?? [],
      known.activity.decisions ?? [],
      at,
    )
    const given = { member: rater.id, title, halves, weight, standing, at: now.toISOString() }
    await putRating(tx, given, known)
  })
}

function whyClosed({ reason, from }: Extract<Opening, { readonly isOpen: false }>): RefusalReason {
  if (reason === 'no-date-known') return ['dateUnknown']
  const isNew = reason === 'new-account'
  if (from === undefined) return [isNew ? 'newAccount' : 'notShown']
  return [isNew ? 'newAccountUntil' : 'notShownUntil', { day: from }]
}

/** Takes a member's rating back; nothing happens where there is none. */
export async function takeRatingBack(engine: Engine, member: string, title: TitleId): Promise<void> {
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await removeRating(tx, member, title)
  })
}

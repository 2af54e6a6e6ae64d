import type { Title } from '../catalogue/title.ts'
import type { TitleId } from '../catalogue/ids.ts'
import { Refusal } from '../catalogue/refusal.ts'
import { halvesOf } from '../community/rating.ts'
import { standingOf } from '../community/holding.ts'
import { ratingOpening, type Opening } from '../community/rating-opens.ts'
import type { Engine } from '../store/engine/engine.ts'
import { documentOf } from '../store/entities.ts'
import { weightOf } from '../store/raters.ts'
import { putRating, removeRating } from '../store/ratings.ts'
import { titleRatings } from '../store/title-tally.ts'

export type Rater = {
  readonly id: string
  readonly joined: Date
}

/**
 * Gives a title a rating from 1 to 10 in halves, in the place of the member's last one. Throws a {@link Refusal}
 * for a rating that is none, for a title that isn't there, and for one that has not been shown yet.
 */
export async function rateTitle(
  engine: Engine,
  { rater, title, rating }: { readonly rater: Rater; readonly title: TitleId; readonly rating: number },
  now: Date,
): Promise<void> {
  const halves = halvesOf(rating)
  const found = await documentOf<Title>(engine.reader, title)
  if (!found) throw new Refusal('not-found', `No title has the id ${title}.`, 'id')
  const opening = ratingOpening(found.document, now.getTime() - rater.joined.getTime(), now)
  if (!opening.isOpen) throw new Refusal('conflict', whyClosed(opening), 'rating')
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const weight = await weightOf(tx, rater.id)
    const { activity } = await titleRatings(tx, title)
    const at = now.getTime()
    const standing = standingOf(
      { member: 0, at, halves, weight, accountAge: at - rater.joined.getTime() },
      activity.findings ?? [],
      activity.decisions ?? [],
      at,
    )
    await putRating(tx, { member: rater.id, title, halves, weight, standing, at: now.toISOString() })
  })
}

function whyClosed(opening: Extract<Opening, { readonly isOpen: false }>): string {
  if (opening.reason === 'no-date-known')
    return 'It is not known whether this title has been shown; it can be rated once a release is known.'
  const from = opening.from === undefined ? '' : ` It can be rated from ${opening.from}.`
  return opening.reason === 'new-account'
    ? `This title has just been shown, and the account is new.${from}`
    : `This title has not been shown yet.${from}`
}

/** Takes a member's rating back; nothing happens where there is none. */
export async function takeRatingBack(engine: Engine, member: string, title: TitleId): Promise<void> {
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await removeRating(tx, member, title)
  })
}

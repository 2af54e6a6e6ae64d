/** What members give titles, one rating a member a title; each change is in the title's tally at once. */
import type { Selectable } from 'kysely'
import type { Standing } from '../community/holding.ts'
import type { Halves } from '../community/rating.ts'
import type { Weight } from '../community/trust.ts'
import { idOf, keyOf, type TitleId } from '../catalogue/ids.ts'
import { prepared, preparedWrite } from './prepared.ts'
import type { ReadHandle, Tables, WriteHandle } from './tables.ts'
import { changeTally, type StandingRating, type TitleRatings } from './title-tally.ts'

export type MemberRating = { readonly halves: Halves; readonly firstAt: Date; readonly at: Date }

export async function ratingBy(
  reader: ReadHandle,
  member: string,
  title: TitleId,
): Promise<MemberRating | undefined> {
  const [row] = await ratingByMember(reader, { member, title: keyOf(title) })
  return row && { halves: row.halves, firstAt: new Date(row.first_at), at: new Date(row.at) }
}

const ratingByMember = prepared<
  { member: string; title: number },
  { halves: number; first_at: string; at: string }
>((reader, slot) =>
  reader
    .selectFrom('rating')
    .select(['halves', 'first_at', 'at'])
    .where('member', '=', slot('member'))
    .where('title', '=', slot('title')),
)

export type NewRating = {
  readonly member: string
  readonly title: TitleId
  readonly halves: Halves
  readonly weight: Weight
  /** `counts`, unless something unusual goes on. */
  readonly standing?: Standing
  /** ISO 8601, UTC. */
  readonly at: string
  /** Where it was first given earlier than this, for another title. */
  readonly firstAt?: string
  /** `YYYY-MM-DD`: the day on which it was given elsewhere, as its member says. */
  readonly givenOn?: string | undefined
}

/**
 * One rating a member a title: the one before goes, and leaves the time when it was first given. `known` is what
 * {@link titleRatings} says of the title, where the transaction has asked already.
 */
export async function putRating(tx: WriteHandle, rating: NewRating, known?: TitleRatings): Promise<void> {
  const { member, title, halves, weight, at, firstAt = at, givenOn, standing = 'counts' } = rating
  const before = await standingRating(tx, member, title)
  const row = { member, title: keyOf(title), first_at: firstAt, halves, weight, at, standing }
  await upsertRating(tx, { ...row, given_on: givenOn ?? null })
  await changeTally(tx, title, before, { halves, weight, standing }, known)
}

type RatingRow = Selectable<Tables['rating']>

const upsertRating = preparedWrite<RatingRow>((tx, slot) => {
  const given = {
    halves: slot('halves'),
    weight: slot('weight'),
    at: slot('at'),
    given_on: slot('given_on'),
    standing: slot('standing'),
  }
  return tx
    .insertInto('rating')
    .values({ member: slot('member'), title: slot('title'), first_at: slot('first_at'), ...given })
    .onConflict((conflict) => conflict.columns(['member', 'title']).doUpdateSet(given))
})

/** False where there was none. */
export async function removeRating(tx: WriteHandle, member: string, title: TitleId): Promise<boolean> {
  const before = await standingRating(tx, member, title)
  if (!before) return false
  await tx.deleteFrom('rating').where('member', '=', member).where('title', '=', keyOf(title)).execute()
  await changeTally(tx, title, before, undefined)
  return true
}

/** Takes all ratings of a member out, and out of the tallies of their titles; tells how many. */
export async function removeRatingsOf(tx: WriteHandle, member: string): Promise<number> {
  const rows = await tx.selectFrom('rating').select('title').where('member', '=', member).execute()
  for (const { title } of rows) await removeRating(tx, member, idOf(title) as TitleId)
  return rows.length
}

async function standingRating(
  tx: WriteHandle,
  member: string,
  title: TitleId,
): Promise<StandingRating | undefined> {
  const [row] = await standingByMember(tx as never as ReadHandle, { member, title: keyOf(title) })
  return row && { halves: row.halves, weight: row.weight as Weight, standing: row.standing }
}

const standingByMember = prepared<
  { member: string; title: number },
  Pick<RatingRow, 'halves' | 'weight' | 'standing'>
>((reader, slot) =>
  reader
    .selectFrom('rating')
    .select(['halves', 'weight', 'standing'])
    .where('member', '=', slot('member'))
    .where('title', '=', slot('title')),
)

/** The day that is shown of a rating: the one that its member's file said, else the one on which it came here. */
export const dayOfRating = ({
  given_on,
  at,
}: {
  readonly given_on: string | null
  readonly at: string
}): string => given_on ?? at.slice(0, 10)

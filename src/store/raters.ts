/** Those who rate: what the weight of their ratings follows from, and the weight itself. */
import { sql } from 'kysely'
import { idOf, type TitleId } from '../catalogue/ids.ts'
import type { Standing } from '../community/holding.ts'
import type { Halves } from '../community/rating.ts'
import { dayOf, type Day } from '../community/rating-opens.ts'
import type { Weight } from '../community/trust.ts'
import { prepared } from './prepared.ts'
import type { Flag, ReadHandle, WriteHandle } from './tables.ts'
import { changeTally } from './title-tally.ts'

/** What a member's ratings count until the rule has been asked the first time, in tenths. */
export const firstWeight: Weight = 2

/** A member as the rule of trust sees them. */
export type RaterToCount = {
  readonly member: string
  readonly joined: Day
  readonly isConfirmed: boolean
  readonly isBanned: boolean
  readonly ratings: readonly {
    readonly title: TitleId
    readonly halves: Halves
    readonly standing: Standing
    readonly firstOn: Day
    /** Of the account when the rating was given or last changed, in milliseconds. */
    readonly accountAge: number
  }[]
}

/** The next members who have rated, by id; none after the last. */
export async function ratersAfter(
  tx: WriteHandle,
  after: string,
  limit: number,
): Promise<readonly RaterToCount[]> {
  const ids = await tx
    .selectFrom('rating')
    .select('member')
    .distinct()
    .where('member', '>', after)
    .orderBy('member')
    .limit(limit)
    .execute()
  if (ids.length === 0) return []
  const members = ids.map(({ member }) => member)
  const rows = await tx
    .selectFrom('member')
    .select(['id', 'created_at', 'email_verified', 'suspended'])
    .where('id', 'in', members)
    .orderBy('id')
    .execute()
  const ratings = await tx
    .selectFrom('rating')
    .select(['member', 'title', 'halves', 'standing', 'first_at', 'at'])
    .where('member', 'in', members)
    .orderBy('member')
    .orderBy('title')
    .execute()
  const byMember = Map.groupBy(ratings, ({ member }) => member)
  return rows.map((row) => ({
    member: row.id,
    joined: dayOf(new Date(row.created_at)),
    isConfirmed: Boolean(row.email_verified),
    isBanned: Boolean(row.suspended),
    ratings: (byMember.get(row.id) ?? []).map(({ title, halves, standing, first_at, at }) => ({
      title: idOf(title) as TitleId,
      halves,
      standing,
      firstOn: first_at.slice(0, 10),
      accountAge: Date.parse(at) - new Date(row.created_at).getTime(),
    })),
  }))
}

/** A weight, and all that it follows from beside the day on which the member joined. */
export type CountedRater = {
  readonly weight: Weight
  readonly titles: number
  readonly days: number
  readonly isSinglePurpose: boolean
  readonly isConfirmed: boolean
  readonly isBanned: boolean
  readonly countedOn: Day
}

/** Of the member's ratings, those whose weight it changed. */
export async function putRater(tx: WriteHandle, member: string, counted: CountedRater): Promise<number> {
  const columns = {
    weight: counted.weight,
    titles: counted.titles,
    days: counted.days,
    is_single_purpose: flag(counted.isSinglePurpose),
    is_confirmed: flag(counted.isConfirmed),
    is_banned: flag(counted.isBanned),
    counted_on: counted.countedOn,
  }
  await tx
    .insertInto('rater')
    .values({ member, ...columns })
    .onConflict((conflict) => conflict.column('member').doUpdateSet(columns))
    .execute()
  return moveWeight(tx, member, counted.weight)
}

// SQLite has no truth values of its own, and takes these for what it has.
const flag = (is: boolean) => sql<Flag>`${sql.lit(is)}`

/** Gives the ratings of a member another weight, in the tallies as well; tells how many had another before. */
async function moveWeight(tx: WriteHandle, member: string, weight: Weight): Promise<number> {
  const rows = await tx
    .selectFrom('rating')
    .select(['title', 'halves', 'weight', 'standing'])
    .where('member', '=', member)
    .where('weight', '!=', weight)
    .execute()
  for (const { title, halves, weight: before, standing } of rows)
    await changeTally(
      tx,
      idOf(title) as TitleId,
      { halves, weight: before as Weight, standing },
      { halves, weight, standing },
    )
  if (rows.length > 0) await tx.updateTable('rating').set({ weight }).where('member', '=', member).execute()
  return rows.length
}

/** The weight that this member's ratings have: the first of all until they have been counted. */
export async function weightOf(handle: ReadHandle | WriteHandle, member: string): Promise<Weight> {
  const [row] = await weightByMember(handle as ReadHandle, { member })
  return row ? (row.weight as Weight) : firstWeight
}

const weightByMember = prepared<{ member: string }, { weight: number }>((reader, slot) =>
  reader.selectFrom('rater').select('weight').where('member', '=', slot('member')),
)

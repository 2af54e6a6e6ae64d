/** What members give titles: each rating, and the tally of a title, which changes in the same transaction. */
import type { CatalogueConstants, TitleSums } from '../community/catalogue-constants.ts'
import { startingConstants } from '../community/catalogue-constants.ts'
import type { Halves } from '../community/rating.ts'
import {
  movedTally,
  scoreOf,
  type Score,
  type Tally,
  type TallyRow,
  type WeighedRating,
} from '../community/score.ts'
import type { Weight } from '../community/trust.ts'
import { idOf, keyOf, type TitleId } from '../catalogue/ids.ts'
import { metaValue, setMetaValue } from './imports.ts'
import { prepared } from './prepared.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export type TitleRatings = {
  /** Counts the changes of the tally: a page that shows it is as fresh as this number. */
  readonly changes: number
  readonly tally: Tally
}

const unrated: TitleRatings = { changes: 0, tally: [] }

export async function titleRatings(handle: ReadHandle | WriteHandle, title: TitleId): Promise<TitleRatings> {
  const [row] = await tallyByTitle(handle as ReadHandle, { title: keyOf(title) })
  return row ? { changes: row.changes, tally: parseTally(row.tally) } : unrated
}

const tallyByTitle = prepared<{ title: number }, { changes: number; tally: string }>((reader, slot) =>
  reader.selectFrom('title_rating').select(['changes', 'tally']).where('title', '=', slot('title')),
)

/** What the ratings of a title make, by the rule that {@link scoreOf} states. */
export async function scoreOfTitle(reader: ReadHandle, title: TitleId): Promise<Score> {
  const { tally } = await titleRatings(reader, title)
  return scoreOf(tally, await sharedConstants(reader))
}

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

/** The numbers that every score of the catalogue shares, as they were worked out last. */
export async function sharedConstants(handle: ReadHandle | WriteHandle): Promise<CatalogueConstants> {
  const value = await metaValue(handle, 'ratings')
  return value === undefined ? startingConstants : (JSON.parse(value) as CatalogueConstants)
}

export const setSharedConstants = (tx: WriteHandle, constants: CatalogueConstants): Promise<void> =>
  setMetaValue(tx, 'ratings', JSON.stringify(constants))

export type NewRating = {
  readonly member: string
  readonly title: TitleId
  readonly halves: Halves
  readonly weight: Weight
  /** ISO 8601, UTC. */
  readonly at: string
}

/** One rating a member a title: the one before goes, and leaves the time when it was first given. */
export async function putRating(tx: WriteHandle, rating: NewRating): Promise<void> {
  const { member, title, halves, weight, at } = rating
  const before = await cellOf(tx, member, title)
  await tx
    .insertInto('rating')
    .values({ member, title: keyOf(title), halves, weight, first_at: at, at })
    .onConflict((conflict) => conflict.columns(['member', 'title']).doUpdateSet({ halves, weight, at }))
    .execute()
  await changeTally(tx, title, before, { halves, weight })
}

/** False where there was none. */
export async function removeRating(tx: WriteHandle, member: string, title: TitleId): Promise<boolean> {
  const before = await cellOf(tx, member, title)
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

async function cellOf(tx: WriteHandle, member: string, title: TitleId): Promise<WeighedRating | undefined> {
  const row = await tx
    .selectFrom('rating')
    .select(['halves', 'weight'])
    .where('member', '=', member)
    .where('title', '=', keyOf(title))
    .executeTakeFirst()
  return row && { halves: row.halves, weight: row.weight as Weight }
}

/** One rating out, one in: what it costs doesn't grow with the ratings of a title. */
async function changeTally(
  tx: WriteHandle,
  title: TitleId,
  before: WeighedRating | undefined,
  after: WeighedRating | undefined,
): Promise<void> {
  const { changes, tally } = await titleRatings(tx, title)
  await putTally(tx, title, { changes: changes + 1, tally: movedTally(tally, before, after) })
}

async function putTally(tx: WriteHandle, title: TitleId, { changes, tally }: TitleRatings): Promise<void> {
  const text = formatTally(tally)
  await tx
    .insertInto('title_rating')
    .values({ title: keyOf(title), changes, tally: text })
    .onConflict((conflict) => conflict.column('title').doUpdateSet({ changes, tally: text }))
    .execute()
}

/** The weight that this member's ratings have, if there are any; what it is by the rule is worked out each day. */
export async function weightOf(tx: WriteHandle, member: string): Promise<Weight | undefined> {
  const row = await tx
    .selectFrom('rating')
    .select('weight')
    .where('member', '=', member)
    .limit(1)
    .executeTakeFirst()
  return row?.weight as Weight | undefined
}

/** The tally of a title, counted anew from its ratings. */
export async function countedTally(handle: ReadHandle | WriteHandle, title: TitleId): Promise<Tally> {
  const rows = await (handle as ReadHandle)
    .selectFrom('rating')
    .select(({ fn }) => ['halves', 'weight', fn.countAll<number>().as('ratings')])
    .where('title', '=', keyOf(title))
    .groupBy(['halves', 'weight'])
    .orderBy('halves')
    .orderBy('weight')
    .execute()
  return rows.map(({ halves, weight, ratings }) => ({
    halves,
    weight: weight as Weight,
    ratings: Number(ratings),
  }))
}

type Cell = readonly [halves: Halves, weight: Weight, ratings: number]

const parseTally = (text: string): Tally =>
  (JSON.parse(text) as Cell[]).map(([halves, weight, ratings]) => ({ halves, weight, ratings }))

const formatTally = (tally: Tally): string =>
  JSON.stringify(tally.map(({ halves, weight, ratings }: TallyRow): Cell => [halves, weight, ratings]))

/** What the shared constants are worked out from: of each title the ratings that count in full. */
export async function fullSums(tx: WriteHandle): Promise<readonly TitleSums[]> {
  const rows = await tx
    .selectFrom('rating')
    .select(({ fn, eb }) => [
      fn.countAll<number>().as('ratings'),
      fn.sum<number>('halves').as('sum'),
      fn.sum<number>(eb('halves', '*', eb.ref('halves'))).as('squares'),
    ])
    .where('weight', '=', 10)
    .groupBy('title')
    .execute()
  return rows.map((row) => ({
    ratings: Number(row.ratings),
    sum: Number(row.sum),
    squares: Number(row.squares),
  }))
}

/** What the ratings of a title add up to: kept beside them, and changed in the same transaction. */
import { idOf, keyOf, type TitleId } from '../catalogue/ids.ts'
import type { Decision, Notice, Standing } from '../community/holding.ts'
import { movedTally, type Tally, type TallyRow, type WeighedRating } from '../community/score.ts'
import type { Weight } from '../community/trust.ts'
import type { Finding } from '../community/unusual-activity.ts'
import { prepared, preparedWrite } from './prepared.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

/** What unusual activity has left on a title, as it was looked at last. Nothing on nearly all. */
export type TitleActivity = {
  /** What the pages say of it. */
  readonly notices?: readonly Notice[]
  /** By these a rating that comes in between two looks is judged. */
  readonly findings?: readonly Finding[]
  readonly decisions?: readonly Decision[]
}

export type TitleRatings = {
  /** Counts the changes of the tally: a page that shows it is as fresh as this number. */
  readonly changes: number
  /** Of the ratings that count. */
  readonly tally: Tally
  /** Of those that are held or taken out. */
  readonly setAside: Tally
  readonly activity: TitleActivity
  readonly look: Look
}

/** When a title's ratings are looked at for unusual activity: not before they change, at the day's end, or at once. */
export const looks = { none: 0, atDaysEnd: 1, now: 2 } as const
export type Look = (typeof looks)[keyof typeof looks]
/** The last ratings are looked at after so many changes; the rest of the day's when it is over. */
const changesToLook = 25

const unrated: TitleRatings = { changes: 0, tally: [], setAside: [], activity: {}, look: looks.none }

export async function titleRatings(handle: ReadHandle | WriteHandle, title: TitleId): Promise<TitleRatings> {
  const [row] = await tallyByTitle(handle as ReadHandle, { title: keyOf(title) })
  return row ? titleRatingsOf(row) : unrated
}

type TallyColumns = { changes: number; tally: string; set_aside: string; activity: string; look: number }

const tallyByTitle = prepared<{ title: number }, TallyColumns>((reader, slot) =>
  reader
    .selectFrom('title_rating')
    .select(['changes', 'tally', 'set_aside', 'activity', 'look'])
    .where('title', '=', slot('title')),
)

export function titleRatingsOf({ changes, tally, set_aside, activity, look }: TallyColumns): TitleRatings {
  return {
    changes,
    tally: parseTally(tally),
    setAside: parseTally(set_aside),
    activity: JSON.parse(activity) as TitleActivity,
    look: look as Look,
  }
}

export type StandingRating = WeighedRating & { readonly standing: Standing }

/** One rating out, one in: what it costs doesn't grow with the ratings of a title. */
export async function changeTally(
  tx: WriteHandle,
  title: TitleId,
  before: StandingRating | undefined,
  after: StandingRating | undefined,
  /** Where the transaction has read them already. */
  known?: TitleRatings,
): Promise<void> {
  const ratings = known ?? (await titleRatings(tx, title))
  const isCounting = (rating: StandingRating | undefined) => rating?.standing === 'counts'
  const only = (rating: StandingRating | undefined, counting: boolean) =>
    rating && isCounting(rating) === counting ? rating : undefined
  const changes = ratings.changes + 1
  await putTitleRatings(tx, title, {
    ...ratings,
    changes,
    tally: movedTally(ratings.tally, only(before, true), only(after, true)),
    setAside: movedTally(ratings.setAside, only(before, false), only(after, false)),
    look: changes % changesToLook === 0 || ratings.look === looks.now ? looks.now : looks.atDaysEnd,
  })
}

export async function putTitleRatings(
  tx: WriteHandle,
  title: TitleId,
  { changes, tally, setAside, activity, look }: TitleRatings,
): Promise<void> {
  await upsertTally(tx, {
    title: keyOf(title),
    changes,
    tally: formatTally(tally),
    set_aside: formatTally(setAside),
    activity: JSON.stringify(activity),
    look,
  })
}

const upsertTally = preparedWrite<TallyColumns & { title: number }>((tx, slot) => {
  const columns = {
    changes: slot('changes'),
    tally: slot('tally'),
    set_aside: slot('set_aside'),
    activity: slot('activity'),
    look: slot('look'),
  }
  return tx
    .insertInto('title_rating')
    .values({ title: slot('title'), ...columns })
    .onConflict((conflict) => conflict.column('title').doUpdateSet(columns))
})

/** Titles that are to be looked at, now or at the day's end as well; the first thousand. */
export async function titlesToLookAt(
  handle: ReadHandle | WriteHandle,
  look: Look,
): Promise<readonly TitleId[]> {
  const rows = await (handle as ReadHandle)
    .selectFrom('title_rating')
    .select('title')
    .where('look', '>=', look)
    .where('look', '>', 0)
    .limit(1000)
    .execute()
  return rows.map(({ title }) => idOf(title) as TitleId)
}

export type RatingsOfTitle = CountedTallies & { readonly key: number; readonly title: TitleId }

/** The titles that have ever been rated, by key, and what their ratings add up to. */
export async function titleRatingsAfter(
  reader: ReadHandle,
  after: number,
  limit: number,
): Promise<readonly RatingsOfTitle[]> {
  const rows = await reader
    .selectFrom('title_rating')
    .select(['title', 'tally', 'set_aside'])
    .where('title', '>', after)
    .orderBy('title')
    .limit(limit)
    .execute()
  return rows.map(({ title, tally, set_aside }) => ({
    key: title,
    title: idOf(title) as TitleId,
    tally: parseTally(tally),
    setAside: parseTally(set_aside),
  }))
}

export type CountedTallies = Pick<TitleRatings, 'tally' | 'setAside'>

/** The tallies of a title, counted anew from its ratings. */
export async function countedTallies(
  handle: ReadHandle | WriteHandle,
  title: TitleId,
): Promise<CountedTallies> {
  const rows = await (handle as ReadHandle)
    .selectFrom('rating')
    .select(({ fn }) => ['halves', 'weight', 'standing', fn.countAll<number>().as('ratings')])
    .where('title', '=', keyOf(title))
    .groupBy(['halves', 'weight', 'standing'])
    .execute()
  const tallyWhere = (isCounting: boolean): Tally => {
    const counts = new Map<number, TallyRow>()
    for (const { halves, weight, standing, ratings } of rows) {
      if ((standing === 'counts') !== isCounting) continue
      const before = counts.get(halves * 16 + weight)?.ratings ?? 0
      counts.set(halves * 16 + weight, {
        halves,
        weight: weight as Weight,
        ratings: before + Number(ratings),
      })
    }
    return [...counts].sort(([a], [b]) => a - b).map(([, row]) => row)
  }
  return { tally: tallyWhere(true), setAside: tallyWhere(false) }
}

type Cell = readonly [halves: number, weight: Weight, ratings: number]

export const parseTally = (text: string): Tally =>
  (JSON.parse(text) as Cell[]).map(([halves, weight, ratings]) => ({ halves, weight, ratings }))

const formatTally = (tally: Tally): string =>
  JSON.stringify(tally.map(({ halves, weight, ratings }): Cell => [halves, weight, ratings]))

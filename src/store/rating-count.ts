/** What the daily count of all ratings finds: the numbers that every score shares, and what is usual here. */
import { usualSite, type SiteBaseline } from '../community/activity-signals.ts'
import {
  startingConstants,
  type CatalogueConstants,
  type TitleSums,
} from '../community/catalogue-constants.ts'
import type { Day } from '../community/rating-opens.ts'
import { metaValue, setMetaValue } from './imports.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export type RatingCount = {
  readonly constants: CatalogueConstants
  readonly site: SiteBaseline
  /** Absent where nothing has been counted yet. */
  readonly on?: Day
  /** {@link changesOfAll} as of what was counted: where they are more now, ratings have changed since. */
  readonly changes: number
}

const uncounted: RatingCount = { constants: startingConstants, site: usualSite, changes: 0 }

export async function lastCount(handle: ReadHandle | WriteHandle): Promise<RatingCount> {
  const value = await metaValue(handle, 'ratings')
  return value === undefined ? uncounted : (JSON.parse(value) as RatingCount)
}

export const setLastCount = (tx: WriteHandle, count: RatingCount): Promise<void> =>
  setMetaValue(tx, 'ratings', JSON.stringify(count))

export async function sharedConstants(handle: ReadHandle | WriteHandle): Promise<CatalogueConstants> {
  return (await lastCount(handle)).constants
}

/** How often the tally of any title has changed, ever. */
export async function changesOfAll(handle: ReadHandle | WriteHandle): Promise<number> {
  const row = await (handle as ReadHandle)
    .selectFrom('title_rating')
    .select(({ fn }) => fn.sum<number>('changes').as('changes'))
    .executeTakeFirst()
  return Number(row?.changes ?? 0)
}

/** What the shared constants are worked out from: of each title the ratings that count, and count in full. */
export async function fullSums(tx: WriteHandle): Promise<readonly TitleSums[]> {
  const rows = await tx
    .selectFrom('rating')
    .select(({ fn, eb }) => [
      fn.countAll<number>().as('ratings'),
      fn.sum<number>('halves').as('sum'),
      fn.sum<number>(eb('halves', '*', eb.ref('halves'))).as('squares'),
    ])
    .where('weight', '=', 10)
    .where('standing', '=', 'counts')
    .groupBy('title')
    .execute()
  return rows.map((row) => ({
    ratings: Number(row.ratings),
    sum: Number(row.sum),
    squares: Number(row.squares),
  }))
}

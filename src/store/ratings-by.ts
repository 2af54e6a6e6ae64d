/** What one member gave, and when. */
import { sql } from 'kysely'
import type { Halves } from '../community/rating.ts'
import type { RatingOrder } from '../community/rating-order.ts'
import { idOf, type EntityId } from '../catalogue/ids.ts'
import type { EntityLine } from './lines.ts'
import { dayOfRating } from './ratings.ts'
import type { ReadHandle } from './tables.ts'
import { titlesNow } from './titles-now.ts'

export type GivenRating = {
  readonly title: EntityId
  /** Absent where the title is no longer in the catalogue. */
  readonly line: EntityLine | undefined
  readonly halves: Halves
  /** `YYYY-MM-DD`: when it was given, here or, by what its member says, elsewhere. */
  readonly day: string
}

type Range = { readonly limit: number; readonly offset: number }

/** The latest first; all of them where there is no limit. */
export function ratingsBy(
  reader: ReadHandle,
  member: string,
  range?: Range,
): Promise<readonly GivenRating[]> {
  const all = newestFirst(ratingsOf(reader, member))
  return given(reader, range ? all.limit(range.limit).offset(range.offset) : all)
}

/** In an order that the member chose, a page at a time; of equals the latest come first. */
export function ratingsInOrder(
  reader: ReadHandle,
  member: string,
  { order, limit, offset }: Range & { readonly order: RatingOrder },
): Promise<readonly GivenRating[]> {
  const all = ratingsOf(reader, member)
  const ordered = {
    newest: () => newestFirst(all),
    oldest: () => all.orderBy(givenOn).orderBy('rating.at').orderBy('rating.title'),
    highest: () => newestFirst(all.orderBy('halves', 'desc')),
    lowest: () => newestFirst(all.orderBy('halves')),
    // What is called nothing any more, as it left the catalogue or was merged into another, comes last.
    title: () =>
      newestFirst(
        all
          .leftJoin('summary', 'summary.key', 'rating.title')
          .orderBy(({ eb }) => eb('summary.name', 'is', null))
          .orderBy(({ fn }) => fn('lower', ['summary.name']))
          .orderBy('summary.year'),
      ),
  }
  return given(reader, ordered[order]().limit(limit).offset(offset))
}

export async function ratingCountOf(reader: ReadHandle, member: string): Promise<number> {
  const { ratings } = await reader
    .selectFrom('rating')
    .select(({ fn }) => fn.countAll<number>().as('ratings'))
    .where('member', '=', member)
    .executeTakeFirstOrThrow()
  return Number(ratings)
}

const ratingsOf = (reader: ReadHandle, member: string) =>
  reader
    .selectFrom('rating')
    .select(['rating.title', 'halves', 'given_on', 'rating.at'])
    .where('member', '=', member)

// A day stands before all moments of it.
const givenOn = sql<string>`coalesce(rating.given_on, rating.at)`

type Ratings = ReturnType<typeof ratingsOf>

const newestFirst = <Query extends Ratings>(all: Query) =>
  all.orderBy(givenOn, 'desc').orderBy('rating.at', 'desc').orderBy('rating.title')

async function given(reader: ReadHandle, query: Ratings): Promise<readonly GivenRating[]> {
  const rows = await query.execute()
  const lines = await titlesNow(
    reader,
    rows.map(({ title }) => title),
  )
  return rows.map(({ title, halves, given_on, at }) => ({
    title: idOf(title),
    line: lines.get(title),
    halves,
    day: dayOfRating({ given_on, at }),
  }))
}

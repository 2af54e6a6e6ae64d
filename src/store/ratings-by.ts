/** What one member gave, and when. */
import type { Halves } from '../community/rating.ts'
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

/** The latest first; all of them where there is no limit. */
export async function ratingsBy(
  reader: ReadHandle,
  member: string,
  range?: { readonly limit: number; readonly offset: number },
): Promise<readonly GivenRating[]> {
  const all = reader
    .selectFrom('rating')
    .select(['title', 'halves', 'given_on', 'at'])
    .where('member', '=', member)
    // A day stands before all moments of it.
    .orderBy(({ fn }) => fn.coalesce('given_on', 'at'), 'desc')
    .orderBy('at', 'desc')
    .orderBy('title')
  const rows = await (range ? all.limit(range.limit).offset(range.offset) : all).execute()
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

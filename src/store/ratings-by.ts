/** What one member gave, and when. */
import type { Halves } from '../community/rating.ts'
import { idOf, type EntityId } from '../catalogue/ids.ts'
import type { EntityLine } from './lines.ts'
import type { ReadHandle } from './tables.ts'
import { titlesNow } from './titles-now.ts'

export type GivenRating = {
  readonly title: EntityId
  /** Absent where the title is no longer in the catalogue. */
  readonly line: EntityLine | undefined
  readonly halves: Halves
  /** When it was given first, and last: ISO 8601, UTC. */
  readonly firstAt: string
  readonly at: string
}

/** The latest first; all of them where there is no limit. */
export async function ratingsBy(
  reader: ReadHandle,
  member: string,
  range?: { readonly limit: number; readonly offset: number },
): Promise<readonly GivenRating[]> {
  const all = reader
    .selectFrom('rating')
    .select(['title', 'halves', 'first_at', 'at'])
    .where('member', '=', member)
    .orderBy('at', 'desc')
    .orderBy('title')
  const rows = await (range ? all.limit(range.limit).offset(range.offset) : all).execute()
  const lines = await titlesNow(
    reader,
    rows.map(({ title }) => title),
  )
  return rows.map(({ title, halves, first_at, at }) => ({
    title: idOf(title),
    line: lines.get(title),
    halves,
    firstAt: first_at,
    at,
  }))
}

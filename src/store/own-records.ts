/** Everything that a member keeps in lists, diary and ratings: what they take away. */
import { idOf, type EntityId } from '../catalogue/ids.ts'
import { ratingOf } from '../community/rating.ts'
import { diaryOf, type Viewing } from './diary.ts'
import type { EntityLine } from './lines.ts'
import { itemsOf, type ListItem } from './list-items.ts'
import { followedLists, listsOf, type List } from './lists.ts'
import { dayOfRating } from './ratings.ts'
import type { ReadHandle } from './tables.ts'
import { titlesNow } from './titles-now.ts'

export type OwnRatingRow = {
  readonly title: EntityId
  readonly line: EntityLine | undefined
  /** From 1 to 10, in halves. */
  readonly rating: number
  /** ISO 8601, UTC: when it came here. */
  readonly at: string
  /** `YYYY-MM-DD`: when it was given, here or elsewhere. */
  readonly day: string
}

export type OwnRecords = {
  readonly lists: readonly { readonly list: List; readonly items: readonly ListItem[] }[]
  readonly followed: readonly List[]
  readonly diary: readonly Viewing[]
  readonly ratings: readonly OwnRatingRow[]
}

/** Three queries a list, and a few more; a member's own, private lists too. */
export async function ownRecords(reader: ReadHandle, member: string): Promise<OwnRecords> {
  const lists: { list: List; items: readonly ListItem[] }[] = []
  for (const list of await listsOf(reader, member))
    lists.push({ list, items: await itemsOf(reader, list.number, { limit: list.items, offset: 0 }) })
  return {
    lists,
    followed: await followedLists(reader, member),
    diary: await diaryOf(reader, member),
    ratings: await ownRatings(reader, member),
  }
}

/** The latest first. */
async function ownRatings(reader: ReadHandle, member: string): Promise<readonly OwnRatingRow[]> {
  const rows = await reader
    .selectFrom('rating')
    .select(['title', 'halves', 'given_on', 'at'])
    .where('member', '=', member)
    .orderBy(({ fn }) => fn.coalesce('given_on', 'at'), 'desc')
    .orderBy('at', 'desc')
    .orderBy('title')
    .execute()
  const lines = await titlesNow(
    reader,
    rows.map(({ title }) => title),
  )
  return rows.map(({ title, halves, given_on, at }) => ({
    title: idOf(title),
    line: lines.get(title),
    rating: ratingOf(halves),
    at,
    day: dayOfRating({ given_on, at }),
  }))
}

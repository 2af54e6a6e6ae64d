/** What a member has of some titles already: asked before what they bring is taken in. */
import { idOf, keyOf, type TitleId } from '../catalogue/ids.ts'
import type { Title } from '../catalogue/title.ts'
import type { Halves } from '../community/rating.ts'
import { daysSeen } from './diary.ts'
import { dayOfRating } from './ratings.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export type ImportState = {
  /** `day` is when each was given, here or elsewhere. */
  readonly ratings: ReadonlyMap<TitleId, { readonly halves: Halves; readonly day: string }>
  readonly days: ReadonlyMap<TitleId, ReadonlySet<string>>
  /** By the name of a list, the titles in it; the watchlist under the empty name. */
  readonly items: ReadonlyMap<string, ReadonlySet<TitleId>>
  /** The numbers of the lists that are there, by name; of two with one name the older. */
  readonly lists: ReadonlyMap<string, number>
  readonly documents: ReadonlyMap<TitleId, Title>
}

/** At most a few hundred titles at once; `rated` are those whose documents are wanted. */
export async function importState(
  handle: ReadHandle | WriteHandle,
  member: string,
  { titles, rated }: { readonly titles: readonly TitleId[]; readonly rated: readonly TitleId[] },
): Promise<ImportState> {
  const reader = handle as ReadHandle
  const keys = titles.map(keyOf)
  const ratings = await reader
    .selectFrom('rating')
    .select(['title', 'halves', 'given_on', 'at'])
    .where('member', '=', member)
    .where('title', 'in', keys)
    .execute()
  const lists = await reader
    .selectFrom('list')
    .select(['number', 'name', 'kind'])
    .where('member', '=', member)
    .orderBy('number', 'desc')
    .execute()
  const numbers = new Map(lists.map(({ number, name, kind }) => [kind === 'watchlist' ? '' : name, number]))
  const items = await reader
    .selectFrom('list_item')
    .innerJoin('list', 'list.number', 'list_item.list')
    .select(['list_item.list', 'list_item.title'])
    .where('list.member', '=', member)
    .where('list_item.title', 'in', keys)
    .execute()
  const byList = Map.groupBy(items, ({ list }) => list)
  return {
    ratings: new Map(
      ratings.map((row) => [idOf(row.title) as TitleId, { halves: row.halves, day: dayOfRating(row) }]),
    ),
    days: await daysSeen(reader, member, titles),
    lists: numbers,
    items: new Map(
      [...numbers].map(([name, number]) => [
        name,
        new Set((byList.get(number) ?? []).map(({ title }) => idOf(title) as TitleId)),
      ]),
    ),
    documents: await documentsOf(reader, rated),
  }
}

async function documentsOf(
  reader: ReadHandle,
  titles: readonly TitleId[],
): Promise<ReadonlyMap<TitleId, Title>> {
  if (titles.length === 0) return new Map()
  const rows = await reader
    .selectFrom('entity')
    .select(['key', 'document'])
    .where('key', 'in', titles.map(keyOf))
    .where('state', '=', 'live')
    .execute()
  return new Map(
    rows.flatMap(({ key, document }) =>
      document === null ? [] : [[idOf(key) as TitleId, JSON.parse(document) as Title] as const],
    ),
  )
}

/** The ranked lists, one for each type of title, as the last count of all ratings made them. */
import { sql } from 'kysely'
import { titleTypes } from '../catalogue/vocabulary/title-types.ts'
import { leastMinimum } from '../community/ranked-list.ts'
import type { Day } from '../community/rating-opens.ts'
import type { Tally } from '../community/score.ts'
import { metaValue, setMetaValue } from './imports.ts'
import { lineOf, selectLines, type EntityLine } from './lines.ts'
import type { Flag, ReadHandle, WriteHandle } from './tables.ts'
import { parseTally, type TitleActivity } from './title-tally.ts'

export type ListFacts = {
  /** So many ratings a title needs to be on it. */
  readonly minimum: number
  /** Titles of the type that are rated, and how many ratings the one with most of them has. */
  readonly rated: number
  readonly most: number
  readonly listed: number
}

export type RankedLists = {
  /** Absent where nothing has been counted yet. */
  readonly on?: Day
  /** How often they were made. */
  readonly count: number
  readonly facts: Readonly<Record<string, ListFacts>>
}

export async function rankedLists(handle: ReadHandle | WriteHandle): Promise<RankedLists> {
  const value = await metaValue(handle, 'ranked')
  return value === undefined ? { count: 0, facts: {} } : (JSON.parse(value) as RankedLists)
}

const unrated: ListFacts = { minimum: leastMinimum, rated: 0, most: 0, listed: 0 }

export const listFacts = ({ facts }: RankedLists, type: string): ListFacts =>
  Object.hasOwn(facts, type) ? (facts[type] ?? unrated) : unrated

/** Those that are always offered, though nobody has rated any such title. */
const usualTypes = ['movie', 'short', 'tvSeries', 'tvMiniSeries', 'tvEpisode']

/** In the order of the vocabulary. */
export const typesOfLists = ({ facts }: RankedLists): readonly string[] =>
  titleTypes.terms
    .map(({ id }) => id)
    .filter((type) => usualTypes.includes(type) || Object.hasOwn(facts, type))

/** Changes whenever a list does. */
export const listsVersion = ({ on, count }: RankedLists): string => `${on ?? 'never'}.${count}`

export type RankedTitle = {
  readonly title: number
  /** In points, not rounded. */
  readonly bound: number
  /** In hundredths. */
  readonly score: number
  readonly ratings: number
  readonly isUnusual: boolean
}

export type RankedPlace = Omit<RankedTitle, 'title'> & { readonly place: number; readonly line: EntityLine }

/** From a place that counts from 0. What is no more in the catalogue leaves a gap. One query. */
export async function rankedPlaces(
  reader: ReadHandle,
  type: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly RankedPlace[]> {
  const rows = await selectLines(reader)
    .innerJoin('ranked_title', 'ranked_title.title', 'summary.key')
    .select(['place', 'bound', 'score', 'ratings', 'is_unusual'])
    .where('ranked_title.type', '=', type)
    .where('place', '>', offset)
    .where('place', '<=', offset + limit)
    .orderBy('place')
    .execute()
  return rows.map(({ place, bound, score, ratings, is_unusual, ...line }) => ({
    place,
    bound,
    score,
    ratings,
    isUnusual: Boolean(is_unusual),
    line: lineOf(line),
  }))
}

export type NewList = ListFacts & { readonly titles: readonly RankedTitle[] }

/** In place of those before. */
export async function putRankedLists(
  tx: WriteHandle,
  on: Day,
  lists: ReadonlyMap<string, NewList>,
): Promise<void> {
  const { count } = await rankedLists(tx)
  const facts = Object.fromEntries([...lists].map(([type, { titles: _, ...each }]) => [type, each]))
  await tx.deleteFrom('ranked_title').execute()
  for (const [type, { titles }] of lists) {
    if (titles.length === 0) continue
    const rows = titles.map(({ isUnusual, ...title }, at) => ({
      type,
      place: at + 1,
      ...title,
      is_unusual: sql<Flag>`${sql.lit(isUnusual)}`,
    }))
    await tx.insertInto('ranked_title').values(rows).execute()
  }
  await setMetaValue(tx, 'ranked', JSON.stringify({ on, count: count + 1, facts }))
}

export type RatedTitle = {
  readonly key: number
  readonly type: string
  readonly tally: Tally
  readonly isUnusual: boolean
}

/** Titles that members have rated, by key; `last` is where the next batch begins, absent after the last. */
export async function ratedTitlesAfter(
  reader: ReadHandle,
  after: number,
  limit: number,
): Promise<{ readonly titles: readonly RatedTitle[]; readonly last: number | undefined }> {
  const rows = await reader
    .selectFrom('title_rating')
    .select(['title', 'tally', 'activity'])
    .select(({ selectFrom }) =>
      selectFrom('summary').select('type').whereRef('summary.key', '=', 'title_rating.title').as('type'),
    )
    .where('title', '>', after)
    .orderBy('title')
    .limit(limit)
    .execute()
  const titles = rows.flatMap(({ title, tally, activity, type }) =>
    type === null
      ? []
      : [
          {
            key: title,
            type,
            tally: parseTally(tally),
            isUnusual: ((JSON.parse(activity) as TitleActivity).notices ?? []).length > 0,
          },
        ],
  )
  return { titles, last: rows.at(-1)?.title }
}

/** How far a member has come in a series: episodes seen, of all there are, and the next one. */
import { idOf, keyOf, type TitleId } from '../catalogue/ids.ts'
import { lineOf, selectLines, type EntityLine } from './lines.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export type SeasonProgress = {
  /** Absent for episodes without a season. */
  readonly season: number | undefined
  readonly episodes: number
  readonly seen: number
}

export type Progress = {
  readonly episodes: number
  readonly seen: number
  /** In order, those without a number last. */
  readonly seasons: readonly SeasonProgress[]
  /** The first one unseen after the furthest one seen; specials, season 0, are never next. */
  readonly next: EntityLine | undefined
}

/** Three queries. */
export async function progressOf(reader: ReadHandle, member: string, series: TitleId): Promise<Progress> {
  const seasons = await seasonProgress(reader, member, series)
  const count = (of: 'episodes' | 'seen'): number => seasons.reduce((sum, season) => sum + season[of], 0)
  return {
    episodes: count('episodes'),
    seen: count('seen'),
    seasons,
    next: await nextEpisode(reader, member, series),
  }
}

async function seasonProgress(
  reader: ReadHandle,
  member: string,
  series: TitleId,
): Promise<readonly SeasonProgress[]> {
  const episodes = reader
    .selectFrom('summary')
    .select(({ exists, selectFrom, case: when }) => [
      'season',
      when()
        .when(
          exists(
            selectFrom('viewing')
              .select('number')
              .whereRef('title', '=', 'summary.key')
              .where('member', '=', member),
          ),
        )
        .then(1)
        .else(0)
        .end()
        .as('seen'),
    ])
    .where('series', '=', keyOf(series))
    .as('episode')
  const rows = await reader
    .selectFrom(episodes)
    .select(({ fn }) => [
      'episode.season',
      fn.countAll<number>().as('episodes'),
      fn.sum<number>('episode.seen').as('seen'),
    ])
    .groupBy('episode.season')
    .execute()
  return rows
    .map((row) => ({
      season: row.season ?? undefined,
      episodes: Number(row.episodes),
      seen: Number(row.seen),
    }))
    .toSorted((a, b) => (a.season ?? Infinity) - (b.season ?? Infinity))
}

async function nextEpisode(
  reader: ReadHandle,
  member: string,
  series: TitleId,
): Promise<EntityLine | undefined> {
  const furthest = await reader
    .selectFrom('summary')
    .select(['season', 'number'])
    .where('series', '=', keyOf(series))
    .where('season', 'is not', null)
    .where('number', 'is not', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('viewing')
          .select('viewing.number')
          .whereRef('title', '=', 'summary.key')
          .where('member', '=', member),
      ),
    )
    .orderBy('season', 'desc')
    .orderBy('summary.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const row = await selectLines(reader)
    .where('summary.series', '=', keyOf(series))
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('summary.season', 'summary.number'),
        '>',
        tuple(furthest?.season ?? 0, furthest?.number ?? mostNumbers),
      ),
    )
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('viewing')
            .select('viewing.number')
            .whereRef('title', '=', 'summary.key')
            .where('member', '=', member),
        ),
      ),
    )
    .orderBy('summary.season')
    .orderBy('summary.number')
    .orderBy('summary.key')
    .limit(1)
    .executeTakeFirst()
  return row && lineOf(row)
}

/** More than any season has: whoever has seen nothing begins after season 0. */
const mostNumbers = 1_000_000

export type SeriesProgress = {
  readonly series: EntityLine
  readonly episodes: number
  readonly seen: number
}

/** The series of which a member has seen some but not all, the one with the latest viewing first; two queries. */
export async function seriesBegun(
  reader: ReadHandle,
  member: string,
  limit: number,
): Promise<readonly SeriesProgress[]> {
  const rows = await reader
    .selectFrom('viewing')
    .innerJoin('summary', 'summary.key', 'viewing.title')
    .select(({ fn, ref, selectFrom }) => [
      ref('summary.series').$notNull().as('series'),
      fn.count<number>('viewing.title').distinct().as('seen'),
      fn.max('viewing.number').as('latest'),
      selectFrom('summary as episode')
        .select((episode) => episode.fn.countAll<number>().as('count'))
        .whereRef('episode.series', '=', 'summary.series')
        .as('episodes'),
    ])
    .where('viewing.member', '=', member)
    .where('summary.series', 'is not', null)
    .groupBy('summary.series')
    .orderBy('latest', 'desc')
    .execute()
  const begun = rows.filter(({ seen, episodes }) => Number(seen) < Number(episodes)).slice(0, limit)
  if (begun.length === 0) return []
  const lines = await selectLines(reader)
    .where(
      'summary.key',
      'in',
      begun.map(({ series }) => series),
    )
    .execute()
  const lineByKey = new Map(lines.map((row) => [row.key, lineOf(row)]))
  return begun.flatMap(({ series, seen, episodes }) => {
    const line = lineByKey.get(series)
    return line ? [{ series: line, seen: Number(seen), episodes: Number(episodes) }] : []
  })
}

/** Which episodes of a series: all, those of one season (`null`: without one), or all up to one of them and with it. */
export type Stretch = 'all' | { readonly season: number | null } | { readonly upTo: TitleId }

/** The episodes of a stretch that a member has not seen; those of years to come are left out. */
export async function unseenEpisodes(
  tx: WriteHandle,
  {
    member,
    series,
    stretch,
    year,
  }: { readonly member: string; readonly series: TitleId; readonly stretch: Stretch; readonly year: number },
): Promise<readonly TitleId[]> {
  let query = tx
    .selectFrom('summary')
    .select('summary.key')
    .where('summary.series', '=', keyOf(series))
    .where(({ eb, or }) => or([eb('summary.year', 'is', null), eb('summary.year', '<=', year)]))
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('viewing')
            .select('viewing.number')
            .whereRef('title', '=', 'summary.key')
            .where('member', '=', member),
        ),
      ),
    )
  if (stretch !== 'all' && 'season' in stretch) {
    const { season } = stretch
    query =
      season === null ? query.where('summary.season', 'is', null) : query.where('summary.season', '=', season)
  }
  if (stretch !== 'all' && 'upTo' in stretch) {
    const last = keyOf(stretch.upTo)
    const place = tx.selectFrom('summary').select(['season', 'number']).where('key', '=', last)
    const { season, number } = (await place.executeTakeFirst()) ?? { season: null, number: null }
    query =
      season === null || number === null
        ? query.where('summary.key', '=', last)
        : query
            .where('summary.season', '>=', Math.min(1, season))
            .where(({ eb, refTuple, tuple }) =>
              eb(refTuple('summary.season', 'summary.number'), '<=', tuple(season, number)),
            )
  }
  const rows = await query
    .orderBy('summary.season')
    .orderBy('summary.number')
    .orderBy('summary.key')
    .execute()
  return rows.map(({ key }) => idOf(key) as TitleId)
}

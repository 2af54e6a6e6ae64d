/** What the pages of a title show, each with a number of queries that does not depend on the title. */
import type { PeerBudget } from '../catalogue/checks/budget.ts'
import { derive } from '../catalogue/derive.ts'
import { keyOf, type PersonId, type TitleId } from '../catalogue/ids.ts'
import type { Title } from '../catalogue/title.ts'
import { billedCast, headlineCredits } from '../catalogue/billing.ts'
import { documentOf, type StoredDocument } from './entities.ts'
import { lineOf, linesOf, selectLines, type EntityLine, type Lines } from './lines.ts'
import { provenanceOf, type Provenance } from './sources.ts'
import type { ReadHandle } from './tables.ts'

/** A connection as another title's document states it, seen from this title. */
export type ConnectionIn = { readonly kind: string; readonly from: EntityLine; readonly note: string | undefined }

export type Season = { readonly season: number | undefined; readonly episodes: number; readonly firstYear?: number }

export type TitleRead = StoredDocument & { readonly document: Title }

/** A title and the lines of everything its document names that the page will show. */
export type TitleModel = {
  readonly title: TitleRead
  readonly lines: Lines
  readonly connectionsIn: readonly ConnectionIn[]
  readonly series: EntityLine | undefined
}

export type TitlePageModel = TitleModel & {
  readonly seasons: readonly Season[]
  /** The season whose episodes are shown; `undefined` for the episodes without one. */
  readonly season: number | undefined
  readonly episodes: readonly EntityLine[]
  readonly neighbours: { readonly previous: EntityLine | undefined; readonly next: EntityLine | undefined }
  readonly similar: readonly EntityLine[]
  readonly provenance: Provenance
  readonly peers: readonly PeerBudget[]
}

/** How many of the cast, of a kind of connection, and of the rest a title's first page shows. */
export const shownOnTitlePage = { cast: 18, similar: 12, episodes: 500, connectionsIn: 200 } as const

/** `wantedSeason` of a series, the first where it is not given; `null` for episodes without a season. */
export async function titlePage(
  reader: ReadHandle,
  id: TitleId,
  wantedSeason?: number | null,
): Promise<TitlePageModel | undefined> {
  const title = await documentOf<Title>(reader, id)
  if (!title) return undefined
  const { document } = title
  const lines = await linesOf(reader, keysOnTitlePage(document))
  const connectionsIn = await connectionsTo(reader, id, shownOnTitlePage.connectionsIn)
  const seasons = await seasonsOf(reader, id)
  const season = wantedSeason === undefined ? (seasons[0]?.season ?? null) : wantedSeason
  const episodes = await episodesOf(reader, id, { season, limit: shownOnTitlePage.episodes })
  const neighbours = await neighboursOf(reader, id, document)
  const similar = await similarTitles(reader, id, document)
  const provenance = await provenanceOf(reader, id, title.origin)
  const peers = await peerBudgets(reader, id, document)
  return {
    title,
    lines,
    connectionsIn,
    series: document.episode && lines.get(document.episode.series),
    seasons,
    season: season ?? undefined,
    episodes,
    neighbours,
    similar,
    provenance,
    peers,
  }
}

/** Four queries: the title with the lines of every entity that its document names. */
export async function wholeTitle(reader: ReadHandle, id: TitleId): Promise<TitleModel | undefined> {
  const title = await documentOf<Title>(reader, id)
  if (!title) return undefined
  const { document } = title
  const lines = await linesOf(reader, keysInTitle(document))
  const connectionsIn = await connectionsTo(reader, id, 5000)
  return { title, lines, connectionsIn, series: document.episode && lines.get(document.episode.series) }
}

function keysOnTitlePage(title: Title): Set<number> {
  const shown = [...headlineCredits(title), ...billedCast(title).slice(0, shownOnTitlePage.cast)]
  const keys = otherKeys(title)
  for (const credit of shown) if (credit.person !== undefined) keys.add(keyOf(credit.person))
  return keys
}

function keysInTitle(title: Title): Set<number> {
  const keys = otherKeys(title)
  for (const credit of title.credits ?? []) if (credit.person !== undefined) keys.add(keyOf(credit.person))
  return keys
}

/** Everything that a title names, but for its credits. */
function otherKeys(title: Title): Set<number> {
  const keys = new Set<number>()
  if (title.episode) keys.add(keyOf(title.episode.series))
  for (const { company } of title.companies ?? []) if (company !== undefined) keys.add(keyOf(company))
  for (const { title: other } of title.connections ?? []) keys.add(keyOf(other))
  for (const { title: other, recipients } of title.awards ?? []) {
    if (other !== undefined) keys.add(keyOf(other))
    for (const { person, company } of recipients ?? []) {
      if (person !== undefined) keys.add(keyOf(person))
      if (company !== undefined) keys.add(keyOf(company))
    }
  }
  for (const { lines } of title.quotes ?? []) {
    for (const { person } of lines) if (person !== undefined) keys.add(keyOf(person))
  }
  for (const { person } of title.documentary?.participants ?? []) if (person !== undefined) keys.add(keyOf(person))
  for (const { company } of title.documentary?.funders ?? []) if (company !== undefined) keys.add(keyOf(company))
  return keys
}

async function connectionsTo(reader: ReadHandle, id: TitleId, limit: number): Promise<readonly ConnectionIn[]> {
  const rows = await selectLines(reader)
    .innerJoin('connection', 'connection.title', 'summary.key')
    .select(['connection.kind', 'connection.note'])
    .where('connection.other', '=', keyOf(id))
    .orderBy('summary.year')
    .orderBy('summary.key')
    .orderBy('connection.kind')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ kind: row.kind, from: lineOf(row), note: row.note ?? undefined }))
}

/** Seasons in order, those without a number last. */
export async function seasonsOf(reader: ReadHandle, series: TitleId): Promise<readonly Season[]> {
  const rows = await reader
    .selectFrom('summary')
    .select(({ fn }) => ['season', fn.countAll<number>().as('episodes'), fn.min('year').as('first_year')])
    .where('series', '=', keyOf(series))
    .groupBy('season')
    .execute()
  return rows
    .map((row) => ({
      season: row.season ?? undefined,
      episodes: Number(row.episodes),
      ...(row.first_year === null ? {} : { firstYear: row.first_year }),
    }))
    .sort((a, b) => (a.season ?? Infinity) - (b.season ?? Infinity))
}

export type EpisodeOptions = {
  /** Only this season; `null` for episodes without one. */
  readonly season?: number | null
  readonly limit: number
  readonly offset?: number
}

/** In the order of season and number; where an episode has neither, by id. */
export async function episodesOf(
  reader: ReadHandle,
  series: TitleId,
  { season, limit, offset = 0 }: EpisodeOptions,
): Promise<readonly EntityLine[]> {
  let query = selectLines(reader).where('summary.series', '=', keyOf(series))
  if (season === null) query = query.where('summary.season', 'is', null)
  else if (season !== undefined) query = query.where('summary.season', '=', season)
  const rows = await query
    .orderBy(({ fn }) => fn.coalesce('summary.season', ({ val }) => val(1_000_000)))
    .orderBy(({ fn }) => fn.coalesce('summary.number', ({ val }) => val(1_000_000)))
    .orderBy('summary.key')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(lineOf)
}

/** The episodes before and after, across seasons; both absent where the place is not known. */
async function neighboursOf(
  reader: ReadHandle,
  id: TitleId,
  title: Title,
): Promise<TitlePageModel['neighbours']> {
  const series = title.episode ? keyOf(title.episode.series) : -1
  const season = title.episode?.season ?? -1
  const number = title.episode?.number ?? -1
  const beside = (side: 'previous' | 'next') => {
    const [sign, direction] = side === 'previous' ? (['<', 'desc'] as const) : (['>', 'asc'] as const)
    return selectLines(reader)
      .where('summary.series', '=', series)
      .where('summary.key', '!=', keyOf(id))
      .where(({ eb, or, and }) =>
        or([
          eb('summary.season', sign, season),
          and([eb('summary.season', '=', season), eb('summary.number', sign, number)]),
        ]),
      )
      .orderBy('summary.season', direction)
      .orderBy('summary.number', direction)
      .limit(1)
      .executeTakeFirst()
  }
  const previous = await beside('previous')
  const next = await beside('next')
  return { previous: previous && lineOf(previous), next: next && lineOf(next) }
}

/**
 * "More like this": the titles that share the most of a title's headline people (directors, writers, the first
 * of the cast), by the number shared, then by popularity. An episode's own series and siblings are left out.
 */
async function similarTitles(reader: ReadHandle, id: TitleId, title: Title): Promise<readonly EntityLine[]> {
  const people = new Set<PersonId>()
  for (const credit of [...headlineCredits(title), ...billedCast(title).slice(0, 4)]) {
    if (credit.person !== undefined) people.add(credit.person)
  }
  const keys = [...people].slice(0, 8).map(keyOf)
  while (keys.length < 8) keys.push(0)
  const shared = reader
    .selectFrom('credit')
    .select(({ fn }) => ['credit.title', fn.count('credit.person').distinct().as('people')])
    .where('credit.person', 'in', keys)
    .where('credit.title', '!=', keyOf(id))
    .groupBy('credit.title')
    .as('shared')
  const rows = await selectLines(reader)
    .innerJoin(shared, 'shared.title', 'summary.key')
    .where('summary.series', 'is', null)
    .orderBy('shared.people', 'desc')
    .orderBy('summary.popularity', 'desc')
    .orderBy('summary.key')
    .limit(shownOnTitlePage.similar)
    .execute()
  return rows.map(lineOf)
}

/** Budgets of titles of the same type, decade and currency, at most 500, for the magnitude check. */
export async function peerBudgets(reader: ReadHandle, id: TitleId, title: Title): Promise<readonly PeerBudget[]> {
  const { budget } = derive(id, title)
  return reader
    .selectFrom('budget')
    .select('amount')
    .where('type', '=', budget?.type ?? '')
    .where('decade', '=', budget?.decade ?? 0)
    .where('currency', '=', budget?.currency ?? '')
    .where('title', '!=', keyOf(id))
    .orderBy('amount')
    .limit(500)
    .execute()
}


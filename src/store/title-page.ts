/** What the pages of a title show, each with a number of queries that does not depend on the title. */
import type { PeerBudget } from '../catalogue/checks/budget.ts'
import type { Score } from '../community/score.ts'
import { decadeOf } from '../catalogue/derive.ts'
import { idOf, keyOf, type CompanyId, type PersonId, type TitleId } from '../catalogue/ids.ts'
import { titleYear } from '../catalogue/title-year.ts'
import { mayHaveEpisodes } from '../catalogue/vocabulary/title-types.ts'
import type { Credit, Title } from '../catalogue/title.ts'
import { billingOf, makersIn, type Billing } from '../catalogue/billing.ts'
import { documentOf, type StoredDocument } from './entities.ts'
import { lineOf, selectLines, type EntityLine, type LineRow, type Lines } from './lines.ts'
import { linesOf } from './lines-by-key.ts'
import { prepared } from './prepared.ts'
import { featuredReviewOf, type FeaturedReview } from './review-list.ts'
import { ratedTitle } from './rated-title.ts'
import { provenanceOf, type Provenance } from './sources.ts'
import type { ReadHandle } from './tables.ts'

/** A connection as another title's document states it, seen from this title. */
export type ConnectionIn = {
  readonly kind: string
  readonly from: EntityLine
  readonly note: string | undefined
}

export type Season = {
  readonly season: number | undefined
  readonly episodes: number
  readonly firstYear?: number
}

export type TitleRead = StoredDocument & { readonly document: Title }

/** A title and the lines of everything its document names that the page will show. */
export type TitleModel = {
  readonly title: TitleRead
  readonly lines: Lines
  readonly connectionsIn: readonly ConnectionIn[]
  readonly series: EntityLine | undefined
}

export type TitlePageModel = TitleModel & {
  readonly billing: Billing
  readonly seasons: readonly Season[]
  /** The season whose episodes are shown; `undefined` for the episodes without one. */
  readonly season: number | undefined
  readonly episodes: readonly EntityLine[]
  readonly neighbours: { readonly previous: EntityLine | undefined; readonly next: EntityLine | undefined }
  readonly similar: readonly EntityLine[]
  readonly provenance: Provenance
  /** What members give it; absent where none has. */
  readonly score: Score | undefined
  /** Absent where nobody has ever reviewed it. */
  readonly reviews: FeaturedReview | undefined
  /** When ratings began to come in strangely, in milliseconds; absent where all of them count as usual. */
  readonly unusualSince: number | undefined
  readonly peers: readonly PeerBudget[]
}

/** How many of the cast, of a kind of connection, and of the rest a title's first page shows. */
export const shownOnTitlePage = { cast: 18, similar: 6, episodes: 500, connectionsIn: 200 } as const

/**
 * At most twelve queries, and as many for a long title as for a short one: what a film can't have is not asked for.
 * `season` of a series, the first where it is not given; `null` for episodes without a season.
 */
export async function titlePage(
  reader: ReadHandle,
  id: TitleId,
  { season, language }: { readonly season?: number | null | undefined; readonly language: string },
): Promise<TitlePageModel | undefined> {
  const title = await documentOf<Title>(reader, id)
  if (!title) return undefined
  const { document } = title
  const billing = billingOf(document)
  const statedElsewhere = await statedOf(reader, { key: keyOf(id), limit: shownOnTitlePage.connectionsIn })
  const neighbours = document.episode ? await neighboursOf(reader, id, document.episode) : noNeighbours
  const similar = document.episode ? [] : await similarTitles(reader, id, billing)
  const keys = keysOnTitlePage(document, billing)
  for (const { title } of statedElsewhere) keys.add(title)
  for (const key of [neighbours.previous, neighbours.next, ...similar]) if (key !== undefined) keys.add(key)
  const lines = await linesOf(reader, keys)
  const lineOfKey = (key: number | undefined) => (key === undefined ? undefined : lines.get(idOf(key)))
  const guide = mayHaveEpisodes(document.type) ? await episodeGuide(reader, id, season) : noEpisodes
  const provenance = await provenanceOf(reader, id, title.origin)
  const peers = await peerBudgets(reader, id, document)
  const reviews = title.isReviewed ? await featuredReviewOf(reader, id, document, language) : undefined
  const rated = title.isRated ? await ratedTitle(reader, id) : undefined
  return {
    title,
    lines,
    billing,
    connectionsIn: connectionsTo(statedElsewhere, lines),
    series: document.episode && lines.get(document.episode.series),
    ...guide,
    neighbours: { previous: lineOfKey(neighbours.previous), next: lineOfKey(neighbours.next) },
    similar: similar.map(lineOfKey).filter((line) => line !== undefined),
    provenance,
    reviews,
    score: rated?.score,
    unusualSince: rated?.unusualSince,
    peers,
  }
}

type EpisodeGuide = Pick<TitlePageModel, 'seasons' | 'season' | 'episodes'>
const noEpisodes: EpisodeGuide = { seasons: [], season: undefined, episodes: [] }

async function episodeGuide(
  reader: ReadHandle,
  id: TitleId,
  wanted: number | null | undefined,
): Promise<EpisodeGuide> {
  const seasons = await seasonsOf(reader, id)
  const season = wanted === undefined ? (seasons[0]?.season ?? null) : wanted
  const episodes = await episodesOf(reader, id, { season, limit: shownOnTitlePage.episodes })
  return { seasons, season: season ?? undefined, episodes }
}

/** Three queries: the title with the lines of every entity that its document names, or that names it. */
export async function wholeTitle(reader: ReadHandle, id: TitleId): Promise<TitleModel | undefined> {
  const title = await documentOf<Title>(reader, id)
  if (!title) return undefined
  const { document } = title
  const statedElsewhere = await statedOf(reader, { key: keyOf(id), limit: 5000 })
  const lines = await linesOf(reader, [
    ...keysInTitle(document),
    ...statedElsewhere.map(({ title }) => title),
  ])
  return {
    title,
    lines,
    connectionsIn: connectionsTo(statedElsewhere, lines),
    series: document.episode && lines.get(document.episode.series),
  }
}

function keysOnTitlePage(title: Title, billing: Billing): Set<number> {
  const keys = keysBesideCredits(title)
  addPeople(keys, makersIn(billing))
  addPeople(keys, billing.stars)
  addPeople(keys, billing.cast.slice(0, shownOnTitlePage.cast))
  return keys
}

function keysInTitle(title: Title): Set<number> {
  const keys = keysBesideCredits(title)
  addPeople(keys, title.credits ?? [])
  for (const { title: other, recipients } of title.awards ?? []) {
    if (other !== undefined) keys.add(keyOf(other))
    addPeople(keys, recipients ?? [])
    addCompanies(keys, recipients ?? [])
  }
  for (const { lines } of title.quotes ?? []) addPeople(keys, lines)
  return keys
}

function keysBesideCredits(title: Title): Set<number> {
  const keys = new Set<number>()
  if (title.episode) keys.add(keyOf(title.episode.series))
  for (const { title: other } of title.connections ?? []) keys.add(keyOf(other))
  addCompanies(keys, title.companies ?? [])
  addPeople(keys, title.documentary?.participants ?? [])
  addCompanies(keys, title.documentary?.funders ?? [])
  return keys
}

function addPeople(keys: Set<number>, items: readonly { readonly person?: PersonId }[]): void {
  for (const { person } of items) if (person !== undefined) keys.add(keyOf(person))
}

function addCompanies(keys: Set<number>, items: readonly { readonly company?: CompanyId }[]): void {
  for (const { company } of items) if (company !== undefined) keys.add(keyOf(company))
}

type Stated = { readonly title: number; readonly kind: string; readonly note: string | null }

const statedOf = prepared<{ key: number; limit: number }, Stated>((reader, slot) =>
  reader
    .selectFrom('connection')
    .select(['title', 'kind', 'note'])
    .where('other', '=', slot('key'))
    .limit(slot('limit')),
)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What other titles state of this one, the earliest title first. */
function connectionsTo(stated: readonly Stated[], lines: Lines): readonly ConnectionIn[] {
  const found: ConnectionIn[] = []
  for (const { title, kind, note } of stated) {
    const from = lines.get(idOf(title))
    if (from) found.push({ kind, from, note: note ?? undefined })
  }
  return found.sort(
    (a, b) =>
      (a.from.year ?? 9999) - (b.from.year ?? 9999) ||
      compare(a.from.id, b.from.id) ||
      compare(a.kind, b.kind),
  )
}

/** Seasons in order, those without a number last. */
export async function seasonsOf(reader: ReadHandle, series: TitleId): Promise<readonly Season[]> {
  const rows = await seasonRows(reader, { series: keyOf(series) })
  return rows
    .map((row) => ({
      season: row.season ?? undefined,
      episodes: Number(row.episodes),
      ...(row.first_year === null ? {} : { firstYear: row.first_year }),
    }))
    .sort((a, b) => (a.season ?? Infinity) - (b.season ?? Infinity))
}

const seasonRows = prepared<
  { series: number },
  { season: number | null; episodes: number; first_year: number | null }
>((reader, slot) =>
  reader
    .selectFrom('summary')
    .select(({ fn }) => ['season', fn.countAll<number>().as('episodes'), fn.min('year').as('first_year')])
    .where('series', '=', slot('series'))
    .groupBy('season'),
)

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
  const place = { series: keyOf(series), limit, offset }
  if (season === undefined) return (await allEpisodes(reader, place)).map(lineOf)
  if (season === null) return (await episodesWithoutSeason(reader, place)).map(lineOf)
  return (await episodesOfSeason(reader, { ...place, season })).map(lineOf)
}

type EpisodePage = { series: number; limit: number; offset: number }
const unnumbered = 1_000_000

function selectEpisodes(reader: ReadHandle, series: number) {
  return selectLines(reader)
    .where('summary.series', '=', series)
    .orderBy(({ fn, val }) => fn.coalesce('summary.season', val(unnumbered)))
    .orderBy(({ fn, val }) => fn.coalesce('summary.number', val(unnumbered)))
    .orderBy('summary.key')
}
const allEpisodes = prepared<EpisodePage, LineRow>((reader, slot) =>
  selectEpisodes(reader, slot('series')).limit(slot('limit')).offset(slot('offset')),
)
const episodesWithoutSeason = prepared<EpisodePage, LineRow>((reader, slot) =>
  selectEpisodes(reader, slot('series'))
    .where('summary.season', 'is', null)
    .limit(slot('limit'))
    .offset(slot('offset')),
)
const episodesOfSeason = prepared<EpisodePage & { season: number }, LineRow>((reader, slot) =>
  selectEpisodes(reader, slot('series'))
    .where('summary.season', '=', slot('season'))
    .limit(slot('limit'))
    .offset(slot('offset')),
)

/** The keys of the episodes before and after, where there are any. */
type Neighbours = { readonly previous: number | undefined; readonly next: number | undefined }
const noNeighbours: Neighbours = { previous: undefined, next: undefined }

/** The episodes before and after, across seasons; none where the place of this one is not known. */
async function neighboursOf(
  reader: ReadHandle,
  id: TitleId,
  episode: NonNullable<Title['episode']>,
): Promise<Neighbours> {
  const rows = await keysBeside(reader, {
    series: keyOf(episode.series),
    season: episode.season ?? -1,
    number: episode.number ?? -1,
    key: keyOf(id),
  })
  const keyAt = (side: Side): number | undefined => rows.find((row) => row.side === side)?.key
  return { previous: keyAt(before), next: keyAt(after) }
}

type Place = { series: number; season: number; number: number; key: number }
const before = -1
const after = 1
type Side = typeof before | typeof after

/** Both come from the index alone; `from (…)` because a part of a union can't have a limit of its own. */
const keysBeside = prepared<Place, { side: Side; key: number }>((reader, slot) => {
  const beside = (side: Side, comparison: '<' | '>', direction: 'asc' | 'desc') =>
    reader
      .selectFrom(
        reader
          .selectFrom('summary')
          .select('key')
          .where('series', '=', slot('series'))
          .where('key', '!=', slot('key'))
          // As one comparison of pairs both engines go straight to the place in the index.
          .where(({ eb, refTuple, tuple }) =>
            eb(refTuple('season', 'number'), comparison, tuple(slot('season'), slot('number'))),
          )
          .orderBy('season', direction)
          .orderBy('number', direction)
          .limit(1)
          .as('beside'),
      )
      .select(({ lit }) => [lit(side).as('side'), 'beside.key'])
  return beside(before, '<', 'desc').unionAll(beside(after, '>', 'asc'))
})

/**
 * "More like this": among the latest credits of a title's first two makers and first two of the cast (sixteen
 * credits each), the titles that share the most of those people, then the most popular ones. Single episodes are
 * left out, and have none of their own: their neighbours serve.
 */
async function similarTitles(reader: ReadHandle, id: TitleId, billing: Billing): Promise<readonly number[]> {
  const people = new Set([...personsOf(makersIn(billing), 2), ...personsOf(billing.stars, 2)])
  const [a = 0, b = 0, c = 0, d = 0] = people
  const rows = await similarRows(reader, { a, b, c, d, key: keyOf(id) })
  return rows.map(({ key }) => key)
}

const creditsLookedAt = 16
const candidatesLookedAt = 8

/** Each person once. */
function personsOf(credits: readonly Credit[], most: number): readonly number[] {
  const keys = new Set<number>()
  addPeople(keys, credits)
  return [...keys].slice(0, most)
}

type SimilarSlots = { a: number; b: number; c: number; d: number; key: number }
const similarRows = prepared<SimilarSlots, { key: number }>((reader, slot) => {
  const titlesOf = (person: number) =>
    reader
      .selectFrom(
        reader
          .selectFrom('credit')
          .select('title')
          .distinct()
          .where('person', '=', person)
          .orderBy('title', 'desc')
          .limit(creditsLookedAt)
          .as('latest'),
      )
      .select('latest.title')
  const shared = titlesOf(slot('a'))
    .unionAll(titlesOf(slot('b')))
    .unionAll(titlesOf(slot('c')))
    .unionAll(titlesOf(slot('d')))
    .as('shared')
  const candidates = reader
    .selectFrom(shared)
    .select(({ fn }) => ['shared.title', fn.countAll<number>().as('people')])
    .where('shared.title', '!=', slot('key'))
    .groupBy('shared.title')
    .orderBy('people', 'desc')
    .orderBy('shared.title', 'desc')
    .limit(candidatesLookedAt)
    .as('candidate')
  return reader
    .selectFrom('summary')
    .select('summary.key')
    .innerJoin(candidates, 'candidate.title', 'summary.key')
    .where('summary.series', 'is', null)
    .orderBy('candidate.people', 'desc')
    .orderBy('summary.popularity', 'desc')
    .orderBy('summary.key')
    .limit(shownOnTitlePage.similar)
})

/** Budgets of titles of the same type, decade and currency, at most 500, for the magnitude check. */
export async function peerBudgets(
  reader: ReadHandle,
  id: TitleId,
  title: Title,
): Promise<readonly PeerBudget[]> {
  const year = titleYear(title)
  const { budget } = title
  if (!budget) return []
  return budgetsOf(reader, {
    type: title.type,
    decade: year === undefined ? 0 : decadeOf(year),
    currency: budget.currency,
    key: keyOf(id),
  })
}

type BudgetSlots = { type: string; decade: number; currency: string; key: number }
const budgetsOf = prepared<BudgetSlots, PeerBudget>((reader, slot) =>
  reader
    .selectFrom('budget')
    .select('amount')
    .where('type', '=', slot('type'))
    .where('decade', '=', slot('decade'))
    .where('currency', '=', slot('currency'))
    .where('title', '!=', slot('key'))
    .orderBy('amount')
    .limit(500),
)

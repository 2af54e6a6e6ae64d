/** What the home page shows: ways in. */
import { decadeOf } from '../catalogue/derive.ts'
import { genres } from '../catalogue/vocabulary/genres.ts'
import { isoRegions, regions } from '../catalogue/vocabulary/regions.ts'
import { lineOf, selectLines, type EntityLine } from './lines.ts'
import { entitiesWith, facetsInUse, type FacetValue } from './search.ts'
import type { ReadHandle } from './tables.ts'

export type HomePageModel = {
  /** `MM-DD` */
  readonly day: string
  /** The most popular titles of the last years. */
  readonly recent: readonly EntityLine[]
  readonly changed: readonly EntityLine[]
  readonly firstShownToday: readonly EntityLine[]
  readonly bornToday: readonly EntityLine[]
  readonly mostConnected: readonly (EntityLine & { readonly connections: number })[]
  readonly decades: readonly string[]
  readonly genres: readonly string[]
  readonly countries: readonly string[]
}

const firstDecade = 1870
const listed = 12
/** Titles stand six or three in a line. */
const aLine = 6
const listedToday = 6

/** `today` is `YYYY-MM-DD`. */
export async function homePage(reader: ReadHandle, today: string): Promise<HomePageModel> {
  const year = Number(today.slice(0, 4))
  const day = today.slice(5)
  const page = { limit: listedToday, offset: 0 }
  const inUse = await facetsInUse(reader, candidates(year))
  const valuesOf = (facet: FacetValue['facet']) =>
    inUse.filter((row) => row.facet === facet).map((row) => row.value)
  return {
    day,
    recent: await recentTitles(reader, year),
    changed: await recentlyChanged(reader),
    firstShownToday: (await entitiesWith(reader, [{ facet: 'day', value: day }], page)).results,
    bornToday: (await entitiesWith(reader, [{ facet: 'born', value: day }], page)).results,
    mostConnected: await mostConnected(reader),
    decades: valuesOf('decade'),
    genres: valuesOf('genre'),
    countries: valuesOf('country'),
  }
}

function candidates(year: number): FacetValue[] {
  const found: FacetValue[] = []
  for (let decade = decadeOf(year) + 10; decade >= firstDecade; decade -= 10) {
    found.push({ facet: 'decade', value: String(decade) })
  }
  for (const { id } of genres.terms) found.push({ facet: 'genre', value: id })
  for (const value of [...isoRegions, ...regions.terms.map((term) => term.id)])
    found.push({ facet: 'country', value })
  return found
}

/** The latest first. What the last years leave of a line is filled from those before. */
async function recentTitles(reader: ReadHandle, year: number): Promise<readonly EntityLine[]> {
  const rows = await popularFrom(reader, { from: year - 4, to: year, limit: listed })
  const over = rows.length % aLine
  if (over > 0)
    rows.push(...(await popularFrom(reader, { from: year - 9, to: year - 5, limit: aLine - over })))
  return rows.map(lineOf).toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))
}

async function popularFrom(reader: ReadHandle, years: { from: number; to: number; limit: number }) {
  return selectLines(reader)
    .innerJoin('facet', 'facet.entity', 'summary.key')
    .where('facet.facet', '=', 'decade')
    .where('facet.value', 'in', [...new Set([String(decadeOf(years.to)), String(decadeOf(years.from))])])
    .where('summary.year', '>=', years.from)
    .where('summary.year', '<=', years.to)
    .orderBy('facet.rank')
    .orderBy('facet.entity')
    .limit(years.limit)
    .execute()
}

/** The last entities that somebody changed, each once; loading a whole data set is no news of each. */
async function recentlyChanged(reader: ReadHandle): Promise<readonly EntityLine[]> {
  const latest = reader
    .selectFrom('feed')
    .select(['entity', 'position'])
    .where('entity', 'is not', null)
    .orderBy('position', 'desc')
    .limit(listed * 5)
    .as('latest')
  const rows = await selectLines(reader)
    .innerJoin(latest, 'latest.entity', 'summary.key')
    .orderBy('latest.position', 'desc')
    .execute()
  return [...new Map(rows.map((row) => [row.key, lineOf(row)])).values()].slice(0, listed)
}

async function mostConnected(reader: ReadHandle): Promise<HomePageModel['mostConnected']> {
  const rows = await selectLines(reader)
    .select('summary.connections')
    .where('summary.connections', '>', 0)
    .orderBy('summary.connections', 'desc')
    .orderBy('summary.key')
    .limit(listed)
    .execute()
  return rows.map((row) => ({ ...lineOf(row), connections: row.connections }))
}

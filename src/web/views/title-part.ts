/** The pages below a title: what they are made from, and how much each of them holds. */
import type { Title } from '../../catalogue/title.ts'
import type { TitlePartRead } from '../../store/title-part-page.ts'
import type { TitleModel } from '../../store/title-page.ts'
import { titleParts, type TitlePart } from '../paths.ts'
import { statedConnections } from './stated-connections.ts'

export type TitlePartModel = TitlePartRead & { readonly part: TitlePart }

export type PartCounts = Readonly<Record<TitlePart, number>>

/** Pages that are lists of like things, so that their number says something. */
export const countedParts: ReadonlySet<TitlePart> = new Set<TitlePart>([
  'cast', 'trivia', 'goofs', 'quotes', 'connections', 'awards',
])

/** How many facts each page holds; 0 where it has only an invitation to show. */
export function partCounts(model: TitleModel): PartCounts {
  const connections = statedConnections(model)
  const counts = Object.fromEntries(titleParts.map((part) => [part, factsOn(part, model.title.document)]))
  return {
    ...(counts as Record<TitlePart, number>),
    connections: connections.reduce((sum, group) => sum + group.titles.length, 0),
  }
}

type Facts = readonly unknown[] | object | string | true | undefined

function factsOn(part: Exclude<TitlePart, 'connections'> | TitlePart, title: Title): number {
  return factsOf[part](title).reduce<number>((sum, facts) => sum + sizeOf(facts), 0)
}

function sizeOf(facts: Facts): number {
  return Array.isArray(facts) ? facts.length : facts === undefined ? 0 : 1
}

const factsOf: Readonly<Record<TitlePart, (title: Title) => readonly Facts[]>> = {
  cast: ({ credits, documentary }) => [credits, documentary?.participants],
  plot: (title) => [
    title.outline, title.summaries, title.synopsis, title.taglines, title.genres, title.interests, title.keywords,
    title.documentary?.subjects, title.documentary?.events, title.documentary?.places, title.documentary?.periods,
  ],
  trivia: (title) => [title.trivia, title.crazyCredits, title.alternateVersions, title.soundtrack],
  goofs: ({ goofs }) => [goofs],
  quotes: ({ quotes }) => [quotes],
  connections: ({ connections }) => [connections],
  releases: ({ releases, otherNames }) => [releases, otherNames, 'the main name'],
  companies: ({ companies, documentary }) => [companies, documentary?.archiveSources, documentary?.funders],
  production: (title) => [
    title.status, title.statusHistory, title.filmingDates, title.locations, title.budget, title.openings,
    title.grosses, title.admissions, title.companies?.filter(({ role }) => role === 'production'),
  ],
  technical: ({ runtimes, technical }) => [runtimes, ...Object.values(technical ?? {})],
  awards: ({ awards }) => [awards],
  locations: ({ locations, filmingDates }) => [locations, filmingDates],
  links: ({ links, externalIds, ratings }) => [links, externalIds, ratings],
  advisories: ({ advisories, certificates, adult }) => [advisories, certificates, adult],
}

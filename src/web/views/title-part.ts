/** The pages below a title: what they are made from, and how much each of them holds. */
import type { EntityId } from '../../catalogue/ids.ts'
import { titleYear } from '../../catalogue/title-year.ts'
import type { Title } from '../../catalogue/title.ts'
import type { TitlePartRead } from '../../store/title-part-page.ts'
import type { TitleModel } from '../../store/title-page.ts'
import type { Named } from '../../text/titles.ts'
import type { Words } from '../../text/words.ts'
import { titleParts, type TitlePart } from '../paths.ts'
import { awardsSummary } from './awards.ts'
import { idsElsewhere } from './ids-elsewhere.ts'
import { statedConnections } from './stated-connections.ts'

export type TitlePartModel = TitlePartRead & { readonly part: TitlePart }

/** What the title's name is written from. */
export function namedOf({ title: { document }, series }: TitleModel): Named {
  const { type, name, endYear, episode } = document
  const year = titleYear(document)
  return {
    type,
    name,
    ...(year === undefined ? {} : { year }),
    ...(endYear === undefined ? {} : { endYear }),
    ...(episode ? { episode: { ...episode, seriesName: series?.name } } : {}),
  }
}

export type PartCounts = Readonly<Record<TitlePart, number>>

const countedParts = ['cast', 'trivia', 'goofs', 'quotes', 'connections', 'awards'] as const

/** Whether a page is a list of like things, so that their number says something. */
export const isCounted = (part: TitlePart): part is (typeof countedParts)[number] =>
  countedParts.some((counted) => counted === part)

/** How many facts each page holds; 0 where it has only an invitation to show. */
export function partCounts(model: TitleModel): PartCounts {
  const connections = statedConnections(model).reduce((sum, group) => sum + group.titles.length, 0)
  const counts = titleParts.map((part) => [part, part === 'connections' ? connections : factsOn(part, model)])
  return Object.fromEntries(counts) as Record<TitlePart, number>
}

/** How much a page holds, in words; empty where a number would say nothing. */
export function countLine(words: Words, model: TitlePartModel): string {
  const { say } = words
  const count = partCounts(model)[model.part]
  if (count === 0 || !isCounted(model.part)) return ''
  if (model.part !== 'awards') return words.plural(count, say.titleParts.counts[model.part])
  return awardsSummary(words, model.title.document.awards ?? [])
}

function factsOn(part: Exclude<TitlePart, 'connections'>, { title }: TitleModel): number {
  const facts = factsOf[part](title.document, title.id)
  return facts.reduce<number>(
    (sum, fact) => sum + (Array.isArray(fact) ? fact.length : fact === undefined ? 0 : 1),
    0,
  )
}

/** The fields that each page shows. Names and years, which every title has, are not counted. */
const factsOf: Readonly<
  Record<Exclude<TitlePart, 'connections'>, (title: Title, id: EntityId) => readonly unknown[]>
> = {
  cast: ({ credits, documentary }) => [credits, documentary?.participants],
  plot: (title) => [
    title.outline,
    title.summaries,
    title.synopsis,
    title.taglines,
    title.genres,
    title.interests,
    title.keywords,
    title.documentary?.subjects,
    title.documentary?.events,
    title.documentary?.places,
    title.documentary?.periods,
  ],
  trivia: (title) => [title.trivia, title.crazyCredits, title.alternateVersions, title.soundtrack],
  goofs: ({ goofs }) => [goofs],
  quotes: ({ quotes }) => [quotes],
  releases: ({ releases, otherNames }) => [releases, otherNames],
  companies: ({ companies, documentary }) => [companies, documentary?.archiveSources, documentary?.funders],
  production: (title) => [
    title.status,
    title.statusHistory,
    title.filmingDates,
    title.locations,
    title.budget,
    title.openings,
    title.grosses,
    title.admissions,
    title.companies?.filter(({ role }) => role === 'production'),
  ],
  technical: ({ runtimes, technical }) => [runtimes, ...Object.values(technical ?? {})],
  awards: ({ awards }) => [awards],
  locations: ({ locations, filmingDates }) => [locations, filmingDates],
  links: (title, id) => [title.links, idsElsewhere(id, title), title.ratings],
  advisories: ({ advisories, certificates, adult }) => [advisories, certificates, adult],
}

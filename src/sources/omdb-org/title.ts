/** One film, series or episode of the dump as a title. */
import { ItemIds } from '../../catalogue/ids.ts'
import { knownAmount } from '../../catalogue/money.ts'
import { parsePartialDate } from '../../catalogue/partial-date.ts'
import { tidyName, tidyText } from '../../catalogue/text.ts'
import type { Title } from '../../catalogue/title.ts'
import { isLanguage } from '../../catalogue/vocabulary/languages.ts'
import { ordinals } from '../../catalogue/vocabulary/name-attributes.ts'
import { isRegion } from '../../catalogue/vocabulary/regions.ts'
import { sortCategories } from './categories.ts'
import type { Connections } from './connections.ts'
import type { Dump, Thing } from './dump.ts'
import { isPlainSeasonName, type Placement } from './seasons.ts'
import { titleId } from './title-id.ts'

export type World = {
  readonly dump: Dump
  readonly placement: Placement
  readonly connections: Connections
  /** Counts what was no use, by what it was. */
  setAside(what: string): void
}

/** Empty lists are left out: no list of a document is empty. */
type Optional<T> = T | Record<never, never>
const listed = <Key extends string, T>(key: Key, items: readonly T[]): Optional<{ [K in Key]: T[] }> =>
  items.length === 0 ? {} : { [key]: [...items] }

export function titleOf(world: World, thing: Thing): Title {
  const { dump, connections } = world
  const sorted = sortCategories(dump, withSeasons(world, thing, dump.categories))
  return {
    type: typeOf(thing, sorted.type),
    name: tidyName(thing.name),
    ...listed('otherNames', seasonNames(world, thing)),
    ...episodePlace(world, thing),
    ...details(world, thing),
    ...dates(world, thing),
    ...listed('genres', sorted.genres),
    ...listed('keywords', sorted.keywords),
    ...listed('summaries', summaries(world, thing)),
    ...listed('countries', countries(world, thing)),
    ...listed('languages', languages(world, thing)),
    ...listed('connections', connections.ofTitle.get(thing.id) ?? []),
    ...listed('ratings', ratings(world, thing)),
    ...listed('links', links(world, thing)),
    externalIds: [{ id: 'omdb', scheme: 'omdb', value: String(thing.id) }],
  }
}

function typeOf({ kind }: Thing, ofFilm: string | undefined): string {
  if (kind === 'series') return 'tvSeries'
  return kind === 'episode' ? 'tvEpisode' : (ofFilm ?? 'movie')
}

/** What is said of a thing; of a series also what is said of its seasons. */
function withSeasons<T>({ placement }: World, { id }: Thing, said: ReadonlyMap<number, readonly T[]>): T[] {
  const seasons = placement.seasons.get(id) ?? []
  return [id, ...seasons.map((season) => season.id)].flatMap((one) => said.get(one) ?? [])
}

/**
 * A season that is called more than its number is another name of its series, as IMDb's own word for it has
 * it.
 */
function seasonNames({ placement }: World, { id }: Thing): NonNullable<Title['otherNames']> {
  const ids = new ItemIds()
  return (placement.seasons.get(id) ?? [])
    .filter(({ name }) => !isPlainSeasonName(tidyName(name)))
    .map((season) => {
      const ordinal = ordinals[(placement.seasonNumbers.get(season.id) ?? 0) - 1]
      const attributes = ordinal === undefined ? {} : { attributes: [`${ordinal} season title`] }
      return { id: ids.of(String(season.id)), name: tidyName(season.name), ...attributes }
    })
}

function episodePlace({ placement }: World, { id }: Thing): Pick<Title, 'episode'> {
  const place = placement.episodes.get(id)
  return place ? { episode: { ...place, series: titleId(place.series) } } : {}
}

/**
 * A day is when a film or an episode was first shown; the first of January stands for a year alone. The
 * date of a series is that of its latest episode, so that its year is that of its first one.
 */
function dates(world: World, thing: Thing): Pick<Title, 'year' | 'releases'> {
  const date = thing.kind === 'series' ? firstDate(world, thing) : thing.date
  if (date === undefined) return {}
  const parts = parsePartialDate(date)
  if (!parts || parts.year < 1874 || parts.year > 2200) {
    world.setAside('dates that are no day of the calendar')
    return {}
  }
  if (thing.kind === 'series' || date.endsWith('-01-01')) return { year: parts.year }
  return { releases: [{ id: 'first', date }] }
}

function firstDate({ placement }: World, { id }: Thing): string | undefined {
  const known = (placement.episodesOf.get(id) ?? []).flatMap(({ date }) => date ?? [])
  return known.toSorted()[0]
}

/** Runtime in minutes, money in US dollars as the site asks for it; 0 is not known. */
function details({ dump }: World, { id }: Thing): Pick<Title, 'runtimes' | 'budget' | 'grosses'> {
  const [found] = dump.details.get(id) ?? []
  if (!found) return {}
  const minutes = /^[1-9]\d{0,4}$/.test(found.runtime) ? Number(found.runtime) : undefined
  const budget = knownAmount(found.budget)
  const revenue = knownAmount(found.revenue)
  const money = { currency: 'USD', basis: 'contributor' }
  return {
    ...(minutes === undefined ? {} : { runtimes: [{ id: 'main', minutes }] }),
    ...(budget === undefined ? {} : { budget: { amount: budget, ...money } }),
    ...(revenue === undefined
      ? {}
      : { grosses: [{ id: 'worldwide', area: 'WORLDWIDE', amount: revenue, ...money }] }),
  }
}

/** The abstracts; that of a season begins with the season's name. */
function summaries(world: World, thing: Thing): NonNullable<Title['summaries']> {
  const ids = new ItemIds()
  const own = (world.dump.abstracts.get(thing.id) ?? []).map((abstract) => ({ ...abstract, of: '' }))
  const ofSeasons = (world.placement.seasons.get(thing.id) ?? []).flatMap((season) =>
    (world.dump.abstracts.get(season.id) ?? []).map((abstract) => ({
      ...abstract,
      of: `${tidyName(season.name)}: `,
    })),
  )
  const items = []
  for (const { text, language, of } of [...own, ...ofSeasons]) {
    const tidy = tidyText(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'))
    if (tidy === '') world.setAside('abstracts that are empty')
    else
      items.push({
        id: ids.of(`${language} ${of}${tidy}`),
        text: `${of}${tidy}`,
        language,
        author: 'omdb.org',
      })
  }
  return items
}

/** Codes of states that are no more: `CS` was two of them. */
function countries(world: World, thing: Thing): string[] {
  const codes = withSeasons(world, thing, world.dump.countries).map((code) => formerCountry(code, thing.date))
  const known = codes.filter((code) => isRegion(code) || world.setAside('countries that are not known'))
  return [...new Set(known)].sort()
}

function formerCountry(code: string, date: string | undefined): string {
  if (code === 'CS') return date === undefined || date < '1993' ? 'CSHH' : 'CSXX'
  return { DD: 'DDDE', SU: 'SUHH', YU: 'XYU' }[code] ?? code
}

function languages(world: World, thing: Thing): string[] {
  const codes = withSeasons(world, thing, world.dump.languages).map((code) => (code === 'xx' ? 'zxx' : code))
  const known = codes.filter((code) => isLanguage(code) || world.setAside('languages that are not known'))
  return [...new Set(known)].sort()
}

/** The site gives averages as floating point of single precision: 7.8000001907 is 7.8. */
function ratings({ dump }: World, { id }: Thing): NonNullable<Title['ratings']> {
  return (dump.votes.get(id) ?? []).slice(0, 1).flatMap(({ average, count }) => {
    const [mean, votes] = [Math.round(Number(average) * 100) / 100, Number(count)]
    const isKnown = average !== '' && mean >= 0 && mean <= 10 && Number.isSafeInteger(votes) && votes > 0
    return isKnown ? [{ id: 'omdb', source: 'omdb.org', average: mean, votes }] : []
  })
}

function links(world: World, thing: Thing): NonNullable<Title['links']> {
  const ids = new ItemIds()
  const found: NonNullable<Title['links']> = []
  const homepage = tidyText(world.dump.details.get(thing.id)?.[0]?.homepage ?? '')
  if (homepage !== '') {
    const url = /^www\.[^\s/]+\.[a-z]/i.test(homepage) ? `http://${homepage}` : homepage
    if (isAddress(url)) found.push({ id: ids.of(url), kind: 'official', url })
    else world.setAside('home pages that are no address')
  }
  for (const { key, language, site } of withSeasons(world, thing, world.dump.trailers)) {
    const url = trailerAddress(site, key)
    if (url === undefined) world.setAside('trailers that are no address')
    else if (!found.some((link) => link.url === url)) {
      const spoken = language !== null && isLanguage(language) ? { language } : {}
      found.push({ id: ids.of(url), kind: 'trailer', url, ...spoken })
    }
  }
  return found
}

function isAddress(url: string): boolean {
  return /^https?:\/\/[^\s<>"/]+\.[^\s<>"]+$/i.test(url) && url.length <= 2000 && URL.canParse(url)
}

function trailerAddress(site: string, key: string): string | undefined {
  if (site === 'youtube' && /^[\w-]{6,20}$/.test(key)) return `https://www.youtube.com/watch?v=${key}`
  return site === 'vimeo' && /^\d{4,15}$/.test(key) ? `https://vimeo.com/${key}` : undefined
}

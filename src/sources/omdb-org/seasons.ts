/** Which season and which number an episode has: the dump says neither, only names, parents and dates. */
import { ordinals } from '../../catalogue/vocabulary/name-attributes.ts'
import type { Dump, Thing } from './dump.ts'

export type EpisodePlace = { readonly series: number; readonly season?: number; readonly number?: number }

export type Placement = {
  readonly episodes: ReadonlyMap<number, EpisodePlace>
  readonly seasonNumbers: ReadonlyMap<number, number>
  /** Seasons of a series, in order. */
  readonly seasons: ReadonlyMap<number, readonly Thing[]>
  readonly episodesOf: ReadonlyMap<number, readonly Thing[]>
  /** Episodes and seasons that name a series or a season which is not there. */
  readonly orphans: number
}

export function placeEpisodes({ things }: Dump): Placement {
  const seasons = new Map<number, Thing[]>()
  const episodesOf = new Map<number, Thing[]>()
  let orphans = 0
  for (const thing of things.values()) {
    if (thing.kind === 'season') {
      if (things.get(thing.parent ?? 0)?.kind === 'series') push(seasons, thing.parent ?? 0, thing)
      else orphans += 1
    } else if (thing.kind === 'episode') {
      const series = seriesOf(things, thing)
      if (series !== undefined) push(episodesOf, series, thing)
      if (series === undefined || !things.has(thing.parent ?? 0)) orphans += 1
    }
  }
  const seasonNumbers = new Map<number, number>()
  for (const ofSeries of seasons.values()) {
    ofSeries.sort(byDate)
    numberSeasons(ofSeries, seasonNumbers)
  }
  const episodes = new Map<number, EpisodePlace>()
  for (const [series, ofSeries] of episodesOf) {
    placeInSeries(series, ofSeries, { things, seasonNumbers, hasSeasons: seasons.has(series), episodes })
  }
  return { episodes, seasonNumbers, seasons, episodesOf, orphans }
}

function seriesOf(things: Dump['things'], { series, parent }: Thing): number | undefined {
  if (things.get(series ?? 0)?.kind === 'series') return series
  const above = things.get(parent ?? 0)
  if (above?.kind === 'series') return above.id
  return above?.kind === 'season' && things.get(above.parent ?? 0)?.kind === 'series'
    ? above.parent
    : undefined
}

/** By the numbers in their names; where no name has one, by their order. */
function numberSeasons(seasons: readonly Thing[], numbers: Map<number, number>): void {
  const named = seasons.map(({ name }) => seasonNumber(name))
  const isNamed = named.some((number) => number !== undefined)
  for (const [at, { id }] of seasons.entries()) {
    const number = isNamed ? named[at] : at + 1
    if (number !== undefined) numbers.set(id, number)
  }
}

type InSeries = {
  readonly things: Dump['things']
  readonly seasonNumbers: ReadonlyMap<number, number>
  readonly hasSeasons: boolean
  readonly episodes: Map<number, EpisodePlace>
}

/** Numbers the episodes of each season by date; where one has no date, all of them by the order of entry. */
function placeInSeries(
  series: number,
  all: readonly Thing[],
  { things, seasonNumbers, hasSeasons, episodes }: InSeries,
): void {
  const groups = Map.groupBy(all, ({ parent }) => {
    const season = things.get(parent ?? 0)
    return season?.kind === 'season' && season.parent === series ? seasonNumbers.get(season.id) : undefined
  })
  for (const [season, group] of groups) {
    // Beside seasons that are known, what stands in none of them has no number that anyone would know it by.
    if (season === undefined && hasSeasons) {
      for (const { id } of group) episodes.set(id, { series })
      continue
    }
    const isDated = group.every(({ date }) => date !== undefined)
    const inOrder = group.toSorted(isDated ? byDate : (a, b) => a.id - b.id)
    for (const [at, { id }] of inOrder.entries()) {
      episodes.set(id, { series, ...(season === undefined ? {} : { season }), number: at + 1 })
    }
  }
}

/** Those without a date come last. */
function byDate(a: Thing, b: Thing): number {
  const [left, right] = [a.date ?? '9999', b.date ?? '9999']
  return left < right ? -1 : left > right ? 1 : a.id - b.id
}

const words =
  'season|series|staffel|saison|säsong|sesong|sæson|stagione|temporada|seizoen|volume|vol|book|part|teil'
const numberBehind = new RegExp(`(?:${words})\\.?\\s*#?0*(\\d{1,3})(?!\\d)`, 'iu')
const numberBefore = new RegExp(`(?<!\\d)0*(\\d{1,3})(?:\\.|st|nd|rd|th)?\\s*(?:${words})(?!\\p{L})`, 'iu')
const onlyNumber = /^#?0*(\d{1,3})\.?$/
const spelled = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const german = 'erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte'.split(' ')
const spelledBehind = new RegExp(`(?:${words})\\s+(${spelled.join('|')})(?!\\p{L})`, 'iu')
const spelledBefore = new RegExp(
  `(?<!\\p{L})(${[...ordinals, ...german].join('|')})\\s+(?:${words})(?!\\p{L})`,
  'iu',
)

/**
 * `Season 4 - Fourth Doctor`, `2. Staffel`, `Säsong 3`, `Season Two`, `Erste Staffel`, `7`; specials are
 * season 0.
 */
export function seasonNumber(name: string): number | undefined {
  const digits = (numberBehind.exec(name) ?? numberBefore.exec(name) ?? onlyNumber.exec(name))?.[1]
  if (digits !== undefined) return Number(digits)
  const word = (spelledBehind.exec(name) ?? spelledBefore.exec(name))?.[1]?.toLowerCase()
  if (word === undefined) return /^specials?$/i.test(name) ? 0 : undefined
  const place = [spelled, german, ordinals].map((list) => list.indexOf(word)).find((at) => at >= 0)
  return place === undefined ? undefined : place + 1
}

const plain = new RegExp(`^(?:${words})\\.?\\s*#?\\d+$|^#?\\d+\\.?(?:\\s*(?:${words}))?$`, 'iu')
const plainWords = new RegExp(
  `^(?:${words})\\s+(?:${spelled.join('|')})$|^(?:${[...ordinals, ...german].join('|')})\\s+(?:${words})$`,
  'iu',
)

/** Whether a season's name says nothing but its number. */
export function isPlainSeasonName(name: string): boolean {
  return plain.test(name) || plainWords.test(name)
}

function push(lists: Map<number, Thing[]>, key: number, thing: Thing): void {
  const list = lists.get(key)
  if (list) list.push(thing)
  else lists.set(key, [thing])
}

/** What a member saw in a year, as numbers to plot. */
import type { Halves } from './rating.ts'
import { leastHalves, mostHalves, ratingOf } from './rating.ts'

/** One viewing with what is known of its title. */
export type DiaryEntry = {
  readonly title: string
  /** `YYYY-MM-DD`. */
  readonly watched: string
  readonly isRewatch?: boolean
  readonly halves?: Halves
  readonly year?: number
  readonly minutes?: number
  readonly genres?: readonly string[]
  readonly countries?: readonly string[]
}

/** How many viewings: most first, then by name. */
export type Counted = { readonly name: string; readonly viewings: number }

export type YearStatistics = {
  readonly viewings: number
  /** Different titles. */
  readonly titles: number
  readonly rewatches: number
  /** Of the viewings whose title has a running time. */
  readonly minutes: number
  /** Twelve numbers, January first. */
  readonly byMonth: readonly number[]
  /** Seven numbers, Monday first, as ISO 8601 counts. */
  readonly byWeekday: readonly number[]
  /** By the year of the title, oldest first; decades between, without a viewing, are there too. */
  readonly byDecade: readonly { readonly decade: number; readonly viewings: number }[]
  /** A title of two genres counts for both. */
  readonly byGenre: readonly Counted[]
  readonly byCountry: readonly Counted[]
  /** Nineteen bars, 1 to 10 in halves. */
  readonly ratings: readonly { readonly rating: number; readonly viewings: number }[]
  /** Of the rated viewings, in points, not rounded; absent where there are none. */
  readonly meanRating?: number
  /** The most days in a row with a viewing, within the year; of equal ones, the first. */
  readonly longestStreak?: { readonly days: number; readonly from: string; readonly to: string }
  /** In the order of the diary, where a day has more than one. */
  readonly first?: DiaryEntry
  readonly last?: DiaryEntry
}

const day = 86_400_000

/** Entries of other years, and of days that no calendar has, are left out. Linear but for sorting the days. */
export function yearStatistics(diary: readonly DiaryEntry[], year: number): YearStatistics {
  const entries = diary
    .filter(({ watched }) => isDayOf(year, watched))
    .sort((a, b) => (a.watched < b.watched ? -1 : a.watched > b.watched ? 1 : 0))
  const rated = entries.flatMap(({ halves }) => halves ?? [])
  const [first, last] = [entries[0], entries.at(-1)]
  const longestStreak = streakOf(entries.map(({ watched }) => watched))
  return {
    viewings: entries.length,
    titles: new Set(entries.map(({ title }) => title)).size,
    rewatches: entries.filter(({ isRewatch }) => isRewatch).length,
    minutes: entries.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    byMonth: bars(12, entries, ({ watched }) => Number(watched.slice(5, 7)) - 1),
    byWeekday: bars(7, entries, ({ watched }) => (new Date(watched).getUTCDay() + 6) % 7),
    byDecade: decadesOf(entries),
    byGenre: counted(entries.map(({ genres }) => genres ?? [])),
    byCountry: counted(entries.map(({ countries }) => countries ?? [])),
    ratings: bars(mostHalves - leastHalves + 1, rated, (halves) => halves - leastHalves).map(
      (viewings, at) => ({
        rating: ratingOf(at + leastHalves),
        viewings,
      }),
    ),
    ...(rated.length > 0
      ? { meanRating: rated.reduce((sum, halves) => sum + halves, 0) / 2 / rated.length }
      : {}),
    ...(longestStreak ? { longestStreak } : {}),
    ...(first && last ? { first, last } : {}),
  }
}

function isDayOf(year: number, watched: string): boolean {
  const moment = new Date(`${watched}T00:00:00Z`)
  return (
    !Number.isNaN(moment.getTime()) &&
    moment.toISOString().slice(0, 10) === watched &&
    Number(watched.slice(0, 4)) === year
  )
}

/** How many entries fall to each of so many places. */
function bars<T>(places: number, entries: readonly T[], placeOf: (entry: T) => number): readonly number[] {
  const counts = new Array<number>(places).fill(0)
  for (const entry of entries) {
    const place = placeOf(entry)
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}

function decadesOf(entries: readonly DiaryEntry[]): YearStatistics['byDecade'] {
  const decades = entries.flatMap(({ year }) => (year === undefined ? [] : Math.floor(year / 10)))
  if (decades.length === 0) return []
  const oldest = decades.reduce((a, b) => Math.min(a, b))
  const newest = decades.reduce((a, b) => Math.max(a, b))
  return bars(newest - oldest + 1, decades, (decade) => decade - oldest).map((viewings, at) => ({
    decade: (oldest + at) * 10,
    viewings,
  }))
}

function counted(names: readonly (readonly string[])[]): readonly Counted[] {
  const counts = new Map<string, number>()
  for (const name of names.flatMap((each) => [...new Set(each)]))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .map(([name, viewings]) => ({ name, viewings }))
    .sort((a, b) => b.viewings - a.viewings || (a.name < b.name ? -1 : 1))
}

/** `days` in order. */
function streakOf(days: readonly string[]): YearStatistics['longestStreak'] {
  let longest: YearStatistics['longestStreak']
  let from = ''
  let before = -Infinity
  for (const to of days) {
    const at = Date.parse(to)
    if (at - before > day) from = to
    before = at
    const length = (at - Date.parse(from)) / day + 1
    if (length > (longest?.days ?? 0)) longest = { days: length, from, to }
  }
  return longest
}

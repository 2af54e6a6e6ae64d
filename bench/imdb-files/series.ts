import { characterName } from './people.ts'
import { Random, hash, normalQuantile } from './random.ts'
import type { Cast, Category } from './cast.ts'
import { typeOf } from './layout.ts'
import type { Layout } from './layout.ts'
import type { LexiconCode } from './words.ts'

export const lastYear = 2026

export interface Regular {
  readonly person: number
  readonly category: Category
  readonly characters: string
}

/** What the episodes of a series share. */
export interface Series {
  readonly title: number
  readonly firstSlot: number
  readonly episodes: number
  readonly language: LexiconCode
  readonly genres: readonly string[]
  readonly isAdult: boolean
  readonly firstYear: number
  readonly endYear: number | undefined
  readonly seasonLength: number
  readonly naming: 'numbered' | 'dated' | 'named'
  readonly hasNumbers: boolean
  readonly minutes: number | undefined
  readonly isNonfiction: boolean
  readonly regulars: readonly Regular[]
  readonly directors: readonly number[]
  readonly writers: readonly number[]
  readonly producers: readonly number[]
}

const nonfiction = ['Talk-Show', 'News', 'Reality-TV', 'Game-Show', 'Documentary', 'Sport', 'Music']
const fiction = list(`
  Drama Comedy Drama Comedy Drama Comedy Romance Action Crime Adventure Animation Family Horror Thriller
  Mystery Fantasy Sci-Fi Biography History Musical War Western
`)
const languages = list(`
  en en en en en en en en en en en en xx xx xx xx es es de de fr pt it sv pl tr
`) as LexiconCode[]

function list(text: string): string[] {
  return text.trim().split(/\s+/)
}

/** Up to three genres in alphabetical order; an empty list for one title in 25. */
export function drawGenres(random: Random, isNonfiction: boolean): string[] {
  if (random.chance(0.04)) return []
  const roll = random.next()
  const wanted = roll < 0.45 ? 1 : roll < 0.75 ? 2 : 3
  const genres = new Set<string>()
  for (let drawn = 0; drawn < wanted; drawn++) {
    genres.add(random.pick(isNonfiction && (drawn === 0 || random.chance(0.5)) ? nonfiction : fiction))
  }
  return [...genres].sort()
}

export function drawLanguage(random: Random): LexiconCode {
  return random.pick(languages)
}

/** A year from the first to now, later ones likelier by far. */
export function drawYear(random: Random, first: number): number {
  return lastYear - Math.floor((lastYear - first + 1) * random.next() ** 2.4)
}

/** A person whose credits as self or as actor follow from a draw. */
export function drawPerformer(random: Random, cast: Cast, isNonfiction: boolean): Regular {
  if (random.chance(isNonfiction ? 0.85 : 0.03)) {
    const roll = random.next()
    const role =
      roll < 0.3 ? 'Self - Host' : roll < 0.5 ? 'Self - Guest' : roll < 0.55 ? 'Self - Judge' : 'Self'
    return { person: cast.draw(random, 'self'), category: 'self', characters: `["${role}"]` }
  }
  const isWoman = random.chance(0.42)
  const category = isWoman ? 'actress' : 'actor'
  const person = cast.draw(random, category)
  if (random.chance(0.12)) return { person, category, characters: '\\N' }
  const name = characterName(random, isWoman)
  const second = random.chance(0.04) ? `","${characterName(random, isWoman)}` : ''
  return { person, category, characters: `["${name}${second}"]` }
}

/** Gives the profile of any series by its number; the last few thousand are kept at hand. */
export function seriesProfiles(layout: Layout, cast: Cast, seed: number): (number: number) => Series {
  const kept: ({ number: number; series: Series } | undefined)[] = []
  const random = new Random(seed)
  return (number) => {
    const entry = kept[number % 4096]
    if (entry?.number === number) return entry.series
    random.restart(hash(seed, 61), number)
    const series = drawSeries(random, layout, cast, number)
    kept[number % 4096] = { number, series }
    return series
  }
}

function drawSeries(random: Random, layout: Layout, cast: Cast, number: number): Series {
  const title = layout.seriesTitles[number] ?? 0
  const firstSlot = layout.firstSlots[number] ?? 0
  const episodes = (layout.firstSlots[number + 1] ?? 0) - firstSlot
  const isNonfiction = random.chance(0.4)
  const isAdult = random.chance(0.015)
  const isMini = typeOf(layout, title) === 'tvMiniSeries'
  const isDaily = episodes > 400
  const seasonLength = isMini ? 4000 : isDaily ? random.between(90, 260) : random.between(6, 26)
  const seasons = Math.max(1, Math.ceil(episodes / seasonLength))
  const firstYear = Math.max(1946, Math.min(drawYear(random, 1950), lastYear - seasons + 1))
  const ended = Math.min(lastYear, firstYear + seasons - 1)
  const naming = random.next()
  const people = (count: number, category: Category): number[] =>
    Array.from({ length: count }, () => cast.draw(random, category))
  return {
    title,
    firstSlot,
    episodes,
    language: drawLanguage(random),
    genres: isAdult ? ['Adult'] : drawGenres(random, isNonfiction),
    isAdult,
    firstYear,
    endYear: random.chance(isMini ? 0.9 : 0.5) ? ended : undefined,
    seasonLength,
    naming: naming < 0.5 ? 'numbered' : naming < 0.58 ? 'dated' : 'named',
    hasNumbers: random.chance(0.86),
    minutes: random.chance(0.55)
      ? Math.round(Math.min(240, 20 * Math.exp(0.6 + 0.5 * spread(random))))
      : undefined,
    isNonfiction,
    regulars: distinct(
      Array.from({ length: 1 + random.count(7) }, () => drawPerformer(random, cast, isNonfiction)),
    ),
    directors: people(1 + random.count(2), 'director'),
    writers: people(1 + random.count(3), 'writer'),
    producers: people(1 + random.count(2), 'producer'),
  }
}

function distinct(regulars: readonly Regular[]): Regular[] {
  return [...new Map(regulars.map((regular) => [regular.person, regular])).values()]
}

function spread(random: Random): number {
  return normalQuantile(random.next())
}

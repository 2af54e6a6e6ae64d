import { addAkas, addEpisodeAkas, originalRow } from './akas.ts'
import type { Cast, Category } from './cast.ts'
import { seriesOfSlot, typeOf } from './layout.ts'
import type { Layout, TitleType } from './layout.ts'
import { fraction, hash, normalQuantile } from './random.ts'
import type { Random } from './random.ts'
import { drawGenres, drawLanguage, drawPerformer, drawYear, lastYear } from './series.ts'
import type { Regular, Series } from './series.ts'
import type { TableFile } from './table-file.ts'
import type { TitleWriter } from './titles.ts'
import type { LexiconCode } from './words.ts'

const nothing = '\\N'

/** Of each type: share rated, middle of log votes, people in front of the camera, other titles, minutes. */
const habits: Record<
  TitleType,
  readonly [rated: number, votes: number, cast: number, akas: number, minutes: number]
> = {
  tvEpisode: [0.089, 2.8, 5.65, 0.5, 40],
  short: [0.165, 2.6, 3.6, 1.6, 12],
  movie: [0.47, 4.1, 7, 6.5, 92],
  video: [0.17, 2.8, 5, 1.2, 75],
  tvSeries: [0.37, 4.2, 6, 3.2, 40],
  tvMovie: [0.36, 3.2, 6, 2.6, 80],
  tvMiniSeries: [0.33, 4, 6, 3, 50],
  tvSpecial: [0.25, 3, 6, 1.4, 70],
  videoGame: [0.36, 4, 6, 1.5, 60],
  tvShort: [0.24, 2.8, 3, 1.4, 12],
  tvPilot: [1, 3, 6, 1, 45],
}

export interface TitleTables {
  readonly basics: TableFile
  readonly akas: TableFile
  readonly crew: TableFile
  readonly episode: TableFile
  readonly principals: TableFile
  readonly ratings: TableFile
}

export interface TitleRows {
  readonly seed: number
  readonly random: Random
  readonly layout: Layout
  readonly cast: Cast
  readonly series: (number: number) => Series
  readonly writers: Record<LexiconCode, TitleWriter>
  readonly tables: TitleTables
}

interface Described {
  readonly title: number
  readonly id: string
  readonly type: TitleType
  readonly year: number | undefined
  readonly isNonfiction: boolean
  readonly series: Series | undefined
}

/** Adds everything the six title files tell of one title. */
export function addTitle(rows: TitleRows, title: number): void {
  const { random, layout } = rows
  random.restart(rows.seed, title)
  const type = typeOf(layout, title)
  const place = layout.places[title] ?? 0
  if (type === 'tvEpisode') addEpisode(rows, title, place)
  else if (type === 'tvSeries' || type === 'tvMiniSeries') addSeries(rows, title, type, rows.series(place))
  else addWork(rows, title, type)
}

function addEpisode(rows: TitleRows, title: number, slot: number): void {
  const { random, layout, tables, writers } = rows
  const series = rows.series(seriesOfSlot(layout, slot))
  const id = layout.ids.text(title)
  const number = slot - series.firstSlot
  const season = Math.floor(number / series.seasonLength) + 1
  const inSeason = (number % series.seasonLength) + 1
  const aired = Math.min(lastYear, series.firstYear + season - 1)
  const year = random.chance(0.131) ? undefined : aired
  const isNumbered = series.naming === 'numbered' && random.chance(0.97)
  const name = isNumbered
    ? `Episode #${season}.${inSeason}`
    : series.naming === 'dated'
      ? `Episode dated ${random.between(1, 28)} ${random.pick(months)} ${aired}`
      : writers[series.language].title(random)
  const parent = layout.ids.text(series.title)
  const numbers = series.hasNumbers ? `${season}\t${inSeason}` : `${nothing}\t${nothing}`
  tables.episode.add(`${id}\t${parent}\t${numbers}`)
  const minutes = series.minutes !== undefined && random.chance(0.7) ? series.minutes : undefined
  addBasics(rows, id, 'tvEpisode', name, name, series.isAdult, year, undefined, minutes, series.genres)
  addRating(rows, title, id, 'tvEpisode')
  addCredits(rows, { title, id, type: 'tvEpisode', year, isNonfiction: series.isNonfiction, series })
  if (random.chance(0.06)) return
  const addAka = akaAdder(rows, id)
  addAka(1, originalRow(name))
  if (isTranslated(rows.seed, slot) && (isNumbered || random.chance(0.8))) {
    addEpisodeAkas(random, writers, isNumbered ? `#${season}.${inSeason}` : undefined, addAka)
  } else {
    addAkas(random, writers, name, random.count(habits.tvEpisode[3]), addAka)
  }
}

/** Episodes that were added together have translated titles or have none. */
function isTranslated(seed: number, slot: number): boolean {
  return fraction(hash(seed, 81), slot >> 4) < 0.545
}

function addSeries(rows: TitleRows, title: number, type: TitleType, series: Series): void {
  const id = rows.layout.ids.text(title)
  const { genres, isAdult, firstYear: year, endYear, minutes, language, isNonfiction } = series
  const [primary, original] = names(rows, language)
  addBasics(rows, id, type, primary, original, isAdult, year, endYear, minutes, genres)
  addRating(rows, title, id, type)
  addCredits(rows, { title, id, type, year, isNonfiction, series })
  addAkasOfWork(rows, title, id, type, original)
}

function addWork(rows: TitleRows, title: number, type: TitleType): void {
  const { random, layout } = rows
  const id = layout.ids.text(title)
  const isAdult = random.chance(type === 'video' ? 0.3 : 0.01)
  const isNonfiction = random.chance(type === 'videoGame' ? 0.02 : 0.22)
  const drawn = isAdult ? ['Adult'] : drawGenres(random, isNonfiction)
  const genres = type === 'short' && drawn.length < 3 ? [...drawn, 'Short'].sort() : drawn
  const year = random.chance(0.08)
    ? undefined
    : drawYear(random, type === 'movie' ? 1896 : (firstYears[type] ?? 1900))
  const length = habits[type][4] * Math.exp(0.28 * normalQuantile(random.next()))
  const minutes = random.chance(type === 'videoGame' ? 0.98 : 0.36)
    ? undefined
    : Math.max(1, Math.round(length))
  const [primary, original] = names(rows, drawLanguage(random))
  addBasics(rows, id, type, primary, original, isAdult, year, undefined, minutes, genres)
  addRating(rows, title, id, type)
  addCredits(rows, { title, id, type, year, isNonfiction, series: undefined })
  addAkasOfWork(rows, title, id, type, original)
}

const firstYears: Partial<Record<TitleType, number>> = {
  short: 1892,
  video: 1976,
  tvMovie: 1932,
  tvSpecial: 1932,
  tvShort: 1932,
  tvPilot: 2004,
  videoGame: 1972,
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'October',
  'December',
]

/** The title by which most know a work, and its original one: the same for most. */
function names({ random, writers }: TitleRows, language: LexiconCode): [primary: string, original: string] {
  const original = writers[language].title(random)
  if (language === 'en' || random.chance(0.55)) return [original, original]
  return [writers.en.title(random), original]
}

function addBasics(
  { tables }: TitleRows,
  id: string,
  type: TitleType,
  primary: string,
  original: string,
  isAdult: boolean,
  year: number | undefined,
  endYear: number | undefined,
  minutes: number | undefined,
  genres: readonly string[],
): void {
  const years = `${year ?? nothing}\t${endYear ?? nothing}\t${minutes ?? nothing}`
  const joined = genres.length === 0 ? nothing : genres.join(',')
  tables.basics.add(`${id}\t${type}\t${primary}\t${original}\t${isAdult ? 1 : 0}\t${years}\t${joined}`)
}

function addRating({ random, cast, tables }: TitleRows, title: number, id: string, type: TitleType): void {
  const [rated, votesMiddle] = habits[type]
  const above = (cast.popularity(title) - (1 - rated)) / rated
  if (above <= 0) return
  const votes = Math.min(3_200_000, 5 + Math.floor(Math.exp(votesMiddle + 2.5 * normalQuantile(above))))
  const middle = type === 'tvEpisode' ? 7.3 : type === 'movie' ? 6.2 : 6.8
  const average = Math.min(10, Math.max(1, middle + 1.25 * normalQuantile(random.next())))
  tables.ratings.add(`${id}\t${average.toFixed(1)}\t${votes}`)
}

function akaAdder({ tables }: TitleRows, id: string): (ordering: number, rest: string) => void {
  return (ordering, rest) => tables.akas.add(`${id}\t${ordering}\t${rest}`)
}

function addAkasOfWork(rows: TitleRows, title: number, id: string, type: TitleType, original: string): void {
  const addAka = akaAdder(rows, id)
  const popularity = rows.cast.popularity(title)
  const mean = habits[type][3] * (0.4 + popularity) + (popularity > 0.97 ? habits[type][3] * 4 : 0)
  addAka(1, originalRow(original))
  addAkas(rows.random, rows.writers, original, rows.random.count(mean), addAka)
}

function addCredits(rows: TitleRows, described: Described): void {
  const { random, tables } = rows
  const credits = random.chance(0.07) ? [] : drawCredits(rows, described)
  const crewOf = (category: Category): string => {
    const people = credits.filter((credit) => credit.category === category)
    return people.map((credit) => rows.cast.ids.text(credit.person)).join(',') || nothing
  }
  tables.crew.add(`${described.id}\t${crewOf('director')}\t${crewOf('writer')}`)
  const listed = new Map<Category, number>()
  let ordering = 0
  for (const { person, category, characters } of credits) {
    rows.cast.note(person, category, described.series?.title ?? described.title, described.year ?? 0)
    const count = (listed.get(category) ?? 0) + 1
    listed.set(category, count)
    if (count > (billed[category] ?? 20)) continue
    const isDangling =
      tables.principals.rows % 200_000 === 137 && category !== 'director' && category !== 'writer'
    const nconst = isDangling ? rows.cast.ids.unused(person) : rows.cast.ids.text(person)
    const job = jobs[category] !== undefined && random.chance(0.4) ? random.pick(jobs[category]) : nothing
    tables.principals.add(`${described.id}\t${++ordering}\t${nconst}\t${category}\t${job}\t${characters}`)
  }
}

/** How many of a category are billed; crew.tsv names all. */
const billed: Partial<Record<Category, number>> = { director: 3, writer: 4, producer: 4 }

const jobs: Partial<Record<Category, readonly string[]>> = {
  writer: ['written by', 'screenplay', 'story', 'novel', 'created by', 'play "The Return"', 'idée originale'],
  producer: ['producer', 'producer', 'executive producer'],
  cinematographer: ['director of photography'],
  casting_director: ['casting', 'casting director'],
}

function drawCredits(rows: TitleRows, described: Described): Regular[] {
  const { random, cast } = rows
  const { series, type, title } = described
  const credits: Regular[] = []
  const popularity = cast.popularity(title)
  const front = Math.min(22, random.count(habits[type][2] * (0.6 + 0.8 * popularity)))
  for (let place = 0; place < front; place++) {
    const isRegular = series !== undefined && random.chance(type === 'tvEpisode' ? 0.6 : 0.95)
    const performer = isRegular
      ? random.pick(series.regulars)
      : drawPerformer(random, cast, described.isNonfiction)
    if (!credits.some((credit) => credit.person === performer.person)) credits.push(performer)
  }
  if (random.chance(0.012)) credits.push(archived(rows))
  const add = (category: Category, count: number, team: readonly number[] | undefined): void => {
    for (let place = 0; place < count; place++) {
      const person = team && random.chance(0.8) ? random.pick(team) : cast.draw(random, category)
      const isThere = credits.some((credit) => credit.person === person && credit.category === category)
      if (!isThere) credits.push({ person, category, characters: nothing })
    }
  }
  const crowd = popularity > 0.995 ? 8 : 0
  add('director', random.chance(0.62) ? 1 + random.count(0.12) + crowd : 0, series?.directors)
  add('writer', random.chance(0.5) ? 1 + random.count(0.6) + crowd : 0, series?.writers)
  if (credits.some((credit) => credit.category === 'director') && random.chance(0.2)) alsoWrites(credits)
  add('producer', random.chance(0.42) ? 1 + random.count(0.5) : 0, series?.producers)
  add('editor', random.chance(0.34) ? 1 + random.count(0.15) : 0, undefined)
  add('cinematographer', random.chance(0.27) ? 1 + random.count(0.08) : 0, undefined)
  add('composer', random.chance(0.25) ? 1 + random.count(0.1) : 0, undefined)
  add('production_designer', random.chance(0.09) ? 1 : 0, undefined)
  add('casting_director', random.chance(0.09) ? 1 + random.count(0.3) : 0, undefined)
  return credits
}

function alsoWrites(credits: Regular[]): void {
  const director = credits.find((credit) => credit.category === 'director')
  if (director) credits.push({ ...director, category: 'writer' })
}

function archived({ random, cast }: TitleRows): Regular {
  const category = random.chance(0.94) ? 'archive_footage' : 'archive_sound'
  return {
    person: cast.draw(random, category),
    category,
    characters: random.chance(0.5) ? '["Self"]' : nothing,
  }
}

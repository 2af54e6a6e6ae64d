/** One title, gathered from the rows that six files have of it, as a record. */
import { decadeOf, type FacetRow } from '../../catalogue/derive.ts'
import { FoldedNames } from '../../catalogue/folded-names.ts'
import { numberLimit } from '../../catalogue/ids.ts'
import type { NumberSet } from '../../catalogue/number-set.ts'
import { popularityOfVotes } from '../../catalogue/popularity.ts'
import type { RecordBytes } from '../../catalogue/record-bytes.ts'
import { bytesOf, TextBytes, type Slice } from '../../catalogue/text-bytes.ts'
import type { Aside } from './aside.ts'
import type { TableReader } from './table-reader.ts'
import { TitleCredits } from './title-credits.ts'
import { TitleNames } from './title-names.ts'
import type { TitleFields } from './title-row.ts'
import { noWords } from './words.ts'

/** Which titles and people there are in the files; nothing may refer to another. `people` is absent without name.basics. */
export type Known = { readonly titles: NumberSet; readonly people: NumberSet | undefined }

const [quote, endOfList, endOfObject] = [0x22, 0x5d, 0x7d]
const json = {
  type: bytesOf('{"type":"'),
  name: bytesOf('","name":'),
  originalName: bytesOf(',"originalName":'),
  originalLanguage: bytesOf(',"originalLanguage":"'),
  otherNames: bytesOf(',"otherNames":['),
  year: bytesOf(',"year":'),
  endYear: bytesOf(',"endYear":'),
  episode: bytesOf(',"episode":{"series":"'),
  season: bytesOf(',"season":'),
  number: bytesOf(',"number":'),
  adult: bytesOf(',"adult":true'),
  runtimes: bytesOf(',"runtimes":[{"id":"imdb","minutes":'),
  endOfItem: bytesOf('}]'),
  genres: bytesOf(',"genres":'),
  credits: bytesOf(',"credits":['),
  ratings: bytesOf(',"ratings":[{"id":"imdb","source":"IMDb","average":'),
  votes: bytesOf(',"votes":'),
}

/** It is good from `finish` until the next title begins, and as long as the row of title.basics. */
export class TitleBuilder implements RecordBytes {
  key = 0
  readonly document = new TextBytes()
  readonly names = new FoldedNames()
  readonly credits: TitleCredits
  series: number | undefined
  season: number | undefined
  number: number | undefined
  popularity = 0
  readonly #known: Known
  readonly #aside: Aside
  readonly #names: TitleNames
  readonly #seriesId = new TextBytes()
  #fields: TitleFields = noFields
  #rating: { readonly average: number; readonly votes: number } | undefined

  constructor(known: Known, aside: Aside) {
    this.#known = known
    this.#aside = aside
    this.#names = new TitleNames(aside, this.names)
    this.credits = new TitleCredits(known.people, aside)
  }

  get type(): string {
    return this.#fields.type
  }

  get name(): Slice {
    return this.#fields.name
  }

  get originalName(): Slice | undefined {
    const { original } = this.#names
    return original.end > 0 ? original : undefined
  }

  get year(): number | undefined {
    return this.#fields.year
  }

  get endYear(): number | undefined {
    return this.#fields.endYear
  }

  get facets(): readonly FacetRow[] {
    const { type, year, genres } = this.#fields
    if (this.series !== undefined || type === 'tvEpisode') return []
    const facets = genres.words.map((value): FacetRow => ({ facet: 'genre', value }))
    return year === undefined ? facets : [{ facet: 'decade', value: String(decadeOf(year)) }, ...facets]
  }

  begin(number: number, fields: TitleFields): void {
    this.key = numberLimit + number
    this.#fields = fields
    this.series = undefined
    this.season = undefined
    this.number = undefined
    this.popularity = 0
    this.#rating = undefined
    this.#names.begin(fields.name, fields.originalName)
    this.credits.clear()
  }

  /** A row of title.akas. */
  addName(row: TableReader): void {
    this.#names.add(row)
  }

  /** A row of title.principals. */
  addCredit(row: TableReader): void {
    this.credits.add(row)
  }

  /** A row of title.crew; to be told after all principals. */
  addCrew(row: TableReader): void {
    this.credits.addCrew(row)
  }

  /** A row of title.episode. */
  addEpisode(row: TableReader): void {
    const series = row.idIn(1, 'tt')
    if (series < 0) return row.refuse(`parentTconst ${JSON.stringify(row.raw(1))} is no id`)
    const season = row.count(2)
    const number = row.count(3)
    if (season !== undefined && (season < 0 || season > 100_000)) {
      return row.refuse(`seasonNumber ${JSON.stringify(row.raw(2))} is no number`)
    }
    if (number !== undefined && (number < 0 || number > 1_000_000)) {
      return row.refuse(`episodeNumber ${JSON.stringify(row.raw(3))} is no number`)
    }
    const key = numberLimit + series
    if (this.series !== undefined) {
      this.#aside.duplicates += 1
    } else if (!this.#known.titles.has(series) || key === this.key) {
      this.#aside.unknownSeries += 1
    } else {
      this.series = key
      this.season = season
      this.number = number
      this.#seriesId.clear()
      this.#seriesId.slice(row.field(1))
    }
  }

  /** A row of title.ratings. */
  addRating(row: TableReader): void {
    const text = row.raw(1)
    const average = /^\d{1,2}(\.\d+)?$/.test(text) ? Number(text) : -1
    const votes = row.count(2)
    if (average < 0 || average > 10)
      return row.refuse(`averageRating ${JSON.stringify(text)} is no average out of 10`)
    if (votes === undefined || votes < 0)
      return row.refuse(`numVotes ${JSON.stringify(row.raw(2))} is no number`)
    if (this.#rating) {
      this.#aside.duplicates += 1
      return
    }
    this.#rating = { average, votes }
    this.popularity = popularityOfVotes(votes)
  }

  /** Puts the document together, in the order of the schema's fields. */
  finish(): RecordBytes {
    const { document, credits } = this
    const fields = this.#fields
    document.clear()
    document.add(json.type)
    document.add(bytesOf(fields.type))
    document.add(json.name)
    document.quoted(fields.name)
    this.#addNames()
    if (fields.year !== undefined) addNumber(document, json.year, fields.year)
    if (fields.endYear !== undefined) addNumber(document, json.endYear, fields.endYear)
    if (this.series !== undefined) this.#addEpisode()
    if (fields.isAdult) document.add(json.adult)
    if (fields.minutes !== undefined) {
      addNumber(document, json.runtimes, fields.minutes)
      document.add(json.endOfItem)
    }
    if (fields.genres.words.length > 0) {
      document.add(json.genres)
      document.add(fields.genres.json)
    }
    if (credits.count > 0) addList(document, json.credits, credits.items)
    if (this.#rating) {
      document.add(json.ratings)
      document.add(bytesOf(String(this.#rating.average)))
      addNumber(document, json.votes, this.#rating.votes)
      document.add(json.endOfItem)
    }
    document.byte(endOfObject)
    return this
  }

  #addNames(): void {
    const { document } = this
    const { original, originalLanguage, others } = this.#names
    if (original.end > 0) {
      document.add(json.originalName)
      document.quoted(original)
    }
    if (originalLanguage.end > 0) {
      document.add(json.originalLanguage)
      document.slice(originalLanguage)
      document.byte(quote)
    }
    if (others.end > 0) addList(document, json.otherNames, others)
  }

  #addEpisode(): void {
    const { document } = this
    document.add(json.episode)
    document.slice(this.#seriesId)
    document.byte(quote)
    if (this.season !== undefined) addNumber(document, json.season, this.season)
    if (this.number !== undefined) addNumber(document, json.number, this.number)
    document.byte(endOfObject)
  }
}

const noFields: TitleFields = {
  type: '',
  name: new TextBytes(),
  originalName: undefined,
  isAdult: false,
  year: undefined,
  endYear: undefined,
  minutes: undefined,
  genres: noWords,
}

function addNumber(document: TextBytes, before: Uint8Array, number: number): void {
  document.add(before)
  document.number(number)
}

function addList(document: TextBytes, before: Uint8Array, items: TextBytes): void {
  document.add(before)
  document.slice(items)
  document.byte(endOfList)
}

/** One title, gathered from the rows that six files have of it, as a document and what follows from it. */
import { decadeOf, foldedNames, type CreditRow, type Derived, type FacetRow } from '../../catalogue/derive.ts'
import { numberLimit, shortHash } from '../../catalogue/ids.ts'
import type { NumberSet } from '../../catalogue/number-set.ts'
import { popularityOfVotes } from '../../catalogue/popularity.ts'

import { textFault, tidyName } from '../../catalogue/text.ts'
import { jsonString } from './json-text.ts'
import type { TableReader } from './table-reader.ts'
import type { TitleFields } from './title-row.ts'
import { isWord, lineList, Remembered, wordList } from './words.ts'

/** Rows that are no fault of anybody's and no use either, by what a person is told they are. */
export type Aside = {
  duplicates: number
  orphans: number
  unknownPeople: number
  unknownSeries: number
  unreadCharacters: number
}

export const noneAside = (): Aside => ({
  duplicates: 0,
  orphans: 0,
  unknownPeople: 0,
  unknownSeries: 0,
  unreadCharacters: 0,
})

/** Which titles and people there are in the files; nothing may refer to another. `people` is absent without name.basics. */
export type Known = { readonly titles: NumberSet; readonly people: NumberSet | undefined }

const mostItems = 50_000
const nameKinds = wordList('\x02', 8)
const nameAttributes = lineList('\x02', 8)
const languages = new Remembered((text: string) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text))
const regions = new Remembered((text: string) => /^[A-Z]{2,4}$/.test(text))
const plainCharacters = /^\["[^"\\]+"(?:,"[^"\\]+")*\]$/
const [longestName, longestLine, mostCharacters, latestPosition] = [1000, 2000, 200, 100_000]

/** Three letters for a category: with the person's number they make the id of a credit, the same at each import. */
const categoryCodes = new Remembered((category: string) =>
  isWord(category) ? shortHash(category).slice(-3) : '',
)

type NewCredit = { readonly person: number; readonly digits: string; readonly category: string }

export class TitleBuilder {
  readonly #known: Known
  readonly #aside: Aside
  #number = 0
  #id = ''
  #fields: TitleFields | undefined
  #originalName: string | undefined
  #originalLanguage: string | undefined
  #otherNames = ''
  #otherNameTexts: string[] = []
  #otherNameIds = new Map<string, number>()
  #names: string[] = []
  #credits: CreditRow[] = []
  #creditTexts: string[] = []
  #creditsJson = ''
  #episode = ''
  #place: { series: number; season: number | null; number: number | null } | undefined
  #rating = ''
  #votes = 0

  constructor(known: Known, aside: Aside) {
    this.#known = known
    this.#aside = aside
  }

  begin(number: number, id: string, fields: TitleFields): void {
    this.#number = number
    this.#id = id
    this.#fields = fields
    this.#originalName = fields.originalName
    this.#originalLanguage = undefined
    this.#otherNames = ''
    this.#otherNameTexts = []
    this.#otherNameIds.clear()
    this.#names = fields.originalName === undefined ? [fields.name] : [fields.name, fields.originalName]
    this.#credits = []
    this.#creditTexts = []
    this.#creditsJson = ''
    this.#episode = ''
    this.#place = undefined
    this.#rating = ''
    this.#votes = 0
  }

  /** A row of title.akas. */
  addName(row: TableReader): void {
    const name = row.cell(2)
    if (name === undefined) return row.refuse('title is missing')
    if (name.length > longestName || name.includes('\x02'))
      return row.refuse('title is too long, or holds a separator')
    const region = row.isNothing(3) ? '' : row.word(3)
    if (region !== '' && !regions.of(region)) return row.refuse(`region ${JSON.stringify(region)} is none`)
    const language = row.isNothing(4) ? '' : row.word(4)
    if (language !== '' && !languages.of(language))
      return row.refuse(`language ${JSON.stringify(language)} is none`)
    const original = row.raw(7)
    if (original !== '0' && original !== '1' && original !== '\\N') {
      return row.refuse(`isOriginalTitle is ${JSON.stringify(original)}, not 0 or 1`)
    }
    if (original === '1') return this.#addOriginal(name, language)
    const kinds = row.isNothing(5) ? undefined : nameKinds.of(row.word(5))
    if (kinds?.fault !== undefined) return row.refuse(`types: ${kinds.fault}`)
    const attributes = row.isNothing(6) ? undefined : nameAttributes.of(row.word(6))
    if (attributes?.fault !== undefined) return row.refuse(`attributes: ${attributes.fault}`)
    let text = `"name":${jsonString(name)}`
    if (region !== '') text += `,"region":"${region}"`
    if (language !== '') text += `,"language":"${language}"`
    if (kinds !== undefined && kinds.words.length > 0) text += `,"kinds":${kinds.json}`
    if (attributes !== undefined && attributes.words.length > 0) text += `,"attributes":${attributes.json}`
    this.#addOtherName(row, name, text)
  }

  #addOriginal(name: string, language: string): void {
    const fields = this.#fields
    if (fields && this.#originalName === undefined && name !== fields.name) {
      this.#originalName = name
      this.#names.push(name)
    }
    if (name === (this.#originalName ?? fields?.name) && language !== '') this.#originalLanguage = language
  }

  #addOtherName(row: TableReader, name: string, text: string): void {
    if (this.#otherNameTexts.includes(text)) {
      this.#aside.duplicates += 1
      return
    }
    if (this.#otherNameTexts.length >= mostItems)
      return row.refuse(`A title has more than ${mostItems} other names`)
    const hash = shortHash(text)
    const count = (this.#otherNameIds.get(hash) ?? 0) + 1
    this.#otherNameIds.set(hash, count)
    const id = count === 1 ? hash : `${hash}-${count}`
    this.#otherNames += `${this.#otherNameTexts.length === 0 ? '' : ','}{"id":"${id}",${text}}`
    this.#otherNameTexts.push(text)
    this.#names.push(name)
  }

  /** A row of title.principals. */
  addCredit(row: TableReader): void {
    const position = row.count(1)
    const person = row.idIn(2, 'nm')
    const category = row.word(3)
    if (person < 0) return row.refuse(`nconst ${JSON.stringify(row.raw(2))} is no id`)
    if (position !== undefined && (position < 1 || position > latestPosition)) {
      return row.refuse(`ordering ${JSON.stringify(row.raw(1))} is no position`)
    }
    if (categoryCodes.of(category) === '')
      return row.refuse(`category ${JSON.stringify(category)} is no word`)
    const job = row.cell(4)
    if (job !== undefined && job.length > longestLine)
      return row.refuse(`job is longer than ${longestLine} characters`)
    const { people } = this.#known
    if (people?.has(person) !== true) {
      if (people) this.#aside.unknownPeople += 1
      return
    }
    const characters = row.isNothing(5) ? '' : this.#characters(row)
    let detail = characters === '' ? '' : `"characters":${characters}`
    if (job !== undefined) detail += `${detail === '' ? '' : ','}"wording":${jsonString(job)}`
    this.#pushCredit(row, { person, digits: row.raw(2).slice(2), category }, position, detail)
  }

  /** JSON of the characters, or '' where there are none or the field is no JSON. */
  #characters(row: TableReader): string {
    const text = row.raw(5)
    if (!row.isUntidy && text.length < longestLine && plainCharacters.test(text)) return text
    const characters = charactersIn(text)
    if (characters === undefined) this.#aside.unreadCharacters += 1
    return characters === undefined || characters.length === 0 ? '' : JSON.stringify(characters)
  }

  #pushCredit(
    row: TableReader,
    { person, digits, category }: NewCredit,
    position: number | undefined,
    detail: string,
  ): void {
    const key = 2 * numberLimit + person
    const plainItem = digits + categoryCodes.of(category)
    let item = plainItem
    let count = 1
    for (let at = 0; at < this.#credits.length; at += 1) {
      const other = this.#credits[at]
      if (other === undefined || other.person !== key || other.category !== category) continue
      if (this.#creditTexts[at] === detail) {
        this.#aside.duplicates += 1
        return
      }
      count += 1
      item = `${plainItem}-${count}`
    }
    if (this.#credits.length >= mostItems) return row.refuse(`A title has more than ${mostItems} credits`)
    let text = `{"id":"${item}","person":"nm${digits}","category":"${category}"`
    if (position !== undefined) text += `,"position":${position}`
    this.#creditsJson += `${this.#credits.length === 0 ? '' : ','}${text}${detail === '' ? '' : `,${detail}`}}`
    this.#credits.push({ person: key, category, item, detail: detail === '' ? null : `{${detail}}` })
    this.#creditTexts.push(detail)
  }

  /** A row of title.crew; to be told after all principals. */
  addCrew(row: TableReader): void {
    this.#addCrewList(row, 1, 'director')
    this.#addCrewList(row, 2, 'writer')
  }

  #addCrewList(row: TableReader, column: number, category: string): void {
    if (row.isNothing(column)) return
    for (const id of row.raw(column).split(',')) {
      if (id === '' || id === '\\N') continue
      if (!/^nm(\d{7}|[1-9]\d{7,8})$/.test(id)) return row.refuse(`${JSON.stringify(id)} is no id`)
      const person = Number(id.slice(2))
      const key = 2 * numberLimit + person
      if (this.#credits.some((credit) => credit.person === key && credit.category === category)) continue
      if (this.#known.people?.has(person) === true) {
        this.#pushCredit(row, { person, digits: id.slice(2), category }, undefined, '')
      } else if (this.#known.people) {
        this.#aside.unknownPeople += 1
      }
    }
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
    if (this.#place) {
      this.#aside.duplicates += 1
    } else if (!this.#known.titles.has(series) || series === this.#number) {
      this.#aside.unknownSeries += 1
    } else {
      this.#place = { series: numberLimit + series, season: season ?? null, number: number ?? null }
      this.#episode = `{"series":"${row.raw(1)}"`
      if (season !== undefined) this.#episode += `,"season":${season}`
      if (number !== undefined) this.#episode += `,"number":${number}`
      this.#episode += '}'
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
    if (this.#rating !== '') {
      this.#aside.duplicates += 1
      return
    }
    this.#votes = votes
    this.#rating = `[{"id":"imdb","source":"IMDb","average":${average},"votes":${votes}}]`
  }

  get id(): string {
    return this.#id
  }

  /** In the order of the schema's fields. */
  text(): string {
    const fields = this.#fields
    if (!fields) throw new Error('No title was begun')
    let text = `{"type":"${fields.type}","name":${jsonString(fields.name)}`
    if (this.#originalName !== undefined) text += `,"originalName":${jsonString(this.#originalName)}`
    if (this.#originalLanguage !== undefined) text += `,"originalLanguage":"${this.#originalLanguage}"`
    if (this.#otherNames !== '') text += `,"otherNames":[${this.#otherNames}]`
    if (fields.year !== undefined) text += `,"year":${fields.year}`
    if (fields.endYear !== undefined) text += `,"endYear":${fields.endYear}`
    if (this.#episode !== '') text += `,"episode":${this.#episode}`
    if (fields.isAdult) text += ',"adult":true'
    if (fields.minutes !== undefined) text += `,"runtimes":[{"id":"imdb","minutes":${fields.minutes}}]`
    if (fields.genresJson !== '') text += `,"genres":${fields.genresJson}`
    if (this.#creditsJson !== '') text += `,"credits":[${this.#creditsJson}]`
    if (this.#rating !== '') text += `,"ratings":${this.#rating}`
    return flat(`${text}}`)
  }

  /** What `derive` says of the document. */
  derived(): Derived {
    const fields = this.#fields
    if (!fields) throw new Error('No title was begun')
    return {
      summary: {
        type: fields.type,
        name: fields.name,
        originalName: this.#originalName ?? null,
        year: fields.year ?? null,
        endYear: fields.endYear ?? null,
        series: this.#place?.series ?? null,
        season: this.#place?.season ?? null,
        number: this.#place?.number ?? null,
      },
      popularity: this.#rating === '' ? 0 : popularityOfVotes(this.#votes),
      searchNames: foldedNames(new Set(this.#names)),
      externalIds: [],
      facets: this.#facets(fields),
      credits: this.#credits,
      companyCredits: [],
      connections: [],
      budget: undefined,
    }
  }

  #facets(fields: TitleFields): readonly FacetRow[] {
    if (this.#place || fields.type === 'tvEpisode') return []
    const facets: FacetRow[] = []
    if (fields.year !== undefined) facets.push({ facet: 'decade', value: String(decadeOf(fields.year)) })
    for (const genre of fields.genres) facets.push({ facet: 'genre', value: genre })
    return facets
  }
}

/** A text put together from many is a tree of them; asking for a letter makes it one, which costs the collector less. */
function flat(text: string): string {
  text.charCodeAt(0)
  return text
}

function charactersIn(text: string): readonly string[] | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!Array.isArray(parsed)) return undefined
  const characters: string[] = []
  for (const one of parsed as unknown[]) {
    if (typeof one !== 'string' || textFault(one, 'name')) return undefined
    const tidied = tidyName(one)
    if (tidied.length > longestLine) return undefined
    if (tidied !== '') characters.push(tidied)
  }
  return characters.slice(0, mostCharacters)
}

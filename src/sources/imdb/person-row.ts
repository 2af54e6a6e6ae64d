/** A row of name.basics, as a document. `knownForTitles` isn't kept: what somebody is known for follows our own rule. */
import { foldedNames, type Derived } from '../../catalogue/derive.ts'
import { jsonString } from './json-text.ts'
import type { TableReader } from './table-reader.ts'
import { wordList } from './words.ts'

const professionLists = wordList(',', 20)
const longestName = 1000

type PersonFields = {
  readonly name: string
  readonly born: string | undefined
  readonly died: string | undefined
  /** JSON of the list, or '' where there is none. */
  readonly professions: string
}

/** The fields, or why the row is no good. */
export function personFields(row: TableReader): PersonFields | string {
  const name = row.cell(1)
  if (name === undefined) return 'primaryName is missing'
  if (name.length > longestName) return `primaryName is longer than ${longestName} characters`
  const born = year(row, 2)
  if (born === false) return `birthYear ${JSON.stringify(row.raw(2))} is no year`
  const died = year(row, 3)
  if (died === false) return `deathYear ${JSON.stringify(row.raw(3))} is no year`
  if (row.isNothing(4)) return { name, born, died, professions: '' }
  const professions = professionLists.of(row.word(4))
  if (professions.fault !== undefined) return `primaryProfession: ${professions.fault}`
  return { name, born, died, professions: professions.words.length > 0 ? professions.json : '' }
}

/** Four digits; `false` where the field is no year. */
function year(row: TableReader, column: number): string | undefined | false {
  const number = row.count(column)
  if (number === undefined) return undefined
  return number < 1 || number > 9999 ? false : String(number).padStart(4, '0')
}

export function personText({ name, born, died, professions }: PersonFields): string {
  let text = `{"name":${jsonString(name)}`
  if (born !== undefined) text += `,"birth":{"date":"${born}"}`
  if (died !== undefined) text += `,"death":{"date":"${died}"}`
  if (professions !== '') text += `,"professions":${professions}`
  return `${text}}`
}

const nothing: readonly never[] = []

export function derivedPerson({ name, born, died }: PersonFields): Derived {
  return {
    summary: {
      type: 'person',
      name,
      originalName: null,
      year: born === undefined ? null : Number(born),
      endYear: died === undefined ? null : Number(died),
      series: null,
      season: null,
      number: null,
    },
    popularity: 0,
    searchNames: foldedNames([name]),
    externalIds: nothing,
    facets: nothing,
    credits: nothing,
    companyCredits: nothing,
    connections: nothing,
    budget: undefined,
  }
}

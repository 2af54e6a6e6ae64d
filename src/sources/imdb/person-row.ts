/** A row of name.basics, as a record. `knownForTitles` isn't kept: what somebody is known for follows our own rule. */
import { FoldedNames } from '../../catalogue/folded-names.ts'
import { numberLimit } from '../../catalogue/ids.ts'
import type { CreditsBytes, RecordBytes } from '../../catalogue/record-bytes.ts'
import { bytesOf, isLongerThan, TextBytes, type Slice } from '../../catalogue/text-bytes.ts'
import type { TableReader } from './table-reader.ts'
import { noWords, wordList, type Words } from './words.ts'

const professionLists = wordList(',', 20)
const longestName = 1000

type PersonFields = {
  readonly name: Slice
  readonly born: number | undefined
  readonly died: number | undefined
  readonly professions: Words
}

/** The fields, or why the row is no good. */
export function personFields(row: TableReader): PersonFields | string {
  const name = row.cell(1)
  if (name === undefined) return 'primaryName is missing'
  if (isLongerThan(longestName, name)) return `primaryName is longer than ${longestName} characters`
  const born = row.count(2)
  if (isNoYear(born)) return `birthYear ${JSON.stringify(row.raw(2))} is no year`
  const died = row.count(3)
  if (isNoYear(died)) return `deathYear ${JSON.stringify(row.raw(3))} is no year`
  const professions = row.isNothing(4) ? noWords : professionLists.of(row.field(4))
  if (professions.fault !== undefined) return `primaryProfession: ${professions.fault}`
  return { name, born, died, professions }
}

function isNoYear(year: number | undefined): boolean {
  return year !== undefined && (year < 1 || year > 9999)
}

const noCredits: CreditsBytes = {
  count: 0,
  person: () => 0,
  category: () => '',
  item: () => new TextBytes(),
  detail: () => new TextBytes(),
}
const json = {
  name: bytesOf('{"name":'),
  birth: bytesOf(',"birth":{"date":"'),
  death: bytesOf(',"death":{"date":"'),
  endOfDate: bytesOf('"}'),
  professions: bytesOf(',"professions":'),
  end: bytesOf('}'),
}

export class PersonBuilder implements RecordBytes {
  key = 0
  readonly document = new TextBytes()
  readonly type = 'person'
  name: Slice = this.document
  readonly originalName = undefined
  year: number | undefined
  endYear: number | undefined
  readonly series = undefined
  readonly season = undefined
  readonly number = undefined
  readonly popularity = 0
  readonly names = new FoldedNames()
  readonly facets = []
  readonly credits = noCredits

  build(number: number, { name, born, died, professions }: PersonFields): RecordBytes {
    const { document } = this
    this.key = 2 * numberLimit + number
    this.name = name
    this.year = born
    this.endYear = died
    this.names.clear()
    this.names.add(name)
    document.clear()
    document.add(json.name)
    document.quoted(name)
    if (born !== undefined) addYear(document, json.birth, born)
    if (died !== undefined) addYear(document, json.death, died)
    if (professions.words.length > 0) {
      document.add(json.professions)
      document.add(professions.json)
    }
    document.add(json.end)
    return this
  }
}

/** Four digits. */
function addYear(document: TextBytes, before: Uint8Array, year: number): void {
  document.add(before)
  for (let least = 1000; least > 1 && year < least; least /= 10) document.number(0)
  document.number(year)
  document.add(json.endOfDate)
}

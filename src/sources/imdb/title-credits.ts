/** The credits that rows of title.principals and title.crew give one title. */
import { numberLimit, shortHash } from '../../catalogue/ids.ts'
import type { NumberSet } from '../../catalogue/number-set.ts'
import type { CreditsBytes } from '../../catalogue/record-bytes.ts'
import { textFault, tidyName } from '../../catalogue/text.ts'
import { bytesOf, isLongerThan, isSame, TextBytes, textOf, type Slice } from '../../catalogue/text-bytes.ts'
import type { Aside } from './aside.ts'
import { idNumber, type TableReader } from './table-reader.ts'
import { isWord, Remembered } from './words.ts'

const mostItems = 50_000
const [longestLine, mostCharacters, latestPosition] = [2000, 200, 100_000]
const [quote, comma, dash, openBracket, backslash, closeBracket, endOfObject] = [
  0x22, 0x2c, 0x2d, 0x5b, 0x5c, 0x5d, 0x7d,
]
const json = {
  id: bytesOf('{"id":"'),
  person: bytesOf('","person":"nm'),
  position: bytesOf(',"position":'),
  characters: bytesOf('"characters":'),
  wording: bytesOf('"wording":'),
}

/** With the person's number, `code` makes the id of a credit: three letters that are the same at each import. */
type Category = { readonly word: string; readonly json: Uint8Array; readonly code: Uint8Array }
const categories = new Remembered((word): Category | undefined =>
  isWord(word)
    ? { word, json: bytesOf(`","category":"${word}"`), code: bytesOf(shortHash(word).slice(-3)) }
    : undefined,
)
const [director, writer] = [categoryNamed('director'), categoryNamed('writer')]

function categoryNamed(word: string): Category {
  const category = categories.of(wholeOf(bytesOf(word)))
  if (!category) throw new Error(`${word} is no category`)
  return category
}

export class TitleCredits implements CreditsBytes {
  count = 0
  /** JSON of the items of the list. */
  readonly items = new TextBytes()
  readonly #people: NumberSet | undefined
  readonly #aside: Aside
  readonly #persons: number[] = []
  readonly #categories: Category[] = []
  /** Four of each credit: where its id begins and ends, and where its detail does. */
  readonly #places: number[] = []
  readonly #detail = new TextBytes()

  /** `people` are those that credits may name; without them there are none. */
  constructor(people: NumberSet | undefined, aside: Aside) {
    this.#people = people
    this.#aside = aside
  }

  clear(): void {
    this.count = 0
    this.items.clear()
  }

  person(at: number): number {
    return this.#persons[at] ?? 0
  }

  category(at: number): string {
    return this.#categories[at]?.word ?? ''
  }

  item(at: number): Slice {
    return this.#slice(4 * at)
  }

  detail(at: number): Slice {
    return this.#slice(4 * at + 2)
  }

  #slice(place: number): Slice {
    return { bytes: this.items.bytes, start: this.#places[place] ?? 0, end: this.#places[place + 1] ?? 0 }
  }

  /** A row of title.principals. */
  add(row: TableReader): void {
    const position = row.count(1)
    const person = row.idIn(2, 'nm')
    const category = categories.of(row.field(3))
    if (person < 0) return row.refuse(`nconst ${JSON.stringify(row.raw(2))} is no id`)
    if (position !== undefined && (position < 1 || position > latestPosition)) {
      return row.refuse(`ordering ${JSON.stringify(row.raw(1))} is no position`)
    }
    if (category === undefined) return row.refuse(`category ${JSON.stringify(row.raw(3))} is no word`)
    const job = row.cell(4)
    if (job !== undefined && isLongerThan(longestLine, job))
      return row.refuse(`job is longer than ${longestLine} characters`)
    if (!this.#isKnown(person)) return
    const detail = this.#detail
    detail.clear()
    if (!row.isNothing(5)) this.#addCharacters(row)
    if (job !== undefined) {
      if (detail.end > 0) detail.byte(comma)
      detail.add(json.wording)
      detail.quoted(job)
    }
    const { bytes, start, end } = row.field(2)
    this.#push(row, person, { bytes, start: start + 2, end }, category, position)
  }

  #isKnown(person: number): boolean {
    if (this.#people?.has(person) === true) return true
    if (this.#people) this.#aside.unknownPeople += 1
    return false
  }

  #addCharacters(row: TableReader): void {
    const detail = this.#detail
    const field = row.field(5)
    if (!row.isUntidy && isPlainList(field)) {
      detail.add(json.characters)
      detail.slice(field)
      return
    }
    const characters = charactersIn(textOf(field))
    if (characters === undefined) this.#aside.unreadCharacters += 1
    if (characters === undefined || characters.length === 0) return
    detail.add(json.characters)
    detail.add(bytesOf(JSON.stringify(characters)))
  }

  /** A row of title.crew; to be told after all principals. */
  addCrew(row: TableReader): void {
    this.#addCrewList(row, 1, director)
    this.#addCrewList(row, 2, writer)
  }

  #addCrewList(row: TableReader, column: number, category: Category): void {
    if (row.isNothing(column)) return
    row.members(column, (bytes, start, end) => {
      const id = { bytes, start, end }
      const person = idNumber(bytes, start, end, 'nm')
      if (person < 0) {
        const isLeftOut = start === end || textOf(id) === '\\N'
        if (!isLeftOut) row.refuse(`${JSON.stringify(textOf(id))} is no id`)
        return isLeftOut
      }
      if (this.#hasCredit(2 * numberLimit + person, category) || !this.#isKnown(person)) return true
      this.#detail.clear()
      this.#push(row, person, { bytes, start: start + 2, end }, category, undefined)
      return true
    })
  }

  #hasCredit(person: number, category: Category): boolean {
    for (let at = 0; at < this.count; at += 1) {
      if (this.#persons[at] === person && this.#categories[at] === category) return true
    }
    return false
  }

  /** Of the detail that was put together before. */
  #push(
    row: TableReader,
    number: number,
    digits: Slice,
    category: Category,
    position: number | undefined,
  ): void {
    const { items } = this
    const detail = this.#detail
    const person = 2 * numberLimit + number
    let same = 1
    for (let at = 0; at < this.count; at += 1) {
      if (this.#persons[at] !== person || this.#categories[at] !== category) continue
      if (isSame(detail, this.detail(at))) {
        this.#aside.duplicates += 1
        return
      }
      same += 1
    }
    if (this.count >= mostItems) return row.refuse(`A title has more than ${mostItems} credits`)
    if (this.count > 0) items.byte(comma)
    items.add(json.id)
    const itemStart = items.end
    items.slice(digits)
    items.add(category.code)
    if (same > 1) {
      items.byte(dash)
      items.number(same)
    }
    const itemEnd = items.end
    items.add(json.person)
    items.slice(digits)
    items.add(category.json)
    if (position !== undefined) {
      items.add(json.position)
      items.number(position)
    }
    if (detail.end > 0) items.byte(comma)
    const detailStart = items.end
    items.slice(detail)
    this.#place(person, category, itemStart, itemEnd, detailStart, items.end)
    items.byte(endOfObject)
  }

  #place(person: number, category: Category, ...places: readonly [number, number, number, number]): void {
    const at = this.count
    this.#persons[at] = person
    this.#categories[at] = category
    for (let one = 0; one < 4; one += 1) this.#places[4 * at + one] = places[one] ?? 0
    this.count = at + 1
  }
}

function wholeOf(bytes: Uint8Array): Slice {
  return { bytes, start: 0, end: bytes.length }
}

/** JSON of a list of a few short texts without a letter that is escaped: it can stay as it is. */
function isPlainList({ bytes, start, end }: Slice): boolean {
  if (end - start >= longestLine || bytes[start] !== openBracket || bytes[end - 1] !== closeBracket)
    return false
  let at = start + 1
  for (let count = 0; count < mostCharacters; count += 1) {
    if (bytes[at] !== quote) return false
    at += 1
    const from = at
    while (at < end && bytes[at] !== quote) {
      if (bytes[at] === backslash) return false
      at += 1
    }
    if (at === from || at >= end - 1) return false
    at += 1
    if (at === end - 1) return true
    if (bytes[at] !== comma) return false
    at += 1
  }
  return false
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

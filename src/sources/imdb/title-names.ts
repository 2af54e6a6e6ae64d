/** The names that rows of title.akas give one title: its original name, and the others. */
import { addShortHash, shortHashOf } from '../../catalogue/byte-hashes.ts'
import type { FoldedNames } from '../../catalogue/folded-names.ts'
import { bytesOf, isLongerThan, isSame, TextBytes, type Slice } from '../../catalogue/text-bytes.ts'
import type { Aside } from './aside.ts'
import type { TableReader } from './table-reader.ts'
import { lineList, noWords, Remembered, wordList } from './words.ts'

const mostItems = 50_000
const longestName = 1000
const listSeparator = 2
const nameKinds = wordList('\x02', 8)
const nameAttributes = lineList('\x02', 8)
const languages = new Remembered((text) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text))
const regions = new Remembered((text) => /^[A-Z]{2,4}$/.test(text))
const json = {
  id: bytesOf('{"id":"'),
  afterId: bytesOf('",'),
  name: bytesOf('"name":'),
  region: bytesOf(',"region":"'),
  language: bytesOf(',"language":"'),
  kinds: bytesOf(',"kinds":'),
  attributes: bytesOf(',"attributes":'),
}
const [quote, comma, dash, endOfObject] = [0x22, 0x2c, 0x2d, 0x7d]

export class TitleNames {
  /** Empty where the original name is the name. */
  readonly original = new TextBytes()
  /** Empty where it isn't known. */
  readonly originalLanguage = new TextBytes()
  /** JSON of the items of the list. */
  readonly others = new TextBytes()
  readonly #aside: Aside
  readonly #folded: FoldedNames
  #name: Slice = this.original
  readonly #item = new TextBytes()
  readonly #hashes: number[] = []
  readonly #starts: number[] = []

  /** `folded` is told every name. */
  constructor(aside: Aside, folded: FoldedNames) {
    this.#aside = aside
    this.#folded = folded
  }

  begin(name: Slice, original: Slice | undefined): void {
    this.#name = name
    this.original.clear()
    this.originalLanguage.clear()
    this.others.clear()
    this.#hashes.length = 0
    this.#starts.length = 0
    this.#folded.clear()
    this.#folded.add(name)
    if (original) this.#setOriginal(original)
  }

  /** A row of title.akas. */
  add(row: TableReader): void {
    const name = row.cell(2)
    if (name === undefined) return row.refuse('title is missing')
    if (isLongerThan(longestName, name) || hasSeparator(name))
      return row.refuse('title is too long, or holds a separator')
    const region = row.isNothing(3) ? undefined : row.field(3)
    if (region && isThere(region) && !regions.of(region))
      return row.refuse(`region ${JSON.stringify(row.raw(3))} is none`)
    const language = row.isNothing(4) ? undefined : row.field(4)
    if (language && isThere(language) && !languages.of(language))
      return row.refuse(`language ${JSON.stringify(row.raw(4))} is none`)
    const isOriginal = row.flag(7)
    if (isOriginal === -1) {
      return row.refuse(`isOriginalTitle is ${JSON.stringify(row.raw(7))}, not 0 or 1`)
    }
    if (isOriginal === 1) return this.#addOriginal(name, language)
    const kinds = row.isNothing(5) ? noWords : nameKinds.of(row.field(5))
    if (kinds.fault !== undefined) return row.refuse(`types: ${kinds.fault}`)
    const attributes = row.isNothing(6) ? noWords : nameAttributes.of(row.field(6))
    if (attributes.fault !== undefined) return row.refuse(`attributes: ${attributes.fault}`)
    const item = this.#item
    item.clear()
    item.add(json.name)
    item.quoted(name)
    if (region && isThere(region)) addText(item, json.region, region)
    if (language && isThere(language)) addText(item, json.language, language)
    if (kinds.words.length > 0) {
      item.add(json.kinds)
      item.add(kinds.json)
    }
    if (attributes.words.length > 0) {
      item.add(json.attributes)
      item.add(attributes.json)
    }
    item.byte(endOfObject)
    this.#addOther(row, name)
  }

  #setOriginal(name: Slice): void {
    this.original.slice(name)
    this.#folded.add(name)
  }

  #addOriginal(name: Slice, language: Slice | undefined): void {
    const { original } = this
    if (!isThere(original) && !isSame(name, this.#name)) this.#setOriginal(name)
    if (!language || !isThere(language) || !isSame(name, isThere(original) ? original : this.#name)) return
    this.originalLanguage.clear()
    this.originalLanguage.slice(language)
  }

  #addOther(row: TableReader, name: Slice): void {
    const { others } = this
    const item = this.#item
    const hashes = this.#hashes
    const hash = shortHashOf({ bytes: item.bytes, start: 0, end: item.end - 1 })
    let count = 1
    for (let at = 0; at < hashes.length; at += 1) {
      if (hashes[at] !== hash) continue
      const start = this.#starts[at] ?? 0
      if (isSame(item, { bytes: others.bytes, start, end: start + item.end })) {
        this.#aside.duplicates += 1
        return
      }
      count += 1
    }
    if (hashes.length >= mostItems) return row.refuse(`A title has more than ${mostItems} other names`)
    if (hashes.length > 0) others.byte(comma)
    others.add(json.id)
    addShortHash(others, hash)
    if (count > 1) {
      others.byte(dash)
      others.number(count)
    }
    others.add(json.afterId)
    hashes.push(hash)
    this.#starts.push(others.end)
    others.slice(item)
    this.#folded.add(name)
  }
}

function isThere(text: Slice): boolean {
  return text.end > text.start
}

function addText(item: TextBytes, before: Uint8Array, text: Slice): void {
  item.add(before)
  item.slice(text)
  item.byte(quote)
}

function hasSeparator({ bytes, start, end }: Slice): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] === listSeparator) return true
  return false
}

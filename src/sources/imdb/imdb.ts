/**
 * The files that IMDb publishes for personal and non-commercial use. Titles are put together by reading six of
 * them side by side, in one pass; people follow from name.basics. Before that, title.basics and name.basics are
 * read for their ids alone, so that no document refers to somebody or something that isn't in the files.
 */
import { idOf } from '../../catalogue/ids.ts'
import { NumberSet } from '../../catalogue/number-set.ts'
import type { Source } from '../../catalogue/record.ts'
import type { RecordBytes } from '../../catalogue/record-bytes.ts'
import { textOf } from '../../catalogue/text-bytes.ts'
import { ImportRefusal, type CatalogueSource, type Item, type OpenedSource, type Refused } from '../source.ts'
import { noneAside, type Aside } from './aside.ts'
import { findFiles, tables, type ImdbFile, type ImdbFiles, type Table } from './files.ts'
import { OrderFinder, placeIn, type IdOrder } from './id-order.ts'
import { PersonBuilder, personFields } from './person-row.ts'
import { TableReader } from './table-reader.ts'
import { TitleBuilder, type Known } from './title-builder.ts'
import { titleFields } from './title-row.ts'

export const imdb: Source = {
  id: 'imdb',
  kind: 'data_set',
  title: 'IMDb non-commercial datasets',
  url: 'https://developer.imdb.com/non-commercial-datasets/',
  publisher: 'IMDb',
  licence: 'Personal and non-commercial use only',
}

export const imdbSource: CatalogueSource = { name: 'imdb', open }

const recordsABatch = 50

async function open(folder: string): Promise<OpenedSource> {
  const files = await findFiles(folder)
  return new OpenedImdb(files)
}

class OpenedImdb implements OpenedSource {
  readonly source = imdb
  readonly titlesComeFirst = true
  readonly #files: ImdbFiles
  readonly #aside: Aside = noneAside()
  readonly #readers: TableReader[] = []
  #isPrescanning = true
  #refused: Refused[] = []

  constructor(files: ImdbFiles) {
    this.#files = files
  }

  reading(): { rows: number; bytes: number; bytesInAll: number } {
    let [rows, bytes, bytesInAll] = [0, 0, 0]
    for (const reader of this.#readers) rows += reader.rows
    for (const table of tables) {
      const file = this.#files[table]
      if (!this.#isPrescanning) bytes += file?.bytes.read ?? 0
      bytesInAll += file?.bytes.size ?? 0
    }
    return { rows, bytes, bytesInAll }
  }

  rowsByFile(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      this.#readers.map((reader) => [reader.name.replace(/\.tsv(\.gz)?$/, ''), reader.rows]),
    )
  }

  setAside(): Readonly<Record<string, number>> {
    return {
      'rows that say what another row said': this.#aside.duplicates,
      'rows about titles that are not in title.basics': this.#aside.orphans,
      'credits of people who are not in name.basics': this.#aside.unknownPeople,
      'episodes of series that are not in title.basics': this.#aside.unknownSeries,
      'lists of characters that are no JSON': this.#aside.unreadCharacters,
    }
  }

  notes(): readonly string[] {
    if (this.#files['name.basics']) return []
    return ['Without name.basics nobody has a record, so no credits were kept.']
  }

  async *items(): AsyncGenerator<readonly Item[]> {
    let items: Item[] = []
    const take = ({ key, document }: RecordBytes) => items.push({ id: idOf(key), text: textOf(document) })
    for await (const refused of this.records(take)) {
      yield [...items, ...refused.map((one): Item => ({ refused: one }))]
      items = []
    }
  }

  async *records(take: (record: RecordBytes) => void): AsyncGenerator<readonly Refused[]> {
    const { titles, order } = await this.#titleIds(this.#files['title.basics'])
    const people = this.#files['name.basics'] && (await this.#personIds(this.#files['name.basics']))
    this.#isPrescanning = false
    try {
      yield* this.#titles({ titles, people }, order, take)
      if (this.#files['name.basics']) yield* this.#people(this.#files['name.basics'], take)
    } finally {
      for (const reader of this.#readers) await reader.close()
    }
  }

  async #titleIds(file: ImdbFile): Promise<{ titles: NumberSet; order: IdOrder }> {
    const titles = new NumberSet()
    const finder = new OrderFinder()
    await eachRow(new TableReader(file, () => undefined), (row) => {
      finder.add(row.id, row.digits, row.line)
      if (typeof titleFields(row) !== 'string') titles.add(row.id)
    })
    const { order } = finder
    if (order) return { titles, order }
    const line = Math.max(finder.brokenAt.text ?? 0, finder.brokenAt.number ?? 0)
    throw unsorted({ file: file.name, line })
  }

  async #personIds(file: ImdbFile): Promise<NumberSet> {
    const people = new NumberSet()
    await eachRow(new TableReader(file, () => undefined), (row) => {
      if (typeof personFields(row) !== 'string') people.add(row.id)
    })
    return people
  }

  #reader(file: ImdbFile): TableReader {
    const reader = new TableReader(file, (refused) => this.#refused.push(refused))
    this.#readers.push(reader)
    return reader
  }

  #takeRefused(): readonly Refused[] {
    const refused = this.#refused
    this.#refused = []
    return refused
  }

  async *#titles(
    known: Known,
    order: IdOrder,
    take: (record: RecordBytes) => void,
  ): AsyncGenerator<readonly Refused[]> {
    const titles = this.#reader(this.#files['title.basics'])
    await titles.open()
    const builder = new TitleBuilder(known, this.#aside)
    const sides = await this.#sides(builder, order)
    let taken = 0
    let last = -1
    while (!titles.isAtEnd) {
      const place = placeIn(order, titles.id, titles.digits)
      const fields = place === last ? undefined : titleFields(titles)
      if (place === last) this.#aside.duplicates += 1
      if (typeof fields === 'string') titles.refuse(fields)
      if (fields !== undefined) {
        const isGood = typeof fields !== 'string'
        if (isGood) builder.begin(titles.id, fields)
        for (const side of sides) {
          while (!side.takeUntil(place, isGood)) await side.load()
        }
        if (isGood) {
          take(builder.finish())
          taken += 1
          // A row that was no good may be followed by a good one with the same id.
          last = place
        }
      }
      if (taken % recordsABatch === 0 || this.#refused.length > 0) yield this.#takeRefused()
      if (!titles.step()) await titles.load()
    }
    for (const side of sides) while (!side.takeUntil(Infinity, false)) await side.load()
    yield this.#takeRefused()
  }

  /** The other files of titles, each at its first row, in the order in which a title takes from them. */
  async #sides(builder: TitleBuilder, order: IdOrder): Promise<readonly Side[]> {
    const adders: readonly (readonly [Table, (row: TableReader) => void])[] = [
      ['title.episode', (row) => builder.addEpisode(row)],
      ['title.ratings', (row) => builder.addRating(row)],
      ['title.akas', (row) => builder.addName(row)],
      ['title.principals', (row) => builder.addCredit(row)],
      ['title.crew', (row) => builder.addCrew(row)],
    ]
    const sides: Side[] = []
    for (const [table, add] of adders) {
      const file = this.#files[table]
      if (!file) continue
      const reader = this.#reader(file)
      await reader.open()
      sides.push(new Side(reader, order, add, this.#aside))
    }
    return sides
  }

  async *#people(file: ImdbFile, take: (record: RecordBytes) => void): AsyncGenerator<readonly Refused[]> {
    const reader = this.#reader(file)
    const builder = new PersonBuilder()
    const seen = new NumberSet()
    await reader.open()
    while (!reader.isAtEnd) {
      const fields = personFields(reader)
      if (typeof fields === 'string') reader.refuse(fields)
      else if (seen.add(reader.id)) take(builder.build(reader.id, fields))
      else this.#aside.duplicates += 1
      if (seen.size % recordsABatch === 0 || this.#refused.length > 0) yield this.#takeRefused()
      if (!reader.step()) await reader.load()
    }
    yield this.#takeRefused()
  }
}

/** One of the files that are read beside title.basics. */
class Side {
  readonly #reader: TableReader
  readonly #order: IdOrder
  readonly #add: (row: TableReader) => void
  readonly #aside: Aside
  /** Where its row belongs among the titles; endless after its last row. */
  #place: number

  constructor(reader: TableReader, order: IdOrder, add: (row: TableReader) => void, aside: Aside) {
    this.#reader = reader
    this.#order = order
    this.#add = add
    this.#aside = aside
    this.#place = this.#placeOfRow()
  }

  /**
   * Adds the rows of the title at that place, if it is good, and goes past those before; false where a chunk ends on
   * the way: then call again after {@link load}. Throws {@link ImportRefusal} as that does.
   */
  takeUntil(place: number, isGood: boolean): boolean {
    const reader = this.#reader
    while (this.#place <= place && !reader.isAtEnd) {
      if (this.#place === place && isGood) this.#add(reader)
      else this.#aside.orphans += 1
      if (!reader.step()) return false
      this.#moved()
    }
    return true
  }

  /** Throws {@link ImportRefusal} where the rows are not in the order of title.basics. */
  async load(): Promise<void> {
    await this.#reader.load()
    this.#moved()
  }

  #moved(): void {
    const place = this.#placeOfRow()
    if (place < this.#place) throw unsorted({ file: this.#reader.name, line: this.#reader.line })
    this.#place = place
  }

  #placeOfRow(): number {
    const { isAtEnd, id, digits } = this.#reader
    return isAtEnd ? Infinity : placeIn(this.#order, id, digits)
  }
}

async function eachRow(reader: TableReader, work: (row: TableReader) => void): Promise<void> {
  try {
    await reader.open()
    while (!reader.isAtEnd) {
      work(reader)
      if (!reader.step()) await reader.load()
    }
  } finally {
    await reader.close()
  }
}

function unsorted(place: { file: string; line: number }): ImportRefusal {
  return new ImportRefusal('The rows are not sorted by id: this one stands after its place', place)
}

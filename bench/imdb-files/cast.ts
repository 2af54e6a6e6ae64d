import { IdSpread } from './ids.ts'
import { fraction, hash, permutation, zipfRank } from './random.ts'
import type { Random } from './random.ts'

export const categories = [
  'actor',
  'actress',
  'self',
  'director',
  'writer',
  'producer',
  'editor',
  'cinematographer',
  'composer',
  'production_designer',
  'casting_director',
  'archive_footage',
  'archive_sound',
] as const

export type Category = (typeof categories)[number]

const shares: readonly [Category, number][] = [
  ['actor', 0.26],
  ['actress', 0.19],
  ['self', 0.15],
  ['director', 0.08],
  ['writer', 0.1],
  ['producer', 0.08],
  ['editor', 0.045],
  ['cinematographer', 0.035],
  ['composer', 0.035],
  ['production_designer', 0.013],
  ['casting_director', 0.012],
]

/** How many of the best known titles of a person are kept. */
export const knownTitles = 4

interface Trade {
  readonly first: number
  readonly size: number
  readonly shift: number
}

/** Everybody who may be credited, drawn by trade after Zipf's law, with what their credits say of them. */
export class Cast {
  readonly ids: IdSpread
  readonly count: number
  readonly #trades = new Map<Category, Trade>()
  readonly #place: (rank: number) => number
  readonly #popularitySeed: number
  readonly #known: Uint32Array
  readonly #categories: Uint16Array
  readonly #firstYears: Uint16Array

  constructor(count: number, seed: number) {
    this.count = count
    this.ids = new IdSpread('nm', count, Math.max(18_000_000, Math.ceil(1.2 * count)), hash(seed, 51))
    this.#place = permutation(count, hash(seed, 52))
    this.#popularitySeed = hash(seed, 53)
    this.#known = new Uint32Array(count * knownTitles)
    this.#categories = new Uint16Array(count)
    this.#firstYears = new Uint16Array(count)
    let passed = 0
    for (const [category, share] of shares) {
      const first = Math.round(passed * count)
      passed += share
      const size = Math.max(1, Math.round(passed * count) - first)
      this.#trades.set(category, { first, size, shift: Math.max(2, 10 * (size / 165_000) ** 0.7) })
    }
  }

  /** The index of a person for a credit in the category. */
  draw(random: Random, category: Category): number {
    const wanted = category.startsWith('archive') ? 'self' : category
    const trade = this.#trades.get(wanted)
    if (!trade) throw new RangeError(`Nobody works as ${category}`)
    return this.#place(trade.first + zipfRank(random.next(), trade.size, 0.87, trade.shift))
  }

  /** Remembers a credit; of more than four titles the most popular stay. */
  note(person: number, category: Category, title: number, year: number): void {
    this.#categories[person] = (this.#categories[person] ?? 0) | (1 << categories.indexOf(category))
    const firstYear = this.#firstYears[person] ?? 0
    if (year > 0 && (firstYear === 0 || year < firstYear)) this.#firstYears[person] = year
    const start = person * knownTitles
    let least = -1
    let leastPopular = this.popularity(title)
    for (let slot = start; slot < start + knownTitles; slot++) {
      const known = this.#known[slot] ?? 0
      if (known === title + 1) return
      if (known === 0) {
        this.#known[slot] = title + 1
        return
      }
      const popularity = this.popularity(known - 1)
      if (popularity >= leastPopular) continue
      least = slot
      leastPopular = popularity
    }
    if (least >= 0) this.#known[least] = title + 1
  }

  /** How popular a title is among all: 0 for the least, towards 1 for the most. */
  popularity(title: number): number {
    return fraction(this.#popularitySeed, title)
  }

  knownFor(person: number): number[] {
    const start = person * knownTitles
    return Array.from(this.#known.subarray(start, start + knownTitles))
      .filter((known) => known > 0)
      .map((known) => known - 1)
  }

  categoriesOf(person: number): Category[] {
    const noted = this.#categories[person] ?? 0
    return noted === 0 ? [] : categories.filter((_, number) => (noted & (1 << number)) !== 0)
  }

  firstYear(person: number): number {
    return this.#firstYears[person] ?? 0
  }
}

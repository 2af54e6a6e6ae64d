/** Whether the name search finds what the documents say; the engines keep it each in its own way. */
import { sql } from 'kysely'
import type { Engine } from './engine/engine.ts'
import { nameRow } from './engine/sqlite.ts'
import type { KeySpan } from './stored-rows.ts'
import type { WriteHandle } from './tables.ts'

export type NameEntry = {
  readonly key: number
  readonly popularity: number
  readonly names: readonly string[]
}
export type NameDifference = { readonly missing: number; readonly stray: number }

/** Takes what should be found, batch by batch in the order of keys, and tells the difference in the end. */
export type NameComparison = {
  take(tx: WriteHandle, entries: readonly NameEntry[], span: KeySpan): Promise<void>
  finish(tx: WriteHandle): Promise<NameDifference>
  /**
   * Whether all has to be written again where there is a difference; else it was repaired as it was found.
   */
  readonly isWhole: boolean
}

export function compareNames(engine: Engine, repair: boolean): NameComparison {
  return engine.kind === 'sqlite' ? new TermSums() : new SearchRows(engine, repair)
}

function wordsOf(names: readonly string[]): Set<string> {
  return new Set(names.flatMap((name) => name.split(' ')))
}

/**
 * SQLite's index keeps no text, but it can list each word with each row it is in. Both lists are summed up
 * in an order-free way, as a count and 53 bits.
 */
class TermSums implements NameComparison {
  readonly isWhole = true
  readonly #expected = new TermSum()

  take(_tx: WriteHandle, entries: readonly NameEntry[]): Promise<void> {
    for (const { key, popularity, names } of entries) {
      const row = nameRow(key, popularity)
      // The tokenizer lowers the letters of ASCII; some compatibility forms unfold to capitals.
      const words = new Set(
        [...wordsOf(names)].map((word) => word.replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
      )
      for (const word of words) this.#expected.add(word, row)
    }
    return Promise.resolve()
  }

  async finish(tx: WriteHandle): Promise<NameDifference> {
    const stored = new TermSum()
    await sql`create virtual table temp.name_term using fts5vocab('main', 'name_search', 'instance')`.execute(
      tx,
    )
    try {
      const rows = tx
        .selectFrom('name_term' as 'credit')
        .select([sql<string>`term`.as('term'), sql<number>`doc`.as('doc')])
      for await (const { term, doc } of rows.stream()) stored.add(term, doc)
    } finally {
      await sql`drop table temp.name_term`.execute(tx)
    }
    return this.#expected.differenceTo(stored)
  }
}

class TermSum {
  #count = 0
  #low = 0
  #high = 0

  add(term: string, row: number): void {
    let low = 0x811c9dc5 ^ (row >>> 0)
    let high = Math.imul(Math.floor(row / 0x1_0000_0000) + 1, 0x9e3779b1)
    for (let at = 0; at < term.length; at += 1) {
      const code = term.charCodeAt(at)
      low = Math.imul(low ^ code, 0x01000193)
      high = Math.imul(high ^ code, 0x85ebca6b) + low
    }
    this.#count += 1
    this.#low = (this.#low + Math.imul(low ^ (high >>> 15), 0xc2b2ae35)) >>> 0
    this.#high = (this.#high + Math.imul(high ^ (low >>> 13), 0x27d4eb2f)) >>> 0
  }

  /** Where the counts are the same but the sums are not, at least one is missing and another one stray. */
  differenceTo(stored: TermSum): NameDifference {
    const isSame = this.#low === stored.#low && this.#high === stored.#high
    const more = this.#count - stored.#count
    if (more === 0) return isSame ? { missing: 0, stray: 0 } : { missing: 1, stray: 1 }
    return more > 0 ? { missing: more, stray: 0 } : { missing: 0, stray: -more }
  }
}

/** PostgreSQL keeps the words of each entity in a row of its own. */
class SearchRows implements NameComparison {
  readonly isWhole = false
  readonly #engine: Engine
  readonly #repair: boolean
  #missing = 0
  #stray = 0

  constructor(engine: Engine, repair: boolean) {
    this.#engine = engine
    this.#repair = repair
  }

  async take(tx: WriteHandle, entries: readonly NameEntry[], { first, last }: KeySpan): Promise<void> {
    const { rows } = await sql<{ key: number; popularity: number; words: string[] }>`
      select key, popularity, tsvector_to_array(names) as words from name_search
      where key >= ${first} and key <= ${last}`.execute(tx)
    const stored = new Map(rows.map((row) => [row.key, textOfWords(row.popularity, row.words)]))
    for (const { key, popularity, names } of entries) {
      const before = stored.get(key)
      stored.delete(key)
      const isKept = names.length > 0
      if (before === (isKept ? textOfWords(popularity, wordsOf(names)) : undefined)) continue
      if (isKept) this.#missing += 1
      if (before !== undefined) this.#stray += 1
      if (!this.#repair) continue
      await this.#engine.names.remove(tx, key, popularity, names)
      await this.#engine.names.put(tx, key, popularity, names)
    }
    this.#stray += stored.size
    if (this.#repair) for (const key of stored.keys()) await this.#engine.names.remove(tx, key, 0, [])
  }

  finish(): Promise<NameDifference> {
    return Promise.resolve({ missing: this.#missing, stray: this.#stray })
  }
}

function textOfWords(popularity: number, words: Iterable<string>): string {
  return `${popularity} ${[...words].sort().join(' ')}`
}

/**
 * Entries of one refill that are put in order at a time: SQLite writes them fastest in the order of its
 * rows.
 */
export const namesARefill = 100_000

/** Puts names into an index that holds none of them. */
export async function refillNames(engine: Engine, tx: WriteHandle, entries: NameEntry[]): Promise<void> {
  entries.sort((a, b) => b.popularity - a.popularity || a.key - b.key)
  for (const { key, popularity, names } of entries) await engine.names.put(tx, key, popularity, names)
}

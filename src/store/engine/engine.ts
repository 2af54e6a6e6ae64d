/** What the two engines do differently, each behind one function; all else is one set of queries. */
import type { Kysely } from 'kysely'
import type { Database, ReadHandle, WriteHandle } from '../tables.ts'

export type EngineKind = 'sqlite' | 'postgres'

/** A name search, in folded words. */
export type NameQuery = {
  readonly words: readonly string[]
  /** Else the last may be the beginning of a word. */
  readonly lastIsWhole: boolean
  /** Keys in `[first, end)`: one kind of entity, or all. */
  readonly first: number
  readonly end: number
  readonly limit: number
}

export type Engine = {
  readonly kind: EngineKind
  /** For writing and for what only migrations and imports do. */
  readonly db: Database
  /** Has no write methods, and on SQLite a connection that cannot write. */
  readonly reader: ReadHandle
  readonly names: NameIndex
  /** Makes this transaction the only one that writes, until it ends. */
  lockForWriting(tx: WriteHandle): Promise<void>
  close(): Promise<void>
}

/** Full-text search over folded names, most popular first. */
export type NameIndex = {
  create(tx: Kysely<unknown>): Promise<void>
  put(tx: WriteHandle, key: number, popularity: number, names: readonly string[]): Promise<void>
  remove(tx: WriteHandle, key: number, popularity: number, names: readonly string[]): Promise<void>
  /** Keys whose names hold every word, the most popular first. */
  find(reader: ReadHandle, query: NameQuery): Promise<readonly number[]>
  clear(tx: WriteHandle): Promise<void>
}

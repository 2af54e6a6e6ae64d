/** Fills an empty PostgreSQL catalogue with COPY, in one transaction of its own. */
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Derived } from '../../catalogue/derive.ts'
import { writingLock } from '../engine/postgres.ts'
import { plainColumns, type BulkSink, type PlainTable, type Value } from './bulk-rows.ts'

const columns = {
  ...plainColumns,
  credit: ['person', 'title', 'category', 'item', 'detail'],
  name_hash: ['hash', 'entity'],
  name_search: ['key', 'popularity', 'names'],
} as const
type Table = Exclude<keyof typeof columns, 'document'>

const bytesACopy = 1024 * 1024
const tablesOfContent = ['entity', 'revision', 'ancestor', 'claim', 'feed', 'source'] as const

export class PostgresLoad implements BulkSink {
  /** The position of the feed entry that stands for the whole load. */
  readonly stamp: number
  readonly #client: pg.Client
  readonly #waiting = new Map<Table, string[]>()
  readonly #sizes = new Map<Table, number>()

  private constructor(client: pg.Client, stamp: number) {
    this.#client = client
    this.stamp = stamp
  }

  /** `undefined` where there is anything in the catalogue. */
  static async begin(url: string, at: string, origin: string): Promise<PostgresLoad | undefined> {
    const client = new pg.Client({ connectionString: url, application_name: 'titlecard' })
    await client.connect()
    try {
      await client.query('begin')
      await client.query('select pg_advisory_xact_lock($1)', [writingLock])
      const anything = tablesOfContent.map((table) => `exists (select from ${table})`).join(' or ')
      const { rows } = await client.query<{ used: boolean }>(`select ${anything} as used`)
      if (rows[0]?.used !== false) {
        await client.end()
        return undefined
      }
      const entry = await client.query<{ position: string }>(
        `insert into feed (at, kind, origin) values ($1, 'import', $2) returning position`,
        [at, origin],
      )
      return new PostgresLoad(client, Number(entry.rows[0]?.position))
    } catch (error) {
      await client.end()
      throw error
    }
  }

  row(table: PlainTable, values: readonly Value[]): void {
    if (table !== 'document') return this.#row(table, values)
    const [key = null, origin = null, document = null] = values
    this.#row('entity', [key, 'live', 1, this.stamp, origin, document, null, null])
  }

  credit(title: number, { person, category, item, detail }: Derived['credits'][number]): void {
    this.#row('credit', [person, title, category, item, detail])
  }

  nameHash(hash: number, entity: number): void {
    this.#row('name_hash', [hash, entity])
  }

  names(key: number, popularity: number, names: readonly string[]): void {
    if (names.length === 0) return
    const words = new Set(names.flatMap((name) => name.split(' ')))
    // Folded words are letters and digits alone, so that nothing in them needs escaping.
    this.#row('name_search', [key, popularity, [...words].map((word) => `'${word}'`).join(' ')])
  }

  /** Sends what has gathered, where it is enough. */
  async send(least = bytesACopy): Promise<void> {
    for (const [table, rows] of this.#waiting) {
      if (rows.length === 0 || (this.#sizes.get(table) ?? 0) < least) continue
      this.#waiting.set(table, [])
      this.#sizes.set(table, 0)
      const copy = this.#client.query(copyFrom(`copy ${table} (${columns[table].join(', ')}) from stdin`))
      const done = finished(copy)
      if (!copy.write(rows.join(''))) await Promise.race([once(copy, 'drain'), done])
      copy.end()
      await done
    }
  }

  async commit(note: string, meta: Readonly<Record<string, string>>): Promise<void> {
    await this.send(0)
    await this.#client.query(countConnections)
    await this.#client.query('update feed set note = $1 where position = $2', [note, this.stamp])
    for (const [name, value] of Object.entries(meta)) {
      await this.#client.query(
        'insert into meta (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
        [name, value],
      )
    }
    await this.#client.query('commit')
    await this.#client.query('analyze')
  }

  /** Without a commit before, nothing was written. */
  async close(): Promise<void> {
    await this.#client.end()
  }

  #row(table: Table, values: readonly Value[]): void {
    const text = `${values.map(copyText).join('\t')}\n`
    const rows = this.#waiting.get(table)
    if (rows) rows.push(text)
    else this.#waiting.set(table, [text])
    this.#sizes.set(table, (this.#sizes.get(table) ?? 0) + text.length)
  }
}

function copyText(value: Value): string {
  if (value === null) return '\\N'
  return typeof value === 'number' ? String(value) : value.replace(/[\\\t\n\r]/g, escaped)
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (letter: string): string => escapes[letter] ?? letter

const countConnections = `
  update summary set connections = (
    select count(*) from connection where connection.title = summary.key or connection.other = summary.key)
  where key in (select title from connection union select other from connection)`

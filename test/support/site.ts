/** The whole site in process, over a store, with its answers taken apart for asserting. */
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Kysely, KyselyPlugin } from 'kysely'
import type { Letter, Post } from '../../src/accounts/post.ts'
import { buildApp } from '../../src/app.ts'
import { readConfig, type Config } from '../../src/config.ts'
import type { EntityId } from '../../src/catalogue/ids.ts'
import type { Document } from '../../src/catalogue/record.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { putDeleted, putDocument, putMerged, type Writing } from '../../src/store/put-entity.ts'
import type { ReadHandle, Tables } from '../../src/store/tables.ts'
import { Page } from './page.ts'

export const origin = 'https://films.example.org'

export type Site = {
  readonly app: FastifyInstance
  /** What was written to members, the last one last. */
  readonly letters: readonly Letter[]
  get(address: string, headers?: Readonly<Record<string, string>>): Promise<Page>
  /** How often one request asked the database; with an `if-none-match`, one that ends in a 304. */
  queriesOf(address: string, headers?: Readonly<Record<string, string>>): Promise<number>
  close(): Promise<void>
}

/** Without limits, without logs, at {@link origin} unless told otherwise. */
export function siteConfig(environment: Readonly<Record<string, string>> = {}): Config {
  return readConfig({
    ORIGIN: origin,
    LOG_LEVEL: 'silent',
    API_LIMIT: '0',
    SEARCH_LIMIT: '0',
    JOIN_LIMIT: '0',
    SECRET: 'a secret of tests, 0123456789 abcdef',
    ...environment,
  })
}

export async function openSite(engine: Engine, config: Config = siteConfig()): Promise<Site> {
  const counter = new QueryCounter()
  const reader = (engine.reader as unknown as Kysely<Tables>).withPlugin(counter) as unknown as ReadHandle
  const letters: Letter[] = []
  const post: Post = { send: (letter) => Promise.resolve(void letters.push(letter)) }
  const app = await buildApp({ ...engine, reader }, config, undefined, post)
  const get = async (url: string, headers: InjectOptions['headers'] = {}): Promise<Page> =>
    new Page(await app.inject({ method: 'GET', url, headers }))
  return {
    app,
    letters,
    get,
    async queriesOf(address, headers) {
      const { count } = counter
      const page = await get(address, headers)
      if (page.status !== (headers?.['if-none-match'] === undefined ? 200 : 304))
        throw new Error(`${address} answered ${page.status}`)
      return counter.count - count
    },
    close: () => app.close(),
  }
}

export class QueryCounter implements KyselyPlugin {
  count = 0
  transformQuery({ node }: Parameters<KyselyPlugin['transformQuery']>[0]): typeof node {
    return node
  }
  transformResult({ result }: Parameters<KyselyPlugin['transformResult']>[0]): Promise<typeof result> {
    this.count += 1
    return Promise.resolve(result)
  }
}

/** Writes to a store as an action would: one transaction, alone. */
export function write<T>(engine: Engine, work: (writing: Writing) => Promise<T>): Promise<T> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    return work({ tx, engine, at: '2026-11-22T00:00:00.000Z', origin: null })
  })
}

/** Puts documents into a store, as they are. */
export function put(engine: Engine, documents: Iterable<readonly [EntityId, Document]>): Promise<void> {
  return write(engine, async (writing) => {
    for (const [id, document] of documents) await putDocument(writing, id, document)
  })
}

export const merge = (engine: Engine, id: EntityId, target: EntityId) =>
  write(engine, (writing) => putMerged(writing, id, target))

export const remove = (engine: Engine, id: EntityId, reason: string) =>
  write(engine, (writing) => putDeleted(writing, id, reason))

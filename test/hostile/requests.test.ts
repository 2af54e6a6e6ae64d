/** Bad input in every part of a request: an answer with the right status, nothing told, nothing written. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { titleParts } from '../../src/web/paths.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { fillCatalogue, ids } from '../support/pages-catalogue.ts'
import { project } from '../support/source-files.ts'
import { openSite, type Site } from '../support/site.ts'
import { addresses, corpora, noCorpora, oddities, scripts } from './strings.ts'

const own = [...scripts, ...oddities]
const inherited = corpora()

/** Where in an address a reader's words can stand. */
const inAddress: readonly ((text: string) => string)[] = [
  (text) => `/${text}`,
  (text) => `/title/${text}`,
  (text) => `/title/${ids.film}/${text}`,
  (text) => `/title/${ids.series}?season=${text}`,
  (text) => `/name/${text}`,
  (text) => `/name/${ids.prolific}?page=${text}`,
  (text) => `/company/${text}`,
  (text) => `/company/${ids.studio}?page=${text}`,
  (text) => `/search?q=${text}`,
  (text) => `/search?q=a&kind=${text}`,
  (text) => `/search?q=a&page=${text}`,
  (text) => `/search?genre=${text}`,
  (text) => `/search?country=${text}`,
  (text) => `/search?decade=${text}`,
  (text) => `/search?day=${text}`,
  (text) => `/search?${text}=a`,
  (text) => `/he/search?q=${text}`,
  (text) => `/sitemap/${text}`,
  (text) => `/api/v1/titles/${text}`,
  (text) => `/api/v1/people/${text}`,
  (text) => `/api/v1/companies/${text}`,
  (text) => `/api/v1/search?q=${text}`,
  (text) => `/api/v1/search?q=a&kind=${text}`,
  (text) => `/api/v1/search?q=a&limit=${text}`,
  (text) => `/api/v1/titles/${ids.film}/credits?cursor=${text}`,
  (text) => `/api/v1/titles/${ids.film}/credits?limit=${text}`,
]
const headers = [
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'cookie',
  'if-modified-since',
  'if-none-match',
  'origin',
  'range',
  'referer',
  'user-agent',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-request-id',
  'host',
]

/** What only the inside of the program knows. */
const secrets = [
  /\n\s+at .*:\d+:\d+/,
  /node_modules/,
  /node:internal/,
  /\.ts:\d+/,
  /SQLITE_|sqlite_|SqliteError|PostgresError|syntax error at/i,
  /select "|select \* from|insert into/i,
]
/** An element that runs something, in markup whose quoted values have been taken out. */
const running = /<script>|<[a-z][^>]*\son[a-z]+\s*=|<(iframe|base|object|embed|style)\b/i

type Answer = {
  readonly statusCode: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

function faultIn(sent: string, text: string, { statusCode, body, headers: got }: Answer): string | undefined {
  const told = (what: string) => `${JSON.stringify(sent).slice(0, 200)}: ${statusCode} ${what}`
  if (statusCode >= 500 || statusCode < 200) return told(body.slice(0, 200))
  const secret =
    secrets.find((pattern) => pattern.test(body)) ?? (body.includes(project) ? project : undefined)
  if (secret !== undefined) return told(`tells ${String(secret)}`)
  const type = String(got['content-type'] ?? '')
  if (/html|xml/.test(type) && /<[a-z/!]/i.test(text) && body.includes(text))
    return told('holds the text as markup')
  if (/html/.test(type) && running.test(body.replace(/="[^"]*"/g, '=""'))) return told('holds a script')
  const location = String(got['location'] ?? '/')
  if (!/^\/(?![/\\])/.test(location)) return told(`redirects to ${location}`)
  if (/[\r\n]/.test(JSON.stringify(Object.values(got)).replaceAll('\\\\', '')))
    return told('has a header of two lines')
  return undefined
}

describe.each(engineKinds)('on %s', (kind) => {
  let store: TestStore
  let site: Site
  let before: string
  beforeAll(async () => {
    store = await freshStore(kind)
    await fillCatalogue(store.engine)
    site = await openSite(store.engine)
    before = await rowCounts()
  }, 120_000)
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  /** Rows of each table, which no request may change. */
  async function rowCounts(): Promise<string> {
    const tables = [
      'meta',
      'source',
      'entity',
      'revision',
      'claim',
      'feed',
      'summary',
      'credit',
      'connection',
      'facet',
      'name_hash',
    ]
    const counts = tables.map(
      (table) => sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`,
    )
    const rows = await Promise.all(counts.map((count) => count.execute(store.engine.db)))
    return rows.map(({ rows: [row] }, at) => `${tables[at]} ${Number(row?.count)}`).join(', ')
  }

  async function throwAll(
    texts: readonly string[],
    places: readonly ((text: string) => string)[],
  ): Promise<readonly string[]> {
    const faults: string[] = []
    for (const text of texts) {
      const encoded = encodeURIComponent(text.toWellFormed()).slice(0, 7000).replace(/%.?$/, '')
      for (const place of places) {
        const url = place(encoded)
        const fault = faultIn(url, text, await site.app.inject({ method: 'GET', url }))
        if (fault !== undefined) faults.push(fault)
      }
    }
    return faults
  }

  test('our own list in every place of every address', async () => {
    expect(await throwAll(kind === 'sqlite' ? own : own.filter((_, at) => at % 3 === 0), inAddress)).toEqual(
      [],
    )
  }, 120_000)

  test.skipIf(inherited === undefined)(
    `the public lists as a path and as a search${inherited ? '' : ` (${noCorpora})`}`,
    async () => {
      const places = [inAddress[1], inAddress[8], inAddress[21]].filter((place) => place !== undefined)
      expect(await throwAll(inherited ?? [], places)).toEqual([])
    },
    120_000,
  )

  test('whole addresses as they come', async () => {
    const faults: string[] = []
    for (const url of addresses) {
      const fault = faultIn(url, url, await site.app.inject({ method: 'GET', url }))
      if (fault !== undefined) faults.push(fault)
    }
    expect(faults).toEqual([])
  })

  test('every header, on every kind of page', async () => {
    const faults: string[] = []
    const pages = [
      '/',
      `/title/${ids.film}`,
      '/search?q=lantern',
      `/title/${ids.unknown}`,
      '/robots.txt',
      '/sitemap.xml',
      `/title/${ids.film}/${titleParts[0]}`,
      `/api/v1/titles/${ids.film}`,
    ]
    const texts = kind === 'sqlite' ? own : scripts.slice(0, 5)
    for (const [at, text] of texts.entries()) {
      // A header comes as bytes that are read one letter each; Node's parser lets no control characters through.
      const value = Buffer.from(text.toWellFormed(), 'utf8')
        .toString('latin1')
        .replace(/[^\t\x20-\x7e\x80-\xff]/g, '')
        .slice(0, 4000)
      for (const [place, name] of headers.entries()) {
        const url = pages[(at + place) % pages.length] ?? '/'
        const fault = faultIn(
          `${name}: ${value} on ${url}`,
          value,
          await site.app.inject({ url, headers: { [name]: value } }),
        )
        if (fault !== undefined) faults.push(fault)
      }
    }
    expect(faults).toEqual([])
  }, 120_000)

  test('a body where none is wanted, whatever it says it is', async () => {
    const types = [
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'a/b',
      '',
    ]
    for (const type of types) {
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const) {
        for (const payload of ['{"__proto__":{"x":1}}', '[', '{"a":'.repeat(5000), 'x'.repeat(70_000)]) {
          const answer = await site.app.inject({
            method,
            url: '/search',
            payload,
            headers: { 'content-type': type },
          })
          expect(answer.statusCode, `${method} ${type}`).toBeGreaterThanOrEqual(400)
          expect(faultIn(`${method} ${type}`, payload, answer)).toBeUndefined()
        }
      }
    }
  })

  test('a forwarded address or host is not believed, as no proxy is trusted', async () => {
    const plain = await site.get(`/title/${ids.film}`)
    const forged = await site.get(`/title/${ids.film}`, {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'gopher',
      'x-forwarded-for': '1.2.3.4',
      forwarded: 'host=evil.example',
      host: 'evil.example',
    })
    expect(forged.html).toBe(plain.html)
  })

  test('nothing of all this was written', async () => {
    expect(await rowCounts()).toBe(before)
  })
})

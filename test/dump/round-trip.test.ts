import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf, keyRange, kindOf, type EntityKind } from '../../src/catalogue/ids.ts'
import type { Document } from '../../src/catalogue/record.ts'
import { parseRecord } from '../../src/sources/titlecard/parse-record.ts'
import { writeDump } from '../../src/store/dump.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { dumpOf, importDump } from '../support/dumps.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'

const kinds: readonly EntityKind[] = ['title', 'person', 'company']

/** Documents of every kind as the lines of a dump, some with a source and claims. */
function randomLines(count: number, seed: number): string[] {
  return kinds.flatMap((kind) =>
    fc.sample(arbitraryDocument(kind), { numRuns: count, seed }).map((document, at) => {
      const id = idOf(keyRange(kind).first + 1 + at * 7)
      return JSON.stringify({ id, ...provenance(at), document })
    }),
  )
}

function provenance(at: number): object {
  const facts = { stance: 'disputes', value: `page ${at}`, by: 'a reader', at: '2026-02-28' }
  const claims = [
    { path: '/name', source: 'book', ...facts },
    { path: '/name', source: 'archive' },
  ]
  if (at % 4 === 0) return { source: 'book', claims }
  return at % 4 === 1 ? { source: 'archive' } : {}
}

const header = [
  '{"titlecard":1}',
  '{"source":{"id":"archive","kind":"archive_record","title":"The archive"}}',
  JSON.stringify({
    source: {
      id: 'book',
      kind: 'book',
      title: 'A book',
      url: 'https://example.org/',
      citation: 'p. 3',
      publisher: 'A house',
      licence: 'CC0',
      read: '2026-01',
    },
  }),
]
const ends = ['{"id":"tt0900001","mergedInto":"tt0000001"}', '{"id":"tt0900002","deleted":"never made"}']

test('random documents are valid lines of a dump', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds).chain((kind) => fc.tuple(fc.constant(kind), arbitraryDocument(kind))),
      (drawn) => {
        const [kind, document]: [EntityKind, Document] = drawn
        const id = idOf(keyRange(kind).first + 1)
        expect(parseRecord(JSON.stringify({ id, document }))).toEqual({ record: { id, document } })
        expect(kindOf(id)).toBe(kind)
      },
    ),
    { numRuns: 60 },
  )
})

describe('a dump', () => {
  const stores: TestStore[] = []
  beforeAll(async () => {
    for (const kind of [...engineKinds, ...engineKinds]) stores.push(await freshStore(kind))
  })
  afterAll(async () => {
    for (const store of stores) await store.dispose()
  })

  test('is the same bytes on both engines and after it went in and out, whatever the documents say', async () => {
    const [sqlite, postgres, sqliteAgain, postgresAgain] = stores as [
      TestStore,
      TestStore,
      TestStore,
      TestStore,
    ]
    const lines = [...header, ...randomLines(25, 20_261_122), ...ends]
    expect(await importDump(sqlite, lines.join('\n'))).toMatchObject({ created: 77, refused: 0 })
    const dump = await dumpOf(sqlite)
    await importDump(postgres, dump)
    expect(await dumpOf(postgres)).toBe(dump)
    await importDump(sqliteAgain, await dumpOf(postgres))
    await importDump(postgresAgain, [header[0], ...lines.slice(1).reverse()].join('\n'))
    expect(await dumpOf(sqliteAgain)).toBe(dump)
    expect(await dumpOf(postgresAgain)).toBe(dump)
    expect(recordsOf(dump.trimEnd().split('\n'))).toEqual(recordsOf(lines))
  })

  test('that comes in again changes nothing', async () => {
    const [sqlite] = stores as [TestStore]
    const dump = await dumpOf(sqlite)
    expect(await importDump(sqlite, dump)).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 77,
      refused: 0,
    })
    expect(await dumpOf(sqlite)).toBe(dump)
  })

  test('waits for each piece to be taken', async () => {
    const [sqlite] = stores as [TestStore]
    let busy = 0
    let most = 0
    await writeDump(sqlite.engine, { withPrivate: false }, async () => {
      most = Math.max(most, (busy += 1))
      await new Promise((resolve) => setTimeout(resolve, 1))
      busy -= 1
    })
    expect(most).toBe(1)
  })
})

/** The lines of a dump in no order, and their claims in none either: a dump sorts both. */
function recordsOf(lines: readonly string[]): readonly string[] {
  const unordered = (line: string) => {
    const { claims, ...rest } = JSON.parse(line) as { claims?: object[] }
    return JSON.stringify({ ...rest, claims: claims?.map((claim) => JSON.stringify(claim)).sort() })
  }
  return lines.map(unordered).sort()
}

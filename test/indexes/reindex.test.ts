import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reindex } from '../../src/actions/reindex.ts'
import { idOf, keyRange, type EntityKind } from '../../src/catalogue/ids.ts'
import { scattered } from '../../src/store/derived-rows.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { importDump } from '../support/dumps.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { smallDump } from '../support/small-catalogue.ts'

const tables = [...(Object.keys(scattered) as (keyof typeof scattered)[]), 'summary'] as const

/** Every derived row there is, in no order, and what a search finds. */
async function indexesOf({ reader, names }: Engine): Promise<unknown> {
  const rows: Record<string, unknown> = {}
  for (const table of tables) {
    const found = await reader
      .selectFrom(table as 'credit')
      .selectAll()
      .execute()
    rows[table] = found.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
  }
  const searches = ['amber', 'am', 'b', '琥珀の間', 'director']
  const find = (word: string) =>
    names.find(reader, { words: [word], lastIsWhole: false, first: 0, end: 4e9, limit: 9 })
  return { ...rows, found: await Promise.all(searches.map(find)) }
}

const person = keyRange('person').first
const title = keyRange('title').first

describe.each(engineKinds)('reindex on %s', (kind) => {
  let store: TestStore
  let healthy: unknown
  beforeAll(async () => {
    store = await freshStore(kind)
    await importDump(store, smallDump)
    healthy = await indexesOf(store.engine)
  })
  afterAll(() => store.dispose())

  test('finds no difference in what was written one by one', async () => {
    expect(await reindex(store.engine)).toEqual([])
    expect(await indexesOf(store.engine)).toEqual(healthy)
  })

  const damages: readonly [string, (engine: Engine) => Promise<unknown>, object[]][] = [
    [
      'a lost credit',
      ({ db }) =>
        db
          .deleteFrom('credit')
          .where('title', '=', title + 1)
          .execute(),
      [{ table: 'credit', missing: 2, stray: 0 }],
    ],
    [
      'a credit of nobody on nothing',
      ({ db }) =>
        db
          .insertInto('credit')
          .values({ person: 1, title: 1, category: 'x', item: 'x', detail: null })
          .execute(),
      [{ table: 'credit', missing: 0, stray: 1 }],
    ],
    [
      'a changed company credit',
      ({ db }) => db.updateTable('company_credit').set({ role: 'sales' }).execute(),
      [{ table: 'company_credit', missing: 1, stray: 1 }],
    ],
    [
      'a changed connection',
      ({ db }) =>
        db
          .updateTable('connection')
          .set({ other: title + 3 })
          .where('item', '=', 'x')
          .execute(),
      [{ table: 'connection', missing: 1, stray: 1 }],
    ],
    [
      'a lost summary',
      ({ db }) =>
        db
          .deleteFrom('summary')
          .where('key', '=', title + 2)
          .execute(),
      [{ table: 'summary', missing: 1, stray: 0 }],
    ],
    [
      'summaries of what is merged, deleted or never was',
      ({ db }) =>
        db
          .insertInto('summary')
          .values(
            [title + 4, title + 9, 3_999_999_999].map((key) => ({
              key,
              type: 'movie',
              name: 'x',
              original_name: null,
              year: null,
              end_year: null,
              series: null,
              season: null,
              number: null,
              popularity: 0,
              connections: 0,
            })),
          )
          .execute(),
      [{ table: 'summary', missing: 0, stray: 3 }],
    ],
    [
      'a wrong name and a wrong count',
      ({ db }) =>
        db
          .updateTable('summary')
          .set({ name: 'x', connections: 7 })
          .where('key', '=', title + 1)
          .execute(),
      [{ table: 'summary', missing: 1, stray: 1 }],
    ],
    [
      'a person who lost the popularity of the titles',
      ({ db }) =>
        db
          .updateTable('summary')
          .set({ popularity: 3 })
          .where('key', '=', person + 1)
          .execute(),
      [{ table: 'summary', missing: 1, stray: 1 }],
    ],
    [
      'facets of another rank',
      ({ db }) => db.updateTable('facet').set({ rank: 12 }).execute(),
      [{ table: 'facet', missing: 6, stray: 6 }],
    ],
    [
      'no external ids, hashes or budgets',
      async ({ db }) => {
        for (const table of ['external_id', 'name_hash', 'budget'] as const)
          await db.deleteFrom(table).execute()
      },
      [
        { table: 'budget', missing: 1, stray: 0 },
        { table: 'external_id', missing: 1, stray: 0 },
        { table: 'name_hash', missing: 5, stray: 0 },
      ],
    ],
  ]

  test.each(damages)('repairs %s, and tells how many rows differed', async (_, damage, differences) => {
    await damage(store.engine)
    const found = (await reindex(store.engine)).filter(({ table }) => table !== 'name_search')
    expect(found.toSorted((a, b) => (a.table < b.table ? -1 : 1))).toEqual(differences)
    expect(await indexesOf(store.engine)).toEqual(healthy)
    expect(await reindex(store.engine)).toEqual([])
  })

  test('repairs a name search that lost a name, has one too many, or is empty', async () => {
    const { db, names } = store.engine
    const broken = [
      () => db.transaction().execute((tx) => names.remove(tx, person + 1, 500, ['a director'])),
      () => db.transaction().execute((tx) => names.put(tx, title + 9, 4, ['amber ghost'])),
      () => db.transaction().execute((tx) => names.clear(tx)),
    ]
    for (const damage of broken) {
      await damage()
      expect(await reindex(store.engine)).toMatchObject([{ table: 'name_search' }])
      expect(await indexesOf(store.engine)).toEqual(healthy)
      expect(await reindex(store.engine)).toEqual([])
    }
  })

  test('finds no difference whatever the documents say', async () => {
    const kinds: readonly EntityKind[] = ['title', 'person', 'company']
    const lines = kinds.flatMap((entityKind) =>
      fc
        .sample(arbitraryDocument(entityKind), { numRuns: 30, seed: 7 })
        .map((document, at) => JSON.stringify({ id: idOf(keyRange(entityKind).first + 1 + at), document })),
    )
    const random = await freshStore(kind)
    expect(await importDump(random, ['{"titlecard":1}', ...lines].join('\n'))).toMatchObject({ created: 90 })
    expect(await reindex(random.engine)).toEqual([])
    await random.dispose()
  })
})

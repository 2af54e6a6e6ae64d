import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importCatalogue } from '../../src/actions/import-catalogue.ts'
import { keyOf } from '../../src/catalogue/ids.ts'
import type { EntityRecord, Source } from '../../src/catalogue/record.ts'
import type { Title } from '../../src/catalogue/title.ts'
import type { Item } from '../../src/sources/source.ts'
import { putDeleted, putDocument } from '../../src/store/put-entity.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { elsewhere, sourceOf } from './records.ts'

const id = titleId('tt0047478')
const other = titleId('tt0055630')
const film: Title = { type: 'movie', name: 'Seven Samurai', year: 1953, genres: ['Drama'] }
const item = (record: EntityRecord, line = 1): Item => ({ record, place: { file: 'a', line } })
const title = (document: Title, of = id): Item => item({ id: of, document })

describe.each(engineKinds)('importing into a catalogue in use, on %s', (kind) => {
  let store: TestStore
  beforeEach(async () => {
    store = await freshStore(kind)
    await byHand(titleId('tt9999999'), { type: 'movie', name: 'Somebody works here' })
  })
  afterEach(() => store.dispose())

  const load = (items: readonly Item[], source: Source = elsewhere, isForced = false) =>
    importCatalogue({ address: store.address, source: sourceOf(items, source), path: '', isForced })
  const byHand = (of: typeof id, document: Title) =>
    store.engine.db
      .transaction()
      .execute((tx) =>
        putDocument({ tx, engine: store.engine, at: '2026-11-22T00:00:00.000Z', origin: null }, of, document),
      )
  const stored = async (of = id) => {
    const row = await store.engine.reader
      .selectFrom('entity')
      .selectAll()
      .where('key', '=', keyOf(of))
      .executeTakeFirstOrThrow()
    return { ...row, document: row.document === null ? null : (JSON.parse(row.document) as Title) }
  }
  const epoch = () =>
    store.engine.reader.selectFrom('meta').select('value').where('name', '=', 'epoch').executeTakeFirst()
  const feed = () =>
    store.engine.reader.selectFrom('feed').selectAll().where('entity', '=', keyOf(id)).execute()
  const ancestors = () => store.engine.reader.selectFrom('ancestor').selectAll().execute()

  test('the same records again change nothing, and newer ones leave a feed entry for each entity', async () => {
    expect(await load([title(film), title(film, other)])).toMatchObject({
      created: 2,
      changed: 0,
      unchanged: 0,
    })
    const [before, entries] = [await epoch(), await feed()]
    expect(await load([title(film), title(film, other)])).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 2,
    })
    expect(await epoch()).toEqual(before)
    expect(await feed()).toEqual(entries)
    expect(await load([title({ ...film, year: 1954 }), title(film, other)])).toMatchObject({
      changed: 1,
      unchanged: 1,
    })
    expect(await epoch()).not.toEqual(before)
    expect(await feed()).toMatchObject([{ kind: 'create' }, { kind: 'change', origin: 'elsewhere' }])
    expect(await stored()).toMatchObject({ origin: 'elsewhere', document: { year: 1954 } })
  })

  test('what people changed stands, and what they left alone follows the data set', async () => {
    await load([title(film)])
    await byHand(id, { ...film, name: 'The Seven Samurai' })
    expect(await stored()).toMatchObject({ origin: null })
    expect(await load([title(film)])).toMatchObject({ unchanged: 1, disagreements: 0 })
    const newer: Title = { ...film, name: 'Shichinin no samurai', year: 1954 }
    expect(await load([title(newer)])).toMatchObject({ changed: 1, disagreements: 1 })
    expect(await stored()).toMatchObject({
      origin: null,
      document: { name: 'The Seven Samurai', year: 1954 },
    })
    expect(await load([title(newer)])).toMatchObject({ unchanged: 1, disagreements: 0 })
    await byHand(id, newer)
    const { genres: _, ...fewer } = newer
    expect(await load([title(fewer)])).toMatchObject({ changed: 1 })
    expect(await stored()).toMatchObject({ origin: 'elsewhere', document: fewer })
    expect(await ancestors()).toEqual([])
  })

  test('a second data set adds what is absent and leaves what another said', async () => {
    await load([title(film)])
    const second: Source = { ...elsewhere, id: 'second' }
    const says: Title = { type: 'short', name: 'Seven Samurai', countries: ['JP'] }
    expect(await load([title(says)], second)).toMatchObject({ changed: 1, disagreements: 1 })
    expect((await stored()).document).toEqual({ ...film, countries: ['JP'] })
    expect((await ancestors()).map((row) => row.origin).sort()).toEqual(['elsewhere', 'second'])
    expect(await load([title(says)], second)).toMatchObject({ unchanged: 1 })
    expect(await load([title(film)])).toMatchObject({ unchanged: 1 })
    expect(await load([title({ ...film, year: 1954 })])).toMatchObject({ changed: 1 })
    expect((await stored()).document).toEqual({ ...film, year: 1954, countries: ['JP'] })
  })

  test('what people deleted does not come back, and what left the data set stays and is counted', async () => {
    await load([title(film), title(film, other)])
    await store.engine.db
      .transaction()
      .execute((tx) =>
        putDeleted(
          { tx, engine: store.engine, at: '2026-11-22T00:00:00.000Z', origin: null },
          id,
          'not a film',
        ),
      )
    expect(await load([title({ ...film, year: 1954 }), title(film, other)])).toMatchObject({ unchanged: 2 })
    expect(await stored()).toMatchObject({ state: 'deleted', reason: 'not a film' })
    expect(await load([title(film)], elsewhere, true)).toMatchObject({ vanished: 1 })
    expect(await stored(other)).toMatchObject({ state: 'live', origin: 'elsewhere' })
  })

  test('claims are added once, with a feed entry, and merged and deleted records do as they say', async () => {
    const claims = [{ path: '/year', source: 'elsewhere' }]
    await load([title(film), title(film, other)])
    expect(await load([item({ id, document: film, claims }), title(film, other)])).toMatchObject({
      changed: 1,
    })
    expect(await load([item({ id, document: film, claims }), title(film, other)])).toMatchObject({
      unchanged: 2,
    })
    expect((await feed()).at(-1)).toMatchObject({ kind: 'claim' })
    const ends = [item({ id, mergedInto: other }), item({ id: other, deleted: 'a hoax' })]
    expect(await load(ends)).toMatchObject({ changed: 2 })
    expect(await load(ends)).toMatchObject({ unchanged: 2 })
  })

  test('a document that breaks the schema is refused alone, and three of them stop the import', async () => {
    const bad = (line: number) => item({ id, document: { ...film, year: 12 } }, line)
    const report = await load([bad(1), bad(2), title(film, other)])
    expect(report).toMatchObject({ created: 1, refused: 2 })
    expect(report.firstRefused[0]).toMatchObject({ file: 'a', line: 1 })
    await expect(load([bad(1), bad(2), bad(3), title(film)])).rejects.toThrow(
      /3 of 4 rows are no good.*a, line 1/,
    )
    expect(await load([bad(1), bad(2), bad(3), title(film)], elsewhere, true)).toMatchObject({ created: 1 })
  })

  test('a third of the rows gone refuses the whole import', async () => {
    await load([title(film), title(film, other), title(film, titleId('tt0000001'))])
    await expect(load([title({ ...film, year: 1999 }), title(film, other)])).rejects.toThrow(
      /elsewhere, line 3: The file ends here, with 2 rows; the last import read 3/,
    )
    expect(await stored()).toMatchObject({ document: { year: 1953 } })
  })
})

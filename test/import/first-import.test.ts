import { existsSync, readdirSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { importCatalogue } from '../../src/actions/import-catalogue.ts'
import { keyOf } from '../../src/catalogue/ids.ts'
import { popularityOfVotes } from '../../src/catalogue/popularity.ts'
import type { Document, EntityRecord } from '../../src/catalogue/record.ts'
import type { Title } from '../../src/catalogue/title.ts'
import { imdb, imdbSource } from '../../src/sources/imdb/imdb.ts'
import type { CatalogueSource, Item } from '../../src/sources/source.ts'
import type { EngineKind } from '../../src/store/engine/engine.ts'
import { putSource } from '../../src/store/imports.ts'
import { putDeleted, putDocument, putMerged } from '../../src/store/put-entity.ts'
import { openStore, type StoreAddress } from '../../src/store/store.ts'
import type { Tables } from '../../src/store/tables.ts'
import { engineKinds, freshDatabase, freshDirectory, freshStore } from '../support/engines.ts'
import { companyId, personId, titleId } from '../support/ids.ts'
import { quirks, writeImdbFiles } from './imdb-files.ts'
import { elsewhere, sourceOf } from './records.ts'
import { allRows, foundBy } from './tables.ts'

const film: Title = {
  type: 'movie',
  name: 'A film "with" everything\\',
  otherNames: [{ id: 'a', name: 'Ein Film\tmit allem'.replace('\t', ' '), region: 'DE' }],
  genres: ['Drama', 'War'],
  credits: [
    { id: 'b', person: personId('nm0000001'), category: 'director' },
    { id: 'c', person: personId('nm0000001'), category: 'actor', characters: ['Über', '日本'] },
    { id: 'd', name: 'The people of the town', category: 'actor' },
  ],
  companies: [{ id: 'e', company: companyId('co0000001'), role: 'production', firstYear: 1999 }],
  releases: [{ id: 'f', country: 'DE', date: '1999-02-03' }],
  countries: ['DE'],
  budget: { amount: '1000', currency: 'EUR' },
  connections: [{ id: 'g', kind: 'follows', title: titleId('tt0000002'), note: 'in spirit' }],
  ratings: [{ id: 'h', source: 'Somebody', average: 7.5, votes: 1023 }],
  externalIds: [{ id: 'i', scheme: 'wikidata', value: 'Q1' }],
}
const of = (record: EntityRecord): Item => ({ record, place: { file: 'a', line: 1 } })
/** People before the titles they are credited on, as a dump may have them. */
const mixed: readonly Item[] = [
  of({ id: personId('nm0000001'), document: { name: 'Ann Other', birth: { date: '1950-03-04' } } }),
  of({ id: companyId('co0000001'), document: { name: 'Some Films' } }),
  of({
    id: titleId('tt0000001'),
    document: film,
    claims: [{ path: '/budget', source: 'elsewhere', value: '1000' }],
  }),
  of({ id: titleId('tt0000002'), document: { type: 'movie', name: 'Another film' } }),
  of({ id: titleId('tt0000003'), mergedInto: titleId('tt0000001') }),
  of({ id: titleId('tt0000004'), deleted: 'never was' }),
]

const claimOnBudget: Tables['claim'] = {
  entity: keyOf(titleId('tt0000001')),
  path: '/budget',
  source: 'elsewhere',
  stance: 'supports',
  value: '1000',
  added_by: null,
  added_at: null,
}

/** What writing the records one by one leaves. */
async function writtenOneByOne(
  kind: EngineKind,
  source: CatalogueSource,
  path: string,
  claims: readonly Tables['claim'][],
) {
  const store = await freshStore(kind)
  const opened = await source.open(path)
  const { engine } = store
  await engine.db.transaction().execute(async (tx) => {
    const writing = { tx, engine, at: '2026-11-22T00:00:00.000Z', origin: opened.source.id }
    await putSource(tx, opened.source)
    for await (const items of opened.items()) {
      for (const item of items) {
        if ('text' in item) await putDocument(writing, item.id, JSON.parse(item.text) as Document)
        else if ('record' in item) {
          const { record } = item
          if ('document' in record) await putDocument(writing, record.id, record.document)
          else if ('mergedInto' in record) await putMerged(writing, record.id, record.mergedInto)
          else await putDeleted(writing, record.id, record.deleted)
        }
      }
    }
    for (const claim of claims) await tx.insertInto('claim').values(claim).execute()
  })
  const rows = await allRows(engine)
  await store.dispose()
  return rows
}

describe.each(engineKinds)('the first import into an empty %s', (kind) => {
  const leftovers: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const remove of leftovers) await remove()
  })
  const fresh = async (): Promise<StoreAddress> => {
    const { address, remove } = kind === 'sqlite' ? freshDirectory() : await freshDatabase()
    leftovers.push(remove)
    return address
  }

  test.each([
    ['the IMDb files', imdbSource, () => writeImdbFiles(quirks), []],
    ['records of every kind, in any order', sourceOf(mixed), () => '', [claimOnBudget]],
  ])('leaves the rows that writing one by one leaves: %s', async (_, source, path, claims) => {
    const [address, from] = [await fresh(), path()]
    const report = await importCatalogue({ address, source, path: from })
    const engine = await openStore(address)
    try {
      const wanted = await writtenOneByOne(kind, source, from, claims)
      const rows = await allRows(engine)
      expect(rows).toEqual(wanted)
      expect(report.created).toBe(rows['entity']?.length)
      const feed = await engine.reader.selectFrom('feed').selectAll().execute()
      expect(feed).toMatchObject([{ kind: 'import', entity: null, note: `${report.created} records` }])
      const stamps = await engine.reader.selectFrom('entity').select('stamp').distinct().execute()
      expect(stamps).toEqual([{ stamp: feed[0]?.position }])
    } finally {
      await engine.close()
    }
  })

  test('the same files again change nothing, and search finds what they name', async () => {
    const [address, path] = [await fresh(), writeImdbFiles(quirks)]
    const first = await importCatalogue({ address, source: imdbSource, path })
    const before = await everything(address)
    const second = await importCatalogue({ address, source: imdbSource, path })
    expect(second).toMatchObject({ created: 0, changed: 0, unchanged: first.created, vanished: 0 })
    expect(await everything(address)).toEqual(before)
    const engine = await openStore(address)
    expect(await foundBy(engine, 'swing it teach')).toEqual(['tt0000001'])
    expect(await foundBy(engine, 'ילדי גן')).toEqual(['tt0000005'])
    expect(await foundBy(engine, 'bab')).toEqual(['nm0000002'])
    const bauman = await engine.reader
      .selectFrom('summary')
      .selectAll()
      .where('name', '=', 'Schamyl Bauman')
      .execute()
    expect(bauman).toMatchObject([{ popularity: popularityOfVotes(1023) }])
    expect((await engine.reader.selectFrom('source').selectAll().execute()).map((row) => row.id)).toEqual([
      imdb.id,
    ])
    await engine.close()
  })

  test('newer files change what differs, with a feed entry for each', async () => {
    const address = await fresh()
    await importCatalogue({ address, source: imdbSource, path: writeImdbFiles(quirks) })
    const ratings = ['tt0000001 | 7.0 | 2047', 'tt0000002 | 8.6 | 5', 'tt0000005 | 8.1 | 9']
    const newer = { ...quirks, 'title.ratings': ratings, 'title.crew': quirks['title.crew'].slice(0, 2) }
    const report = await importCatalogue({
      address,
      source: imdbSource,
      path: writeImdbFiles(newer),
      isForced: true,
    })
    expect(report).toMatchObject({ created: 0, changed: 2 })
    const engine = await openStore(address)
    const feed = await engine.reader
      .selectFrom('feed')
      .select(['kind', 'origin'])
      .orderBy('position')
      .execute()
    expect(feed.slice(1)).toEqual([
      { kind: 'change', origin: 'imdb' },
      { kind: 'change', origin: 'imdb' },
    ])
    const meta = await engine.reader.selectFrom('meta').select('value').where('name', '=', 'epoch').execute()
    expect(Number(meta[0]?.value)).toBeGreaterThan(1)
    await engine.close()
  })

  test('an entity that comes twice is written twice, the later word standing', async () => {
    const address = await fresh()
    const again = of({ id: titleId('tt0000002'), document: { type: 'short', name: 'Another film' } })
    const report = await importCatalogue({ address, source: sourceOf([...mixed, again]), path: '' })
    expect(report).toMatchObject({ created: 6, changed: 1 })
  })

  test('what is refused as a whole leaves no catalogue behind', async () => {
    const address = await fresh()
    const bad = {
      ...quirks,
      'title.ratings': ['tt0000001 | x | 1', 'tt0000002 | x | 1', 'tt0000005 | x | 1'],
    }
    const request = { address, source: imdbSource, path: writeImdbFiles(bad) }
    await expect(importCatalogue(request)).rejects.toThrow(/3 of \d+ rows are no good/)
    if (address.kind === 'directory') expect(readdirSync(address.directory)).not.toContain('titlecard.sqlite')
    expect(await importCatalogue({ ...request, isForced: true })).toMatchObject({ refused: 3 })
    const header = { 'name.basics': 'nconst' }
    const other = await fresh()
    await expect(
      importCatalogue({ address: other, source: imdbSource, path: writeImdbFiles(quirks, { header }) }),
    ).rejects.toThrow(/name.basics.tsv, line 1: The header/)
  })
})

async function everything(address: StoreAddress) {
  const engine = await openStore(address)
  const rows = await allRows(engine)
  const feed = await engine.reader.selectFrom('feed').selectAll().execute()
  const meta = await engine.reader.selectFrom('meta').selectAll().orderBy('name').execute()
  await engine.close()
  return { rows, feed, meta }
}

test('a folder with an empty catalogue that nobody has open gets a new one, and one in use is written to', async () => {
  const { address, remove } = freshDirectory()
  if (address.kind !== 'directory') throw new Error('no folder')
  const inUse = await openStore(address)
  expect(await importCatalogue({ address, source: sourceOf(mixed), path: '' })).toMatchObject({ created: 6 })
  const found = await inUse.reader.selectFrom('source').select('id').execute()
  expect(found).toEqual([{ id: elsewhere.id }])
  await inUse.close()
  expect(existsSync(`${address.directory}/import`)).toBe(false)
  await remove()
})

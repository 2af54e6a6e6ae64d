import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPersonId, isTitleId, keyOf, type PersonId, type TitleId } from '../../src/catalogue/ids.ts'
import type { Person } from '../../src/catalogue/person.ts'
import type { Title } from '../../src/catalogue/title.ts'
import { putDeleted, putDocument, putMerged, type Writing } from '../../src/store/put-entity.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'

export function titleId(text: string): TitleId {
  if (!isTitleId(text)) throw new Error(text)
  return text
}
export function personId(text: string): PersonId {
  if (!isPersonId(text)) throw new Error(text)
  return text
}

const kurosawa: Person = {
  name: 'Akira Kurosawa',
  names: [{ id: 'ja', name: '黒澤明', kind: 'native_script' }],
}
const samurai: Title = {
  type: 'movie',
  name: 'Seven Samurai',
  originalName: '七人の侍',
  originalLanguage: 'ja',
  year: 1954,
  genres: ['Drama'],
  countries: ['JP'],
  credits: [{ id: 'a', person: personId('nm0000041'), category: 'director' }],
  connections: [{ id: 'c', kind: 'remade_as', title: titleId('tt0054047') }],
  releases: [{ id: 'r', country: 'JP', date: '1954-04-26' }],
  ratings: [{ id: 'v', source: 'test', average: 8.6, votes: 1023 }],
}

describe.each(engineKinds)('writing entities on %s', (kind) => {
  let store: TestStore
  beforeAll(async () => {
    store = await freshStore(kind)
  })
  afterAll(() => store.dispose())

  const write = <T>(work: (writing: Writing) => Promise<T>): Promise<T> =>
    store.engine.db.transaction().execute(async (tx) => {
      await store.engine.lockForWriting(tx)
      return work({ tx, engine: store.engine, at: '2026-11-22T00:00:00.000Z', origin: null })
    })

  test('a document is stored with the rows derived from it, and the same one again changes nothing', async () => {
    expect(await write((w) => putDocument(w, personId('nm0000041'), kurosawa))).toBe('created')
    expect(await write((w) => putDocument(w, titleId('tt0047478'), samurai))).toBe('created')
    expect(await write((w) => putDocument(w, titleId('tt0047478'), samurai))).toBe('unchanged')
    const { reader } = store.engine
    const credits = await reader.selectFrom('credit').selectAll().execute()
    expect(credits).toMatchObject([
      { person: keyOf(personId('nm0000041')), title: keyOf(titleId('tt0047478')) },
    ])
    const people = await reader.selectFrom('summary').selectAll().where('type', '=', 'person').execute()
    expect(people).toMatchObject([{ name: 'Akira Kurosawa', popularity: 500 }])
    expect(await reader.selectFrom('facet').select(['facet', 'value']).orderBy('facet').execute()).toEqual([
      { facet: 'country', value: 'JP' },
      { facet: 'day', value: '04-26' },
      { facet: 'decade', value: '1950' },
      { facet: 'genre', value: 'Drama' },
    ])
    const found = await store.engine.names.find(reader, {
      words: ['七人の侍'],
      lastIsWhole: false,
      first: 0,
      end: 4e9,
      limit: 5,
    })
    expect(found).toEqual([keyOf(titleId('tt0047478'))])
  })

  test('a changed document takes its old rows with it and stamps the pages that show it', async () => {
    const { reader } = store.engine
    const person = () =>
      reader
        .selectFrom('entity')
        .selectAll()
        .where('key', '=', keyOf(personId('nm0000041')))
        .executeTakeFirstOrThrow()
    const before = await person()
    const changed: Title = {
      ...samurai,
      name: 'The Seven Samurai',
      genres: ['Action'],
      ratings: undefined as never,
    }
    delete (changed as { ratings?: unknown }).ratings
    expect(await write((w) => putDocument(w, titleId('tt0047478'), changed))).toBe('changed')
    expect((await person()).stamp).toBeGreaterThan(before.stamp)
    expect(await reader.selectFrom('facet').select('value').where('facet', '=', 'genre').execute()).toEqual([
      { value: 'Action' },
    ])
    const people = await reader.selectFrom('summary').selectAll().where('type', '=', 'person').execute()
    expect(people).toMatchObject([{ popularity: 0 }])
    expect(await reader.selectFrom('revision').select('number').execute()).toEqual([{ number: 1 }])
    expect(
      await store.engine.names.find(reader, {
        words: ['kuro'],
        lastIsWhole: false,
        first: 0,
        end: 4e9,
        limit: 5,
      }),
    ).toHaveLength(1)
  })

  test('merged and deleted entities keep their address and lose their rows', async () => {
    await write((w) => putMerged(w, personId('nm0000041'), personId('nm0000042')))
    await write((w) => putDeleted(w, titleId('tt0047478'), 'a duplicate'))
    const { reader } = store.engine
    expect(await reader.selectFrom('summary').selectAll().execute()).toEqual([])
    expect(await reader.selectFrom('credit').selectAll().execute()).toEqual([])
    expect(await reader.selectFrom('name_hash').selectAll().execute()).toEqual([])
    expect(await reader.selectFrom('entity').select(['state', 'reason']).orderBy('key').execute()).toEqual([
      { state: 'deleted', reason: 'a duplicate' },
      { state: 'merged', reason: null },
    ])
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Kysely } from 'kysely'
import { keyOf, type EntityId } from '../../src/catalogue/ids.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { raiseEpoch } from '../../src/store/imports.ts'
import { keepNames, linesOf } from '../../src/store/lines-by-key.ts'
import { openStore } from '../../src/store/store.ts'
import type { ReadHandle, Tables } from '../../src/store/tables.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { companyId, personId, titleId } from '../support/ids.ts'
import { merge, put, QueryCounter, remove, write } from '../support/site.ts'

const actor = personId('nm0000001')
const writer = personId('nm0000002')
const studio = companyId('co0000001')
const series = titleId('tt0000001')
const episode = titleId('tt0000002')
const everything = [actor, writer, studio, series, episode]

describe.each(engineKinds)('the lines of what a page names, on %s', (kind) => {
  let store: TestStore
  /** As another program has it open, such as an import. */
  let other: Engine
  beforeAll(async () => {
    store = await freshStore(kind)
    other = await openStore(store.address)
  })
  beforeEach(() =>
    put(store.engine, [
      [actor, { name: 'Setsuko Hara', names: [{ id: 'a', name: '原節子', kind: 'native_script' }] }],
      [writer, { name: 'Kogo Noda', birth: { date: '1893-11-19' }, death: { date: '1968' } }],
      [studio, { name: 'Shochiku' }],
      [series, { type: 'tvSeries', name: 'Series', year: 1990 }],
      [episode, { type: 'tvEpisode', name: 'Part', episode: { series, season: 1, number: 2 } }],
    ]),
  )
  afterAll(async () => {
    await other.close()
    await store.dispose()
  })

  const lines = async (ids: readonly EntityId[] = everything) =>
    Object.fromEntries(await linesOf(store.engine.reader, ids.map(keyOf)))
  const whole = {
    [actor]: { id: actor, type: 'person', name: 'Setsuko Hara', originalName: '原節子' },
    [writer]: { id: writer, type: 'person', name: 'Kogo Noda', year: 1893, endYear: 1968 },
    [studio]: { id: studio, type: 'company', name: 'Shochiku' },
    [series]: { id: series, type: 'tvSeries', name: 'Series', year: 1990 },
    [episode]: {
      id: episode,
      type: 'tvEpisode',
      name: 'Part',
      episode: { series, seriesName: 'Series', season: 1, number: 2 },
    },
  }

  test('are the same whether they were asked for before or not', async () => {
    expect(await lines()).toStrictEqual(whole)
    expect(await lines()).toStrictEqual(whole)
    expect(await lines([actor])).toStrictEqual({ [actor]: whole[actor] })
    expect(await lines([])).toStrictEqual({})
    expect(await lines([personId('nm0000099')])).toStrictEqual({})
  })

  test('change as soon as a person is written, here or by another program', async () => {
    for (const [engine, name] of [
      [store.engine, 'Written here'],
      [other, 'Written there'],
    ] as const) {
      await lines()
      await put(engine, [[actor, { name }]])
      expect(await lines()).toStrictEqual({ ...whole, [actor]: { id: actor, type: 'person', name } })
    }
  })

  test('are gone with whom they stood for, and are there again', async () => {
    await lines()
    await merge(store.engine, writer, actor)
    await remove(other, studio, 'Twice there')
    expect(Object.keys(await lines())).toEqual(expect.not.arrayContaining([writer, studio]))
    await put(other, [[writer, { name: 'Kogo Noda' }]])
    expect(await lines([writer])).toStrictEqual({
      [writer]: { id: writer, type: 'person', name: 'Kogo Noda' },
    })
  })

  test('change after an import, which tells of no single one', async () => {
    await lines()
    await write(other, async ({ tx }) => {
      await tx.updateTable('summary').set({ name: 'Imported' }).where('key', '=', keyOf(actor)).execute()
      await raiseEpoch(tx)
    })
    expect((await lines([actor]))[actor]?.name).toBe('Imported')
  })

  test('change after more entries than are looked through', async () => {
    await lines()
    await write(other, async ({ tx }) => {
      await tx.updateTable('summary').set({ name: 'Much later' }).where('key', '=', keyOf(actor)).execute()
      const entry = { at: '2026-11-22T00:00:00.000Z', revision: 1, kind: 'change', origin: null }
      const entries = Array.from({ length: 1200 }, (_, at) => ({ ...entry, entity: 2_000_001_000 + at }))
      await tx
        .insertInto('feed')
        .values([...entries, { ...entry, entity: keyOf(actor) }] as never)
        .execute()
    })
    expect((await lines([actor]))[actor]?.name).toBe('Much later')
  })

  test('are of one state, while they are asked for by many and written by others', async () => {
    const names = async (): Promise<readonly (string | undefined)[]> => {
      const found = await lines([actor, writer])
      return [found[actor]?.name, found[writer]?.name]
    }
    for (let round = 1; round <= 30; round += 1) {
      const asked = Array.from({ length: 8 }, names)
      const written = put(round % 2 === 0 ? store.engine : other, [
        [actor, { name: `A${round}` }],
        [writer, { name: `B${round}` }],
      ])
      const seen = [
        ...(await Promise.all(asked)),
        ...(await Promise.all([written, names()]).then(([, last]) => [last])),
      ]
      for (const [first = '', second = ''] of seen) {
        expect(first.replace(/^\D+/, '')).toBe(second.replace(/^\D+/, ''))
      }
      expect(await names()).toEqual([`A${round}`, `B${round}`])
    }
  })

  test('take one query, all from memory, some or none', async () => {
    const counter = new QueryCounter()
    const reader = (store.engine.reader as never as Kysely<Tables>).withPlugin(counter) as never as ReadHandle
    keepNames(reader)
    const queriesOf = async (ids: readonly EntityId[]): Promise<number> => {
      const before = counter.count
      expect((await linesOf(reader, ids.map(keyOf))).size).toBe(ids.length)
      return counter.count - before
    }
    // The first finds that nothing is known of the state of what is kept.
    await queriesOf([actor])
    expect(await queriesOf([actor])).toBe(1)
    expect(await queriesOf([actor, writer, studio])).toBe(1)
    expect(await queriesOf(everything)).toBe(1)
    expect(await queriesOf([])).toBe(1)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkCatalogue, hasFact, type CheckReport, type Finding } from '../../src/actions/check-catalogue.ts'
import { checkTo } from '../../src/cli/check.ts'
import { keyRange } from '../../src/catalogue/ids.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { reindex } from '../../src/actions/reindex.ts'
import { importDump } from '../support/dumps.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { smallDump } from '../support/small-catalogue.ts'

const title = keyRange('title').first
const person = keyRange('person').first

async function check(engine: Engine): Promise<CheckReport & { findings: string[] }> {
  const findings: Finding[] = []
  const report = await checkCatalogue(engine, (finding) => findings.push(finding))
  return {
    ...report,
    findings: findings.map(({ level, where, path, message }) => `${level} ${where} ${path} ${message}`),
  }
}

describe.each(engineKinds)('a check on %s', (kind) => {
  let store: TestStore
  beforeAll(async () => {
    store = await freshStore(kind)
  })
  afterAll(() => store.dispose())

  test('finds nothing wrong with a healthy catalogue', async () => {
    await importDump(store, smallDump)
    expect(await check(store.engine)).toEqual({ entities: 8, errors: 0, warnings: 0, findings: [] })
  })

  test('finds what is wrong with documents, and what they refer to', async () => {
    const { db } = store.engine
    const put = (key: number, document: string) =>
      db.updateTable('entity').set({ document }).where('key', '=', key).execute()
    await put(
      title + 1,
      JSON.stringify({
        type: 'movie',
        name: 'x',
        genres: ['Dramma'],
        externalIds: [{ id: 'a', scheme: 'wikidata', value: 'P1' }],
        connections: [
          { id: 'x', kind: 'remake_of', title: 'tt0000099' },
          { id: 'y', kind: 'references', title: 'tt0000004' },
        ],
        credits: [{ id: 'a', person: 'nm0000009', category: 'actor' }],
        awards: [
          { id: 'a', event: 'e', award: 'w', outcome: 'winner', recipients: [{ company: 'co0000009' }] },
        ],
        companies: [{ id: 'c', company: 'co0000001', role: 'production' }],
      }),
    )
    await put(title + 2, '{"name":"x","type":"tvSeries"}')
    await put(title + 3, '{"type":"movie","name":"a\\u0007","extra":1}')
    await put(person + 1, '{')
    await db
      .updateTable('entity')
      .set({ target: title + 5 })
      .where('key', '=', title + 4)
      .execute()
    await db
      .updateTable('entity')
      .set({ origin: 'nowhere', reason: null })
      .where('key', '=', title + 5)
      .execute()
    await db
      .insertInto('claim')
      .values([
        {
          entity: title + 2,
          path: '/budget',
          source: 'unknown',
          stance: 'supports',
          value: null,
          added_by: null,
          added_at: null,
        },
        {
          entity: title + 77,
          path: '/name',
          source: 'book',
          stance: 'supports',
          value: null,
          added_by: null,
          added_at: null,
        },
      ])
      .execute()
    const { findings, errors, warnings } = await check(store.engine)
    const documents = findings.filter((line) => /^\w+ (tt|nm|co)\d/.test(line))
    expect(documents.toSorted()).toEqual([
      'error nm0000001  is no JSON',
      'error tt0000001  is not written in the canonical form',
      'error tt0000001 /awards/0/recipients/0/company co0000009 does not exist',
      'error tt0000001 /connections/0/title tt0000099 does not exist',
      'error tt0000001 /credits/0/person nm0000009 does not exist',
      'error tt0000001 /genres/0 "Dramma" is not in genres',
      'error tt0000002  is not written in the canonical form',
      'error tt0000002 /budget is claimed by unknown, which is no source',
      'error tt0000003 /extra is no field here',
      'error tt0000004 /mergedInto tt0000005 is deleted',
      'error tt0000005  comes from nowhere, which is no source',
      'error tt0000005  is deleted without a reason',
      'error tt0000077  has claims but is no entity',
      'warning tt0000001 /connections/1/title tt0000004 is merged into another',
      'warning tt0000001 /externalIds/0/value "P1" is no id of wikidata',
      'warning tt0000002 /budget is claimed but not there',
    ])
    expect(findings.filter((line) => line.includes("'titlecard reindex' repairs it")).length).toBeGreaterThan(
      3,
    )
    expect(errors + warnings).toBe(findings.length)
    await expect(reindex(store.engine)).rejects.toThrow(
      "Nothing can be derived from nm0000001; see 'titlecard check'",
    )
  })

  test('tells of indexes that differ, and changes nothing', async () => {
    const fresh = await freshStore(kind)
    await importDump(fresh, smallDump)
    await fresh.engine.db
      .deleteFrom('credit')
      .where('person', '=', person + 1)
      .execute()
    const lines = ["error credit  rows missing: 1, too many: 0; 'titlecard reindex' repairs it"]
    expect((await check(fresh.engine)).findings.filter((line) => line.includes('credit'))).toEqual(lines)
    expect((await check(fresh.engine)).findings.filter((line) => line.includes('credit'))).toEqual(lines)
    await reindex(fresh.engine)
    expect((await check(fresh.engine)).findings).toEqual([])
    await fresh.dispose()
  })

  test('prints its findings and fails where there are errors', async () => {
    const { address } = store
    const lines: string[] = []
    const at = address.kind === 'directory' ? address.directory : address.url
    expect(await checkTo((line) => lines.push(line), ['--in', at])).toBe(1)
    expect(lines).toContain('error: tt0000001 /credits/0/person: nm0000009 does not exist')
    expect(lines.at(-1)).toMatch(/^8 entities checked: \d+ errors, 3 warnings$/)
  })
})

test('the path of a claim leads to a field or, by its id, to an item', () => {
  const document = {
    type: 'movie',
    name: 'x',
    budget: { amount: '1', currency: 'USD' },
    runtimes: [{ id: 'a', minutes: 1 }],
  }
  const there = ['/name', '/budget', '/budget/amount', '/runtimes', '/runtimes/a', '/runtimes/a/minutes']
  expect(there.every((path) => hasFact(document, path))).toBe(true)
  expect(
    ['/year', '/budget/note', '/runtimes/0', '/runtimes/b', '/name/length', '/toString'].some((path) =>
      hasFact(document, path),
    ),
  ).toBe(false)
})

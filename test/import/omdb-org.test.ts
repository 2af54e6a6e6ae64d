import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkCatalogue, type Finding } from '../../src/actions/check-catalogue.ts'
import { importCatalogue } from '../../src/actions/import-catalogue.ts'
import { omdbOrgSource } from '../../src/sources/omdb-org/omdb-org.ts'
import { dumpOf } from '../support/dumps.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'

const path = resolve(import.meta.dirname, '../../src/sources/omdb-org/fixture')

describe.each(engineKinds)('the dump of omdb.org on %s', (kind) => {
  let store: TestStore
  beforeAll(async () => {
    store = await freshStore(kind)
  })
  afterAll(() => store.dispose())

  test('makes a catalogue that holds, and the same files again change nothing', async () => {
    const request = { address: store.address, source: omdbOrgSource, path }
    expect(await importCatalogue(request)).toMatchObject({ created: 17, refused: 0 })
    const findings: Finding[] = []
    await checkCatalogue(store.engine, (finding) => findings.push(finding))
    expect(findings).toEqual([])
    const dump = await dumpOf(store)
    expect(await importCatalogue(request)).toMatchObject({ created: 0, changed: 0, unchanged: 17 })
    expect(await dumpOf(store)).toBe(dump)
  })
})

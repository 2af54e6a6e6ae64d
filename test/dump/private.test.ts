import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpOf, importDump } from '../support/dumps.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'

const person = {
  name: 'A. Person',
  names: [
    { id: 'a', name: 'Stage Name', kind: 'alias' },
    { id: 'b', name: 'Secret Name', kind: 'birth_name', visibility: 'hidden' },
    { id: 'c', name: 'Former Name', kind: 'alias', visibility: 'search' },
  ],
  birth: { date: '1970-05-05', visibility: 'hidden' },
  death: { date: '2020' },
}
const claims = [
  { path: '/birth', source: 'book', value: '1970-05-05' },
  { path: '/birth/date', source: 'book' },
  { path: '/death', source: 'book' },
  { path: '/names', source: 'book', value: 'Secret Name' },
  { path: '/names/a', source: 'book' },
  { path: '/names/b', source: 'book', value: 'Secret Name' },
]
const dump = [
  '{"titlecard":1}',
  '{"source":{"id":"book","kind":"book","title":"A book"}}',
  JSON.stringify({ id: 'nm0000001', source: 'book', claims, document: person }),
].join('\n')

describe.each(engineKinds)('a dump for everyone from %s', (kind) => {
  let store: TestStore
  beforeAll(async () => {
    store = await freshStore(kind)
    await importDump(store, dump)
  })
  afterAll(() => store.dispose())

  test('leaves out what not everyone may see, and the claims that tell it', async () => {
    const open = await dumpOf(store, false)
    const record = JSON.parse(open.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>
    expect(record['document']).toEqual({ name: person.name, names: [person.names[0]], death: person.death })
    expect(record['claims']).toEqual([
      { path: '/death', source: 'book' },
      { path: '/names/a', source: 'book' },
    ])
    for (const secret of ['Secret', 'Former', '1970']) expect(open).not.toContain(secret)
  })

  test('has all of it where that is asked for', async () => {
    expect((await dumpOf(store, true)).trimEnd()).toBe(dump)
  })

  test('comes out the same after it went in elsewhere', async () => {
    const elsewhere = await freshStore(kind)
    const open = await dumpOf(store, false)
    await importDump(elsewhere, open)
    expect(await dumpOf(elsewhere, true)).toBe(open)
    await elsewhere.dispose()
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importCatalogue } from '../../src/actions/import-catalogue.ts'
import { titlecardSource } from '../../src/sources/titlecard/titlecard.ts'

const titles = (count: number): string =>
  Array.from({ length: count }, (_, at) => {
    const id = `tt${String(500_000_001 + at)}`
    return `{"id":"${id}","document":{"type":"movie","name":"Film ${at}"}}\n`
  }).join('')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'titlecard-dumps-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function read(name: string, text: string): Promise<number> {
  const path = join(folder, name)
  writeFileSync(path, `{"titlecard":1}\n${text}`)
  const address = { kind: 'directory', directory: join(folder, 'catalogue') } as const
  return (await importCatalogue({ address, source: titlecardSource, path })).created
}

test('a small dump may follow a large one', async () => {
  expect(await read('large.ndjson', titles(100))).toBe(100)
  expect(
    await read('small.ndjson', '{"id":"tt0000001","document":{"type":"short","name":"Another"}}\n'),
  ).toBe(1)
})

test('the same file with a third of its rows gone is refused', async () => {
  await read('films.ndjson', titles(100))
  await expect(read('films.ndjson', titles(60))).rejects.toThrow(/rows/)
})

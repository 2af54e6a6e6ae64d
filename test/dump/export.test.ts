import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refusal } from '../../src/catalogue/refusal.ts'
import { exportTo } from '../../src/cli/export.ts'
import { dumpOf, importDump } from '../support/dumps.ts'
import { freshStore, type TestStore } from '../support/engines.ts'

const dump = '{"titlecard":1}\n{"id":"tt0047478","document":{"type":"movie","name":"七人の侍"}}\n'

let store: TestStore
let from: string
beforeAll(async () => {
  store = await freshStore('sqlite')
  from = store.address.kind === 'directory' ? store.address.directory : ''
  await importDump(store, dump)
})
afterAll(() => store.dispose())

class Collected extends Writable {
  text = ''
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

test('the command writes the dump and says that it holds', async () => {
  const output = new Collected()
  expect(await exportTo(output, ['--from', from])).toBe(0)
  expect(output.text).toBe(dump)
  expect(output.text).toBe(await dumpOf(store))
})

test('a reader that leaves early makes the export fail, without a crash', async () => {
  const output = new Writable({ write: (_chunk, _encoding, done) => done(new Error('write EPIPE')) })
  await expect(exportTo(output, ['--from', from])).rejects.toThrow('The dump is not whole')
})

test('where there is no catalogue none is made, and a wrong argument is named', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'titlecard-none-'))
  const refused = exportTo(new Collected(), ['--from', empty])
  await expect(refused).rejects.toThrow(Refusal)
  await expect(refused).rejects.toThrow(`There is no catalogue in ${empty}.`)
  await expect(exportTo(new Collected(), ['--to', empty])).rejects.toThrow(Refusal)
  await expect(exportTo(new Collected(), [from])).rejects.toThrow('one argument too many')
  rmSync(empty, { recursive: true })
})

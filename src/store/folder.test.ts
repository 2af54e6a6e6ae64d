import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ensureFolder } from './folder.ts'
import { openStore } from './store.ts'

const scratch = mkdtempSync(join(tmpdir(), 'titlecard-folder-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

test('a folder is made with those above it, and one that is there is left alone', () => {
  const folder = join(scratch, 'a', 'b', 'c')
  ensureFolder(folder)
  ensureFolder(folder)
  expect(existsSync(folder)).toBe(true)
})

test('a file in the way is said to be one', () => {
  const file = join(scratch, 'file')
  writeFileSync(file, '')
  expect(() => ensureFolder(file)).toThrow('EEXIST')
  expect(() => ensureFolder(join(file, 'below', 'it'))).toThrow('ENOTDIR')
})

test.runIf(existsSync('/proc/self'))(
  'below /proc, where nothing can be made, a catalogue is refused',
  async () => {
    const address = { kind: 'directory', directory: '/proc/titlecard/data' } as const
    await expect(openStore(address)).rejects.toThrow(
      "The catalogue's folder /proc/titlecard/data can't be used: it can't be made there.",
    )
  },
)

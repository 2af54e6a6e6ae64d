import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { FileBytes } from './file-bytes.ts'
import { ImportRefusal } from './source.ts'
import { titlecardSource } from './titlecard/titlecard.ts'

const folder = mkdtempSync(join(tmpdir(), 'titlecard-bytes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['plain', Buffer.from('some text')],
  ['gzip', gzipSync('some text')],
])('a file is read as it is meant: %s', async (name, bytes) => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const file = await FileBytes.open(path)
  const read: Buffer[] = []
  for await (const chunk of file.chunks()) read.push(Buffer.from(chunk))
  expect(Buffer.concat(read).toString()).toBe('some text')
  expect(file.read).toBe(bytes.length)
})

test('a pipe is refused at once, whoever writes to it, with what to do instead', async () => {
  const pipe = join(folder, 'pipe.ndjson')
  execFileSync('mkfifo', [pipe])
  await expect(FileBytes.open(pipe)).rejects.toThrow(ImportRefusal)
  await expect(titlecardSource.open(pipe)).rejects.toThrow(`${pipe} is a pipe or a device. An import reads`)
  await expect(FileBytes.open('/dev/null')).rejects.toThrow('write it to a file first')
})

test('a folder is refused as one', async () => {
  await expect(FileBytes.open(folder)).rejects.toThrow(`${folder} is a folder, where a file is wanted.`)
})

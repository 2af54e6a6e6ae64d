import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ImportRefusal, type Item } from '../source.ts'
import { parseRecord } from './parse-record.ts'
import { titlecardSource } from './titlecard.ts'

const header = '{"titlecard":1}'
const samurai = '{"id":"tt0047478","document":{"type":"movie","name":"七人の侍"}}'
const kurosawa = '{"id":"nm0000041","source":"book","document":{"name":"Akira Kurosawa"}}'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'titlecard-dump-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
function file(contents: string | Buffer, name = `${(count += 1)}.ndjson`): string {
  const path = join(folder, name)
  writeFileSync(path, contents)
  return path
}

async function itemsOf(path: string): Promise<Item[]> {
  const opened = await titlecardSource.open(path)
  const items: Item[] = []
  for await (const batch of opened.items()) items.push(...batch)
  return items
}

const refusal = async (path: string): Promise<unknown> => itemsOf(path).catch((error: unknown) => error)

describe('reading a dump', () => {
  test('records come with their places, and blank lines, a byte order mark and CRLF do no harm', async () => {
    const path = file(`\ufeff${header}\r\n\r\n${samurai}\r\n${kurosawa}`, 'plain.ndjson')
    expect(await itemsOf(path)).toEqual([
      { record: JSON.parse(samurai) as unknown, place: { file: 'plain.ndjson', line: 3 } },
      { record: JSON.parse(kurosawa) as unknown, place: { file: 'plain.ndjson', line: 4 } },
    ])
  })

  test('gzip is known by its first bytes and not by the name', async () => {
    expect(await itemsOf(file(gzipSync(`${header}\n${samurai}\n`), 'no-suffix'))).toHaveLength(1)
    expect(await itemsOf(file(`${header}\n${samurai}\n`, 'not-packed.gz'))).toHaveLength(1)
  })

  test('a folder is read in the order of its names, and one header is enough', async () => {
    const inside = mkdtempSync(join(folder, 'many-'))
    writeFileSync(join(inside, 'b.ndjson.gz'), gzipSync(samurai))
    writeFileSync(join(inside, 'a.ndjson'), `${header}\n${kurosawa}\n`)
    writeFileSync(join(inside, 'README.md'), '# not a dump')
    const places = (await itemsOf(inside)).map((item) => 'place' in item && item.place)
    expect(places).toEqual([
      { file: 'a.ndjson', line: 2 },
      { file: 'b.ndjson.gz', line: 1 },
    ])
  })

  test('how far the reading has come is told in rows and bytes on disk', async () => {
    const packed = gzipSync(`${header}\n${samurai}\n`)
    const opened = await titlecardSource.open(file(packed))
    expect(opened.reading()).toEqual({ rows: 0, bytes: 0, bytesInAll: packed.length })
    for await (const _ of opened.items()) void _
    expect(opened.reading()).toEqual({ rows: 2, bytes: packed.length, bytesInAll: packed.length })
  })

  test('lines are the same however the bytes are cut into chunks', async () => {
    const lines = Array.from({ length: 3000 }, (_, at) =>
      samurai.replace('0047478', String(at + 1).padStart(7, '0')).replace('侍', '侍'.repeat(at % 400)),
    )
    const items = await itemsOf(file([header, ...lines].join('\n')))
    expect(items.map((item) => 'record' in item && JSON.stringify(item.record))).toEqual(lines)
  })
})

describe('a dump is refused whole', () => {
  test.each([
    ['an empty file', '', 1],
    ['a file without the header', `${samurai}\n`, 1],
    ['a file of a later form', '{"titlecard":2}\n', 1],
    ['a header with more in it', '{"titlecard":1,"x":1}\n', 1],
    [
      'bytes that are not UTF-8',
      Buffer.concat([Buffer.from(`${header}\n${samurai}\n"`), Buffer.from([0xff, 0x0a])]),
      3,
    ],
    ['a damaged gzip', gzipSync(`${header}\n${samurai}\n`).subarray(0, -9), 3],
    ['half of a UTF-8 character', Buffer.from(`${header}\n${samurai}`).subarray(0, -4), 2],
  ])('where it is %s, with file and line', async (_, contents, line) => {
    const path = file(contents as Buffer)
    const error = await refusal(path)
    expect(error).toBeInstanceOf(ImportRefusal)
    expect((error as ImportRefusal).place).toEqual({ file: path.split('/').at(-1), line })
  })

  test('where there is nothing to read', async () => {
    expect(await refusal(join(folder, 'absent'))).toBeInstanceOf(ImportRefusal)
    expect(await refusal(mkdtempSync(join(folder, 'empty-')))).toBeInstanceOf(ImportRefusal)
  })
})

describe('a single line is set aside with its reason', () => {
  test.each(
    [
      ['[]', 'is no JSON object'],
      ['{"id":"tt1","document":{}}', '/id: "tt1" is no id of a title, a person or a company'],
      ['{"id":["tt0000001"],"document":{}}', '/id: ["tt0000001"] is no id of a title, a person or a company'],
      [samurai.replace('"type"', '"__proto__":{"a":1},"type"'), '/document/__proto__: is no field here'],
      [samurai.replace('"id"', '"__proto__":{"a":1},"id"'), '/__proto__: is no field here'],
      [samurai.replace('"id"', '"extra":1,"id"'), '/extra: is no field here'],
      [
        samurai.replace('movie', '\\u0000'),
        '/document/type: must match pattern "^[A-Za-z][A-Za-z0-9_-]{0,40}$"',
      ],
      [samurai.replace('七', '\\u0000'), '/document/name: holds a control character'],
      [samurai.replace('tt', 'nm'), '/document/type: is no field here'],
      [
        '{"id":"tt0000001","mergedInto":"nm0000002"}',
        '/mergedInto: nm0000002 is of another kind than tt0000001',
      ],
      ['{"id":"tt0000001","mergedInto":"tt0000001"}', '/mergedInto: tt0000001 cannot be merged into itself'],
      [
        '{"id":"tt0000001","deleted":"a\\u202eb"}',
        '/deleted: holds a character that overrides the direction of writing',
      ],
      ['{"source":{"id":"book","kind":"book","title":" "}}', '/title: is blank'],
      [
        '{"source":{"id":"Book","kind":"book","title":"x"}}',
        '/source/id: must match pattern "^[a-z0-9][a-z0-9.-]{0,60}$"',
      ],
      ['['.repeat(200_000), 'is nested more than 32 levels deep'],
    ].map(([line = '', reason = '']) => [reason, line] as const),
  )('that %s', (reason, line) => {
    expect(parseRecord(line)).toEqual({ reason })
  })

  test('JSON that breaks off', () => {
    expect(parseRecord(samurai.slice(0, -3))).toMatchObject({
      reason: expect.stringMatching(/^is no JSON/) as string,
    })
  })

  test('a claim with a text that cannot be stored', () => {
    const claims = '"claims":[{"path":"/name","source":"book","value":"a\\u0007"}],'
    expect(parseRecord(samurai.replace('"document"', `${claims}"document"`))).toEqual({
      reason: '/claims/0/value: holds a control character',
    })
  })

  test('brackets within texts are no nesting', () => {
    const text = `${'['.repeat(120_000).slice(0, 90_000)}\\"[`
    const line = samurai.replace('"name"', `"synopsis":{"text":"${text}${'\\u005b'.repeat(5000)}"},"name"`)
    expect(parseRecord(line)).toMatchObject({ record: { id: 'tt0047478' } })
  })

  test('a line longer than memory should hold', async () => {
    const long = Buffer.alloc(65 * 1024 * 1024, 'x')
    const path = file(
      gzipSync(Buffer.concat([Buffer.from(`${header}\n`), long, Buffer.from(`\n${samurai}`)]), { level: 1 }),
    )
    expect(await itemsOf(path)).toMatchObject([
      { refused: { line: 2, reason: 'is longer than 67108864 bytes' } },
      { record: { id: 'tt0047478' }, place: { line: 3 } },
    ])
  })
})

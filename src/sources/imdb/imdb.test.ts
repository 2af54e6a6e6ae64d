import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tidyName, textFault } from '../../catalogue/text.ts'
import { textOf, type Slice } from '../../catalogue/text-bytes.ts'
import { FileBytes } from '../file-bytes.ts'
import type { Refused } from '../source.ts'
import { imdbColumns } from './files.ts'
import { OrderFinder, placeIn } from './id-order.ts'
import { TableReader } from './table-reader.ts'

const header = imdbColumns['title.crew'].join('\t')

/** Reads the fields of title.crew as they stand and as they are tidied. */
async function read(text: string | Buffer): Promise<{ rows: (string | undefined)[][]; refused: Refused[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'titlecard-table-'))
  const path = join(folder, 'title.crew.tsv')
  writeFileSync(path, text)
  const refused: Refused[] = []
  const bytes = await FileBytes.open(path)
  const reader = new TableReader({ table: 'title.crew', name: 'title.crew.tsv', bytes }, (one) =>
    refused.push(one),
  )
  const rows: (string | undefined)[][] = []
  try {
    await reader.open()
    while (!reader.isAtEnd) {
      rows.push([reader.raw(0), tidied(reader.cell(1)), tidied(reader.cell(2)), reader.raw(1)])
      if (!reader.step()) await reader.load()
    }
  } finally {
    await reader.close()
    rmSync(folder, { recursive: true })
  }
  return { rows, refused }
}

const tidied = (cell: Slice | undefined): string | undefined => cell && textOf(cell)

const hostile = [
  '<script>alert(1)</script>',
  "'; drop table entity; --",
  '"quoted" at the start',
  '\\',
  '\\n',
  '\\\\N',
  '={1+1}',
  '../../etc',
  '%s%n',
  '\u200f\u05d0\u05d1',
  '\u{1f3ac}',
  'e\u0301',
  '\u1100\u1161',
  '\u00a0padded\u00a0',
  'two  spaces',
  ' padded ',
  'beside "quotation "marks"',
  '\u0002',
  '\u0007',
  '\u007f',
  '\u0085',
  '\u1680',
  '\u2003',
  '\u2028',
  '\u202e',
  '\u202f',
  '\u205f',
  '\u2066',
  '\u212b',
  '\u3000',
  '\u304b\u3099',
  '\ufeff',
  '\uffff',
]
const field = fc
  .oneof(
    fc.constantFrom(...hostile),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constant('\\N'),
    fc.constant(''),
  )
  .map((text) => text.replace(/[\t\n]/g, ' '))
const id = fc.integer({ min: 0, max: 999_999_999 }).map((number) => `tt${String(number).padStart(7, '0')}`)

describe('reading tab-separated rows', () => {
  test('fields come back as they were written, tidied, or their row is refused for what it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(id, field, field), { maxLength: 30 }), async (written) => {
        const text = [header, ...written.map((row) => row.join('\t'))].join('\n')
        const { rows, refused } = await read(`${text}\n`)
        const good = written.filter((row) => row.every((one) => !textFault(one, 'name')))
        const tidied = (one: string) => (one === '\\N' || tidyName(one) === '' ? undefined : tidyName(one))
        expect(rows).toEqual(good.map(([first, a, b]) => [first, tidied(a), tidied(b), a.normalize('NFC')]))
        expect(refused).toHaveLength(written.length - good.length)
      }),
      { numRuns: 60 },
    )
  })

  test('rows are whole wherever the chunks of the file end', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, at) => `tt${String(at).padStart(7, '0')}\tnm${at}é日\t${'x'.repeat(at % 50)}`,
    )
    const found = await read([header, ...rows].join('\n'))
    expect(found.rows.map((row) => row[1])).toEqual(rows.map((_, at) => `nm${at}é日`))
  })

  test('a row of a megabyte and a half is refused rather than kept in memory', async () => {
    await expect(read(`${header}\ntt0000001\t${'x'.repeat(1_600_000)}\t`)).rejects.toThrow(
      /line 2: The row is longer/,
    )
  })

  test('half of a surrogate pair, written as three bytes, is not UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${header}\ntt0000001\ta\tb\ntt0000002\t`),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from('\tb\n'),
    ])
    await expect(read(bytes)).rejects.toThrow(/title.crew.tsv, line 3: The row is not UTF-8/)
  })

  test('only the lists of title.akas may hold what divides them', async () => {
    const { rows, refused } = await read(`${header}\ntt0000001\ta\u0002b\t\n`)
    expect([rows, refused.length]).toEqual([[], 1])
  })

  test('ids of seven digits and more are ids, and nothing else is', async () => {
    const ids = [
      'tt0000001',
      'tt12345678',
      'tt123456789',
      'tt012345678',
      'tt1234567890',
      'nm0000001',
      'tt00000x1',
      'TT0000001',
      '',
    ]
    const { rows } = await read([header, ...ids.map((one) => `${one}\ta\tb`)].join('\n'))
    expect(rows.map((row) => row[0])).toEqual(['tt0000001', 'tt12345678', 'tt123456789'])
  })
})

test('the place of an id among others is that of its text, or that of its number', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 999_999_999 }), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(ids, (numbers) => {
      const texts = numbers.map((number) => String(number).padStart(7, '0'))
      const place = (text: string) => placeIn('text', Number(text), text.length)
      expect([...texts].sort((a, b) => place(a) - place(b))).toEqual([...texts].sort())
      const finder = new OrderFinder()
      const inOrder = [...texts].sort((a, b) => Number(a) - Number(b))
      inOrder.forEach((text, at) => finder.add(Number(text), text.length, at + 2))
      expect(finder.brokenAt.number).toBeUndefined()
      expect(finder.order).toBe(inOrder.join() === [...texts].sort().join() ? 'text' : 'number')
    }),
  )
})

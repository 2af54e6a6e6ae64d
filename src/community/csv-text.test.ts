import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvText } from './csv-text.ts'

describe('a table as CSV', () => {
  test('reads back as it was, but for the mark before what would be a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        (rows) => {
          const read: unknown = parse(csvText(rows), { record_delimiter: '\r\n' })
          expect(read).toEqual(
            rows.map((row) => row.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))),
          )
        },
      ),
    )
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=1', '=cmd|"/c calc"!A1'])(
    'never begins a cell with %j',
    (text) => {
      expect(csvText([[text]])).toMatch(/^"?'/)
    },
  )

  test('leaves numbers as they are, negative ones too, and what isn’t there empty', () => {
    expect(csvText([[-1, undefined, 7.5]])).toBe('-1,,7.5\r\n')
  })
})

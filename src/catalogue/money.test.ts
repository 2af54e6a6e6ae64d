import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountOf, amountPattern, knownAmount } from './money.ts'

describe('an amount from a data set', () => {
  test.each([
    ['1', '1'],
    ['125000000', '125000000'],
    ['007', '7'],
    ['5.00', '5'],
    ['5.50', '5.50'],
    ['0.5', '0.5'],
    ['100.0', '100'],
  ])('is kept as text, without padding: %s', (given, kept) => {
    expect(knownAmount(given)).toBe(kept)
  })

  test.each([
    '0',
    '0.0',
    '000',
    '',
    '-5',
    '+5',
    '1e6',
    '1,000',
    '$5',
    'N/A',
    ' 5',
    '5.',
    '.5',
    'Infinity',
    '1234567890123456',
    '٥',
  ])('is unknown where it is nothing or no number: %j', (given) => {
    expect(knownAmount(given)).toBeUndefined()
  })

  test('never changes its value', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,12}(\.\d{1,4})?$/), (text) => {
        const kept = knownAmount(text)
        if (kept !== undefined) expect(Number(kept)).toBe(Number(text))
      }),
    )
  })
})

describe('an amount of a document', () => {
  const pattern = new RegExp(amountPattern, 'u')
  test.each(['0', '1', '0.5', '125000000', '1.2345', '999999999999999.9999'])('may be %s', (text) => {
    expect(text).toMatch(pattern)
    expect(amountOf({ amount: text, currency: 'EUR' })).toBe(Number(text))
  })
  test.each(['', '01', '-1', '1.', '.1', '1.23456', '1e9', '1,0', '1 000', '1000000000000000'])(
    'may not be %j',
    (text) => {
      expect(text).not.toMatch(pattern)
    },
  )
})

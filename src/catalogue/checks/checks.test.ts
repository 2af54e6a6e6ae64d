import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Title } from '../title.ts'
import { checkBoxOffice } from './box-office.ts'
import { checkBudget, medianOf } from './budget.ts'
import { findingsIn } from './title-findings.ts'

const budget = (amount: string, currency = 'USD') => ({ amount, currency })
const peers = (...amounts: number[]) => amounts.map((amount) => ({ amount }))
const usual = peers(...Array.from({ length: 40 }, (_, at) => 1_000_000 + at * 250_000))
const rules = (...findings: readonly { rule: string }[]): readonly string[] =>
  findings.map(({ rule }) => rule)

describe('a budget', () => {
  test.each(['1', '10', '99', '100', '123', '999', '1234', '12345', '999999', '1.00'])(
    'of %s is a placeholder',
    (amount) => {
      expect(rules(...checkBudget(budget(amount, 'CAD'), []))).toEqual(['budget-placeholder'])
    },
  )

  test.each(['2', '218', '998', '0.5'])(
    'of %s is below what anyone believes, without being refused',
    (amount) => {
      const [finding] = checkBudget(budget(amount), [])
      expect(finding).toMatchObject({ rule: 'budget-below-believable', severity: 'warning', path: '/budget' })
    },
  )

  test.each(['1000', '60000', '5000000', '12346'])('of %s is nothing to doubt without peers', (amount) => {
    expect(checkBudget(budget(amount), [])).toEqual([])
  })

  test('is measured against twenty peers or more, and never against fewer', () => {
    expect(rules(...checkBudget(budget('9000000000'), usual))).toEqual(['budget-far-above-peers'])
    expect(rules(...checkBudget(budget('5000'), usual))).toEqual(['budget-far-below-peers'])
    expect(checkBudget(budget('9000000000'), usual.slice(0, 19))).toEqual([])
    expect(checkBudget(budget('9000000000'), [...usual.slice(0, 19), ...peers(0, 0, 0)])).toEqual([])
  })

  test('in the middle of its peers is never doubted', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 20_000, max: 400_000_000 }), { minLength: 20 }), (amounts) => {
        const middle = String(Math.max(20_000, Math.round(medianOf(amounts))))
        expect(checkBudget(budget(middle), peers(...amounts)).length).toBe(middle === '999999' ? 1 : 0)
      }),
    )
  })

  test('gives at most one finding, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e15 }),
        fc.array(fc.integer({ min: 0, max: 1e12 })),
        (amount, others) => {
          expect(checkBudget(budget(String(amount)), peers(...others)).length).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

describe('box office', () => {
  const film = (more: Partial<Title>): Title => ({ type: 'movie', name: 'X', ...more })
  const gross = (id: string, area: string, amount: string, currency = 'USD') => ({
    id,
    area,
    amount,
    currency,
  })

  test('of one country above that of the world is doubted, in the same currency', () => {
    const grosses = [
      gross('w', 'WORLDWIDE', '1000000'),
      gross('d', 'US', '2000000'),
      gross('j', 'JP', '90000000', 'JPY'),
    ]
    expect(checkBoxOffice(film({ grosses }))).toMatchObject([
      { rule: 'domestic-above-worldwide', path: '/grosses/d' },
    ])
  })

  test('a thousand times the budget or a ten-thousandth of it is doubted', () => {
    const of = (amount: string) =>
      checkBoxOffice(film({ budget: budget('10000'), grosses: [gross('w', 'WORLDWIDE', amount)] }))
    expect(rules(...of('10000001'))).toEqual(['gross-above-budget-scale'])
    expect(rules(...of('10000000'))).toEqual([])
    expect(rules(...of('0.5'))).toEqual(['gross-below-budget-scale'])
    expect(of('50000')).toEqual([])
  })

  test('of an opening above the whole of its area is doubted', () => {
    const openings = [{ ...gross('o', 'US', '500') }, { ...gross('p', 'FR', '5000') }]
    expect(checkBoxOffice(film({ openings, grosses: [gross('d', 'US', '400')] }))).toMatchObject([
      { rule: 'opening-above-total', path: '/openings/o', numbers: { amount: 500, total: 400 } },
    ])
  })

  test('a placeholder is told before anything else', () => {
    const title = film({ budget: budget('1'), grosses: [gross('w', 'WORLDWIDE', '999999')] })
    expect(rules(...findingsIn(title, []))).toEqual(['budget-placeholder', 'gross-placeholder'])
  })

  test('without money there is nothing to doubt', () => {
    expect(findingsIn(film({}), usual)).toEqual([])
  })
})

test('the median is the middle value, or the mean of the two in the middle', () => {
  expect(medianOf([3, 1, 2])).toBe(2)
  expect(medianOf([4, 1, 2, 3])).toBe(2.5)
  expect(medianOf([7])).toBe(7)
})

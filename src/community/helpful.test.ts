import fc from 'fast-check'
import { expect, test } from 'vitest'
import { helpfulness } from './helpful.ts'

test('the bound is Wilson’s', () => {
  // Worked by hand for 9 of 10: (0.9 + 0.19208 - 1.96 sqrt(0.009 + 0.009604)) / 1.38416.
  expect(helpfulness(9, 1)).toBeCloseTo((0.9 + 0.19208 - 1.96 * Math.sqrt(0.018604)) / 1.38416, 12)
  expect(helpfulness(1, 0)).toBeCloseTo(1 / (1 + 1.96 ** 2), 12)
})

test('nothing helpful is nothing, with votes or without', () => {
  expect([helpfulness(0, 0), helpfulness(0, 50)]).toEqual([0, 0])
})

test('a hundred of a hundred and ten stand before one of one', () => {
  expect(helpfulness(100, 10)).toBeGreaterThan(helpfulness(1, 0))
})

test('each helpful vote raises it, each other vote lowers it, and it stays from 0 to below the share', () => {
  const votes = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(votes, votes, (helpful, notHelpful) => {
      const bound = helpfulness(helpful, notHelpful)
      expect(bound).toBeGreaterThan(0)
      expect(bound).toBeLessThan(helpful / (helpful + notHelpful))
      expect(helpfulness(helpful + 1, notHelpful)).toBeGreaterThan(bound)
      expect(helpfulness(helpful, notHelpful + 1)).toBeLessThan(bound)
    }),
  )
})

test.each([-1, 0.5, NaN])('%d is no number of votes', (votes) => {
  expect(() => helpfulness(votes, 1)).toThrow(RangeError)
  expect(() => helpfulness(1, votes)).toThrow(RangeError)
})

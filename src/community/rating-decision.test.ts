import { expect, test } from 'vitest'
import { longestStatement, readRatingDecision } from './rating-decision.ts'

test('a decision is one of two verdicts, with a reason', () => {
  expect(readRatingDecision({ verdict: 'exclude', statement: ' A raid.\r\nSeen. ' })).toEqual({
    decision: { verdict: 'exclude', statement: 'A raid.\nSeen.' },
  })
})

test.each([
  [{ verdict: 'hide', statement: 'x' }, { verdict: 'choose' }],
  [{ verdict: 'genuine', statement: '  ' }, { statement: 'empty' }],
  [{}, { verdict: 'choose', statement: 'empty' }],
  [{ verdict: 'genuine', statement: 'x'.repeat(longestStatement + 1) }, { statement: 'words-long' }],
  [{ verdict: 'genuine', statement: 'a\u202eb' }, { statement: 'characters' }],
])('%j is no decision', (typed, faults) => {
  expect(readRatingDecision(typed)).toEqual({ faults })
})

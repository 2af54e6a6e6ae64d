import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginning } from './beginning.ts'

test('a short text stands as it is', () => {
  expect(beginning('A short text.', 13)).toBe('A short text.')
})

test('a long text is cut between words', () => {
  expect(beginning('A text that is cut between its words', 20)).toBe('A text that is cut…')
})

test('a text without spaces is cut between letters', () => {
  expect(beginning('文'.repeat(50), 10)).toBe(`${'文'.repeat(9)}…`)
})

test('no cut is longer than asked for, and none splits a letter in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const cut = beginning(text, most)
      expect([...cut].length).toBeLessThanOrEqual(Math.max(most, 1))
      expect(cut.isWellFormed()).toBe(true)
    }),
  )
})

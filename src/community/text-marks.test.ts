import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCopy, shinglesOf } from './similar-text.ts'
import { marksOf } from './text-marks.ts'

const shared = (a: string, b: string): number => {
  const others = new Set(marksOf(shinglesOf(b)))
  return marksOf(shinglesOf(a)).filter((mark) => others.has(mark)).length
}
const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `word${from + at}`).join(' ')

test('copies share a mark, wherever a tenth of their words was changed', () => {
  for (let from = 0; from < 500; from += 1) {
    const [text, copy] = [words(from, from + 100), words(from + 10, from + 110)]
    expect(isCopy(shinglesOf(text), shinglesOf(copy))).toBe(true)
    expect(shared(text, copy)).toBeGreaterThan(0)
  }
})

test('other texts share none, and a text without words has none', () => {
  for (let from = 0; from < 500; from += 1)
    expect(shared(words(from, from + 50), words(from + 60, from + 110))).toBe(0)
  expect(marksOf(shinglesOf(' …'))).toEqual([])
})

test('marks are eight whole numbers that both engines keep, the same for the same text', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (shingles) => {
      const marks = marksOf(new Set(shingles))
      expect(marks).toEqual(marksOf(new Set(shingles.toReversed())))
      expect(new Set(marks).size).toBe(8)
      expect(marks.every((mark) => Number.isSafeInteger(mark) && mark >= 0)).toBe(true)
    }),
  )
})

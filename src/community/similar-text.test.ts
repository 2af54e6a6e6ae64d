import { expect, test } from 'vitest'
import { isCopy, shinglesOf, similarity } from './similar-text.ts'

const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `word${from + at}`).join(' ')

test('a text is like itself, whatever its case, accents and punctuation', () => {
  expect(similarity(shinglesOf('Amélie, a film. So good!'), shinglesOf('amelie a FILM so good'))).toBe(1)
})

test('what two texts share of all their runs of three words is how alike they are', () => {
  // 98 runs each, of which words 10 to 100 share 88.
  expect(similarity(shinglesOf(words(0, 100)), shinglesOf(words(10, 110)))).toBe(88 / 108)
  expect(isCopy(shinglesOf(words(0, 100)), shinglesOf(words(10, 110)))).toBe(true)
  expect(isCopy(shinglesOf(words(0, 100)), shinglesOf(words(15, 115)))).toBe(false)
})

test('short texts are compared whole, and nothing is like nothing', () => {
  expect(similarity(shinglesOf('so good'), shinglesOf('So good.'))).toBe(1)
  expect(similarity(shinglesOf('so good'), shinglesOf('so bad'))).toBe(0)
  expect(similarity(shinglesOf(' …'), shinglesOf(''))).toBe(0)
})

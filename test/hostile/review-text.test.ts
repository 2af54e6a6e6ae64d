import { expect, test } from 'vitest'
import { linksIn, parseReview, plainText } from '../../src/community/review-text.ts'
import { addresses, corpora, noCorpora, oddities, scripts } from './strings.ts'

/** Alone, as the address of a link, as its text, as an image, in a spoiler and in a quote. */
const dressed = (text: string): readonly string[] => [
  text,
  `[x](${text})`,
  `[${text}](https://example.org)`,
  `![${text}](${text})`,
  `||${text}||`,
  `> ${text}`,
]

function ensureHarmless(text: string): void {
  for (const review of dressed(text)) {
    const tree = parseReview(review)
    for (const link of linksIn(tree)) {
      expect(['http:', 'https:']).toContain(new URL(link).protocol)
      expect(link).not.toMatch(/[\s<>"]/)
    }
    expect(typeof plainText(tree)).toBe('string')
  }
}

test('hostile text in a review is text, and links lead nowhere but to the web', () => {
  for (const text of [...scripts, ...oddities, ...addresses]) ensureHarmless(text)
})

test.skipIf(!corpora())(`the public corpora too (${noCorpora})`, () => {
  for (const text of corpora() ?? []) ensureHarmless(text)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { card, drawCard } from './title-card.ts'

describe('a drawn title card', () => {
  test('is the same each time for the same title', () => {
    expect(drawCard('The Killing Roads', 'tt33365324')).toEqual(drawCard('The Killing Roads', 'tt33365324'))
  })

  test('says the whole name, in lines between words', () => {
    for (const name of [
      'M',
      'The Killing Roads',
      'Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb',
      'Зеркало',
    ]) {
      expect(
        drawCard(name, 'tt0000001')
          .lines.map(({ text }) => text)
          .join(' '),
      ).toBe(name)
    }
  })

  test('breaks a script without spaces between its letters', () => {
    const { lines } = drawCard('東京物語という長い題名の映画', 'tt0000001')
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.map(({ text }) => text).join('')).toBe('東京物語という長い題名の映画')
  })

  test('sets a short name larger than a long one', () => {
    expect(drawCard('M', 'a').size).toBeGreaterThan(
      drawCard('A rather long name for a film of any length', 'a').size,
    )
  })

  test('keeps any name within the card, and in letters that can be read', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
        fc.string(),
        (name, seed) => {
          const { lines, size, ornament, tint, rule } = drawCard(name, seed)
          expect(size).toBeGreaterThanOrEqual(15)
          for (const { y } of lines) {
            expect(y).toBeGreaterThan(0)
            expect(y).toBeLessThan(card.height)
          }
          // Below are the original name, the ornament and the years; only the longest names come nearer to them.
          expect(rule).toBeLessThan(size > 15 ? 206 : card.height)
          expect(ornament).toMatch(/^(?:[MLahvqtz]|[-.\d ])+$/)
          expect([0, 1, 2, 3]).toContain(tint)
          expect(lines.every(({ text }) => text.isWellFormed())).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})

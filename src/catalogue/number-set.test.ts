import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberSet } from './number-set.ts'

test('a number set holds what was added, once, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 })),
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      (numbers, other) => {
        const set = new NumberSet()
        const known = new Set<number>()
        for (const number of numbers) {
          expect(set.add(number)).toBe(!known.has(number))
          known.add(number)
        }
        expect(set.size).toBe(known.size)
        expect(numbers.every((number) => set.has(number))).toBe(true)
        expect(set.has(other)).toBe(known.has(other))
      },
    ),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf, numberLimit } from '../catalogue/ids.ts'
import { KeptNames } from './kept-names.ts'
import type { EntityLine } from './lines.ts'

const keyOfPerson = fc.integer({ min: 1, max: numberLimit - 1 }).map((number) => 2 * numberLimit + number)
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const personLine = fc
  .record({
    key: keyOfPerson,
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    originalName: optional(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })),
    year: optional(fc.integer({ min: -40_000, max: 40_000 })),
    endYear: optional(fc.integer({ min: 1, max: 2100 })),
  })
  .map(({ key, ...said }) => ({ key, line: lineOf(key, said) }))

type Said = {
  readonly [Field in 'name' | 'originalName' | 'year' | 'endYear']?: EntityLine[Field] | undefined
}

/** Without the fields that are not said, as lines are. */
function lineOf(key: number, said: Said & { readonly name: string }): EntityLine {
  const known = Object.entries(said).filter(([, value]) => value !== undefined)
  return { id: idOf(key), type: 'person', ...Object.fromEntries(known) } as EntityLine
}

describe('names that are kept', () => {
  test('come back as they were, or not at all', () => {
    fc.assert(
      fc.property(fc.array(personLine, { maxLength: 60 }), (people) => {
        const kept = new KeptNames(16)
        const known = new Map<number, EntityLine>()
        for (const { key, line } of people) {
          kept.keep(key, line)
          known.set(key, line)
          for (const [other, expected] of known) expect([undefined, expected]).toContainEqual(kept.get(other))
        }
      }),
      { numRuns: 100 },
    )
  })

  test.each([
    ['Toshirô Mifune', '三船敏郎', 1920, 1997],
    ['גילה אלמגור', undefined, 1939, undefined],
    ['Cher', undefined, undefined, undefined],
    ['Anonymous of Hellas', 'Ανώνυμος', -480, -406],
  ])('are there where they are of the usual length: %s', (name, originalName, year, endYear) => {
    const kept = new KeptNames(16)
    const key = 2 * numberLimit + 7
    const line = lineOf(key, { name, originalName, year, endYear })
    kept.keep(key, line)
    expect(kept.get(key)).toStrictEqual(line)
    expect(kept.get(key + 1)).toBeUndefined()
    kept.forget(key + 1)
    expect(kept.get(key)).toStrictEqual(line)
    kept.forget(key)
    expect(kept.get(key)).toBeUndefined()
  })

  test('too long to be kept leave what stands in their place alone', () => {
    const kept = new KeptNames(1)
    const [key, other] = [2 * numberLimit + 1, 2 * numberLimit + 2]
    const line = { id: idOf(key), type: 'person', name: 'a'.repeat(50) }
    kept.keep(key, line)
    kept.keep(other, { ...line, id: idOf(other), name: 'a'.repeat(51) })
    kept.keep(other, { ...line, id: idOf(other), year: 40_000 })
    expect(kept.get(other)).toBeUndefined()
    expect(kept.get(key)).toStrictEqual(line)
  })

  test('are all there as long as there is room, and none once all are forgotten', () => {
    const kept = new KeptNames(2 ** 12)
    const keys = Array.from({ length: 2 ** 12 }, (_, at) => 2 * numberLimit + 1 + at * 3)
    for (const key of keys) kept.keep(key, { id: idOf(key), type: 'person', name: `Person ${key}` })
    // Of as many as there are places, an even spread leaves two thirds in theirs.
    expect(keys.filter((key) => kept.get(key) !== undefined).length).toBeGreaterThan(keys.length * 0.55)
    kept.forgetAll()
    expect(keys.filter((key) => kept.get(key) !== undefined)).toEqual([])
  })
})

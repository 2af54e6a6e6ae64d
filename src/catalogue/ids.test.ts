import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  companyIdPattern,
  idOf,
  isCompanyId,
  isEntityId,
  isPersonId,
  isTitleId,
  ItemIds,
  keyOf,
  keyRange,
  kindOf,
  kindOfKey,
  numberLimit,
  personIdPattern,
  prefixes,
  shortHash,
  titleIdPattern,
  type EntityId,
  type EntityKind,
} from './ids.ts'

const kind = fc.constantFrom<EntityKind>('title', 'person', 'company')
const entityId = fc
  .tuple(kind, fc.integer({ min: 0, max: numberLimit - 1 }))
  .map(([of, number]) => (prefixes[of] + String(number).padStart(7, '0')) as EntityId)

describe('an id', () => {
  test('and its key are two ways to say the same', () => {
    fc.assert(
      fc.property(entityId, (id) => {
        expect(isEntityId(id)).toBe(true)
        expect(idOf(keyOf(id))).toBe(id)
        expect(kindOfKey(keyOf(id))).toBe(kindOf(id))
        const { first, end } = keyRange(kindOf(id))
        expect(keyOf(id)).toBeGreaterThanOrEqual(first)
        expect(keyOf(id)).toBeLessThan(end)
        expect([isTitleId(id), isPersonId(id), isCompanyId(id)].filter(Boolean)).toHaveLength(1)
      }),
    )
  })

  test.each([
    '',
    'tt',
    'tt123456',
    'tt00000010',
    'tt1234567890',
    'TT0000001',
    'xx0000001',
    ' tt0000001',
    'tt0000001\n',
    'tt000000１',
    '0000001',
  ])('is not %j', (text) => {
    expect(isEntityId(text)).toBe(false)
  })

  test('has the form that the schemas ask for', () => {
    const patterns = [titleIdPattern, personIdPattern, companyIdPattern].map(
      (pattern) => new RegExp(pattern, 'u'),
    )
    fc.assert(
      fc.property(fc.oneof(entityId, fc.string(), fc.stringMatching(/^(tt|nm|co)\d{6,10}$/)), (text) => {
        expect(patterns.some((pattern) => pattern.test(text))).toBe(isEntityId(text))
      }),
    )
  })

  test.each([0, 999_999_999, 4_000_000_000, -1, 1.5, NaN])(
    'is none for a key that is no entity’s: %s',
    (key) => {
      expect(() => idOf(key)).toThrow(RangeError)
    },
  )
})

describe('the id of an item', () => {
  test('is the same for the same words, and counted where they come again', () => {
    const ids = new ItemIds()
    const first = ids.of('a natural key')
    expect([ids.of('a natural key'), ids.of('a natural key'), ids.of('another')]).toEqual([
      `${first}-2`,
      `${first}-3`,
      shortHash('another'),
    ])
    expect(new ItemIds().of('a natural key')).toBe(first)
  })

  test('has the form that the schema asks for, for any words', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => /^[a-z0-9]{7}$/.test(shortHash(text))))
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeyedOrder } from './keyed-order.ts'

test('things stand by their keys, then as they compare, whatever was put in order before', () => {
  const order = new KeyedOrder()
  const key = fc.oneof(fc.nat({ max: 3 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
  fc.assert(
    fc.property(fc.array(key, { maxLength: 3000, size: 'max' }), (keys) => {
      order.clear()
      keys.forEach((one, at) => order.add(one, at))
      const expected = [...keys.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || b - a)
      expect([...order.sorted((a, b) => b - a)]).toEqual(expected)
    }),
    { numRuns: 50 },
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeAfter, placeBetween, placeGap } from './list-places.ts'

describe('a place in a list', () => {
  test('lies strictly between its neighbours, and is whole, wherever there is room', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 2 ** 40 }), (from, room) => {
        const place = placeBetween(from, from + room)
        expect(place).toBeGreaterThan(from)
        expect(place).toBeLessThan(from + room)
        expect(Number.isInteger(place)).toBe(true)
      }),
    )
  })

  test('is none between neighbours that touch', () => {
    expect(placeBetween(7, 8)).toBeUndefined()
  })

  test('at either end of a list is a gap away', () => {
    expect(placeBetween(undefined, placeGap)).toBe(0)
    expect(placeBetween(placeGap, undefined)).toBe(2 * placeGap)
    expect(placeAfter(undefined)).toBe(placeGap)
  })

  test('in one gap is found twenty times over before the list is numbered anew', () => {
    let after: number = placeGap
    let moves = 0
    for (;;) {
      const place = placeBetween(0, after)
      if (place === undefined) break
      after = place
      moves += 1
    }
    expect(moves).toBe(20)
  })
})

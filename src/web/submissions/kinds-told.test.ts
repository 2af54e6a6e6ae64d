import { describe, expect, test } from 'vitest'
import { KindsTold } from './kinds-told.ts'
import { newSharedCounts, RequestCounts } from '../../limits/request-counts.ts'

const hour = 3_600_000

describe('what anybody can make up is told of', () => {
  test('once an hour for each kind', () => {
    let now = 0
    const kinds = new KindsTold(new RequestCounts(newSharedCounts()), () => now)
    expect(['a', 'a', 'b'].map((kind) => kinds.mayTell(kind))).toEqual([true, false, true])
    now = hour - 1
    expect(kinds.mayTell('a')).toBe(false)
    now = hour
    expect(['a', 'a'].map((kind) => kinds.mayTell(kind))).toEqual([true, false])
  })

  test('a hundred times an hour by all threads together', () => {
    const shared = newSharedCounts()
    const threads = [1, 2].map(() => new KindsTold(new RequestCounts(shared)))
    const told = threads.flatMap((kinds, thread) =>
      Array.from({ length: 80 }, (_, at) => kinds.mayTell(`${thread} ${at}`)).filter(Boolean),
    )
    expect(told).toHaveLength(100)
  })

  test('and 100,000 invented kinds leave every window standing that keeps passwords from being guessed', () => {
    const counts = new RequestCounts(newSharedCounts())
    const held = Array.from({ length: 1000 }, (_, at) => `hold ${at}`)
    for (const key of held) counts.count(key, 60_000)
    const kinds = new KindsTold(counts)
    const told = Array.from({ length: 100_000 }, (_, at) => kinds.mayTell(`img-src https://${at}.example/`))
    expect(told.filter(Boolean)).toHaveLength(100)
    expect(held.filter((key) => counts.left(key) === 0)).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { newSharedCounts, RequestCounts } from './request-counts.ts'

const minute = 60_000

describe('requests are counted', () => {
  test('one by one, each address apart', () => {
    const counts = new RequestCounts(newSharedCounts())
    expect([1, 2, 3].map(() => counts.count('192.0.2.1', minute).requests)).toEqual([1, 2, 3])
    expect(counts.count('192.0.2.2', minute).requests).toBe(1)
  })

  test('together by all who share them', () => {
    const shared = newSharedCounts()
    new RequestCounts(shared).count('192.0.2.1', minute)
    expect(new RequestCounts(shared).count('192.0.2.1', minute).requests).toBe(2)
  })

  test('in a window that says how long it goes on, and ends', async () => {
    const counts = new RequestCounts(newSharedCounts())
    const first = counts.count('192.0.2.1', 100)
    expect(first.left).toBeGreaterThanOrEqual(100)
    expect(first.left).toBeLessThan(200)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(counts.count('192.0.2.1', 100).requests).toBe(1)
  })

  test('and a window is looked at without being counted in', () => {
    const counts = new RequestCounts(newSharedCounts())
    expect(counts.left('192.0.2.1')).toBe(0)
    counts.count('192.0.2.1', minute)
    expect(counts.left('192.0.2.1')).toBeGreaterThan(minute - 1000)
    expect(counts.count('192.0.2.1', minute).requests).toBe(2)
  })

  test('for tens of thousands of addresses at a time, none of them forgotten', () => {
    const counts = new RequestCounts(newSharedCounts())
    const addresses = Array.from(
      { length: 30_000 },
      (_, at) => `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`,
    )
    for (const address of addresses) counts.count(address, minute)
    const kept = addresses.filter((address) => counts.count(address, minute).requests === 2)
    expect(kept.length).toBeGreaterThan(addresses.length * 0.999)
  })

  test('in no more memory for a million addresses, the newest of them well', () => {
    const shared = newSharedCounts()
    const size = shared.byteLength
    const counts = new RequestCounts(shared)
    for (let at = 0; at < 1_000_000; at += 1) counts.count(`address ${at}`, minute)
    expect(shared.byteLength).toBe(size)
    counts.count('the newest', minute)
    expect(counts.count('the newest', minute).requests).toBe(2)
  })
})

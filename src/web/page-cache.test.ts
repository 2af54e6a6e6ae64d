import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PageCache } from './page-cache.ts'

const bytes = (text: string): Buffer => Buffer.from(text)

test('a page is kept under its address and its ETag', () => {
  const cache = new PageCache(1000)
  cache.put('/a', 'one', bytes('page'))
  expect(cache.get('/a', 'one')?.toString()).toBe('page')
  expect(cache.get('/a', 'two')).toBeUndefined()
  expect(cache.get('/b', 'one')).toBeUndefined()
})

test('a newer page takes the place of an older one', () => {
  const cache = new PageCache(1000)
  cache.put('/a', 'one', bytes('old'))
  cache.put('/a', 'two', bytes('new'))
  expect(cache.get('/a', 'two')?.toString()).toBe('new')
  expect(cache.get('/a', 'one')).toBeUndefined()
})

test('where the room is used up, the page that was asked for least lately goes', () => {
  const cache = new PageCache(160)
  const page = 'x'.repeat(10)
  for (let at = 0; at < 16; at += 1) cache.put(`/${at}`, 'e', bytes(page))
  expect(cache.get('/0', 'e')?.toString()).toBe(page)
  cache.put('/new', 'e', bytes(page))
  expect(cache.get('/0', 'e')?.toString()).toBe(page)
  expect(cache.get('/1', 'e')).toBeUndefined()
  expect(cache.get('/new', 'e')?.toString()).toBe(page)
})

test('a page too large for its share is not kept, and drives no other out', () => {
  const cache = new PageCache(160)
  cache.put('/small', 'e', bytes('x'.repeat(10)))
  cache.put('/large', 'e', bytes('x'.repeat(11)))
  expect(cache.get('/large', 'e')).toBeUndefined()
  expect(cache.get('/small', 'e')?.toString()).toBe('x'.repeat(10))
})

test('the room is never exceeded, however often pages are replaced', () => {
  const cache = new PageCache(1600)
  for (let turn = 0; turn < 500; turn += 1)
    cache.put(`/${turn % 40}`, String(turn), bytes('x'.repeat((turn % 100) + 1)))
  let kept = 0
  for (let turn = 0; turn < 500; turn += 1) kept += cache.get(`/${turn % 40}`, String(turn))?.length ?? 0
  expect(kept).toBeLessThanOrEqual(1600)
  expect(kept).toBeGreaterThan(800)
})

test('a page that is offered is kept the second time it is made', () => {
  const cache = new PageCache(1000)
  cache.offer('/a', 'one', bytes('page'))
  expect(cache.get('/a', 'one')).toBeUndefined()
  cache.offer('/a', 'two', bytes('newer'))
  expect(cache.get('/a', 'two')?.toString()).toBe('newer')
})

test('what was given out stays as it is, whatever is kept in its place', () => {
  const cache = new PageCache(160)
  cache.put('/0', 'e', bytes('x'.repeat(10)))
  const given = cache.get('/0', 'e')
  for (let at = 1; at < 40; at += 1) cache.put(`/${at}`, 'e', bytes('y'.repeat(10)))
  expect(cache.get('/0', 'e')).toBeUndefined()
  expect(given?.toString()).toBe('x'.repeat(10))
})

test('every page that is given is the one that was kept', () => {
  const lengths = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 110 }), fc.boolean()), {
    maxLength: 300,
  })
  fc.assert(
    fc.property(lengths, (steps) => {
      const cache = new PageCache(1600)
      const latest = new Map<string, string>()
      for (const [which, length, isAsked] of steps) {
        const address = `/${which}`
        if (isAsked) {
          const found = cache.get(address, 'e')?.toString()
          if (found !== undefined) expect(found).toBe(latest.get(address))
        } else {
          const page = String.fromCharCode(97 + (which % 26)).repeat(length)
          cache.put(address, 'e', bytes(page))
          latest.set(address, page)
        }
      }
    }),
  )
})

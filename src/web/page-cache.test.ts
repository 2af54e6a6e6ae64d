import { expect, test } from 'vitest'
import { PageCache } from './page-cache.ts'

test('a page is kept under its address and its ETag', () => {
  const cache = new PageCache(1000)
  cache.put('/a', 'one', 'page')
  expect(cache.get('/a', 'one')).toBe('page')
  expect(cache.get('/a', 'two')).toBeUndefined()
  expect(cache.get('/b', 'one')).toBeUndefined()
})

test('a newer page takes the place of an older one', () => {
  const cache = new PageCache(1000)
  cache.put('/a', 'one', 'old')
  cache.put('/a', 'two', 'new')
  expect(cache.get('/a', 'two')).toBe('new')
  expect(cache.get('/a', 'one')).toBeUndefined()
})

test('where the room is used up, the page that was asked for least lately goes', () => {
  const cache = new PageCache(160)
  const page = 'x'.repeat(10)
  for (let at = 0; at < 16; at += 1) cache.put(`/${at}`, 'e', page)
  expect(cache.get('/0', 'e')).toBe(page)
  cache.put('/new', 'e', page)
  expect(cache.get('/0', 'e')).toBe(page)
  expect(cache.get('/1', 'e')).toBeUndefined()
  expect(cache.get('/new', 'e')).toBe(page)
})

test('a page too large for its share is not kept, and drives no other out', () => {
  const cache = new PageCache(160)
  cache.put('/small', 'e', 'x'.repeat(10))
  cache.put('/large', 'e', 'x'.repeat(11))
  expect(cache.get('/large', 'e')).toBeUndefined()
  expect(cache.get('/small', 'e')).toBe('x'.repeat(10))
})

test('the room is never exceeded, however often pages are replaced', () => {
  const cache = new PageCache(1600)
  for (let turn = 0; turn < 500; turn += 1)
    cache.put(`/${turn % 40}`, String(turn), 'x'.repeat((turn % 100) + 1))
  let kept = 0
  for (let turn = 0; turn < 500; turn += 1) kept += cache.get(`/${turn % 40}`, String(turn))?.length ?? 0
  expect(kept).toBeLessThanOrEqual(1600)
  expect(kept).toBeGreaterThan(800)
})

test('a page that is offered is kept the second time it is made', () => {
  const cache = new PageCache(1000)
  cache.offer('/a', 'one', 'page')
  expect(cache.get('/a', 'one')).toBeUndefined()
  cache.offer('/a', 'two', 'newer')
  expect(cache.get('/a', 'two')).toBe('newer')
})

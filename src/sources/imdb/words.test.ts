import { expect, test } from 'vitest'
import { Remembered } from './words.ts'

test('what is remembered of a field stays when its bytes are overwritten by those that follow', () => {
  const chunk = Buffer.alloc(12)
  const upper = new Remembered((text) => text.toUpperCase())
  const of = (text: string): string => {
    chunk.write(text, 3)
    return upper.of({ bytes: chunk, start: 3, end: 3 + text.length })
  }
  expect(['actor', 'actress', 'actor', 'editor', 'actress', ''].map(of)).toEqual([
    'ACTOR',
    'ACTRESS',
    'ACTOR',
    'EDITOR',
    'ACTRESS',
    '',
  ])
})

test('more values than are remembered are looked at again', () => {
  const same = new Remembered((text) => text)
  for (let number = 0; number < 30_000; number += 1) {
    const bytes = Buffer.from(String(number % 20_000))
    expect(same.of({ bytes, start: 0, end: bytes.length })).toBe(String(number % 20_000))
  }
})

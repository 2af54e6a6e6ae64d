import { describe, expect, test } from 'vitest'
import { listIdOf, listNumberOf } from './list-id.ts'
import { longestListName, takeListName, takeText, takeWatched } from './list-text.ts'

describe('the name of a list', () => {
  test('is one line in NFC with single spaces', () => {
    expect(takeListName('  Films  of\u00a0 Ame\u0301lie ')).toEqual({ value: 'Films of Am\u00e9lie' })
  })

  test.each(['', '   ', 'a'.repeat(longestListName + 1)])('is refused where it is %j', (name) => {
    expect(takeListName(name)).toEqual({ fault: 'list-name' })
  })

  test.each(['a\nb', 'a\0b', '\u202eevil', '\ud800'])(
    'holds no control character or override: %j',
    (name) => {
      expect(takeListName(name)).toEqual({ fault: 'text-characters' })
    },
  )
})

describe('a note', () => {
  test('keeps its lines, ended by line feeds; an empty one is none', () => {
    expect(takeText('one\r\ntwo ', 100)).toEqual({ value: 'one\ntwo' })
    expect(takeText(' \n ', 100)).toEqual({ value: undefined })
  })

  test('is refused where it is too long, and where it holds what no text may', () => {
    expect(takeText('abc', 2)).toEqual({ fault: 'text-long' })
    expect(takeText('a\u2066b', 100)).toEqual({ fault: 'text-characters' })
  })
})

describe('a day of viewing', () => {
  const today = '2026-11-22'

  test.each(['2026', '2026-11', '2026-11-22', '2026-11-23', '1936-02-29'])('may be %s', (day) => {
    expect(takeWatched(day, today)).toEqual({ value: day })
  })

  test('need not be known', () => {
    expect(takeWatched(' ', today)).toEqual({ value: undefined })
  })

  test.each(['2026-11-24', '2026-12', '2027'])('is not to come, as %s is', (day) => {
    expect(takeWatched(day, today)).toEqual({ fault: 'date-ahead' })
  })

  test.each(['22.11.2026', '2026-02-30', '1999~', '1066', '2026-13', 'yesterday'])('is no %s', (day) => {
    expect(takeWatched(day, today)).toEqual({ fault: 'date-form' })
  })
})

describe('the id of a list', () => {
  test.each([
    [1, 'ls0000001'],
    [12_345_678, 'ls12345678'],
  ])('of %i is %s, and back', (number, id) => {
    expect(listIdOf(number)).toBe(id)
    expect(listNumberOf(id)).toBe(number)
  })

  test.each(['ls1', 'ls00000001', 'tt0000001', 'ls', 'ls000000x', 'ls0000001 '])('is not %j', (text) => {
    expect(listNumberOf(text)).toBeUndefined()
  })
})

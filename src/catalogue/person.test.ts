import { expect, test } from 'vitest'
import { publicPerson } from './person.ts'

test('nobody but the record sees what is hidden, or only to be searched for', () => {
  const shown = publicPerson({
    name: 'A',
    names: [
      { id: 'a', name: 'Open', kind: 'alias' },
      { id: 'b', name: 'Hidden', kind: 'alias', visibility: 'hidden' },
      { id: 'c', name: 'Former', kind: 'alias', visibility: 'search' },
    ],
    birth: { date: '1970', visibility: 'hidden' },
    death: { date: '2020', visibility: 'public' },
  })
  expect(shown).toEqual({
    name: 'A',
    names: [{ id: 'a', name: 'Open', kind: 'alias' }],
    death: { date: '2020', visibility: 'public' },
  })
})

test('a list of which nothing may be seen is no list', () => {
  expect(
    publicPerson({ name: 'A', names: [{ id: 'a', name: 'B', kind: 'alias', visibility: 'hidden' }] }),
  ).toEqual({ name: 'A' })
})

import { describe, expect, test } from 'vitest'
import { billingOf, makersIn } from './billing.ts'
import { isPersonId, type PersonId } from './ids.ts'
import type { Credit, Title } from './title.ts'

function person(number: number): PersonId {
  const id = `nm000000${number}`
  if (!isPersonId(id)) throw new Error(id)
  return id
}
const title = (credits: readonly Credit[]): Title => ({ type: 'movie', name: 'X', credits: [...credits] })
const names = (credits: readonly Credit[]): readonly string[] => credits.map(({ id }) => id)

describe('the cast', () => {
  test('stands by position, then as the record has it; the crew is not in it', () => {
    const { cast } = billingOf(
      title([
        { id: 'c', name: 'C', category: 'actor' },
        { id: 'd', name: 'D', category: 'director' },
        { id: 'b', name: 'B', category: 'actress', position: 2 },
        { id: 'a', name: 'A', category: 'actor', position: 1 },
        { id: 'e', name: 'E', category: 'actor' },
      ]),
    )
    expect(names(cast)).toEqual(['a', 'b', 'c', 'e'])
  })
})

describe('the names in a header', () => {
  const credits: readonly Credit[] = [
    { id: 'w1', person: person(1), category: 'writer', wording: 'story' },
    { id: 'w2', person: person(1), category: 'writer' },
    { id: 'd1', person: person(1), category: 'director' },
    { id: 's1', person: person(2), category: 'actor', position: 1 },
    { id: 's2', person: person(2), category: 'actor', position: 2 },
    { id: 's3', name: 'Nobody', category: 'actor', position: 3 },
    { id: 's4', name: 'Nobody', category: 'actor', position: 4 },
    { id: 's5', category: 'actor', position: 5 },
    { id: 's6', category: 'actor', position: 6 },
  ]
  test('are each person’s once in a job, in two jobs twice', () => {
    const { directors, writers, stars } = billingOf(title(credits))
    expect(names(writers)).toEqual(['w1'])
    expect(names(directors)).toEqual(['d1'])
    expect(names(stars)).toEqual(['s1', 's3', 's5'])
  })

  test('begin with the directors', () => {
    expect(names(makersIn(billingOf(title(credits))))).toEqual(['d1', 'w1'])
  })

  test('are none where nobody is listed', () => {
    expect(billingOf({})).toEqual({ cast: [], directors: [], writers: [], stars: [] })
  })
})

import { expect, test } from 'vitest'
import { lockstepGroups, type RatedTitle } from './lockstep.ts'

const hour = 3_600_000
const titles = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']

/** Rates so many titles, a week apart, each so many hours after the others do. */
const member = (count: number, { late = 0, halves = 2, from = 0 } = {}): readonly RatedTitle[] =>
  titles
    .slice(from, from + count)
    .map((title, at) => ({ title, halves, at: (at + from) * 168 * hour + late * hour }))
const group = (size: number, make: (number: number) => readonly RatedTitle[]) =>
  new Map(Array.from({ length: size }, (_, number) => [number + 1, make(number)]))

test('eight members who rate five titles alike within a day are a group', () => {
  expect(lockstepGroups(group(8, (number) => member(5, { late: number })))).toEqual([
    [1, 2, 3, 4, 5, 6, 7, 8],
  ])
})

test('ratings of different heights on one side are alike', () => {
  expect(lockstepGroups(group(8, (number) => member(5, { halves: 2 + number })))).toHaveLength(1)
})

test.each<[string, number, (number: number) => readonly RatedTitle[]]>([
  ['seven members', 7, () => member(5)],
  ['four titles', 8, () => member(4)],
  ['ratings more than a day apart', 8, (number) => member(5, { late: number * 25 })],
  ['ratings on both sides', 8, (number) => member(5, { halves: number % 2 === 0 ? 2 : 20 })],
  ['ratings in the very middle', 8, () => member(5, { halves: 11 })],
])('%s are no group', (_, size, make) => {
  expect(lockstepGroups(group(size, make))).toEqual([])
})

test('members who rated mostly other things are no group', () => {
  const own = (number: number) =>
    Array.from({ length: 6 }, (_, at) => ({ title: `${number} ${at}`, halves: 14, at: at * hour }))
  expect(lockstepGroups(group(8, (number) => [...member(5), ...own(number)]))).toEqual([])
})

test('a group is found among the honest, and only it', () => {
  const honest = new Map(
    Array.from({ length: 40 }, (_, number) => [100 + number, member(3, { from: number % 9 })]),
  )
  expect(lockstepGroups(new Map([...honest, ...group(9, () => member(6))]))).toEqual([
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
  ])
})

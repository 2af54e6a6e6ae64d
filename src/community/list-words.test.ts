import { describe, expect, test } from 'vitest'
import { isNamedAlike, saysMore, traitsOf, type ListWords } from './list-words.ts'

const list = (more: Partial<ListWords> = {}): ListWords => ({
  name: 'Best films of 2024',
  description: undefined,
  notes: [],
  ...more,
})
const numbered = (words: number, from = 0): string =>
  Array.from({ length: words }, (_, at) => `word${from + at}`).join(' ')

describe('what is compared', () => {
  test('is a description and notes of twenty words or more, and never a name', () => {
    expect(traitsOf(list()).compared.size).toBe(0)
    expect(traitsOf(list({ name: numbered(30) })).compared.size).toBe(0)
    expect(traitsOf(list({ description: numbered(19) })).compared.size).toBe(0)
    expect(traitsOf(list({ description: numbered(20) })).compared.size).toBe(18)
    expect(traitsOf(list({ description: numbered(10), notes: [numbered(12, 50)] })).compared.size).toBe(18)
  })

  test('is no row of short notes, however long', () => {
    const marks = Array.from({ length: 500 }, (_, at) => `${at % 10}/10`)
    expect(traitsOf(list({ notes: marks })).compared.size).toBe(0)
  })

  test('is as much as a review can have', () => {
    const { shingles } = traitsOf(
      list({ notes: Array.from({ length: 100 }, (_, at) => numbered(200, at * 200)) }),
    )
    expect(shingles.size).toBeGreaterThan(4000)
    expect(shingles.size).toBeLessThan(10_000)
  })
})

test('links are those in the name, the description and the notes', () => {
  const linking = list({
    name: 'See https://a.example/',
    description: 'And [this](https://b.example/)',
    notes: ['plain', 'HTTPS://c.example no, https://d.example yes'],
  })
  expect(traitsOf(linking).links).toEqual(['https://a.example/', 'https://b.example/', 'https://d.example/'])
})

test('a list says more where any of its words are new, and not where some are gone', () => {
  const before = list({ description: 'Old', notes: ['One', 'Two'] })
  expect(saysMore(list({ notes: ['Two'] }), before)).toBe(false)
  expect(saysMore(list({ description: 'Old', notes: ['One', 'Two', 'Three'] }), before)).toBe(true)
  expect(saysMore(list({ name: 'Worst films of 2024' }), before)).toBe(true)
})

test('a name is the same in other letters of its kind, and another with another word', () => {
  expect(isNamedAlike(list(), list({ name: 'BEST FILMS OF 2024' }))).toBe(true)
  expect(isNamedAlike(list(), list({ name: 'Best films of 2025' }))).toBe(false)
  expect(isNamedAlike(list({ name: '' }), list({ name: '' }))).toBe(true)
})

import { describe, expect, test } from 'vitest'
import { creditCategories } from '../catalogue/vocabulary/credit-categories.ts'
import { vocabularies } from '../catalogue/vocabulary/index.ts'
import type { Vocabulary } from '../catalogue/vocabulary/vocabulary.ts'
import { vocabularyFr } from './fr/vocabulary.ts'
import { vocabularyHe } from './he/vocabulary.ts'

const shownAsTheyAre = new Set(['currencies', 'languages', 'name-attributes'])
const all: [string, Vocabulary][] = Object.entries(vocabularies)
const translated = all.filter(([name]) => !shownAsTheyAre.has(name))

describe.each([
  ['French', vocabularyFr, /\p{Script=Latin}/u],
  ['Hebrew', vocabularyHe, /[\p{Script=Hebrew}\p{Script=Latin}]/u],
])('the vocabularies in %s', (_language, labels, script) => {
  test('cover every list but those that are shown as they are', () => {
    expect(Object.keys(labels).sort()).toEqual([...translated.map(([name]) => name), 'credit-phrases'].sort())
  })

  test.each(translated)('cover every term of %s and no other', (name, list) => {
    expect(Object.keys(labels[name] ?? {}).sort()).toEqual(list.terms.map((term) => term.id).sort())
  })

  test('have a phrase for every category that has one in opening credits', () => {
    const ids = creditCategories.terms.flatMap(({ id, credit }) => (credit === undefined ? [] : [id]))
    expect(Object.keys(labels['credit-phrases'] ?? {}).sort()).toEqual(ids.sort())
  })

  test('label every term in the singular and in the plural, in their script', () => {
    for (const terms of Object.values(labels)) {
      for (const [id, { one, other }] of Object.entries(terms)) {
        expect(one.trim(), id).toMatch(script)
        expect(other.trim(), id).toMatch(script)
      }
    }
  })
})

import type { TSchema } from 'typebox'
import { describe, expect, test } from 'vitest'
import { Company } from './company.ts'
import { fieldAt, fieldsOf } from './fields.ts'
import type { Editing } from './fields/entry.ts'
import { companyIdPattern, personIdPattern, titleIdPattern, type EntityKind } from './ids.ts'
import { amountPattern } from './money.ts'
import { partialDatePattern } from './partial-date.ts'
import { Person } from './person.ts'
import { Currency, ItemId, Language, Region, RunningText, Word } from './schema.ts'
import { Opening, Title } from './title.ts'
import { vocabularies } from './vocabulary/index.ts'

type Shape = {
  readonly properties?: Readonly<Record<string, TSchema>>
  readonly items?: TSchema
  readonly anyOf?: readonly TSchema[]
  readonly const?: unknown
  readonly type?: string
  readonly pattern?: string
  readonly maxLength?: number
}
const shapeOf = (schema: TSchema): Shape => schema
const patternOf = (schema: TSchema): string => shapeOf(schema).pattern ?? ''

const schemas: Readonly<Record<EntityKind, TSchema>> = { title: Title, person: Person, company: Company }
const kinds = ['title', 'person', 'company'] as const

/** Every field of a schema with its path; ids of items are no fields. */
function fieldsIn(schema: TSchema, path = ''): readonly (readonly [string, TSchema])[] {
  const { properties, items } = shapeOf(schema)
  if (items) return fieldsIn(items, `${path}/*`)
  return Object.entries(properties ?? {})
    .filter(([, inner]) => patternOf(inner) !== patternOf(ItemId))
    .flatMap(([name, inner]) => [[`${path}/${name}`, inner], ...fieldsIn(inner, `${path}/${name}`)] as const)
}

const references: readonly string[] = [titleIdPattern, personIdPattern, companyIdPattern]
const areas = patternOf(Opening.properties.area)
/** Patterns of the texts that are words of some vocabulary. */
const wordPatterns: readonly string[] = [...[Word, Language, Region, Currency].map(patternOf), areas]

function editingOf(schema: TSchema): Editing {
  const { properties, items, anyOf, const: only, type, pattern = '', maxLength } = shapeOf(schema)
  if (properties) return 'group'
  if (items) return shapeOf(items).properties ? 'list' : editingOf(items) === 'choice' ? 'choices' : 'lines'
  if (only === true) return 'flag'
  if (type === 'integer' || type === 'number') return 'number'
  if (pattern === partialDatePattern) return 'date'
  if (pattern === amountPattern) return 'money'
  if (references.includes(pattern)) return 'reference'
  if (anyOf || wordPatterns.includes(pattern)) return 'choice'
  return maxLength === shapeOf(RunningText).maxLength ? 'text' : 'line'
}

describe.each(kinds)('of a %s', (kind) => {
  const inSchema = fieldsIn(schemas[kind])
  const fields = [...fieldsOf[kind].values()]

  test('the registry has every field of the document, in its order, and no other', () => {
    expect([...fieldsOf[kind].keys()]).toEqual(inSchema.map(([path]) => path))
    expect(fields.map(({ path }) => path)).toEqual([...fieldsOf[kind].keys()])
  })

  test('each field is asked for in the way that fits what it holds', () => {
    expect(fields.map(({ path, edited }) => [path, edited])).toEqual(
      inSchema.map(([path, schema]) => [path, editingOf(schema)]),
    )
  })

  test('a field has a vocabulary just where it holds words of one, or lines that one can suggest', () => {
    const withWords = inSchema.filter(([, schema]) => {
      const { items, pattern = items ? patternOf(items) : '' } = shapeOf(schema)
      return wordPatterns.includes(pattern)
    })
    const withVocabulary = fields.filter(({ vocabulary, edited }) => vocabulary && edited !== 'lines')
    expect(withVocabulary.map(({ path }) => path)).toEqual(withWords.map(([path]) => path))
    for (const { vocabulary } of fields)
      if (vocabulary !== undefined) expect(Object.keys(vocabularies)).toContain(vocabulary)
  })

  test('countries, languages, currencies and areas are of the list that their form says', () => {
    const lists = new Map([
      [patternOf(Region), 'regions'],
      [patternOf(Language), 'languages'],
      [patternOf(Currency), 'currencies'],
      [areas, 'box-office-areas'],
    ])
    for (const [path, schema] of inSchema) {
      const { items, pattern = items ? patternOf(items) : '' } = shapeOf(schema)
      const list = lists.get(pattern)
      if (list !== undefined) expect([path, fieldsOf[kind].get(path)?.vocabulary]).toEqual([path, list])
    }
  })

  test('what it is called is at high risk, and its links at low', () => {
    expect(fieldAt(kind, '/name')?.risk).toBe('high')
    expect(fieldAt(kind, '/links')?.risk).toBe('low')
  })
})

test('whatever is said of a life is at high risk, down to its smallest field', () => {
  for (const [path, { risk }] of fieldsOf.person) {
    if (/^\/(names|birth|death|facts|relations|biographies)\b/.test(path))
      expect([path, risk]).toEqual([path, 'high'])
  }
  expect(fieldAt('title', '/documentary/participants/p1/capacity')?.risk).toBe('high')
  expect(fieldAt('title', '/documentary/subjects/s1/value')?.risk).toBe('normal')
})

test('a field is found by any path to it: a pointer, a claim’s, the registry’s own', () => {
  const found = (path: string): string | undefined => fieldAt('title', path)?.path
  expect(found('/budget')).toBe('/budget')
  expect(found('/budget/amount')).toBe('/budget/amount')
  expect(found('/credits/c1')).toBe('/credits')
  expect(found('/credits/0/category')).toBe('/credits/*/category')
  expect(found('/credits/*/category')).toBe('/credits/*/category')
  expect(found('/credits/0/characters/1')).toBe('/credits/*/characters')
  expect(found('/technical/cameras/a/value')).toBe('/technical/cameras/*/value')
  expect(found('/genres/2')).toBe('/genres')
  for (const path of ['', '/', '/nothing', '/genres/2/x', '/budget/2', '/credits/c1/id', '/constructor'])
    expect([path, found(path)]).toEqual([path, undefined])
})

test('a field inside another has its section, and its page and risk unless it says otherwise', () => {
  expect(fieldAt('title', '/documentary/funders/0/note')).toEqual({
    path: '/documentary/funders/*/note',
    label: 'itemFields.note',
    section: 'documentary',
    part: 'companies',
    risk: 'normal',
    edited: 'line',
  })
  expect(fieldAt('title', '/credits/0/category')).toEqual({
    path: '/credits/*/category',
    label: 'itemFields.job',
    section: 'cast',
    part: 'cast',
    vocabulary: 'credit-categories',
    risk: 'normal',
    edited: 'choice',
  })
})

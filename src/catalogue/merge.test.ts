import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeDocuments } from './merge.ts'
import type { Document } from './record.ts'

const document = (fields: object): Document => fields as Document
const fields = fc.dictionary(
  fc.constantFrom('name', 'type', 'genres', 'year', 'budget', 'note'),
  fc.oneof(
    fc.integer({ min: 0, max: 3 }),
    fc.array(fc.constantFrom('a', 'b')),
    fc.record({ x: fc.boolean(), y: fc.boolean() }),
  ),
  { noNullPrototype: true },
)

describe('merging what a data set says now', () => {
  test.each<[string, object | undefined, object, object, object, string[]]>([
    ['takes what only the data set changed', { a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }, []],
    ['keeps what only people changed', { a: 1 }, { a: 5 }, { a: 1 }, { a: 5 }, []],
    ['keeps what people say where both changed, and tells', { a: 1 }, { a: 5 }, { a: 2 }, { a: 5 }, ['a']],
    ['agrees where both changed it alike', { a: 1 }, { a: 2 }, { a: 2 }, { a: 2 }, []],
    [
      'takes a field away that only the data set dropped',
      { a: 1, b: 1 },
      { a: 1, b: 1 },
      { a: 1 },
      { a: 1 },
      [],
    ],
    ['keeps a field away that people took out', { a: 1, b: 1 }, { a: 1 }, { a: 1, b: 1 }, { a: 1 }, []],
    [
      'adds what is missing where nothing was said before',
      undefined,
      { a: 1 },
      { a: 2, b: 3 },
      { a: 1, b: 3 },
      ['a'],
    ],
    ['does not mind the order of keys', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, { a: 7 }, { a: 7 }, []],
  ])('%s', (_rule, ancestor, current, wanted, merged, disagreements) => {
    expect(mergeDocuments(ancestor && document(ancestor), document(current), document(wanted))).toEqual({
      document: merged,
      disagreements,
    })
  })

  test('changes nothing where the data set says what it said, and all where nobody else spoke', () => {
    fc.assert(
      fc.property(fields, fields, (one, two) => {
        expect(mergeDocuments(document(one), document(two), document(one)).document).toEqual(two)
        expect(mergeDocuments(document(one), document(one), document(two)).document).toEqual(two)
      }),
    )
  })

  test('comes to rest: merging the same again changes nothing', () => {
    fc.assert(
      fc.property(fields, fields, fields, (ancestor, current, wanted) => {
        const once = mergeDocuments(document(ancestor), document(current), document(wanted))
        expect(mergeDocuments(document(wanted), once.document, document(wanted)).document).toEqual(
          once.document,
        )
      }),
    )
  })
})

/** A document with every field that its schema has, drawn from the schema itself so that none is ever forgotten. */
import type { TSchema } from 'typebox'
import { Company } from '../../src/catalogue/company.ts'
import type { EntityKind } from '../../src/catalogue/ids.ts'
import { Person } from '../../src/catalogue/person.ts'
import type { Document } from '../../src/catalogue/record.ts'
import { Title } from '../../src/catalogue/title.ts'

type Shape = {
  properties?: Record<string, TSchema>
  items?: TSchema
  anyOf?: readonly { const: unknown }[]
  const?: unknown
  type?: string
  pattern?: string
  minimum?: number
}

const schemas: Record<EntityKind, TSchema> = { title: Title, person: Person, company: Company }
/** One of these fits each pattern that a field may have; records with these ids are nowhere. */
const patterned = [
  '2001-02-03',
  'FR',
  'EUR',
  '5000',
  'tt0888888',
  'nm0888888',
  'co0888888',
  '1:02:03',
  'https://example.org/a',
  'movie',
  'en',
]

/** Free text is what `textAt` gives for the field's place: `/credits/0/name`. Lists have one item. */
export function wholeDocument(kind: EntityKind, textAt: (path: string) => string): Document {
  const document = ofSchema(schemas[kind], '', textAt) as Record<string, unknown>
  delete document['episode']
  return document as Document
}

function ofSchema(schema: TSchema, path: string, textAt: (path: string) => string): unknown {
  const shape = schema as Shape
  if (shape.properties) {
    const fields = Object.entries(shape.properties).map(([key, field]) => [
      key,
      ofSchema(field, `${path}/${key}`, textAt),
    ])
    return Object.fromEntries(fields)
  }
  if (shape.items) return [ofSchema(shape.items, `${path}/0`, textAt)]
  if (shape.anyOf) return shape.anyOf[0]?.const
  if (shape.const !== undefined) return shape.const
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 0, 1)
  const { pattern } = shape
  if (pattern === undefined) return textAt(path)
  const fitting = patterned.find((text) => new RegExp(pattern, 'u').test(text))
  if (fitting === undefined) throw new Error(`No value is known for the pattern of ${path}: ${pattern}`)
  return fitting
}

/** Random valid documents, drawn from the schemas themselves, so that no field is ever left out of a test. */
import fc, { type Arbitrary } from 'fast-check'
import type { TSchema } from 'typebox'
import { Company } from '../../src/catalogue/company.ts'
import { canonicalJson } from '../../src/catalogue/canonical.ts'
import type { EntityKind } from '../../src/catalogue/ids.ts'
import { partialDatePattern } from '../../src/catalogue/partial-date.ts'
import { Person } from '../../src/catalogue/person.ts'
import type { Document } from '../../src/catalogue/record.ts'
import { textFault, tidyName } from '../../src/catalogue/text.ts'
import { Title } from '../../src/catalogue/title.ts'
import { faultsIn } from '../../src/catalogue/validate.ts'

type Shape = {
  properties?: Record<string, TSchema>
  required?: readonly string[]
  items?: TSchema
  uniqueItems?: boolean
  anyOf?: readonly { const: unknown }[]
  const?: unknown
  type?: string
  pattern?: string
  minimum?: number
  maximum?: number
}

const schemas: Record<EntityKind, TSchema> = { title: Title, person: Person, company: Company }

/** A document as the store keeps it: valid, its keys in the schema's order. */
export function arbitraryDocument(kind: EntityKind): Arbitrary<Document> {
  return (ofSchema(schemas[kind]) as Arbitrary<Document>)
    .filter((document) => faultsIn(kind, document).length === 0)
    .map((document) => JSON.parse(canonicalJson(kind, document)) as Document)
}

function ofSchema(schema: TSchema): Arbitrary<unknown> {
  const shape = schema as Shape
  if (shape.properties) return ofObject(shape.properties, shape.required ?? [])
  if (shape.items) return ofList(shape.items, shape.uniqueItems === true)
  if (shape.anyOf) return fc.constantFrom(...shape.anyOf.map((one) => one.const))
  if (shape.const !== undefined) return fc.constant(shape.const)
  if (shape.type === 'integer')
    return fc.integer({ min: shape.minimum ?? 0, max: Math.min(shape.maximum ?? 9e9, 9e15) })
  if (shape.type === 'number') {
    return fc
      .double({ min: shape.minimum ?? -1e6, max: shape.maximum ?? 1e6, noNaN: true })
      .map((value) => value + 0)
  }
  if (shape.pattern === partialDatePattern)
    return fc.constantFrom('1954', '1954~', '2024-02', '2024-02-29', '1900-12-31~')
  if (shape.pattern !== undefined)
    return fc.stringMatching(new RegExp(shape.pattern)).map((text) => text.slice(0, 200))
  return text
}

const text = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  .map(tidyName)
  .filter((drawn) => drawn !== '' && textFault(drawn, 'name') === undefined)

/** A few of the optional fields, so that each document is small and all fields have their turn. */
function ofObject(properties: Record<string, TSchema>, required: readonly string[]): Arbitrary<object> {
  const optional = Object.keys(properties).filter((key) => !required.includes(key))
  return fc.subarray(optional, { maxLength: Math.min(optional.length, 6) }).chain((chosen) => {
    const drawn: Record<string, Arbitrary<unknown>> = {}
    for (const key of [...chosen, ...required]) drawn[key] = ofSchema(properties[key] as TSchema)
    return fc.record(drawn, { noNullPrototype: true })
  })
}

function ofList(item: TSchema, isUnique: boolean): Arbitrary<unknown> {
  const drawn = ofSchema(item)
  if (isUnique) return fc.uniqueArray(drawn, { minLength: 1, maxLength: 3 })
  const numbered = (items: unknown[]) => items.map((one, at) => (hasId(one) ? { ...one, id: `i${at}` } : one))
  return fc.array(drawn, { minLength: 1, maxLength: 3 }).map(numbered)
}

function hasId(value: unknown): value is { id: unknown } {
  return typeof value === 'object' && value !== null && 'id' in value
}

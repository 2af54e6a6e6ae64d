/** Goes through a valid document by its schema, so that each text is met with what it stands for. */
import type { TSchema } from 'typebox'
import { Company } from './company.ts'
import { companyIdPattern, personIdPattern, titleIdPattern, type EntityId, type EntityKind } from './ids.ts'
import { Person } from './person.ts'
import type { Document } from './record.ts'
import { Title } from './title.ts'

/** `path` is a JSON pointer; `field` the same with `*` for each place in a list; `pattern` the schema's. */
export type Visit = (text: string, path: string, field: string, pattern: string) => void
type Visitor = (value: unknown, path: string, visit: Visit) => void

const schemas: Record<EntityKind, TSchema> = { title: Title, person: Person, company: Company }
const visitors: Record<EntityKind, Visitor> = {
  title: visitorFor(schemas.title, '') ?? nothing,
  person: visitorFor(schemas.person, '') ?? nothing,
  company: visitorFor(schemas.company, '') ?? nothing,
}

/** Calls `visit` for each text whose form the schema says by a pattern. */
export function visitTexts(kind: EntityKind, document: Document, visit: Visit): void {
  visitors[kind](document, '', visit)
}

/** Another entity that a document names. */
export type Reference = { readonly path: string; readonly id: EntityId }

const idPatterns: ReadonlySet<string> = new Set([titleIdPattern, personIdPattern, companyIdPattern])

export function referencesIn(kind: EntityKind, document: Document): readonly Reference[] {
  const found: Reference[] = []
  visitTexts(kind, document, (text, path, _, pattern) => {
    if (idPatterns.has(pattern)) found.push({ path, id: text as EntityId })
  })
  return found
}

function nothing(): void {
  // A schema without a patterned text has nothing to visit.
}

function visitorFor(schema: TSchema, field: string): Visitor | undefined {
  const { properties, items, pattern } = schema as {
    properties?: Record<string, TSchema>
    items?: TSchema
    pattern?: string
  }
  if (properties) return visitorForFields(properties, field)
  if (items) {
    const inner = visitorFor(items, `${field}/*`)
    if (!inner) return undefined
    return (value, path, visit) => {
      for (const [at, item] of (value as readonly unknown[]).entries()) inner(item, `${path}/${at}`, visit)
    }
  }
  if (pattern === undefined) return undefined
  return (value, path, visit) => visit(value as string, path, field, pattern)
}

function visitorForFields(properties: Record<string, TSchema>, field: string): Visitor | undefined {
  const inner: [string, Visitor][] = []
  for (const [key, schema] of Object.entries(properties)) {
    const visitor = visitorFor(schema, `${field}/${key}`)
    if (visitor) inner.push([key, visitor])
  }
  if (inner.length === 0) return undefined
  return (value, path, visit) => {
    const source = value as Readonly<Record<string, unknown>>
    for (const [key, visitor] of inner)
      if (source[key] !== undefined) visitor(source[key], `${path}/${key}`, visit)
  }
}

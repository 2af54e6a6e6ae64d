/** One way to write a document down, so that equal documents are equal texts, in the store and in a dump. */
import type { TSchema } from 'typebox'
import { Company } from './company.ts'
import type { EntityKind } from './ids.ts'
import { Person } from './person.ts'
import type { Document } from './record.ts'
import { Title } from './title.ts'

type Writer = (value: unknown) => unknown
const schemas: Record<EntityKind, TSchema> = { title: Title, person: Person, company: Company }
const writers: Record<EntityKind, Writer> = {
  title: writerFor(schemas.title),
  person: writerFor(schemas.person),
  company: writerFor(schemas.company),
}

/** JSON with the keys in the schema's order. */
export function canonicalJson(kind: EntityKind, document: Document): string {
  return JSON.stringify(writers[kind](document))
}

/** The document with its keys in the schema's order. */
function writerFor(schema: TSchema): Writer {
  const { properties, items } = schema as { properties?: Record<string, TSchema>; items?: TSchema }
  if (properties) {
    const fields = Object.entries(properties).map(([key, inner]) => [key, writerFor(inner)] as const)
    return (value) => {
      const source = value as Record<string, unknown>
      const ordered: Record<string, unknown> = {}
      for (const [key, write] of fields) if (source[key] !== undefined) ordered[key] = write(source[key])
      return ordered
    }
  }
  if (items) {
    const write = writerFor(items)
    return (value) => (value as readonly unknown[]).map(write)
  }
  return (value) => value
}

/**
 * The registry of fields: of each field of each document, down to the fields of items, what it is called,
 * where it is shown, which words it is written with, what is at risk when it changes, how it is asked for.
 */
import type { Company } from './company.ts'
import { companyFields } from './fields/company-fields.ts'
import type { Editing, ItemLabelsOf, Part, Risk, Section, VocabularyName } from './fields/entry.ts'
import { personFields } from './fields/person-fields.ts'
import { titleFields } from './fields/title-fields.ts'
import type { EntityKind } from './ids.ts'
import type { Person } from './person.ts'
import type { Title } from './title.ts'

export type Field = {
  // With `*` for each item: `/credits/*/category`.
  readonly path: string
  /** The key of a message: `fields.credits`, `itemFields.job`. */
  readonly label: string
  readonly section: Section
  readonly part?: Part
  readonly vocabulary?: VocabularyName
  readonly risk: Risk
  readonly edited: Editing
}

/** The fields that some document has at its first level, whose labels are messages of these names. */
export type FieldName = keyof Title | keyof Person | keyof Company
/** The labels of the fields of items. */
export type ItemLabel =
  ItemLabelsOf<typeof titleFields> | ItemLabelsOf<typeof personFields> | ItemLabelsOf<typeof companyFields>

/** By path, in the order of the document. */
export const fieldsOf: Readonly<Record<EntityKind, ReadonlyMap<string, Field>>> = {
  title: byPath(titleFields),
  person: byPath(personFields),
  company: byPath(companyFields),
}

/** The field that a path names, a JSON pointer or a claim's: `/credits/c1/category`; of an item, its list. */
export function fieldAt(kind: EntityKind, path: string): Field | undefined {
  let [known, field]: [string, Field | undefined] = ['', undefined]
  for (const step of path.split('/').slice(1)) {
    const isItem = field !== undefined && hasMany.has(field.edited) && !known.endsWith('/*')
    known += isItem ? '/*' : `/${step}`
    if (isItem) continue
    field = fieldsOf[kind].get(known)
    if (!field) return undefined
  }
  return field
}

const hasMany: ReadonlySet<Editing> = new Set(['lines', 'choices', 'list'])

type Entries = Readonly<Record<string, Entry>>
type Entry = {
  readonly edited: Editing
  readonly vocabulary?: VocabularyName
  readonly label?: string
  readonly part?: Part
  readonly risk?: Risk
  readonly fields?: Entries
}
type Registry = Readonly<Record<string, Entry & { readonly section: Section; readonly risk: Risk }>>

function byPath(registry: Registry): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>()
  for (const [name, entry] of Object.entries(registry)) {
    const { section, part, risk } = entry
    add(fields, entry, {
      path: `/${name}`,
      label: `fields.${name}`,
      section,
      risk,
      ...(part === undefined ? {} : { part }),
    })
  }
  return fields
}

function add(fields: Map<string, Field>, entry: Entry, place: Omit<Field, 'edited' | 'vocabulary'>): void {
  const { edited, vocabulary } = entry
  fields.set(place.path, { ...place, edited, ...(vocabulary === undefined ? {} : { vocabulary }) })
  const within = edited === 'list' ? `${place.path}/*` : place.path
  for (const [name, inner] of Object.entries(entry.fields ?? {})) {
    add(fields, inner, {
      ...place,
      path: `${within}/${name}`,
      label: `itemFields.${inner.label ?? name}`,
      risk: inner.risk ?? place.risk,
      ...(inner.part === undefined ? {} : { part: inner.part }),
    })
  }
}

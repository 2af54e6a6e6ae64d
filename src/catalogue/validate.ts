/** Whether a document may be stored: its schema, its words, its text. The same answer for both engines. */
import { Compile, type Validator } from 'typebox/compile'
import type { TSchema } from 'typebox'
import { Company } from './company.ts'
import type { EntityKind } from './ids.ts'
import { parsePartialDate } from './partial-date.ts'
import { Person } from './person.ts'
import type { Document } from './record.ts'
import { textFault, textFaultMessages } from './text.ts'
import { Title } from './title.ts'

/** One thing wrong: `path` is a JSON pointer into the document. */
export type Fault = { readonly path: string; readonly message: string }

const validators: Record<EntityKind, Validator> = {
  title: Compile(Title as TSchema),
  person: Compile(Person as TSchema),
  company: Compile(Company as TSchema),
}

/** All that is wrong with a document; an empty list where it may be stored. */
export function faultsIn(kind: EntityKind, document: unknown): readonly Fault[] {
  const validator = validators[kind]
  if (!validator.Check(document)) {
    return schemaFaults(validator, document)
  }
  return textFaultsIn(document)
}

/** What the schema has against a value; an unknown field is one fault, at the field. */
export function schemaFaults(validator: Validator, value: unknown): readonly Fault[] {
  return validator
    .Errors(value)
    .filter(({ keyword }) => keyword !== 'additionalProperties')
    .map(({ keyword, instancePath, message }) => ({
      path: instancePath,
      message: keyword === 'boolean' ? 'is no field here' : message,
    }))
}

/** What is wrong with the texts, the dates and the item ids of a value whose shape is right. */
export function textFaultsIn(value: unknown): readonly Fault[] {
  const faults: Fault[] = []
  collectTextFaults(value, '', faults)
  return faults
}

export function isDocument(kind: 'title', document: unknown): document is Title
export function isDocument(kind: EntityKind, document: unknown): document is Document
export function isDocument(kind: EntityKind, document: unknown): document is Document {
  return faultsIn(kind, document).length === 0
}

const dateFields = new Set(['date', 'from', 'to', 'asOf', 'weekendEnd', 'founded', 'dissolved'])
const runningFields = new Set(['text'])

function collectTextFaults(value: unknown, path: string, faults: Fault[]): void {
  if (typeof value === 'string') {
    const field = path.slice(path.lastIndexOf('/') + 1)
    const fault = textFault(value, runningFields.has(field) ? 'running' : 'name')
    if (fault) faults.push({ path, message: textFaultMessages[fault] })
    else if (value !== value.normalize('NFC'))
      faults.push({ path, message: 'is not in Unicode normal form C' })
    else if (value.trim() === '') faults.push({ path, message: 'is blank' })
    else if (dateFields.has(field) && !parsePartialDate(value))
      faults.push({ path, message: 'is no day of the calendar' })
  } else if (Array.isArray(value)) {
    collectItemFaults(value, path, faults)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) collectTextFaults(inner, `${path}/${key}`, faults)
  }
}

function collectItemFaults(items: readonly unknown[], path: string, faults: Fault[]): void {
  const ids = new Set<unknown>()
  for (const [index, item] of items.entries()) {
    collectTextFaults(item, `${path}/${index}`, faults)
    if (typeof item !== 'object' || item === null || !('id' in item)) continue
    if (ids.has(item.id))
      faults.push({ path: `${path}/${index}/id`, message: 'is the id of an earlier item too' })
    ids.add(item.id)
  }
}

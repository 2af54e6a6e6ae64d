/** One line of a dump as a record, or the reason why it is none. */
import Type from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { isEntityId, kindOf } from '../../catalogue/ids.ts'
import {
  Claim,
  DeletedRecord,
  Header,
  MergedRecord,
  SourceId,
  SourceRecord,
  type EntityRecord,
  type Source,
} from '../../catalogue/record.ts'
import { closed, optional } from '../../catalogue/schema.ts'
import { faultsIn, schemaFaults, textFaultsIn, type Fault } from '../../catalogue/validate.ts'

export type Parsed =
  | { readonly header: true }
  | { readonly source: Source }
  | { readonly record: EntityRecord }
  | { readonly reason: string }

/** What stands around a document, which is validated by its own kind. */
const Envelope = Type.Object(
  {
    id: Type.String(),
    source: optional(SourceId),
    claims: optional(Type.Array(Claim, { minItems: 1, maxItems: 5000 })),
    document: Type.Unknown(),
  },
  closed,
)

const validators = {
  header: Compile(Header),
  source: Compile(SourceRecord),
  envelope: Compile(Envelope),
  merged: Compile(MergedRecord),
  deleted: Compile(DeletedRecord),
}

export function parseRecord(line: string): Parsed {
  if (isTooDeep(line)) return { reason: `is nested more than ${deepest} levels deep` }
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return { reason: `is no JSON (${error instanceof Error ? error.message : String(error)})` }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { reason: 'is no JSON object' }
  if ('titlecard' in value) return checked(validators.header, value, () => ({ header: true }))
  return 'id' in value ? entityRecord(value) : sourceRecord(value)
}

function sourceRecord(value: object): Parsed {
  return checked(validators.source, value, () => {
    const { source } = value as { source: Source }
    const faults = textFaultsIn(source)
    return faults.length > 0 ? { reason: reasonOf(faults) } : { source }
  })
}

function entityRecord(value: { readonly id: unknown; readonly document?: unknown }): Parsed {
  const { id } = value
  if (typeof id !== 'string' || !isEntityId(id)) {
    return { reason: `/id: ${JSON.stringify(id)?.slice(0, 80)} is no id of a title, a person or a company` }
  }
  if ('mergedInto' in value) {
    return checked(validators.merged, value, () => mergedFault(id, value as MergedRecord) ?? entity(value))
  }
  if ('deleted' in value) return checked(validators.deleted, value, () => textsChecked(value, value))
  return checked(validators.envelope, value, () => {
    const { document, ...around } = value
    const faults = faultsIn(kindOf(id), document).map(({ path, message }) => ({
      path: `/document${path}`,
      message,
    }))
    return faults.length > 0 ? { reason: reasonOf(faults) } : textsChecked(around, value)
  })
}

function mergedFault(id: string, { mergedInto }: MergedRecord): Parsed | undefined {
  if (mergedInto === id) return { reason: `/mergedInto: ${id} cannot be merged into itself` }
  if (isEntityId(id) && kindOf(mergedInto) === kindOf(id)) return undefined
  return { reason: `/mergedInto: ${mergedInto} is of another kind than ${id}` }
}

/** What the validators have checked is a record. */
const entity = (value: object): Parsed => ({ record: value as EntityRecord })

function textsChecked(texts: object, value: object): Parsed {
  const faults = textFaultsIn(texts)
  return faults.length > 0 ? { reason: reasonOf(faults) } : entity(value)
}

function checked(validator: Validator, value: unknown, next: () => Parsed): Parsed {
  if (validator.Check(value)) return next()
  return { reason: reasonOf(schemaFaults(validator, value)) }
}

/** The first fault, in words, and how many more there are. */
function reasonOf(faults: readonly Fault[]): string {
  const { path, message } = faults[0] ?? noFault
  const more = faults.length - 1
  const shown = path.length > 200 ? `${path.slice(0, 200)}…` : path
  return `${shown === '' ? 'the record' : shown}: ${message}${more > 0 ? ` (and ${more} more)` : ''}`
}
const noFault: Fault = { path: '', message: 'is not valid' }

const deepest = 32
/**
 * Shorter lines can't nest deep enough to cost memory worth a look; the closed schemas refuse them anyway.
 */
const deepEnoughToLook = 100_000

/** Looks before `JSON.parse` does: it builds an object for each bracket of a line that is nothing else. */
function isTooDeep(line: string): boolean {
  if (line.length < deepEnoughToLook) return false
  let depth = 0
  let isText = false
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at)
    if (code === 0x22) isText = !isText
    else if (isText) at += code === 0x5c ? 1 : 0
    else if (code === 0x7b || code === 0x5b) depth += 1
    else if (code === 0x7d || code === 0x5d) depth -= 1
    if (depth > deepest) return true
  }
  return false
}

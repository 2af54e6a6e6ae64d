/** A catalogue as a stream of records: what a dump holds line by line, and what an import reads. */
import Type, { type Static } from 'typebox'
import { Company } from './company.ts'
import { Person } from './person.ts'
import {
  closed,
  CompanyRef,
  DateOfSorts,
  Line,
  Name,
  optional,
  PersonRef,
  TitleRef,
  Url,
  Word,
} from './schema.ts'
import { Title } from './title.ts'

export const SourceId = Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{0,60}$' })

/** Who says so: a data set, a book, an archive's record, the credits on screen. */
export const Source = Type.Object(
  {
    id: SourceId,
    kind: Word,
    title: Name,
    url: optional(Url),
    citation: optional(Line),
    publisher: optional(Name),
    licence: optional(Name),
    read: optional(DateOfSorts),
  },
  closed,
)

/** Joins a source to one fact: a path is `/budget`, `/credits` or, for one item of a list, `/credits/ITEM-ID`. */
export const Claim = Type.Object(
  {
    path: Type.String({ pattern: '^(/[A-Za-z0-9-]{1,40}){1,4}$' }),
    source: SourceId,
    stance: optional(Type.Union([Type.Literal('supports'), Type.Literal('disputes')])),
    value: optional(Line),
    by: optional(Name),
    at: optional(DateOfSorts),
  },
  closed,
)

const provenance = {
  source: optional(SourceId),
  claims: optional(Type.Array(Claim, { minItems: 1, maxItems: 5000 })),
}

export const Header = Type.Object({ titlecard: Type.Literal(1) }, closed)
export const SourceRecord = Type.Object({ source: Source }, closed)
export const TitleRecord = Type.Object({ id: TitleRef, ...provenance, document: Title }, closed)
export const PersonRecord = Type.Object({ id: PersonRef, ...provenance, document: Person }, closed)
export const CompanyRecord = Type.Object({ id: CompanyRef, ...provenance, document: Company }, closed)
const AnyRef = Type.Union([TitleRef, PersonRef, CompanyRef])
/** Merged into another entity of its kind: redirects for ever. */
export const MergedRecord = Type.Object({ id: AnyRef, mergedInto: AnyRef }, closed)
/** Deleted: answers 410 with the reason. */
export const DeletedRecord = Type.Object({ id: AnyRef, deleted: Line }, closed)

export type Source = Static<typeof Source>
export type Claim = Static<typeof Claim>
export type TitleRecord = Static<typeof TitleRecord>
export type PersonRecord = Static<typeof PersonRecord>
export type CompanyRecord = Static<typeof CompanyRecord>
export type DocumentRecord = TitleRecord | PersonRecord | CompanyRecord
export type MergedRecord = Static<typeof MergedRecord>
export type DeletedRecord = Static<typeof DeletedRecord>
export type EntityRecord = DocumentRecord | MergedRecord | DeletedRecord
export type CatalogueRecord = Static<typeof Header> | Static<typeof SourceRecord> | EntityRecord
export type Document = Title | Person | Company

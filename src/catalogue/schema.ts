/** The small shapes that the documents are made of. */
import Type, { type TSchema } from 'typebox'
import {
  companyIdPattern,
  personIdPattern,
  titleIdPattern,
  type CompanyId,
  type PersonId,
  type TitleId,
} from './ids.ts'
import { amountPattern } from './money.ts'
import { partialDatePattern } from './partial-date.ts'

export const closed = { additionalProperties: false } as const
export const optional = Type.Optional

export const Name = Type.String({ minLength: 1, maxLength: 1000 })
export const Line = Type.String({ minLength: 1, maxLength: 2000 })
export const RunningText = Type.String({ minLength: 1, maxLength: 100_000 })
export const Language = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' })
export const Region = Type.String({ pattern: '^[A-Z]{2,4}$' })
export const Year = Type.Integer({ minimum: 1874, maximum: 2200 })
export const Count = Type.Integer({ minimum: 0, maximum: 9_007_199_254_740_991 })
export const DateOfSorts = Type.String({ pattern: partialDatePattern })
export const Amount = Type.String({ pattern: amountPattern })
export const Currency = Type.String({ pattern: '^[A-Z]{3}$' })
export const Word = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_-]{0,40}$' })
export const Url = Type.String({ pattern: '^https?://[^\\s<>"]{1,2000}$' })
export const ItemId = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,23}$' })
export const Flag = Type.Literal(true)

export const TitleRef = Type.Unsafe<TitleId>(Type.String({ pattern: titleIdPattern }))
export const PersonRef = Type.Unsafe<PersonId>(Type.String({ pattern: personIdPattern }))
export const CompanyRef = Type.Unsafe<CompanyId>(Type.String({ pattern: companyIdPattern }))

/** A list of one document; items have a stable id of their own as their first field. */
export const list = <T extends TSchema>(item: T) =>
  Type.Optional(Type.Array(item, { minItems: 1, maxItems: 50_000 }))

/** A text with its language and who wrote it. */
export const WrittenText = Type.Object(
  { text: RunningText, language: optional(Language), author: optional(Name) },
  closed,
)
export const WrittenItem = Type.Object(
  { id: ItemId, text: RunningText, language: optional(Language), author: optional(Name) },
  closed,
)
export const NotedValue = Type.Object({ id: ItemId, value: Line, note: optional(Line) }, closed)
export const Link = Type.Object(
  { id: ItemId, kind: Word, url: Url, label: optional(Name), language: optional(Language) },
  closed,
)
export const ExternalId = Type.Object({ id: ItemId, scheme: Word, value: Name }, closed)
export const Award = Type.Object(
  {
    id: ItemId,
    event: Name,
    year: optional(Year),
    award: Name,
    category: optional(Name),
    outcome: Word,
    title: optional(TitleRef),
    recipients: list(
      Type.Object(
        { person: optional(PersonRef), company: optional(CompanyRef), name: optional(Name) },
        closed,
      ),
    ),
    note: optional(Line),
  },
  closed,
)
export const Trivia = Type.Object(
  {
    id: ItemId,
    kind: optional(Word),
    text: RunningText,
    language: optional(Language),
    spoiler: optional(Flag),
  },
  closed,
)
export const Quote = Type.Object(
  {
    id: ItemId,
    lines: Type.Array(
      Type.Object({ character: optional(Name), person: optional(PersonRef), text: Line }, closed),
      { minItems: 1, maxItems: 200 },
    ),
    language: optional(Language),
    spoiler: optional(Flag),
  },
  closed,
)

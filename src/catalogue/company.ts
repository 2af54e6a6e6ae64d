/** The company document. Only the name is required. */
import Type, { type Static } from 'typebox'
import {
  closed,
  CompanyRef,
  DateOfSorts,
  ExternalId,
  ItemId,
  Language,
  Line,
  Link,
  list,
  Name,
  optional,
  Region,
  Word,
} from './schema.ts'

export const Company = Type.Object(
  {
    name: Name,
    language: optional(Language),
    names: list(
      Type.Object(
        {
          id: ItemId,
          name: Name,
          language: optional(Language),
          from: optional(DateOfSorts),
          to: optional(DateOfSorts),
        },
        closed,
      ),
    ),
    kinds: optional(Type.Array(Word, { minItems: 1, maxItems: 10, uniqueItems: true })),
    country: optional(Region),
    parent: optional(CompanyRef),
    founded: optional(DateOfSorts),
    dissolved: optional(DateOfSorts),
    note: optional(Line),
    links: list(Link),
    externalIds: list(ExternalId),
  },
  closed,
)

export type Company = Static<typeof Company>

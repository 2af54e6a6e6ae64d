/** The person document. Only the name is required. */
import Type, { type Static } from 'typebox'
import {
  Award,
  closed,
  DateOfSorts,
  ExternalId,
  ItemId,
  Language,
  Line,
  Link,
  list,
  Name,
  optional,
  PersonRef,
  Quote,
  Trivia,
  Word,
  WrittenItem,
} from './schema.ts'

/** Who may see a name: everyone; nobody, though search finds the person by it; nobody at all. */
export const Visibility = Type.Union([Type.Literal('public'), Type.Literal('search'), Type.Literal('hidden')])

export const PersonName = Type.Object(
  { id: ItemId, name: Name, kind: Word, language: optional(Language), visibility: optional(Visibility) },
  closed,
)
export const LifeEvent = Type.Object(
  {
    date: optional(DateOfSorts),
    place: optional(Name),
    note: optional(Line),
    visibility: optional(Visibility),
  },
  closed,
)
export const Relation = Type.Object(
  {
    id: ItemId,
    kind: Word,
    person: optional(PersonRef),
    name: optional(Name),
    from: optional(DateOfSorts),
    to: optional(DateOfSorts),
    note: optional(Line),
  },
  closed,
)

export const Person = Type.Object(
  {
    name: Name,
    language: optional(Language),
    names: list(PersonName),
    birth: optional(LifeEvent),
    death: optional(LifeEvent),
    professions: optional(Type.Array(Word, { minItems: 1, maxItems: 20, uniqueItems: true })),
    biographies: list(WrittenItem),
    facts: list(Type.Object({ id: ItemId, kind: Word, value: Line, note: optional(Line) }, closed)),
    relations: list(Relation),
    trivia: list(Trivia),
    quotes: list(Quote),
    awards: list(Award),
    links: list(Link),
    externalIds: list(ExternalId),
  },
  closed,
)

export type Person = Static<typeof Person>

/** The document as anyone may read it: without what its subject or the law keeps from view. */
export function publicPerson(person: Person): Person {
  const names = person.names?.filter((name) => (name.visibility ?? 'public') === 'public')
  const { birth, death, ...rest } = person
  const shown: Person = { ...rest }
  delete shown.names
  return {
    ...shown,
    ...(names && names.length > 0 ? { names } : {}),
    ...(birth && (birth.visibility ?? 'public') === 'public' ? { birth } : {}),
    ...(death && (death.visibility ?? 'public') === 'public' ? { death } : {}),
  }
}

/** Where a person's record says something that not everyone may see. */
export function hiddenPaths(person: Person): readonly string[] {
  const shown = publicPerson(person)
  const paths: string[] = []
  if (person.birth && !shown.birth) paths.push('/birth')
  if (person.death && !shown.death) paths.push('/death')
  const names = new Set(shown.names?.map((name) => name.id))
  const hiddenNames = (person.names ?? []).filter((name) => !names.has(name.id))
  paths.push(...hiddenNames.map((name) => `/names/${name.id}`))
  return paths
}

/** Those of the claims on a person that anyone may read: a claim about what is hidden is hidden too. */
export function publicClaims<Claim extends { readonly path: string }>(
  person: Person,
  claims: readonly Claim[],
): readonly Claim[] {
  const hidden = hiddenPaths(person)
  const mayTell = ({ path }: Claim): boolean =>
    path === '/names'
      ? !hidden.some(isOfNames)
      : !hidden.some((left) => path === left || path.startsWith(`${left}/`))
  return hidden.length === 0 ? claims : claims.filter(mayTell)
}

/** A claim about all names at once may tell a hidden one. */
const isOfNames = (path: string): boolean => path.startsWith('/names/')

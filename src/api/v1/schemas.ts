/** What the answers are made of, once: for types, for the description, and for the tests that hold both together. */
import Type, { type Static, type TSchema } from 'typebox'
import { Company } from '../../catalogue/company.ts'
import { fieldsOf } from '../../catalogue/fields.ts'
import type { EntityKind } from '../../catalogue/ids.ts'
import { Person } from '../../catalogue/person.ts'
import { mostPopular } from '../../catalogue/popularity.ts'
import { Claim, Source as CatalogueSource, SourceId } from '../../catalogue/record.ts'
import {
  closed,
  CompanyRef,
  Count,
  Line,
  Name,
  optional,
  PersonRef,
  Region,
  TitleRef,
  Url,
  Word,
  Year,
} from '../../catalogue/schema.ts'
import { Credit, Title } from '../../catalogue/title.ts'
import { mostListed } from '../../community/ranked-list.ts'
import { reviewLicences, type ReviewLicence } from '../../community/review-licences.ts'
import type { CompanyWork } from '../../store/company-page.ts'
import type { StatedConnection } from '../../store/connections.ts'
import type { EntityLine } from '../../store/lines.ts'
import type { CreditDetail } from '../../store/person-page.ts'
import { wordsIn } from '../../text/words.ts'
import { Problem } from '../problem.ts'

const AnyId = Type.Union([TitleRef, PersonRef, CompanyRef])
const Season = Type.Integer({ minimum: 0, maximum: 100_000 })

/** Refers to one of the {@link components}. */
const ref = <T>(name: string) => Type.Unsafe<T>({ $ref: `#/components/schemas/${name}` })
const described = (description: string) => ({ ...closed, description })

const Episode = Type.Object(
  { series: TitleRef, seriesName: optional(Name), season: optional(Season), number: optional(Count) },
  described('Where an episode stands.'),
)

const Entity = Type.Object(
  {
    id: AnyId,
    type: Type.String({ description: 'The type of a title, or `person`, or `company`.' }),
    name: Name,
    originalName: optional(Name),
    year: optional(
      Type.Integer({ description: 'Of a title by the rule for years; of a person, the year of birth.' }),
    ),
    endYear: optional(Type.Integer()),
    episode: optional(ref('Episode')),
  },
  described('The line that stands for a title, a person or a company in a list.'),
)

const Source = Type.Object(
  { id: SourceId, title: Name, url: optional(Url), licence: optional(Name) },
  described('The data set that the document came from; absent where more than one had a part in it.'),
)

const Address = Type.String({ format: 'uri-reference' })
const popularity = Type.Integer({
  minimum: 0,
  maximum: mostPopular,
  description:
    '50 times the base-2 logarithm of the votes; of people and companies, that of their most popular title.',
})

const TitleDerived = Type.Object(
  {
    year: optional(Year),
    endYear: optional(Year),
    episode: optional(ref<EntityLine['episode']>('Episode')),
    popularity,
    connections: Type.Integer({
      minimum: 0,
      description: 'How many, whichever of the two titles states them.',
    }),
    seasons: optional(
      Type.Array(
        Type.Object({ season: optional(Season), episodes: Count, firstYear: optional(Year) }, closed),
      ),
    ),
    links: Type.Object(
      {
        page: Address,
        credits: Address,
        connections: Address,
        rating: Address,
        episodes: optional(Address),
        series: optional(Address),
      },
      closed,
    ),
  },
  described('What follows from this document and others. The year is that of the earliest public release.'),
)

const PersonDerived = Type.Object(
  {
    popularity,
    credits: Type.Array(Type.Object({ category: Word, count: Count }, closed)),
    links: Type.Object({ page: Address, credits: Address }, closed),
  },
  described('What follows from the titles that credit this person.'),
)

const CompanyDerived = Type.Object(
  {
    popularity,
    titles: Type.Array(Type.Object({ role: Word, count: Count }, closed)),
    links: Type.Object({ page: Address, titles: Address }, closed),
  },
  described('What follows from the titles that name this company.'),
)

const claims = optional(
  Type.Array(ref('Claim'), {
    description: 'Who says so, of single facts; absent where every fact is of the one `source`.',
  }),
)
const sources = optional(Type.Array(ref('ClaimSource'), { description: 'The sources that the claims name.' }))

const revision = Type.Integer({ minimum: 1, description: 'Counts the changes of the document, from 1.' })

const answerOf = <Id extends TSchema, D extends TSchema>(id: Id, name: string, derived: D) =>
  Type.Object(
    { id, revision, source: optional(ref('Source')), document: ref(name), derived, claims, sources },
    closed,
  )

export const TitleAnswer = answerOf(TitleRef, 'Title', ref<Static<typeof TitleDerived>>('TitleDerived'))
export const PersonAnswer = answerOf(PersonRef, 'Person', ref<Static<typeof PersonDerived>>('PersonDerived'))
export const CompanyAnswer = answerOf(
  CompanyRef,
  'Company',
  ref<Static<typeof CompanyDerived>>('CompanyDerived'),
)
export type TitleDerived = Static<typeof TitleDerived>
export type PersonDerived = Static<typeof PersonDerived>
export type CompanyDerived = Static<typeof CompanyDerived>

const TitleCredit = Type.Unsafe<{ readonly credit: Credit; readonly person?: EntityLine }>(
  Type.Object(
    { credit: Credit, person: optional(ref<EntityLine>('Entity')) },
    described(
      'A credit as the document has it, with the line of the person, where there is a record of them.',
    ),
  ),
)

const {
  id: _id,
  person: _person,
  name: _name,
  category,
  position: _position,
  ...creditDetail
} = Credit.properties

const FilmographyCredit = Type.Unsafe<
  { readonly title: EntityLine; readonly category: string } & CreditDetail
>(
  Type.Object(
    { title: ref('Entity'), category, ...creditDetail },
    described("A credit in a person's filmography."),
  ),
)

const CompanyTitle = Type.Unsafe<
  { readonly title: EntityLine; readonly role: string } & CompanyWork['detail']
>(
  Type.Object(
    {
      title: ref('Entity'),
      role: Word,
      territories: optional(Type.Array(Region)),
      firstYear: optional(Year),
      lastYear: optional(Year),
      attributes: optional(Type.Array(Line)),
      note: optional(Line),
    },
    described('What a company did for a title.'),
  ),
)

const Connection = Type.Unsafe<StatedConnection>(
  Type.Object(
    {
      direction: Type.Union([Type.Literal('out'), Type.Literal('in')]),
      kind: Word,
      title: ref('Entity'),
      note: optional(Line),
      timecode: optional(Type.String({ description: 'Where in the film that states it.' })),
      evidence: optional(Url),
    },
    described('`out`: this title states it; `in`: the other one does, and `kind` is its word.'),
  ),
)

const moment = Type.String({ format: 'date-time' })

const Review = Type.Object(
  {
    id: Type.String({ pattern: '^rw(\\d{7}|[1-9]\\d{7,8})$' }),
    page: Type.String({ description: 'The address of its page on this site, which never changes.' }),
    author: optional(
      Type.String({ description: 'The name of the member; absent once the account is no more.' }),
    ),
    language: Type.String({ description: 'ISO 639-1.' }),
    headline: Type.String(),
    text: Type.String({
      description: 'A small Markdown; what stands between two pairs of bars gives the story away.',
    }),
    hasSpoilers: Type.Boolean(),
    licence: Type.Unsafe<ReviewLicence>(
      Type.Union(
        reviewLicences.map((licence) => Type.Literal(licence)),
        { description: 'What its author lets others do with it.' },
      ),
    ),
    rating: optional(Type.Number({ description: 'What the author gives the title now, from 1 to 10.' })),
    helpful: Type.Integer({ description: 'How many members found it helpful.' }),
    notHelpful: Type.Integer(),
    revision: Type.Integer({ description: 'Of the text, from 1.' }),
    written: moment,
    published: optional(moment),
    changed: moment,
  },
  described('What a member wrote about a title.'),
)

const RankedTitle = Type.Object(
  {
    place: Type.Integer({
      minimum: 1,
      maximum: mostListed,
      description: 'Titles that are no more leave gaps.',
    }),
    title: ref<EntityLine>('Entity'),
    bound: Type.Number({ minimum: 1, maximum: 10, description: 'What the list goes by; to six decimals.' }),
    score: Type.Number({ minimum: 1, maximum: 10, description: 'The score that its page shows.' }),
    ratings: Type.Integer({ minimum: 1, description: 'How many count, whatever their weight.' }),
    isUnusual: Type.Boolean({ description: 'Unusual activity is told on the page of its ratings.' }),
  },
  described('A title among the best rated of its type.'),
)

/** A part of a list; `next` is the cursor of the part that follows, absent from the last. */
const pageOf = <T extends TSchema>(item: T) =>
  Type.Object(
    {
      results: Type.Array(item),
      next: optional(Type.String({ description: 'The cursor of the next page; absent from the last.' })),
    },
    closed,
  )

export const EntityPage = pageOf(ref<EntityLine>('Entity'))
export const TitleCreditPage = pageOf(ref<Static<typeof TitleCredit>>('TitleCredit'))
export const FilmographyPage = pageOf(ref<Static<typeof FilmographyCredit>>('FilmographyCredit'))
export const CompanyTitlePage = pageOf(ref<Static<typeof CompanyTitle>>('CompanyTitle'))
export const ConnectionPage = pageOf(ref<Static<typeof Connection>>('Connection'))
const rankedPage = pageOf(ref<Static<typeof RankedTitle>>('RankedTitle'))
export const RankedPage = Type.Object(
  {
    type: Word,
    minimum: Type.Integer({ minimum: 1, description: 'So many ratings a title of the type needs.' }),
    countedOn: optional(
      Type.String({ format: 'date', description: 'Absent where nothing was counted yet.' }),
    ),
    ...rankedPage.properties,
  },
  closed,
)
export type RankedAnswer = Static<typeof RankedTitle>
export const ReviewList = pageOf(ref<Static<typeof Review>>('Review'))
export type ReviewAnswer = Static<typeof Review>
export const EntityList = Type.Object({ results: Type.Array(ref<EntityLine>('Entity')) }, closed)

/** A document's schema, with what each of its fields is called, and the list that its words are of. */
function documented(kind: EntityKind, schema: TSchema, description: string): TSchema {
  return { ...withLabels(kind, schema, ''), description }
}

function withLabels(kind: EntityKind, schema: TSchema, path: string): TSchema {
  const { properties, items } = schema as { properties?: Record<string, TSchema>; items?: TSchema }
  const field = fieldsOf[kind].get(path)
  const list = field?.vocabulary === undefined ? '' : ` (of ${field.vocabulary})`
  return {
    ...schema,
    ...(field ? { description: `${words.field(field)}${list}` } : {}),
    ...(items ? { items: withLabels(kind, items, `${path}/*`) } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, inner]) => [
              name,
              withLabels(kind, inner, `${path}/${name}`),
            ]),
          ),
        }
      : {}),
  }
}

const words = wordsIn('en')

/** The schemas that the description names. */
export const components: Readonly<Record<string, TSchema>> = {
  Title: documented(
    'title',
    Title,
    'A film, a series, an episode, a short. Only the type and the name are required.',
  ),
  Person: documented('person', Person, 'A person, as anyone may read it. Only the name is required.'),
  Company: documented('company', Company, 'A company. Only the name is required.'),
  Source,
  Claim: {
    ...Claim,
    description:
      'Joins a source to one fact: `path` is `/budget`, or `/credits/ITEM-ID` for one item. It supports the fact, ' +
      'unless `stance` is `disputes`; then `value` is what the source has instead.',
  },
  ClaimSource: { ...CatalogueSource, description: 'A data set, a book, an archive, the credits on screen.' },
  Entity,
  Episode,
  TitleDerived,
  PersonDerived,
  CompanyDerived,
  TitleCredit,
  FilmographyCredit,
  CompanyTitle,
  Connection,
  RankedTitle,
  Review,
  Problem,
}

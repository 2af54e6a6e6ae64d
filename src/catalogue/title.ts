/** The title document: a film, a series, an episode, a short. Only the type and the name are required. */
import Type, { type Static } from 'typebox'
import {
  Amount,
  Award,
  closed,
  CompanyRef,
  Count,
  Currency,
  DateOfSorts,
  ExternalId,
  Flag,
  ItemId,
  Language,
  Line,
  Link,
  list,
  Name,
  NotedValue,
  optional,
  PersonRef,
  Quote,
  Region,
  RunningText,
  TitleRef,
  Trivia,
  Url,
  Word,
  WrittenItem,
  WrittenText,
  Year,
} from './schema.ts'

export const OtherName = Type.Object(
  {
    id: ItemId,
    name: Name,
    region: optional(Region),
    language: optional(Language),
    kinds: optional(Type.Array(Word, { minItems: 1, maxItems: 8 })),
    attributes: optional(Type.Array(Line, { minItems: 1, maxItems: 8 })),
    romanised: optional(Name),
  },
  closed,
)

export const StatusChange = Type.Object(
  { id: ItemId, status: Word, date: optional(DateOfSorts), note: optional(Line) },
  closed,
)

export const Runtime = Type.Object(
  {
    id: ItemId,
    minutes: Type.Integer({ minimum: 1, maximum: 100_000 }),
    country: optional(Region),
    note: optional(Line),
  },
  closed,
)

/** One person's one job. A credit with no `person` names somebody who has no record, or a group. */
export const Credit = Type.Object(
  {
    id: ItemId,
    person: optional(PersonRef),
    name: optional(Name),
    category: Word,
    position: optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    characters: optional(Type.Array(Line, { minItems: 1, maxItems: 200 })),
    creditedAs: optional(Name),
    uncredited: optional(Flag),
    voice: optional(Flag),
    archiveFootage: optional(Flag),
    segment: optional(Line),
    wording: optional(Line),
    note: optional(Line),
    episodes: optional(
      Type.Object({ count: optional(Count), firstYear: optional(Year), lastYear: optional(Year) }, closed),
    ),
  },
  closed,
)

export const CompanyCredit = Type.Object(
  {
    id: ItemId,
    company: optional(CompanyRef),
    name: optional(Name),
    role: Word,
    territories: optional(Type.Array(Region, { minItems: 1, maxItems: 250 })),
    firstYear: optional(Year),
    lastYear: optional(Year),
    attributes: optional(Type.Array(Line, { minItems: 1, maxItems: 20 })),
    note: optional(Line),
  },
  closed,
)

/** One showing to the public (or to a few): where, when, what kind. No kind means nationwide in cinemas. */
export const ReleaseEvent = Type.Object(
  {
    id: ItemId,
    country: optional(Region),
    date: optional(DateOfSorts),
    kind: optional(Word),
    festival: optional(Name),
    city: optional(Name),
    note: optional(Line),
  },
  closed,
)

export const Certificate = Type.Object(
  {
    id: ItemId,
    country: Region,
    rating: Name,
    descriptors: optional(Type.Array(Line, { minItems: 1, maxItems: 20 })),
    note: optional(Line),
  },
  closed,
)

export const Advisory = Type.Object(
  {
    id: ItemId,
    category: Word,
    severity: optional(Word),
    text: optional(RunningText),
    spoiler: optional(Flag),
  },
  closed,
)

export const FilmingLocation = Type.Object(
  {
    id: ItemId,
    place: Name,
    country: optional(Region),
    scene: optional(Line),
    latitude: optional(Type.Number({ minimum: -90, maximum: 90 })),
    longitude: optional(Type.Number({ minimum: -180, maximum: 180 })),
  },
  closed,
)

export const DateSpan = Type.Object(
  { id: ItemId, from: optional(DateOfSorts), to: optional(DateOfSorts), note: optional(Line) },
  closed,
)

const moneyFact = {
  amount: Amount,
  currency: Currency,
  estimated: optional(Flag),
  asOf: optional(DateOfSorts),
  basis: optional(Word),
  note: optional(Line),
}
export const Budget = Type.Object(moneyFact, closed)
/** `area` is an ISO country, or WORLDWIDE, DOMESTIC (United States and Canada) or INTERNATIONAL. */
const Area = Type.String({ pattern: '^[A-Z]{2,13}$' })
export const Opening = Type.Object(
  { id: ItemId, area: Area, ...moneyFact, weekendEnd: optional(DateOfSorts), theatres: optional(Count) },
  closed,
)
export const Gross = Type.Object({ id: ItemId, area: Area, ...moneyFact }, closed)
export const Admissions = Type.Object(
  { id: ItemId, area: Area, count: Count, asOf: optional(DateOfSorts), note: optional(Line) },
  closed,
)

export const Technical = Type.Object(
  {
    soundMixes: list(NotedValue),
    colorations: list(NotedValue),
    aspectRatios: list(NotedValue),
    cameras: list(NotedValue),
    laboratories: list(NotedValue),
    negativeFormats: list(NotedValue),
    processes: list(NotedValue),
    printedFormats: list(NotedValue),
    filmLengths: list(NotedValue),
  },
  closed,
)

export const Connection = Type.Object(
  {
    id: ItemId,
    kind: Word,
    title: TitleRef,
    note: optional(Line),
    timecode: optional(Type.String({ pattern: '^\\d{1,3}:[0-5]\\d(:[0-5]\\d)?$' })),
    evidence: optional(Url),
  },
  closed,
)

export const Goof = Type.Object(
  { id: ItemId, kind: Word, text: RunningText, timecode: optional(Line), spoiler: optional(Flag) },
  closed,
)

export const Song = Type.Object(
  {
    id: ItemId,
    name: Name,
    credits: optional(Type.Array(Line, { minItems: 1, maxItems: 40 })),
    note: optional(Line),
  },
  closed,
)

/** An average that another catalogue publishes, out of 10. */
export const OutsideRating = Type.Object(
  { id: ItemId, source: Name, average: Type.Number({ minimum: 0, maximum: 10 }), votes: Count },
  closed,
)

/** Where an episode stands. A series that has no record can't be named here. */
export const EpisodePlace = Type.Object(
  {
    series: TitleRef,
    season: optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
    number: optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  },
  closed,
)

export const DocumentaryFacts = Type.Object(
  {
    subjects: list(NotedValue),
    events: list(
      Type.Object(
        {
          id: ItemId,
          name: Name,
          from: optional(DateOfSorts),
          to: optional(DateOfSorts),
          place: optional(Name),
        },
        closed,
      ),
    ),
    places: list(Type.Object({ id: ItemId, place: Name, country: optional(Region) }, closed)),
    periods: list(
      Type.Object(
        { id: ItemId, from: optional(DateOfSorts), to: optional(DateOfSorts), name: optional(Name) },
        closed,
      ),
    ),
    participants: list(
      Type.Object(
        {
          id: ItemId,
          person: optional(PersonRef),
          name: optional(Name),
          capacity: Word,
          note: optional(Line),
        },
        closed,
      ),
    ),
    archiveSources: list(NotedValue),
    funders: list(
      Type.Object(
        { id: ItemId, company: optional(CompanyRef), name: optional(Name), note: optional(Line) },
        closed,
      ),
    ),
  },
  closed,
)

export const Title = Type.Object(
  {
    type: Word,
    name: Name,
    language: optional(Language),
    originalName: optional(Name),
    originalLanguage: optional(Language),
    originalRomanised: optional(Name),
    otherNames: list(OtherName),
    year: optional(Year),
    endYear: optional(Year),
    episode: optional(EpisodePlace),
    adult: optional(Flag),
    status: optional(Word),
    statusHistory: list(StatusChange),
    runtimes: list(Runtime),
    genres: optional(Type.Array(Word, { minItems: 1, maxItems: 30, uniqueItems: true })),
    interests: optional(Type.Array(Word, { minItems: 1, maxItems: 30, uniqueItems: true })),
    keywords: optional(Type.Array(Name, { minItems: 1, maxItems: 1000, uniqueItems: true })),
    outline: optional(WrittenText),
    summaries: list(WrittenItem),
    synopsis: optional(WrittenText),
    taglines: list(WrittenItem),
    credits: list(Credit),
    companies: list(CompanyCredit),
    releases: list(ReleaseEvent),
    certificates: list(Certificate),
    advisories: list(Advisory),
    countries: optional(Type.Array(Region, { minItems: 1, maxItems: 60, uniqueItems: true })),
    languages: optional(Type.Array(Language, { minItems: 1, maxItems: 60, uniqueItems: true })),
    locations: list(FilmingLocation),
    filmingDates: list(DateSpan),
    budget: optional(Budget),
    openings: list(Opening),
    grosses: list(Gross),
    admissions: list(Admissions),
    technical: optional(Technical),
    awards: list(Award),
    connections: list(Connection),
    trivia: list(Trivia),
    goofs: list(Goof),
    quotes: list(Quote),
    crazyCredits: list(Trivia),
    alternateVersions: list(Trivia),
    soundtrack: list(Song),
    documentary: optional(DocumentaryFacts),
    ratings: list(OutsideRating),
    links: list(Link),
    externalIds: list(ExternalId),
  },
  closed,
)

export type Title = Static<typeof Title>
export type Credit = Static<typeof Credit>
export type CompanyCredit = Static<typeof CompanyCredit>
export type ReleaseEvent = Static<typeof ReleaseEvent>
export type Connection = Static<typeof Connection>
export type OtherName = Static<typeof OtherName>
export type Budget = Static<typeof Budget>
export type Gross = Static<typeof Gross>
export type Opening = Static<typeof Opening>
export type Award = Static<typeof Award>
export type WrittenText = Static<typeof WrittenText>
export type DocumentaryFacts = Static<typeof DocumentaryFacts>

/**
 * The ratings in a dump: all that scores are made of, and no more. A rater goes by an id that was drawn for this one
 * dump, and what the weight follows from is given no finer than the rule asks.
 */
import Type, { type Static } from 'typebox'
import { closed, Count, optional, TitleRef } from '../catalogue/schema.ts'
import { fullTrust, trustOf, type Weight } from './trust.ts'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const dayInMilliseconds = 86_400_000

/** Before the ratings: the numbers that every score shares, in hundredths, and when they were counted. */
export const RatingsRecord = Type.Object(
  {
    ratings: Type.Object(
      {
        countedOn: optional(Day),
        /** Whether any rating has changed since. */
        isCurrent: Type.Boolean(),
        mean: Count,
        priorWeight: Count,
        variance: Count,
      },
      closed,
    ),
  },
  closed,
)

/** What the weight of a rater was worked out from on the day of the count; none of it goes beyond what the rule asks. */
export const RaterFacts = Type.Object(
  {
    /** Whole days, as of the begin of the day of the count; 7 stands for more. */
    age: Type.Integer({ minimum: 0, maximum: 7 }),
    /** 5 stands for more. */
    titles: Type.Integer({ minimum: 0, maximum: 5 }),
    /** Days on which they were first rated; 3 stands for more. */
    days: Type.Integer({ minimum: 0, maximum: 3 }),
    isSinglePurpose: Type.Boolean(),
    isConfirmed: Type.Boolean(),
    isBanned: Type.Boolean(),
  },
  closed,
)

/** A title, the rating in halves, and where it stands if it doesn't count. */
export const RatingInDump = Type.Union([
  Type.Tuple([TitleRef, Type.Integer({ minimum: 2, maximum: 20 })]),
  Type.Tuple([
    TitleRef,
    Type.Integer({ minimum: 2, maximum: 20 }),
    Type.Union([Type.Literal('held'), Type.Literal('excluded')]),
  ]),
])

export const RaterRecord = Type.Object(
  {
    rater: Type.String({ pattern: '^[\\w-]{16}$' }),
    /** In tenths. */
    weight: Type.Union([Type.Literal(0), Type.Literal(2), Type.Literal(5), Type.Literal(10)]),
    /** Absent for those who have rated since the last count alone. */
    facts: optional(RaterFacts),
    given: Type.Array(RatingInDump),
  },
  closed,
)

/** After the ratings: how many raters there were, and the SHA-256 of their lines, in hexadecimal. */
export const RatingsEndRecord = Type.Object(
  { ratingsEnd: Type.Object({ raters: Count, sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, closed) },
  closed,
)

export type RatingsRecord = Static<typeof RatingsRecord>
export type RaterFacts = Static<typeof RaterFacts>
export type RaterRecord = Static<typeof RaterRecord>
export type RatingsEndRecord = Static<typeof RatingsEndRecord>
export type RatingLine = RatingsRecord | RaterRecord | RatingsEndRecord

/** Facts as fine as the rule asks: beyond its bounds all members look the same. `age` in milliseconds. */
export function coarseFacts(
  facts: Omit<RaterFacts, 'age'> & {
    readonly age: number
  },
): RaterFacts {
  const { age, titles, days, ...others } = facts
  return {
    age: Math.min(fullTrust.age, age) / dayInMilliseconds,
    titles: Math.min(fullTrust.titles, titles),
    days: Math.min(fullTrust.days, days),
    ...others,
  }
}

/** The weight that the rule gives these facts. */
export const weightByRule = ({ age, ...facts }: RaterFacts): Weight =>
  trustOf({ ...facts, age: age * dayInMilliseconds }).weight

/** One line of the ratings in a dump. */
import { Compile } from 'typebox/compile'
import {
  RaterRecord,
  RatingsEndRecord,
  RatingsRecord,
  type RatingLine,
} from '../../community/rating-record.ts'

const validators = {
  ratings: Compile(RatingsRecord),
  rater: Compile(RaterRecord),
  ratingsEnd: Compile(RatingsEndRecord),
}

/** By its first field, before it is read: most lines of a dump are documents. */
export const isRatingLine = (line: string): boolean => /^\s*\{\s*"(ratings|rater|ratingsEnd)"/.test(line)

export function parseRatingLine(line: string): { readonly record: RatingLine } | { readonly reason: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return { reason: `is no JSON (${error instanceof Error ? error.message : String(error)})` }
  }
  if (typeof value !== 'object' || value === null) return { reason: 'is no JSON object' }
  const kind = (['ratings', 'rater', 'ratingsEnd'] as const).find((name) => name in value)
  const fault = kind && validators[kind].Errors(value)[0]
  if (kind === undefined || fault)
    return { reason: `${fault?.instancePath ?? ''}: ${fault?.message ?? 'is no line of ratings'}` }
  return { record: value as RatingLine }
}

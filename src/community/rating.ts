/** One member's rating of one title: 1 to 10 in halves. */
import { Refusal } from '../catalogue/refusal.ts'

/** A rating in halves, 2 (the rating 1) to 20 (the rating 10): whole, so that sums of ratings are exact. */
export type Halves = number

export const leastHalves = 2
export const mostHalves = 20

export const isHalves = (number: number): number is Halves =>
  Number.isInteger(number) && number >= leastHalves && number <= mostHalves

/** The rating as people read it: 15 halves are 7.5. */
export const ratingOf = (halves: Halves): number => halves / 2

/** The halves of a rating from 1 to 10; throws a {@link Refusal} for any other number. */
export function halvesOf(rating: number): Halves {
  const halves = rating * 2
  if (isHalves(halves)) return halves
  throw new Refusal('invalid', `${rating} is no rating: give 1 to 10, in steps of one half.`, 'rating')
}

/** Every rating there is, from 1: whoever types 9 into a list of them means 9, and finds it before 9.5. */
export const allRatings: readonly number[] = Array.from({ length: mostHalves - leastHalves + 1 }, (_, at) =>
  ratingOf(leastHalves + at),
)

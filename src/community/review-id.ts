/** The public ids of reviews: `rw` and a number, padded to seven digits as those of titles are. */

declare const brand: unique symbol
export type ReviewId = string & { readonly [brand]: 'review' }

const form = /^rw(\d{7}|[1-9]\d{7,8})$/

export const isReviewId = (text: string): text is ReviewId => form.test(text)

export function reviewIdOf(number: number): ReviewId {
  const id = `rw${String(number).padStart(7, '0')}`
  if (!isReviewId(id)) throw new RangeError(`${number} is no number of a review`)
  return id
}

export const reviewNumberOf = (id: ReviewId): number => Number(id.slice(2))

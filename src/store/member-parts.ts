/** What a member shows of what they did, each kind in its own order. */
import { keyOf, type EntityId } from '../catalogue/ids.ts'
import type { MemberPart } from '../community/member-page.ts'
import { diaryOf, type Viewing } from './diary.ts'
import type { EntityLine } from './lines.ts'
import { publicListsOf, type List } from './lists.ts'
import { ratingsBy, type GivenRating } from './ratings-by.ts'
import { newestReviews, type WhichReviews } from './reviews-by.ts'
import type { Review } from './reviews.ts'
import type { ReadHandle } from './tables.ts'
import { titlesNow } from './titles-now.ts'

export type ReviewOfMember = Review & {
  /** Of the title; absent where that is no longer in the catalogue. */
  readonly line: EntityLine | undefined
}

export type ShownPart =
  | { readonly part: 'ratings'; readonly lines: readonly GivenRating[] }
  | { readonly part: 'reviews'; readonly lines: readonly ReviewOfMember[] }
  | { readonly part: 'lists'; readonly lines: readonly List[] }
  | { readonly part: 'diary'; readonly lines: readonly Viewing[] }

type Range = { readonly limit: number; readonly offset: number }

/** Only what all may see; the newest first. */
export async function memberPart(
  reader: ReadHandle,
  member: string,
  part: MemberPart,
  range: Range,
): Promise<ShownPart> {
  switch (part) {
    case 'ratings':
      return { part, lines: await ratingsBy(reader, member, range) }
    case 'reviews':
      return { part, lines: await reviewsWithTitles(reader, { author: member, ...range }) }
    case 'lists': {
      const lists = await publicListsOf(reader, member, range.offset + range.limit)
      return { part, lines: lists.slice(range.offset) }
    }
    case 'diary':
      return { part, lines: await diaryOf(reader, member, range) }
  }
}

/** Those of one member, or of all; the newest first. */
export async function reviewsWithTitles(
  reader: ReadHandle,
  which: WhichReviews,
): Promise<readonly ReviewOfMember[]> {
  return withTitles(reader, await newestReviews(reader, which))
}

/** Each with the title that it is about, as that is called now. */
export async function withTitles(
  reader: ReadHandle,
  reviews: readonly Review[],
): Promise<readonly ReviewOfMember[]> {
  const key = (id: EntityId): number => keyOf(id)
  const lines = await titlesNow(
    reader,
    reviews.map(({ title }) => key(title)),
  )
  return reviews.map((review) => ({ ...review, line: lines.get(key(review.title)) }))
}

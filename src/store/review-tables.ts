/** The tables of reviews, as the queries see them. Flags are 0 or 1 on both engines; times are ISO 8601, UTC. */
import type { Generated } from 'kysely'
import type { ReviewLicence } from '../community/review-licences.ts'
import type { ReviewState, StateBeneath } from '../community/review-state.ts'

type Flag = 0 | 1

export type ReviewTables = {
  review: {
    id: Generated<number>
    /** Where it is shown: the title that it was written for, or the one which that was merged into. */
    title: number
    written_for: number
    /** Null once the account is no more. */
    author: string | null
    state: ReviewState
    /** What `state` is again when its author puts it back. */
    beneath: StateBeneath
    /** Why it waits or waited for a moderator: the rules' names, with spaces between. */
    holds: string
    /** Whether there is an open report of it. */
    in_question: Generated<Flag>
    language: string
    headline: string
    text: string
    licence: ReviewLicence
    revision: number
    has_spoilers: Flag
    /** Letters outside spoilers. */
    readable: number
    /** Counted from `review_vote`, and `helpfulness` from both. */
    helpful: Generated<number>
    not_helpful: Generated<number>
    helpfulness: Generated<number>
    first_at: string
    /** When it was first shown. */
    published_at: string | null
    at: string
  }
  /** What it said before, from revision 1. */
  review_revision: {
    review: number
    number: number
    at: string
    language: string
    headline: string
    text: string
    licence: ReviewLicence
  }
  review_vote: { review: number; member: string; is_helpful: Flag; at: string }
  /** The hosts that it links to. */
  review_host: { host: string; review: number }
  /** What `marksOf` makes of its text, by which copies are found. */
  review_mark: { mark: number; review: number }
  /** `changes` counts what pages may show of a title's reviews; `shown` the reviews that all can read. */
  title_review: { title: number; changes: number; shown: number }
}

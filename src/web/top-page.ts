/** What the page of the best rated titles of a type shows. */
import type { Day } from '../community/rating-opens.ts'
import type { ListFacts, RankedPlace } from '../store/ranked-lists.ts'

export type TopPageModel = {
  readonly type: string
  /** The types that have a page. */
  readonly types: readonly string[]
  /** Absent where ratings have never been counted. */
  readonly on: Day | undefined
  readonly facts: ListFacts
  readonly places: readonly RankedPlace[]
  /** Counted from 1. */
  readonly page: number
  readonly pages: number
}

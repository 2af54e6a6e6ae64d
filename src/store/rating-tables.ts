/** The tables of ratings, and of what scores are made of beside them. */
import type { Generated } from 'kysely'
import type { Standing } from '../community/holding.ts'
import type { Level } from '../community/unusual-activity.ts'
import type { Flag } from './tables.ts'

/** `open` waits for a moderator; `passed` ended by itself, or was found no more. */
export type WindowState = 'open' | 'excluded' | 'genuine' | 'passed'

export type RatingTables = {
  /**
   * `halves` from 2 to 20; `weight` in tenths, of the member as it was worked out last. Times are ISO 8601, UTC, of
   * this site; `given_on` is a day that a member's file claims: it is shown, and nothing is worked out from it.
   */
  rating: {
    member: string
    title: number
    halves: number
    weight: number
    first_at: string
    at: string
    given_on: Generated<string | null>
    standing: Generated<Standing>
  }
  /**
   * What the ratings of a title add up to: `tally` lists [halves, weight, ratings] of those that count, `set_aside`
   * of those that are held or excluded. `activity` is JSON of a `TitleActivity`; `look` a `Look`.
   */
  title_rating: {
    title: number
    changes: number
    tally: string
    set_aside: Generated<string>
    activity: Generated<string>
    look: Generated<number>
  }
  /** The weight of a member's ratings, in tenths, and all that it follows from, as they were on a day. */
  rater: {
    member: string
    weight: number
    titles: number
    days: number
    is_single_purpose: Flag
    is_confirmed: Flag
    is_banned: Flag
    counted_on: string
  }
  /** A stretch of unusual ratings: `finding` is JSON of a `Finding`, `reason` is a moderator's. */
  rating_window: {
    id: Generated<number>
    title: number
    level: Level
    state: WindowState
    from_at: string
    to_at: string
    finding: string
    noticed_at: string
    decided_at: string | null
    decided_by: string | null
    reason: string | null
  }
  /** As the last count ranked them, from place 1: `bound` in points, `score` in hundredths. */
  ranked_title: {
    type: string
    place: number
    title: number
    bound: number
    score: number
    ratings: number
    is_unusual: Flag
  }
  /** Work that one process does for all: who does it until when, and the day for which it was done last. */
  job: { name: string; holder: string | null; held_until: string | null; done_on: string | null }
}

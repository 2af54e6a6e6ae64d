/** The tables of lists and of the diary. Titles are {@link import('../catalogue/ids.ts').keyOf} numbers. */
import type { Generated } from 'kysely'
import type { StateBeneath } from '../community/review-state.ts'

export type ListTables = {
  /**
   * `changes` counts whatever changes the pages of a list. `is_public`, 0 or 1, is what its author wishes, and
   * `state` what the site makes of its words: others see it where it is public and shown. Words that were private so
   * far are `held`. Times are ISO 8601, UTC.
   */
  list: {
    number: Generated<number>
    member: string
    kind: 'watchlist' | 'list'
    name: string
    description: string | null
    is_public: number
    state: StateBeneath
    /** Why it waits or waited for a moderator: the rules' names, with spaces between. */
    holds: string
    items: number
    changes: number
    created_at: string
    changed_at: string
    /** When its words were written, or put before others. */
    posted_at: string
  }
  /** In the order of `position`, with room between neighbours. */
  list_item: { list: number; title: number; position: number; note: string | null; added_at: string }
  /** The hosts that it linked to when it was last public. */
  list_host: { host: string; list: number }
  /** What `marksOf` made of its text then, by which copies are found. */
  list_mark: { mark: number; list: number }
  list_follow: { list: number; member: string; at: string }
  /** `watched` is a partial date, and empty where none is known, so that both engines sort it alike. */
  viewing: {
    number: Generated<number>
    member: string
    title: number
    watched: string
    is_rewatch: number
    note: string | null
    at: string
  }
  /** What a member brought, matched and not yet taken in; `steps` that are `done` are behind it. */
  member_import: {
    id: string
    member: string
    at: string
    file: string
    service: string
    steps: string
    done: number
    unmatched: string
    summary: string
  }
}

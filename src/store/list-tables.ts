/** The tables of lists and of the diary. Titles are {@link import('../catalogue/ids.ts').keyOf} numbers. */
import type { Generated } from 'kysely'

export type ListTables = {
  /**
   * `changes` counts whatever changes the pages of a list. `is_public` is 0 or 1; one that `is_hidden` is shown to
   * its author alone, whatever it says. Times are ISO 8601, UTC.
   */
  list: {
    number: Generated<number>
    member: string
    kind: 'watchlist' | 'list'
    name: string
    description: string | null
    is_public: number
    is_hidden: Generated<number>
    items: number
    changes: number
    created_at: string
    changed_at: string
  }
  /** In the order of `position`, with room between neighbours. */
  list_item: { list: number; title: number; position: number; note: string | null; added_at: string }
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

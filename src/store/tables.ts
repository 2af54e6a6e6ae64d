/** The tables, as the queries see them. Keys are {@link import('../catalogue/ids.ts').keyOf} numbers. */
import type { Generated, Kysely, Transaction } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { NotificationKind } from '../community/notification-kinds.ts'
import type { Standing } from '../community/holding.ts'
import type { MemberRole } from '../community/roles.ts'
<<<<<<< HEAD
import type { AuditRow } from './audit-log.ts'
import type { ListTables } from './list-tables.ts'
import type { ReviewTables } from './review-tables.ts'
=======
import type { Level } from '../community/unusual-activity.ts'
>>>>>>> 8a0b9ad (store: weights and shared numbers counted daily)

export type Tables = {
  meta: { name: string; value: string }
  source: {
    id: string
    kind: string
    title: string
    url: string | null
    citation: string | null
    publisher: string | null
    licence: string | null
    read_on: string | null
  }
  /** `state` is `live`, `merged` (see `target`) or `deleted` (see `reason`). */
  entity: {
    key: number
    state: 'live' | 'merged' | 'deleted'
    revision: number
    stamp: number
    origin: string | null
    document: string | null
    target: number | null
    reason: string | null
  }
  /** A superseded document, word for word. */
  revision: { entity: number; number: number; origin: string | null; document: string | null }
  /** What a data set said last of an entity, where the stored document says something else. */
  ancestor: { origin: string; entity: number; document: string }
  claim: {
    entity: number
    path: string
    source: string
    stance: 'supports' | 'disputes'
    value: string | null
    added_by: string | null
    added_at: string | null
  }
  feed: {
    position: Generated<number>
    at: string
    entity: number | null
    revision: number | null
    kind: string
    origin: string | null
    note: string | null
  }
  summary: {
    key: number
    type: string
    name: string
    original_name: string | null
    year: number | null
    end_year: number | null
    series: number | null
    season: number | null
    number: number | null
    popularity: number
    connections: number
  }
  credit: { person: number; title: number; category: string; item: string; detail: string | null }
  company_credit: { company: number; title: number; role: string; item: string; detail: string | null }
  connection: { title: number; other: number; kind: string; item: string; note: string | null }
  external_id: { scheme: string; value: string; entity: number }
  name_hash: { hash: number; entity: number }
  facet: { facet: string; value: string; rank: number; entity: number }
  budget: { type: string; decade: number; currency: string; amount: number; title: number }
  member: {
    id: string
    created_at: Instant
    updated_at: Instant
    name: string
    name_key: string
    email: string
    email_verified: Flag
    image: string | null
    role: MemberRole
    suspended: Flag
    two_factor_enabled: Flag
  }
  /** `token` is a hash of what the member's browser holds. */
  member_session: {
    id: string
    created_at: Instant
    updated_at: Instant
    member: string
    token: string
    expires_at: Instant
    ip_address: string | null
    user_agent: string | null
  }
  /** `token_hash` stands for a token that gives whoever joins with it the role, once. */
  invitation: { token_hash: string; role: MemberRole; created_at: string }
  audit_log: AuditRow
  two_factor: { id: string; member: string; secret: string; last_step: number | null }
  /** `halves` from 2 to 20; `weight` in tenths, of the member as it was worked out last. Times are ISO 8601, UTC. */
  rating: {
    member: string
    title: number
    halves: number
    weight: number
    first_at: string
    at: string
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
  /** Work that one process does for all: who does it until when, and the day for which it was done last. */
  job: { name: string; holder: string | null; held_until: string | null; done_on: string | null }
  /** `subject` is a public id, or nothing; `detail` is JSON of a `NotificationDetail`. */
  notification: {
    id: Generated<number>
    member: string
    kind: NotificationKind
    subject: string
    actor: string | null
    detail: string
    at: string
    read_at: string | null
  }
  /** Kinds that a member has by letter too, in the language in which they chose so. */
  letter_choice: { member: string; kind: NotificationKind; language: string }
  /** A letter that has not been sent for certain; `next_at` is when it is tried (again). */
  outgoing_letter: { notification: number; language: string; tries: number; next_at: string }
  /** `shown` lists, as JSON, what the member shows of what they did; without a row it is what is shown at first. */
  member_page: { member: string; about: string; shown: string }
  /** Names that members had, hashed; one without a member is of somebody who is gone. */
  former_name: { name_hash: string; member: string | null; at: string }
} & ListTables &
  ReviewTables

/** `open` waits for a moderator; `passed` ended by itself, or was found no more. */
export type WindowState = 'open' | 'excluded' | 'genuine' | 'passed'

/** SQLite keeps an instant as text in ISO form, PostgreSQL as what it is. */
export type Instant = Date | string
/** SQLite keeps a flag as 0 or 1, PostgreSQL as what it is. */
export type Flag = boolean | number

/** What a page or an answer reads with: it has no insert, update or delete. */
export type ReadHandle = ReadonlyKysely<Tables>
export type WriteHandle = Transaction<Tables>
export type Database = Kysely<Tables>

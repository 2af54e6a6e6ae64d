/** The tables, as the queries see them. Keys are {@link import('../catalogue/ids.ts').keyOf} numbers. */
import type { Generated, Kysely, Transaction } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { NotificationKind } from '../community/notification-kinds.ts'
import type { MemberRole, SessionOpener } from '../community/roles.ts'
import type { AuditRow } from './audit-log.ts'
import type { ListTables } from './list-tables.ts'
import type { RatingTables } from './rating-tables.ts'
import type { ModerationTables } from './moderation-tables.ts'
import type { ReviewTables } from './review-tables.ts'

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
    /** Several members may look alike who joined before that was refused. */
    name_skeleton: string
    email: string
    email_verified: Flag
    image: string | null
    role: MemberRole
    suspended: Flag
    two_factor_enabled: Flag
  }
  /** `token` is a hash of what the member's browser holds. */
  /** What a letter's link stands for, by its hash. */
  verification: { identifier: string; expires_at: Instant }
  member_session: {
    id: string
    created_at: Instant
    updated_at: Instant
    member: string
    token: string
    expires_at: Instant
    ip_address: string | null
    user_agent: string | null
    opened_by: SessionOpener | null
  }
  /** `provider_id` is `credential` for a password, else the issuer of another site, whose name for the member is `account_id`. */
  member_login: {
    id: string
    created_at: Instant
    updated_at: Instant
    member: string
    provider_id: string
    account_id: string
    password: string | null
  }
  /** `token_hash` stands for a token that gives whoever joins with it the role, once. */
  invitation: { token_hash: string; role: MemberRole; created_at: string }
  audit_log: AuditRow
  /** `id` and `public_key` in base64url; `uses` as the authenticator counts them; `transports` is a list as JSON. */
  passkey: {
    id: string
    member: string
    name: string
    public_key: string
    uses: number
    transports: string
    created_at: string
    used_at: string | null
  }
  /** What is signed by us and good for once: here it stands from its use until it would have ended. */
  used_once: { token: string; expires_at: string }
  two_factor: {
    id: string
    member: string
    secret: string
    backup_codes: string
    locked_until: Instant | null
    last_step: number | null
  }
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
  RatingTables &
  ModerationTables &
  ReviewTables

/** SQLite keeps an instant as text in ISO form, PostgreSQL as what it is. */
export type Instant = Date | string
/** SQLite keeps a flag as 0 or 1, PostgreSQL as what it is. */
export type Flag = boolean | number

/** What a page or an answer reads with: it has no insert, update or delete. */
export type ReadHandle = ReadonlyKysely<Tables>
export type WriteHandle = Transaction<Tables>
export type Database = Kysely<Tables>

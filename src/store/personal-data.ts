/** All that is kept about a member: the inventory of it, and what a member gets who asks for it. */
import { idOf } from '../catalogue/ids.ts'
import type { ReadHandle, Tables } from './tables.ts'

/** Rows of a table that are about a member, and the columns of theirs that a member is given. */
type Holding<Table extends keyof Tables = keyof Tables> = {
  [Each in Table]: {
    /** What it is called in what a member is given. */
    readonly name: string
    readonly table: Each
    /** The column that names the member, or the row of `through` that does. */
    readonly by: keyof Tables[Each] & string
    readonly through?: Through
    readonly columns: readonly (keyof Tables[Each] & string)[]
  }
}[Table]
type Through = { readonly table: 'review' | 'list'; readonly by: string; readonly key: string }

const reviews: Through = { table: 'review', by: 'author', key: 'id' }
const lists: Through = { table: 'list', by: 'member', key: 'number' }

export const holdings: readonly Holding[] = [
  {
    name: 'account',
    table: 'member',
    by: 'id',
    columns: [
      'id',
      'name',
      'email',
      'email_verified',
      'role',
      'suspended',
      'two_factor_enabled',
      'created_at',
      'updated_at',
    ],
  },
  {
    name: 'sessions',
    table: 'member_session',
    by: 'member',
    columns: ['created_at', 'expires_at', 'user_agent', 'opened_by'],
  },
  {
    name: 'waysIn',
    table: 'member_login',
    by: 'member',
    columns: ['provider_id', 'account_id', 'created_at'],
  },
  { name: 'passkeys', table: 'passkey', by: 'member', columns: ['name', 'created_at', 'used_at'] },
  { name: 'page', table: 'member_page', by: 'member', columns: ['about', 'shown'] },
  { name: 'formerNames', table: 'former_name', by: 'member', columns: ['name_hash', 'at'] },
  {
    name: 'ratings',
    table: 'rating',
    by: 'member',
    columns: ['title', 'halves', 'weight', 'standing', 'first_at', 'at', 'given_on'],
  },
  {
    name: 'weightOfRatings',
    table: 'rater',
    by: 'member',
    columns: ['weight', 'titles', 'days', 'is_single_purpose', 'is_confirmed', 'is_banned', 'counted_on'],
  },
  {
    name: 'reviews',
    table: 'review',
    by: 'author',
    columns: [
      'id',
      'title',
      'written_for',
      'state',
      'holds',
      'language',
      'headline',
      'text',
      'licence',
      'revision',
      'helpful',
      'not_helpful',
      'first_at',
      'published_at',
      'at',
    ],
  },
  {
    name: 'earlierReviews',
    table: 'review_revision',
    by: 'review',
    through: reviews,
    columns: ['review', 'number', 'at', 'language', 'headline', 'text', 'licence'],
  },
  { name: 'votes', table: 'review_vote', by: 'member', columns: ['review', 'is_helpful', 'at'] },
  {
    name: 'lists',
    table: 'list',
    by: 'member',
    columns: [
      'number',
      'kind',
      'name',
      'description',
      'is_public',
      'state',
      'holds',
      'items',
      'created_at',
      'changed_at',
      'posted_at',
    ],
  },
  {
    name: 'listItems',
    table: 'list_item',
    by: 'list',
    through: lists,
    columns: ['list', 'title', 'position', 'note', 'added_at'],
  },
  { name: 'followedLists', table: 'list_follow', by: 'member', columns: ['list', 'at'] },
  {
    name: 'diary',
    table: 'viewing',
    by: 'member',
    columns: ['title', 'watched', 'is_rewatch', 'note', 'at'],
  },
  {
    name: 'imports',
    table: 'member_import',
    by: 'member',
    columns: ['at', 'file', 'service', 'steps', 'done', 'unmatched', 'summary'],
  },
  {
    name: 'reports',
    table: 'report',
    by: 'reporter',
    columns: ['at', 'kind', 'subject', 'reason', 'words', 'decision'],
  },
  {
    name: 'decisions',
    table: 'decision',
    by: 'author',
    columns: ['id', 'at', 'kind', 'subject', 'verdict', 'rule', 'statement'],
  },
  {
    name: 'decisionsMade',
    table: 'decision',
    by: 'moderator',
    columns: ['id', 'at', 'kind', 'subject', 'verdict', 'rule', 'statement'],
  },
  {
    name: 'appeals',
    table: 'appeal',
    by: 'member',
    columns: ['at', 'decision', 'words', 'outcome', 'statement', 'decided_at', 'is_by_same'],
  },
  {
    name: 'notifications',
    table: 'notification',
    by: 'member',
    columns: ['kind', 'subject', 'detail', 'at', 'read_at'],
  },
  { name: 'letters', table: 'letter_choice', by: 'member', columns: ['kind', 'language'] },
]

/** Tables about a member of which nothing is given: what is in them opens the account, or is given elsewhere. */
export const withheld: Readonly<Record<string, string>> = {
  two_factor:
    'what one-time codes are made from: whoever finds an old copy of the data must not get in with it',
  audit_log: 'given as `audit`, by its own query',
}

export type PersonalData = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** Everything, by name; titles under their public ids. Without what opens the account. */
export async function personalDataOf(reader: ReadHandle, member: string): Promise<PersonalData> {
  const data: Record<string, readonly Readonly<Record<string, unknown>>[]> = {}
  for (const holding of holdings) data[holding.name] = (await rowsOf(reader, holding, member)).map(readable)
  const audit = await reader
    .selectFrom('audit_log')
    .select(['at', 'actor', 'deed', 'subject', 'detail'])
    .where((where) => where.or([where('actor', '=', member), where('subject', '=', member)]))
    .orderBy('position')
    .execute()
  data['audit'] = audit.map(readable)
  return data
}

async function rowsOf(
  reader: ReadHandle,
  { table, by, through, columns }: Holding,
  member: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { ref, table: named } = reader.dynamic
  const all = reader
    .selectFrom(named(table).as('held'))
    .select(columns.map((column) => ref(`held.${column}`)))
  if (!through) return all.where(ref(`held.${by}`), '=', member).execute()
  const holders = reader
    .selectFrom(named(through.table).as('holder'))
    .select(ref(`holder.${through.key}`))
    .where(ref(`holder.${through.by}`), '=', member)
  return all.where(ref(`held.${by}`), 'in', holders).execute()
}

const asJson = new Set(['detail', 'shown', 'steps', 'unmatched', 'summary'])
const asFlag = /^(is_|email_verified$|suspended$|two_factor_enabled$)/

function readable(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (value === null) return [column, value]
      if ((column === 'title' || column === 'written_for') && typeof value === 'number')
        return [column, idOf(value)]
      if (asJson.has(column)) return [column, JSON.parse(String(value)) as unknown]
      return [column, asFlag.test(column) ? Boolean(value) : value]
    }),
  )
}

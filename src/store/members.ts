/** Members, as pages and commands see them; what better-auth writes goes through `account-adapter.ts`. */
import { hash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { nameKey, nameSkeleton } from '../community/member-name.ts'
import { roleInForce, type MemberRole, type SessionOpener } from '../community/roles.ts'
import { isFormerName } from './member-page.ts'
import { prepared } from './prepared.ts'
import type { Database, Flag, Instant, ReadHandle, WriteHandle } from './tables.ts'

export type Member = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly isVerified: boolean
  readonly isSuspended: boolean
  /** What the member was made. */
  readonly role: MemberRole
  /** What counts: staff without a second factor have no power over others. */
  readonly roleInForce: MemberRole
  /** One-time codes are on and were asked for, or this very session was opened by a passkey. */
  readonly hasSecondFactor: boolean
  readonly hasCodes: boolean
  readonly joined: Date
}

/** Either handle: some of these questions are asked within what is about to be written. */
type Reads = Pick<Database, 'selectFrom'> | Pick<ReadHandle, 'selectFrom'>

export type Session = {
  readonly id: string
  readonly began: Date
  readonly member: Member
  /** How many notifications the member has not read. */
  readonly unread: number
}

export type SessionLine = {
  readonly id: string
  readonly began: Date
  readonly ends: Date
  readonly userAgent: string
}

/** Whoever reads the database can't sign in with what is found there. */
export const tokenHash = (token: string): string => hash('sha256', token, 'base64url')

/** Whose session a token opens, unless it has ended or its member is suspended. */
export async function sessionOf(reader: ReadHandle, token: string, now: Date): Promise<Session | undefined> {
  const [row] = await sessionByToken(reader, { token: tokenHash(token), now: now.toISOString() })
  if (!row) return undefined
  const member = memberOf(row)
  if (member.isSuspended) return undefined
  return { id: row.session, began: new Date(row.began), member, unread: row.unread ?? 0 }
}

const columns = [
  'member.id',
  'member.name',
  'member.email',
  'member.email_verified',
  'member.suspended',
  'member.role',
  'member.two_factor_enabled',
  'member.created_at',
] as const

type MemberRow = {
  id: string
  name: string
  email: string
  email_verified: Flag
  suspended: Flag
  role: MemberRole
  two_factor_enabled: Flag
  created_at: Instant
  opened_by?: SessionOpener | null
}

type SessionRow = MemberRow & { session: string; began: Instant; unread: number | null }

const sessionByToken = prepared<{ token: string; now: string }, SessionRow>((reader, slot) =>
  reader
    .selectFrom('member_session')
    .innerJoin('member', 'member.id', 'member_session.member')
    .select(({ selectFrom }) => [
      'member_session.id as session',
      'member_session.created_at as began',
      'member_session.opened_by',
      ...columns,
      selectFrom('notification')
        .select(({ fn }) => fn.countAll<number>().as('unread'))
        .whereRef('notification.member', '=', 'member.id')
        .where('notification.read_at', 'is', null)
        .as('unread'),
    ])
    .where('member_session.token', '=', slot('token'))
    .where('member_session.expires_at', '>', slot('now')),
)

/** The sessions of a member that have not ended, the newest first. */
export async function sessionsOf(
  reader: ReadHandle,
  member: string,
  now: Date,
): Promise<readonly SessionLine[]> {
  const rows = await reader
    .selectFrom('member_session')
    .select(['id', 'created_at', 'expires_at', 'user_agent'])
    .where('member', '=', member)
    .where('expires_at', '>', now.toISOString())
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ id, created_at, expires_at, user_agent }) => ({
    id,
    began: new Date(created_at),
    ends: new Date(expires_at),
    userAgent: user_agent ?? '',
  }))
}

/** By name as it is compared, or by address. */
export async function memberCalled(reader: Reads, called: string): Promise<Member | undefined> {
  const row = await reader
    .selectFrom('member')
    .select(columns)
    .where((where) =>
      where.or([where('name_key', '=', nameKey(called)), where('email', '=', called.toLowerCase())]),
    )
    .executeTakeFirst()
  return row && memberOf(row)
}

export async function memberWithId(reader: Reads, id: string): Promise<Member | undefined> {
  const row = await reader.selectFrom('member').select(columns).where('member.id', '=', id).executeTakeFirst()
  return row && memberOf(row)
}

export async function members(reader: ReadHandle): Promise<readonly Member[]> {
  const rows = await reader.selectFrom('member').select(columns).orderBy('member.name_key').execute()
  return rows.map(memberOf)
}

export async function hasAdministrator(reader: Reads): Promise<boolean> {
  const row = await reader
    .selectFrom('member')
    .select('id')
    .where('role', '=', 'administrator')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function isOnlyAdministrator(reader: Reads, member: string): Promise<boolean> {
  const rows = await reader
    .selectFrom('member')
    .select('id')
    .where('role', '=', 'administrator')
    .limit(2)
    .execute()
  return rows.length === 1 && rows[0]?.id === member
}

/** By somebody, or one that looks like it, or kept because somebody had it. */
export async function isNameTaken(reader: Reads, name: string, butBy?: string): Promise<boolean> {
  const row = await reader
    .selectFrom('member')
    .select('id')
    .where((where) =>
      where.or([where('name_key', '=', nameKey(name)), where('name_skeleton', '=', nameSkeleton(name))]),
    )
    .where('id', '!=', butBy ?? '')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined || isFormerName(reader, name, butBy)
}

export async function isSuspended(reader: Reads, member: string): Promise<boolean> {
  const row = await reader
    .selectFrom('member')
    .select('suspended')
    .where('id', '=', member)
    .executeTakeFirst()
  return Boolean(row?.suspended)
}

export async function hasPassword(reader: ReadHandle, member: string): Promise<boolean> {
  const row = await reader
    .selectFrom('member_login')
    .select('id')
    .where('member', '=', member)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return row !== undefined
}

/** What one-time codes of a member are made from, encrypted. */
export async function codeSecretOf(reader: ReadHandle, member: string): Promise<string | undefined> {
  const row = await reader
    .selectFrom('two_factor')
    .select('secret')
    .where('member', '=', member)
    .executeTakeFirst()
  return row?.secret
}

/** Whether so many wrong codes came for a member that for now none is taken. */
export async function areCodesLocked(reader: ReadHandle, member: string, now: Date): Promise<boolean> {
  const row = await reader
    .selectFrom('two_factor')
    .select('locked_until')
    .where('member', '=', member)
    .executeTakeFirst()
  return row?.locked_until != null && new Date(row.locked_until) > now
}

/** Says whether no code of this step or a later one was taken before; from now on one was. */
export async function takeCodeStep(tx: WriteHandle, member: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('two_factor')
    .set({ last_step: step })
    .where('member', '=', member)
    .where((where) => where.or([where('last_step', 'is', null), where('last_step', '<', step)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function setRole(tx: WriteHandle, member: string, role: MemberRole): Promise<void> {
  await tx.updateTable('member').set({ role }).where('id', '=', member).execute()
}

/** Whoever is suspended can't sign in, and what was signed in is no more. */
export async function setSuspended(tx: WriteHandle, member: string, isSuspended: boolean): Promise<void> {
  await tx
    .updateTable('member')
    // SQLite has no truth values of its own, and takes this for one.
    .set({ suspended: sql<Flag>`${sql.lit(isSuspended)}` })
    .where('id', '=', member)
    .execute()
  if (isSuspended) await endSessions(tx, member)
}

export async function setName(tx: WriteHandle, member: string, name: string): Promise<void> {
  await tx
    .updateTable('member')
    .set({ name, name_key: nameKey(name), name_skeleton: nameSkeleton(name) })
    .where('id', '=', member)
    .execute()
}

export type NewSession = {
  readonly member: string
  readonly token: string
  readonly openedBy: SessionOpener
  readonly userAgent: string
  readonly now: Date
  readonly ends: Date
}

/** A session beside those that better-auth opens by password. False where the member is suspended. */
export async function openSession(tx: WriteHandle, session: NewSession): Promise<boolean> {
  const { member, token, openedBy, userAgent, now, ends } = session
  if (await isSuspended(tx, member)) return false
  await tx
    .insertInto('member_session')
    .values({
      id: randomBytes(24).toString('base64url'),
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
      member,
      token: tokenHash(token),
      expires_at: ends.toISOString(),
      ip_address: null,
      user_agent: userAgent,
      opened_by: openedBy,
    })
    .execute()
  return true
}

/** Ends one session of a member; says whether there was one. */
export async function endSession(tx: WriteHandle, member: string, session: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('member_session')
    .where('member', '=', member)
    .where('id', '=', session)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Ends the session that a token opens, whoever's it is. */
export async function endSessionOfToken(tx: WriteHandle, token: string): Promise<void> {
  await tx.deleteFrom('member_session').where('token', '=', tokenHash(token)).execute()
}

/** Ends every session of a member, but for the one that is kept. Returns how many there were. */
export async function endSessions(tx: WriteHandle, member: string, kept?: string): Promise<number> {
  const all = tx.deleteFrom('member_session').where('member', '=', member)
  const ended = kept === undefined ? all : all.where('id', '!=', kept)
  return Number((await ended.executeTakeFirst()).numDeletedRows)
}

/** Puts an invitation in the place of every other: the last that was made is the one that works. */
export async function putInvitation(
  tx: WriteHandle,
  { token, role, at }: { readonly token: string; readonly role: MemberRole; readonly at: Date },
): Promise<void> {
  await tx.deleteFrom('invitation').execute()
  await tx
    .insertInto('invitation')
    .values({ token_hash: tokenHash(token), role, created_at: at.toISOString() })
    .execute()
}

export async function invitedAs(reader: ReadHandle, token: string): Promise<MemberRole | undefined> {
  const row = await reader
    .selectFrom('invitation')
    .select('role')
    .where('token_hash', '=', tokenHash(token))
    .executeTakeFirst()
  return row?.role
}

/** The role that the invitation gives; from now on it gives it to nobody else. */
export async function takeInvitation(tx: WriteHandle, token: string): Promise<MemberRole | undefined> {
  const row = await tx
    .deleteFrom('invitation')
    .where('token_hash', '=', tokenHash(token))
    .returning('role')
    .executeTakeFirst()
  return row?.role
}

function memberOf(row: MemberRow): Member {
  const hasCodes = Boolean(row.two_factor_enabled)
  // What another site asked for before it introduced the member isn't known here.
  const hasSecondFactor = row.opened_by === 'passkey' || (hasCodes && row.opened_by !== 'provider')
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    isVerified: Boolean(row.email_verified),
    isSuspended: Boolean(row.suspended),
    role: row.role,
    roleInForce: roleInForce({ role: row.role, hasSecondFactor }),
    hasSecondFactor,
    hasCodes,
    joined: new Date(row.created_at),
  }
}

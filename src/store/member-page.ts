/** What the page of a member shows: who they are, what they say of themselves, and what they let others see. */
import { createHash } from 'node:crypto'
import { shownAtFirst, type MemberPart } from '../community/member-page.ts'
import { nameKey } from '../community/member-name.ts'
import type { MemberRole } from '../community/roles.ts'
import type { Database, ReadHandle, WriteHandle } from './tables.ts'

export type ShownMember = {
  readonly id: string
  readonly name: string
  readonly role: MemberRole
  readonly joined: Date
  readonly isSuspended: boolean
  readonly page: MemberPageChoice
}

export type MemberPageChoice = {
  /** In the subset of Markdown that reviews are written in. */
  readonly about: string
  readonly shown: readonly MemberPart[]
}

/** Who has, or had, a name: somebody, somebody who is now called otherwise, or somebody who is gone. */
export type NameFound =
  | { readonly is: 'member'; readonly member: ShownMember }
  | { readonly is: 'renamed'; readonly name: string }
  | { readonly is: 'gone' }

type Reads = Pick<Database, 'selectFrom'> | Pick<ReadHandle, 'selectFrom'>

/** What can be compared with a name, and doesn't say it. */
export const nameHash = (name: string): string =>
  createHash('sha256').update(nameKey(name)).digest('base64url')

/** `undefined` where nobody ever had it. */
export async function memberNamed(reader: ReadHandle, name: string): Promise<NameFound | undefined> {
  const row = await reader
    .selectFrom('member')
    .leftJoin('member_page', 'member_page.member', 'member.id')
    .select([
      'member.id',
      'member.name',
      'member.role',
      'member.created_at',
      'member.suspended',
      'member_page.about',
      'member_page.shown',
    ])
    .where('member.name_key', '=', nameKey(name))
    .executeTakeFirst()
  if (!row) return formerName(reader, name)
  const { id, role, about, shown, created_at, suspended } = row
  const member = {
    id,
    name: row.name,
    role,
    joined: new Date(created_at),
    isSuspended: Boolean(suspended),
    page: choiceOf(about, shown),
  }
  return { is: 'member', member }
}

async function formerName(reader: ReadHandle, name: string): Promise<NameFound | undefined> {
  const row = await reader
    .selectFrom('former_name')
    .leftJoin('member', 'member.id', 'former_name.member')
    .select('member.name')
    .where('former_name.name_hash', '=', nameHash(name))
    .executeTakeFirst()
  if (!row) return undefined
  return row.name === null ? { is: 'gone' } : { is: 'renamed', name: row.name }
}

export async function memberPageChoice(reader: ReadHandle, member: string): Promise<MemberPageChoice> {
  const row = await reader
    .selectFrom('member_page')
    .select(['about', 'shown'])
    .where('member', '=', member)
    .executeTakeFirst()
  return choiceOf(row?.about ?? null, row?.shown ?? null)
}

const choiceOf = (about: string | null, shown: string | null): MemberPageChoice => ({
  about: about ?? '',
  shown: shown === null ? shownAtFirst : (JSON.parse(shown) as MemberPart[]),
})

export async function setMemberPage(
  tx: WriteHandle,
  member: string,
  { about, shown }: MemberPageChoice,
): Promise<void> {
  const columns = { about, shown: JSON.stringify(shown) }
  await tx
    .insertInto('member_page')
    .values({ member, ...columns })
    .onConflict((conflict) => conflict.column('member').doUpdateSet(columns))
    .execute()
}

/** So many names that a member had are kept for them; whoever changes theirs often lets the oldest go. */
export const mostFormerNames = 5

/** Keeps a name that a member gives up: it leads to them, and nobody else can have it. */
export async function keepFormerName(
  tx: WriteHandle,
  { member, name, at }: { readonly member: string; readonly name: string; readonly at: string },
): Promise<void> {
  await tx
    .insertInto('former_name')
    .values({ name_hash: nameHash(name), member, at })
    .onConflict((conflict) => conflict.column('name_hash').doUpdateSet({ member, at }))
    .execute()
  const released = await tx
    .selectFrom('former_name')
    .select('name_hash')
    .where('member', '=', member)
    .orderBy('at', 'desc')
    .orderBy('name_hash')
    .offset(mostFormerNames)
    .limit(mostFormerNames)
    .execute()
  for (const { name_hash } of released)
    await tx.deleteFrom('former_name').where('name_hash', '=', name_hash).execute()
}

/** A name that a member takes back is no longer a former one. */
export async function dropFormerName(tx: WriteHandle, name: string): Promise<void> {
  await tx.deleteFrom('former_name').where('name_hash', '=', nameHash(name)).execute()
}

/** Whether a name is kept for somebody else, or was that of somebody who is gone. */
export async function isFormerName(reader: Reads, name: string, butOf?: string): Promise<boolean> {
  const row = await reader
    .selectFrom('former_name')
    .select('member')
    .where('name_hash', '=', nameHash(name))
    .executeTakeFirst()
  return row !== undefined && (row.member === null || row.member !== butOf)
}

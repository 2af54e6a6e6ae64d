/** Members who come by another site: known by its issuer and its word for them, and by nothing else. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { nameKey, nameSkeleton } from '../community/member-name.ts'
import type { Flag, ReadHandle, WriteHandle } from './tables.ts'

export type OutsideLogin = { readonly issuer: string; readonly subject: string }

/** The id of the member whom that site calls so. */
export async function memberByLogin(
  handle: ReadHandle | WriteHandle,
  { issuer, subject }: OutsideLogin,
): Promise<string | undefined> {
  const row = await (handle as ReadHandle)
    .selectFrom('member_login')
    .select('member')
    .where('provider_id', '=', issuer)
    .where('account_id', '=', subject)
    .executeTakeFirst()
  return row?.member
}

/** A host that never is one (RFC 2606): every member has an address, and these have none that letters go to. */
const nowhere = '@members.invalid'

export const hasAddress = (email: string): boolean => !email.endsWith(nowhere)

/** Makes a member who has no password and no address that letters go to. */
export async function insertOutsideMember(
  tx: WriteHandle,
  { login, name, now }: { readonly login: OutsideLogin; readonly name: string; readonly now: Date },
): Promise<{ readonly id: string; readonly email: string }> {
  const at = now.toISOString()
  const id = randomBytes(24).toString('base64url')
  const email = `${randomBytes(16).toString('hex')}${nowhere}`
  const no = sql<Flag>`${sql.lit(false)}`
  await tx
    .insertInto('member')
    .values({
      id,
      created_at: at,
      updated_at: at,
      name,
      name_key: nameKey(name),
      name_skeleton: nameSkeleton(name),
      email,
      email_verified: no,
      image: null,
      role: 'newcomer',
      suspended: no,
      two_factor_enabled: no,
    })
    .execute()
  await tx
    .insertInto('member_login')
    .values({
      id: randomBytes(24).toString('base64url'),
      created_at: at,
      updated_at: at,
      member: id,
      provider_id: login.issuer,
      account_id: login.subject,
      password: null,
    })
    .execute()
  return { id, email }
}

/** The address that was just answered is one that letters may go to. */
export async function confirmAddressOf(tx: WriteHandle, member: string): Promise<void> {
  await tx
    .updateTable('member')
    .set({ email_verified: sql<Flag>`${sql.lit(true)}` })
    .where('id', '=', member)
    .execute()
}

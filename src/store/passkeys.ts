/** Passkeys: what a member's devices sign with, as far as a site knows of it. */
import type { ReadHandle, WriteHandle } from './tables.ts'

export type Passkey = {
  /** In base64url, as the authenticator made it. */
  readonly id: string
  readonly member: string
  readonly name: string
  /** COSE, in base64url. */
  readonly publicKey: string
  /** How often it was used, as the authenticator counts; 0 where it doesn't. */
  readonly uses: number
  readonly transports: readonly string[]
  readonly created: Date
  readonly used: Date | undefined
}

type Handle = ReadHandle | WriteHandle

export async function passkeyWithId(handle: Handle, id: string): Promise<Passkey | undefined> {
  const row = await (handle as ReadHandle)
    .selectFrom('passkey')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && passkeyOf(row)
}

/** The oldest first. */
export async function passkeysOf(handle: Handle, member: string): Promise<readonly Passkey[]> {
  const rows = await (handle as ReadHandle)
    .selectFrom('passkey')
    .selectAll()
    .where('member', '=', member)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(passkeyOf)
}

export async function putPasskey(tx: WriteHandle, passkey: Omit<Passkey, 'used'>): Promise<void> {
  const { id, member, name, publicKey, uses, transports, created } = passkey
  await tx
    .insertInto('passkey')
    .values({
      id,
      member,
      name,
      public_key: publicKey,
      uses,
      transports: JSON.stringify(transports),
      created_at: created.toISOString(),
      used_at: null,
    })
    .execute()
}

export async function notePasskeyUse(
  tx: WriteHandle,
  { id, uses, at }: { readonly id: string; readonly uses: number; readonly at: Date },
): Promise<void> {
  await tx.updateTable('passkey').set({ uses, used_at: at.toISOString() }).where('id', '=', id).execute()
}

/** Says whether the member had it. */
export async function removePasskey(tx: WriteHandle, member: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('passkey')
    .where('member', '=', member)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

function passkeyOf(row: {
  id: string
  member: string
  name: string
  public_key: string
  uses: number
  transports: string
  created_at: string
  used_at: string | null
}): Passkey {
  return {
    id: row.id,
    member: row.member,
    name: row.name,
    publicKey: row.public_key,
    uses: row.uses,
    transports: JSON.parse(row.transports) as readonly string[],
    created: new Date(row.created_at),
    used: row.used_at === null ? undefined : new Date(row.used_at),
  }
}

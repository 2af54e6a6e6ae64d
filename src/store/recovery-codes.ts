/** One-time codes and recovery codes as they are kept: encrypted, and the latter as hashes once a first code was confirmed. */
import { sql } from 'kysely'
import type { Flag, ReadHandle, WriteHandle } from './tables.ts'

export async function codesOf(
  reader: ReadHandle,
  member: string,
): Promise<{ readonly secret: string; readonly recovery: string } | undefined> {
  return reader
    .selectFrom('two_factor')
    .select(['secret', 'backup_codes as recovery'])
    .where('member', '=', member)
    .executeTakeFirst()
}

/** How many of a member's recovery codes are left; `undefined` where they are still encrypted, or there are none kept. */
export async function recoveryCodesLeft(reader: ReadHandle, member: string): Promise<number | undefined> {
  const kept = await codesOf(reader, member)
  return kept?.recovery.startsWith('[') ? (JSON.parse(kept.recovery) as unknown[]).length : undefined
}

/** Hashes in the place of whatever codes there were. Says whether the member has one-time codes at all. */
export async function renewRecoveryCodes(tx: WriteHandle, member: string, hashes: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('two_factor')
    .set({ backup_codes: hashes })
    .where('member', '=', member)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('member')
          .select('member.id')
          .where('member.id', '=', member)
          .where('member.two_factor_enabled', '=', sql<Flag>`${sql.lit(true)}`),
      ),
    )
    .executeTakeFirst()
  return Number(numUpdatedRows) > 0
}

/** Of one member, or of all who have confirmed a first code. */
export async function encryptedRecoveryCodes(
  reader: ReadHandle,
  only?: string,
): Promise<readonly { readonly member: string; readonly codes: string }[]> {
  const encrypted = reader
    .selectFrom('two_factor')
    .innerJoin('member', 'member.id', 'two_factor.member')
    .select(['two_factor.member', 'two_factor.backup_codes as codes'])
    .where('two_factor.backup_codes', 'not like', '[%')
    .where('member.two_factor_enabled', '=', sql<Flag>`${sql.lit(true)}`)
  return (only === undefined ? encrypted : encrypted.where('member.id', '=', only)).execute()
}

/** Nothing is done where one was used meanwhile, and with it all were hashed. */
export async function replaceRecoveryCodes(
  tx: WriteHandle,
  member: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await tx
    .updateTable('two_factor')
    .set({ backup_codes: to })
    .where('member', '=', member)
    .where('backup_codes', '=', from)
    .execute()
}

/** Recovery codes as they are kept, a JSON list of hashes; before, they were one encrypted text. */
import type { ReadHandle, WriteHandle } from './tables.ts'

export async function encryptedRecoveryCodes(
  reader: ReadHandle,
): Promise<readonly { readonly member: string; readonly codes: string }[]> {
  return reader
    .selectFrom('two_factor')
    .select(['member', 'backup_codes as codes'])
    .where('backup_codes', 'not like', '[%')
    .execute()
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

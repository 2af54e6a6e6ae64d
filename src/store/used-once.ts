/** What we signed for one use: remembered from its use on, until it would have ended by itself. */
import type { WriteHandle } from './tables.ts'

/** Says whether it was unused; from now on it is used. */
export async function takeOnce(
  tx: WriteHandle,
  { token, expires, now }: { readonly token: string; readonly expires: Date; readonly now: Date },
): Promise<boolean> {
  await tx.deleteFrom('used_once').where('expires_at', '<=', now.toISOString()).execute()
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('used_once')
    .values({ token, expires_at: expires.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

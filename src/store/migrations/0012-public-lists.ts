/** The lists that everyone may browse, by when they changed. */
import { sql, type Kysely } from 'kysely'

export async function up(tx: Kysely<unknown>): Promise<void> {
  await sql`create index list_public on list (changed_at, number)
    where is_public = 1 and is_hidden = 0 and kind = 'list' and items > 0`.execute(tx)
}

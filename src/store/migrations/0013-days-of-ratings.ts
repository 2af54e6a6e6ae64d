/** The day on which a rating was given elsewhere, as the file says that its member brought. */
import type { Kysely } from 'kysely'

export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('rating').addColumn('given_on', 'text').execute()
}

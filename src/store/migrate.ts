/** Brings a database to the program's schema: each migration in one transaction, with its number. */
import { sql } from 'kysely'
import { Refusal } from '../catalogue/refusal.ts'
import * as catalogue from './migrations/0001-catalogue.ts'
import * as accounts from './migrations/0002-accounts.ts'
import * as ratings from './migrations/0003-ratings.ts'
import * as scores from './migrations/0004-scores.ts'
import * as reviews from './migrations/0005-reviews.ts'
import * as moderation from './migrations/0006-moderation.ts'
import * as lists from './migrations/0007-lists.ts'
import * as members from './migrations/0008-members.ts'
import * as auditLog from './migrations/0009-audit-log.ts'
import * as passkeys from './migrations/0010-passkeys.ts'
import * as rankedLists from './migrations/0011-ranked-lists.ts'
import * as publicLists from './migrations/0012-public-lists.ts'
import * as daysOfRatings from './migrations/0013-days-of-ratings.ts'
import * as notices from './migrations/0014-notices.ts'
import * as waiting from './migrations/0015-waiting.ts'
import * as heldLists from './migrations/0016-held-lists.ts'
import * as nameSkeletons from './migrations/0017-name-skeletons.ts'
import type { Engine } from './engine/engine.ts'

/** In order; the number of a migration is its place here, from 1. A released one is never changed. */
export const migrations = [
  catalogue,
  accounts,
  ratings,
  scores,
  reviews,
  moderation,
  lists,
  members,
  auditLog,
  passkeys,
  rankedLists,
  publicLists,
  daysOfRatings,
  notices,
  waiting,
  heldLists,
  nameSkeletons,
] as const

/** The database was written by a newer program. */
export class NewerDatabase extends Refusal {
  override name = 'NewerDatabase'
}

/** Throws {@link NewerDatabase} where the database is ahead of the program. Returns how many migrations ran. */
export async function migrate(engine: Engine): Promise<number> {
  await sql`create table if not exists meta (name text primary key, value text not null)`.execute(engine.db)
  await sql`insert into meta (name, value) values ('schema', '0') on conflict do nothing`.execute(engine.db)
  let ran = 0
  for (const [at, migration] of migrations.entries()) {
    const didRun = await engine.db.transaction().execute(async (tx) => {
      await engine.lockForWriting(tx)
      const version = await schemaVersion(tx)
      if (version > migrations.length) throw newer(version)
      if (version > at) return false
      await migration.up(tx as never, engine)
      await tx
        .updateTable('meta')
        .set({ value: String(at + 1) })
        .where('name', '=', 'schema')
        .execute()
      return true
    })
    if (didRun) ran += 1
  }
  return ran
}

async function schemaVersion(tx: Parameters<Engine['lockForWriting']>[0]): Promise<number> {
  const row = await tx
    .selectFrom('meta')
    .select('value')
    .where('name', '=', 'schema')
    .executeTakeFirstOrThrow()
  return Number(row.value)
}

function newer(version: number): NewerDatabase {
  return new NewerDatabase(
    'conflict',
    `The database is at schema ${version}, this program knows up to ${migrations.length}. ` +
      'Start the newer program that wrote it, or restore a backup from before it ran.',
  )
}

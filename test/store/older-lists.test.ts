/** Lists of a database that an older program wrote. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listIdOf } from '../../src/community/list-id.ts'
import { openPostgres } from '../../src/store/engine/postgres.ts'
import { openSqlite } from '../../src/store/engine/sqlite.ts'
import { newSharedTurns, Turns } from '../../src/store/engine/turns.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { listByNumber, publicLists } from '../../src/store/lists.ts'
import { migrate, migrations } from '../../src/store/migrate.ts'
import { heldPosts } from '../../src/store/moderated-posts.ts'
import { databaseFile } from '../../src/store/store.ts'
import { engineKinds, freshDatabase, freshDirectory } from '../support/engines.ts'

/** Migrations that ran before lists could wait. */
const before = 15

describe.each(engineKinds)('lists on %s from before lists could wait', (kind) => {
  let engine: Engine
  let remove: () => Promise<void>
  beforeAll(async () => {
    const fresh = kind === 'sqlite' ? freshDirectory() : await freshDatabase()
    remove = () => fresh.remove()
    engine =
      fresh.address.kind === 'directory'
        ? openSqlite(databaseFile(fresh.address.directory), new Turns(newSharedTurns()))
        : openPostgres(fresh.address.url)
    await engine.db.transaction().execute(async (tx) => {
      await sql`create table meta (name text primary key, value text not null)`.execute(tx)
      await sql`insert into meta (name, value) values ('schema', ${String(before)})`.execute(tx)
      for (const { up } of migrations.slice(0, before)) await up(tx as never, engine)
    })
    await sql`insert into member (id, name, name_key, email, email_verified, role, suspended, created_at, updated_at)
      values ('setsuko', 'Setsuko', 'setsuko', 'setsuko@example.org', true, 'newcomer', false, '2026-01-02', '2026-01-02')`.execute(
      engine.db,
    )
    for (const [number, isPublic, isHidden] of [
      [1, 1, 0],
      [2, 1, 1],
      [3, 0, 1],
      [4, 0, 0],
    ])
      await sql`insert into list
        (number, member, kind, name, is_public, is_hidden, items, changes, created_at, changed_at) values
        (${number}, 'setsuko', 'list', 'Trains', ${isPublic}, ${isHidden}, 1, 1, '2026-01-02', '2026-01-03')`.execute(
        engine.db,
      )
    await migrate(engine)
  })
  afterAll(async () => {
    await engine.close()
    await remove()
  })

  test('are shown where all could see them, and hidden where a moderator hid them', async () => {
    const states = []
    for (const number of [1, 2, 3, 4]) states.push((await listByNumber(engine.reader, number))?.state)
    expect(states).toEqual(['shown', 'hidden', 'hidden', 'held'])
    const shown = await publicLists(engine.reader, { limit: 10, offset: 0 })
    expect(shown.map(({ id }) => id)).toEqual([listIdOf(1)])
  })

  test('give moderators nothing to do: what is private is looked at once it is made public', async () => {
    expect((await heldPosts(engine.reader, 10)).total).toBe(0)
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keptStatements } from './kept-statements.ts'
import { newSharedTurns, Turns } from './turns.ts'
import { WritingDialect } from './writing-dialect.ts'

type Tables = { note: { text: string } }

let folder: string
let open: DatabaseSync[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'titlecard-writing-'))
  open = []
  connection().exec('pragma journal_mode = wal; create table note (text text unique)')
})
afterEach(() => {
  for (const each of open) each.close()
  rmSync(folder, { recursive: true })
})

function connection(): DatabaseSync {
  const database = new DatabaseSync(join(folder, 'notes.sqlite'), { timeout: 0 })
  open.push(database)
  return database
}

function writer(sync: () => Promise<void>, patience?: number): Kysely<Tables> {
  const database = keptStatements(connection())
  const turns = new Turns(newSharedTurns())
  return new Kysely<Tables>({
    dialect: new WritingDialect({ database, turns, sync, ...(patience === undefined ? {} : { patience }) }),
  })
}

const atOnce = (): Promise<void> => Promise.resolve()
const stored = (): unknown[] => {
  const rows = connection().prepare('select text from note order by rowid').all()
  return rows.map((row) => row['text'])
}

const write = (db: Kysely<Tables>, text: string): Promise<unknown> =>
  db.transaction().execute((tx) => tx.insertInto('note').values({ text }).execute())

/** Long enough for whatever needs no disk and no other program. */
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

describe('a write', () => {
  test('is acknowledged when the disk has it, and the next one does not wait for that', async () => {
    const disk = Promise.withResolvers<undefined>()
    const db = writer(() => disk.promise)
    const acknowledged: string[] = []
    const writes = ['a', 'b', 'c'].map((text) => write(db, text).then(() => acknowledged.push(text)))
    await aWhile()
    expect(stored()).toEqual(['a', 'b', 'c'])
    expect(acknowledged).toEqual([])
    disk.resolve(undefined)
    await Promise.all(writes)
    expect(acknowledged).toEqual(['a', 'b', 'c'])
  })

  test('without a transaction is acknowledged when the disk has it', async () => {
    const disk = Promise.withResolvers<undefined>()
    let isAcknowledged = false
    const db = writer(() => disk.promise)
    const written = db
      .insertInto('note')
      .values({ text: 'a' })
      .returning('text')
      .execute()
      .then(() => (isAcknowledged = true))
    await aWhile()
    expect(stored()).toEqual(['a'])
    expect(isAcknowledged).toBe(false)
    disk.resolve(undefined)
    await written
  })

  test('that fails undoes itself, and none of those that wait with it', async () => {
    const db = writer(atOnce)
    const outcomes = await Promise.allSettled(['a', 'b', 'a', 'c'].map((text) => write(db, text)))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(stored()).toEqual(['a', 'b', 'c'])
  })

  test('shares a commit with those that wait, and is undone without them', async () => {
    const database = connection()
    const commits: string[] = []
    const counted = keptStatements(database)
    const prepare = (sql: string) => {
      if (sql === 'commit') commits.push(sql)
      return counted.prepare(sql)
    }
    const turns = new Turns(newSharedTurns())
    const db = new Kysely<Tables>({
      dialect: new WritingDialect({ database: { ...counted, prepare }, turns, sync: atOnce }),
    })
    const texts = ['a', 'b', 'a', 'c', 'd']
    const outcomes = await Promise.allSettled(texts.map((text) => write(db, text)))
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    expect(stored()).toEqual(['a', 'b', 'c', 'd'])
    expect(commits).toHaveLength(1)
    await write(db, 'e')
    expect(commits).toHaveLength(2)
  })

  test('whose first fails leaves the rest to a commit of their own', async () => {
    const db = writer(atOnce)
    await write(db, 'a')
    const outcomes = await Promise.allSettled(['a', 'b', 'a'].map((text) => write(db, text)))
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected'])
    expect(stored()).toEqual(['a', 'b'])
  })

  test('of many is in groups of a bounded size, with single statements and reads between them', async () => {
    const db = writer(atOnce)
    const all = Array.from({ length: 100 }, (_, at) => String(at).padStart(2, '0'))
    const done = all.map((text, at) =>
      at % 10 === 7
        ? db.insertInto('note').values({ text }).execute()
        : at % 10 === 4
          ? db
              .transaction()
              .setAccessMode('read only')
              .execute((tx) => tx.selectFrom('note').selectAll().execute())
          : write(db, text),
    )
    await Promise.all(done)
    expect(stored()).toEqual(all.filter((_, at) => at % 10 !== 4))
  })

  test('is refused with all of its commit where SQLite undoes them, and taken after that', async () => {
    const database = connection()
    const db = new Kysely<Tables>({
      dialect: new WritingDialect({
        database: keptStatements(database),
        turns: new Turns(newSharedTurns()),
        sync: atOnce,
      }),
    })
    await write(db, 'kept')
    const { page_count: pages } = database.prepare('pragma page_count').get() ?? {}
    database.exec(`pragma max_page_count = ${Number(pages) + 2}`)
    const outcomes = await Promise.allSettled([
      write(db, 'small'),
      write(db, 'x'.repeat(100_000)),
      write(db, 'too'),
    ])
    expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true)
    const fulfilled = ['small', 'x'.repeat(100_000), 'too'].filter(
      (_, at) => outcomes[at]?.status === 'fulfilled',
    )
    expect(stored()).toEqual(['kept', ...fulfilled])
    database.exec('pragma max_page_count = 100000')
    await write(db, 'after')
    expect(stored()).toEqual(['kept', ...fulfilled, 'after'])
  })

  test('is never acknowledged by a disk that failed, and neither is a later one', async () => {
    const db = writer(() => Promise.reject(new Error('EIO')))
    await expect(write(db, 'a')).rejects.toThrow('EIO')
    await expect(write(db, 'b')).rejects.toThrow('EIO')
  })

  test('waits for another program without holding up this one', async () => {
    const other = connection()
    other.exec("begin immediate; insert into note values ('other')")
    const written = write(writer(atOnce), 'own')
    await aWhile()
    other.exec('commit')
    await written
    expect(stored()).toEqual(['other', 'own'])
  })

  test('is refused where another program writes for too long, and taken after that', async () => {
    const other = connection()
    const db = writer(atOnce, 30)
    other.exec('begin immediate')
    await expect(write(db, 'a')).rejects.toThrow('Another program is writing to the catalogue')
    other.exec('rollback')
    await write(db, 'a')
    expect(stored()).toEqual(['a'])
  })
})

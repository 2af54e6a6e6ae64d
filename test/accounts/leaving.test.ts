/** Members take their data along, and leave; what a restored backup brings back is deleted again. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { deletionLog } from '../../src/accounts/deletion-log.ts'
import { appoint } from '../../src/actions/accounts/appoint.ts'
import { userTo } from '../../src/cli/user.ts'
import type { ReviewId } from '../../src/community/review-id.ts'
import { verifyAudit } from '../../src/store/audit-log.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { insertList } from '../../src/store/lists.ts'
import { memberCalled } from '../../src/store/members.ts'
import { notify } from '../../src/store/notifications.ts'
import { holdings, withheld } from '../../src/store/personal-data.ts'
import { insertReview, reviewById } from '../../src/store/reviews.ts'
import { databaseFile, openStore, type StoreAddress } from '../../src/store/store.ts'
import { countedTallies, titleRatings } from '../../src/store/title-tally.ts'
import { freshDirectory, freshStore, engineKinds, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { openSite, put, siteConfig, type Site } from '../support/site.ts'
import { emailOf, goodPassword, Visitor } from '../support/visitor.ts'

const film = titleId('tt0041154')
const at = '2026-11-22T10:00:00.000Z'
const draft = {
  language: 'en',
  headline: 'Quiet',
  text: 'A chair that turns.',
  licence: 'CC-BY-4.0',
} as const

type Busy = { readonly visitor: Visitor; readonly id: string; readonly review: ReviewId }

describe.each(engineKinds)('a member who leaves, on %s,', (kind) => {
  let store: TestStore
  let site: Site
  let folder: string
  let count = 0
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'titlecard-leaving-'))
    store = await freshStore(kind)
    await put(store.engine, [[film, { type: 'movie', name: 'Late Spring', year: 1949 }]])
    site = await openSite(store.engine, siteConfig({ DATA_DIR: folder }))
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
    rmSync(folder, { recursive: true })
  })

  /** Somebody with a rating, a review, a list and a notification. */
  async function busy(name: string): Promise<Busy> {
    const visitor = new Visitor(site, `198.51.100.${(count += 1)}`)
    await visitor.becomes(name)
    await visitor.postOwn(`/title/${film}/rating`, { rating: '8' })
    const { engine } = store
    const id = (await memberCalled(engine.reader, name))?.id ?? ''
    const review = await engine.db.transaction().execute(async (tx) => {
      await engine.lockForWriting(tx)
      const list = {
        member: id,
        kind: 'list',
        name: 'Trains',
        description: undefined,
        isPublic: true,
        at,
      } as const
      await insertList(tx, list)
      await notify(tx, { member: id, kind: 'list-changed', subject: 'ls0000001', at })
      return insertReview(tx, { author: id, title: film }, { draft, holds: [], at })
    })
    return { visitor, id, review }
  }

  const leave = ({ visitor }: Busy, reviews: 'kept' | 'deleted', password = goodPassword) =>
    visitor.postOwn('/account/data/delete', { password, reviews })

  test('is gone at once: signed out everywhere, their name 410, their rating counted no more', async () => {
    const one = await busy('Setsuko')
    const elsewhere = new Visitor(site, '192.0.2.7')
    await elsewhere.signsIn('Setsuko')
    const before = (await titleRatings(store.engine.reader, film)).tally.length
    const left = await leave(one, 'deleted')
    expect([left.status, left.header('location')]).toEqual([303, '/sign-in?note=deleted'])
    expect(one.visitor.cookies).not.toContain('sid=')
    expect((await one.visitor.get('/sign-in?note=deleted')).text).toContain('Your account is deleted.')
    expect((await elsewhere.get('/account')).status).toBe(303)
    const page = await site.get('/member/setsuko')
    expect([page.status, page.text.includes('has deleted their account')]).toEqual([410, true])
    const after = await titleRatings(store.engine.reader, film)
    expect([before, after.tally]).toEqual([1, []])
    expect(await countedTallies(store.engine.reader as never, film)).toMatchObject({ tally: [] })
    expect(await reviewById(store.engine.reader, one.review)).toBeUndefined()
    const letter = site.letters.findLast(({ to }) => to === emailOf('Setsuko'))
    expect(letter?.subject).toContain('your account is deleted')
    const again = await new Visitor(site).post('/sign-in', {
      email: emailOf('Setsuko'),
      password: goodPassword,
    })
    expect(again.status).toBe(422)
    const joining = { name: 'SETSUKO', email: 'other@example.org', password: goodPassword }
    expect((await new Visitor(site).post('/join', joining)).status).toBe(422)
  })

  test('may leave their reviews, which stand on without a name', async () => {
    const one = await busy('Chishu')
    await leave(one, 'kept')
    const review = await reviewById(store.engine.reader, one.review)
    expect([review?.text, review?.author, review?.state]).toEqual([draft.text, undefined, 'shown'])
  })

  test('leaves nothing behind by which they can be known, in any table', async () => {
    const one = await busy('Haruko')
    await one.visitor.postOwn('/account/page', { about: 'Haruko was here' })
    await one.visitor.post('/forgotten', { email: emailOf('Haruko') })
    await leave(one, 'kept')
    const rows = await everything(store.engine)
    for (const trace of ['haruko', 'Haruko']) expect(rows).not.toContain(trace)
    const named = (await rowsWith(store.engine, one.id)).filter((table) => table !== 'audit_log')
    expect(named).toEqual([])
    expect((await verifyAudit(store.engine.reader)).isWhole).toBe(true)
  })

  test('has to say the password, and one who is the only administrator can’t go', async () => {
    const one = await busy('Yasujiro')
    const wrong = await leave(one, 'deleted', 'not the password')
    expect([wrong.status, wrong.text.includes('That is not your password.')]).toEqual([422, true])
    await appoint(store.engine, 'Yasujiro', 'administrator')
    const only = await leave(one, 'deleted')
    expect([only.status, only.text.includes('You are the only administrator.')]).toEqual([422, true])
    expect(await one.visitor.isCalled()).toBe('Yasujiro')
    await appoint(store.engine, 'Yasujiro', 'member')
  })

  test('who came by another site has no password to say, but has to have just signed in', async () => {
    const one = await busy('Setsu')
    await store.engine.db
      .updateTable('member_login')
      .set({ provider_id: 'https://elsewhere.example', password: null })
      .where('member', '=', one.id)
      .execute()
    expect((await one.visitor.get('/account/data')).html).not.toContain('type="password"')
    const began = new Date(Date.now() - 11 * 60_000)
    await store.engine.db
      .updateTable('member_session')
      .set({ created_at: kind === 'sqlite' ? began.toISOString() : began })
      .where('member', '=', one.id)
      .execute()
    const late = await leave(one, 'deleted', '')
    expect([late.status, late.text.includes('sign in anew first')]).toEqual([422, true])
    await store.engine.db
      .updateTable('member_session')
      .set({ created_at: kind === 'sqlite' ? new Date().toISOString() : new Date() })
      .where('member', '=', one.id)
      .execute()
    expect((await leave(one, 'deleted', '')).header('location')).toBe('/sign-in?note=deleted')
  })

  test('takes along all that is kept of them, and nothing that opens an account', async () => {
    const one = await busy('Kyoko')
    await one.visitor.postOwn('/account/page', { about: 'Sea *and* sky', ratings: 'yes' })
    const file = await one.visitor.postOwn('/account/data/export')
    expect([file.status, file.header('content-disposition')]).toEqual([
      200,
      expect.stringMatching(/^attachment; filename="titlecard-\d{4}-\d\d-\d\d\.json"$/),
    ])
    const data = JSON.parse(file.html) as Record<string, Record<string, unknown>[]>
    expect(data['account']).toMatchObject([{ name: 'Kyoko', email: emailOf('Kyoko'), email_verified: true }])
    expect(data['page']).toEqual([{ about: 'Sea *and* sky', shown: ['ratings'] }])
    expect(data['ratings']).toMatchObject([{ title: film, halves: 16 }])
    expect(data['reviews']).toMatchObject([{ title: film, text: draft.text }])
    expect(data['lists']).toMatchObject([{ name: 'Trains' }])
    expect(data['notifications']).toMatchObject([{ kind: 'list-changed', subject: 'ls0000001' }])
    expect(data['audit']?.map(({ deed }) => deed)).toContain('exported')
    expect(data['sessions']).toHaveLength(1)
    const sessions = await store.engine.db.selectFrom('member_session').select('token').execute()
    for (const secret of ['$argon2', ...sessions.map(({ token }) => token)])
      expect(file.html).not.toContain(secret)
    expect(file.html).not.toContain('Yasujiro')
    await leave(one, 'deleted')
  })

  test('is deleted again after a backup brought them back, by the log beside the database', async () => {
    const [gone, stays] = [await busy('Shin'), await busy('Mariko')]
    const restored = await restore(store, async () => {
      await leave(gone, 'deleted')
    })
    const log = deletionLog(folder)
    expect(readFileSync(log, 'utf8')).toMatch(new RegExp(`^\\S+ ${gone.id} reviews=deleted$`, 'm'))
    for (const secret of ['Shin', emailOf('Shin')]) expect(readFileSync(log, 'utf8')).not.toContain(secret)
    const back = await openStore(restored.address)
    expect(await memberCalled(back.reader, 'Shin')).toBeDefined()
    await back.close()
    const lines: string[] = []
    const place = restored.address.kind === 'postgres' ? restored.address.url : restored.address.directory
    await userTo((line) => lines.push(line), ['forget', '--from-log', log, '--in', place])
    await userTo((line) => lines.push(line), ['forget', '--from-log', log, '--in', place])
    expect(lines[0]).toMatch(/^[1-9]\d* deleted accounts were back/)
    expect(lines[1]).toMatch(/^0 deleted accounts were back/)
    const after = await openStore(restored.address)
    expect(await memberCalled(after.reader, 'Shin')).toBeUndefined()
    expect((await memberCalled(after.reader, 'Mariko'))?.id).toBe(stays.id)
    expect(await reviewById(after.reader, gone.review)).toBeUndefined()
    expect((await titleRatings(after.reader, film)).tally).toEqual(
      (await countedTallies(after.reader as never, film)).tally,
    )
    expect((await verifyAudit(after.reader)).isWhole).toBe(true)
    await after.close()
    await restored.remove()
  })

  test('is deleted by the operator too, who is told where there is nobody of that name', async () => {
    const one = await busy('Takako')
    const place = store.address.kind === 'postgres' ? store.address.url : store.address.directory
    const before = process.env['DATA_DIR']
    process.env['DATA_DIR'] = folder
    const lines: string[] = []
    const forget = (name: string) =>
      userTo((line) => lines.push(line), ['forget', name, '--keep-reviews', '--in', place])
    await forget('takako')
    await expect(forget('takako')).rejects.toThrow('No member is called "takako".')
    if (before === undefined) delete process.env['DATA_DIR']
    else process.env['DATA_DIR'] = before
    expect(lines).toEqual(['Takako is deleted; their reviews are kept.'])
    expect(readFileSync(deletionLog(folder), 'utf8')).toContain(`${one.id} reviews=kept`)
    expect((await one.visitor.get('/account')).status).toBe(303)
  })

  test('is not deleted by a log that was written to by somebody else', async () => {
    const odd = join(folder, 'odd.log')
    writeFileSync(odd, `${at} abc reviews=deleted\nabc; drop table member\n`)
    const place = store.address.kind === 'postgres' ? store.address.url : store.address.directory
    const forget = (path: string) => userTo(() => undefined, ['forget', '--from-log', path, '--in', place])
    await expect(forget(odd)).rejects.toThrow('line 2')
    await expect(forget(join(folder, 'none.log'))).rejects.toThrow('There is no file')
  })
})

test('every table that refers to a member is in the inventory of personal data, and so in what members get', async () => {
  const store = await freshStore('sqlite')
  const { rows } = await sql<{ name: string }>`
    select distinct m.name from sqlite_master m, pragma_foreign_key_list(m.name) f where f."table" = 'member'`.execute(
    store.engine.db,
  )
  const known = new Set([...holdings.map(({ table }) => table), ...Object.keys(withheld)] as string[])
  expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
  const document = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'privacy.md'), 'utf8')
  for (const table of known) expect(document, table).toContain(`\`${table}\``)
  await store.dispose()
})

type Restored = { readonly address: StoreAddress; remove(): Promise<void> }

/** A backup, then what happens after it, then the backup put in a place of its own. */
async function restore({ engine, address }: TestStore, after: () => Promise<void>): Promise<Restored> {
  if (address.kind === 'directory') {
    const { address: place, remove } = freshDirectory()
    if (place.kind !== 'directory') throw new Error('A folder was expected')
    mkdirSync(place.directory, { recursive: true })
    await sql`vacuum into ${databaseFile(place.directory)}`.execute(engine.db)
    await after()
    return { address: place, remove }
  }
  const name = new URL(address.url).pathname.slice(1)
  const copy = `${name}_restored`
  // A copy of the files of the database as a whole, which PostgreSQL makes while nobody else is connected.
  await onServer(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    `create database ${copy} template ${name}`,
  )
  await after()
  const url = new URL(address.url)
  url.pathname = `/${copy}`
  return {
    address: { kind: 'postgres', url: url.href },
    remove: () => onServer(`drop database ${copy} with (force)`),
  }
}

async function onServer(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

async function tablesOf({ kind, db }: Engine): Promise<readonly string[]> {
  const { rows } =
    kind === 'sqlite'
      ? await sql<{
          name: string
        }>`select name from sqlite_master where type = 'table' and name not like 'name_search%'`.execute(db)
      : await sql<{
          name: string
        }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db)
  return rows.map(({ name }) => name)
}

async function everything(engine: Engine): Promise<string> {
  const all: unknown[] = []
  for (const table of await tablesOf(engine))
    all.push((await sql`select * from ${sql.table(table)}`.execute(engine.db)).rows)
  return JSON.stringify(all)
}

async function rowsWith(engine: Engine, text: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const table of await tablesOf(engine)) {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(engine.db)
    if (JSON.stringify(rows).includes(text)) found.push(table)
  }
  return found
}

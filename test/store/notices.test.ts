/** Notices as they are kept: what is due to be forgotten is found without reading all of them. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notifierKept, notifierKeptAtMost } from '../../src/community/notice.ts'
import { forgetOldNotifiers, hasOldNotifiers, insertNotice, oldNotifiers } from '../../src/store/notices.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'

const notice = {
  address: '/title/tt0000001',
  ground: 'unlawful',
  words: 'It is against the law.',
  work: undefined,
  name: undefined,
  email: undefined,
  reach: undefined,
  behalf: undefined,
} as const
const noticeRow = {
  address: notice.address,
  ground: notice.ground,
  words: notice.words,
  language: 'en',
  decision: null,
  decided_at: null,
}
const now = new Date('2026-11-22T12:00:00.000Z')

describe.each(engineKinds)('notices on %s', (kind) => {
  let store: TestStore
  beforeAll(async () => {
    store = await freshStore(kind)
  })
  afterAll(() => store.dispose())

  const put = (at: Date) =>
    store.engine.db.transaction().execute((tx) => insertNotice(tx, { notice, language: 'en', at }))

  test('those to be forgotten are looked for every half minute, by indexes alone', async () => {
    const { db } = store.engine
    const fresh = { ...noticeRow, at: now.toISOString() }
    await db
      .insertInto('notice')
      .values(Array.from({ length: 2000 }, () => fresh))
      .execute()
    await sql`analyze`.execute(db)
    const { sql: text, parameters } = oldNotifiers(store.engine.reader, now).compile()
    const parts = text.split(kind === 'sqlite' ? '?' : /\$\d+/)
    const asked = sql.join(
      parts.flatMap((part, at) => [sql.raw(part), ...(at in parameters ? [sql.val(parameters[at])] : [])]),
      sql``,
    )
    const explain = sql.raw(kind === 'sqlite' ? 'explain query plan ' : 'explain ')
    const { rows } = await sql<Record<string, unknown>>`${explain}${asked}`.execute(db)
    const plan = rows.map((row) => String(row[kind === 'sqlite' ? 'detail' : 'QUERY PLAN'])).join('\n')
    for (const index of ['notice_decided', 'notice_came']) expect(plan).toContain(index)
    expect(plan).not.toMatch(/SCAN notice|Seq Scan/)
  })

  test('are due to be forgotten by their age, or that of their decision, and once only', async () => {
    const ago = (age: number) => new Date(now.getTime() - age)
    const isDue = () => hasOldNotifiers(store.engine.reader, now)
    const forget = () => store.engine.db.transaction().execute((tx) => forgetOldNotifiers(tx, now))
    await put(ago(notifierKeptAtMost - 1000))
    expect(await isDue()).toBe(false)
    await put(ago(notifierKeptAtMost))
    expect(await isDue()).toBe(true)
    await forget()
    expect(await isDue()).toBe(false)
    const decided = await put(ago(notifierKept))
    await store.engine.db
      .updateTable('notice')
      .set({ decided_at: ago(notifierKept).toISOString() })
      .where('id', '=', decided)
      .execute()
    expect(await isDue()).toBe(true)
    await forget()
    expect(await isDue()).toBe(false)
  })
})

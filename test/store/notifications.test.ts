import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { WriteHandle } from '../../src/store/tables.ts'
import {
  markRead,
  markReadUpTo,
  mostNotifications,
  notificationsOf,
  notify,
  type NewNotification,
} from '../../src/store/notifications.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { putMember } from '../support/members.ts'

const at = '2026-11-22T10:00:00.000Z'
const all = { limit: 1000, offset: 0 }

describe.each(engineKinds)('notifications on %s', (kind) => {
  let store: TestStore
  let setsuko: string
  let chishu: string
  beforeAll(async () => {
    store = await freshStore(kind)
    setsuko = await putMember(store.engine, 'Setsuko')
    chishu = await putMember(store.engine, 'Chishu')
  })
  beforeEach(() => store.engine.db.deleteFrom('notification').execute())
  afterAll(() => store.dispose())
  const write = <T>(work: (tx: WriteHandle) => Promise<T>): Promise<T> =>
    store.engine.db.transaction().execute(async (tx) => {
      await store.engine.lockForWriting(tx)
      return work(tx)
    })
  const tell = (told: Partial<NewNotification> = {}) =>
    write((tx) => notify(tx, { member: setsuko, kind: 'review-featured', subject: 'rw0000001', at, ...told }))
  const read = (member = setsuko) => notificationsOf(store.engine.reader, member, all)

  test('come back as they were told, the newest first, to their member alone', async () => {
    await tell({ detail: { name: 'Late Spring' } })
    await tell({ kind: 'list-changed', subject: 'ls0000001', actor: chishu })
    expect(await read(chishu)).toEqual([])
    expect((await read()).map(({ id: _, ...rest }) => rest)).toEqual([
      {
        kind: 'list-changed',
        subject: 'ls0000001',
        actor: 'Chishu',
        detail: {},
        at,
        isRead: false,
      },
      {
        kind: 'review-featured',
        subject: 'rw0000001',
        actor: undefined,
        detail: { name: 'Late Spring' },
        at,
        isRead: false,
      },
    ])
  })

  test('are gone with the transaction that told them', async () => {
    const failing = write(async (tx) => {
      await notify(tx, { member: setsuko, kind: 'password-changed', subject: '', at })
      throw new Error('after all')
    })
    await expect(failing).rejects.toThrow('after all')
    expect(await read()).toEqual([])
  })

  test('are read one by one by their own member, or all that were seen', async () => {
    for (let each = 0; each < 4; each += 1) await tell()
    const [last, third, second, first] = (await read()).map(({ id }) => id)
    expect(await write((tx) => markRead(tx, chishu, second ?? 0, at))).toBe(false)
    expect(await write((tx) => markRead(tx, setsuko, second ?? 0, at))).toBe(true)
    await write((tx) => markReadUpTo(tx, chishu, last ?? 0, at))
    expect((await read()).map(({ isRead }) => isRead)).toEqual([false, false, true, false])
    await write((tx) => markReadUpTo(tx, setsuko, third ?? 0, at))
    expect((await read()).map(({ isRead }) => isRead)).toEqual([false, true, true, true])
    expect(first).toBeLessThan(last ?? 0)
  })

  test('are kept up to the newest five hundred of a member', async () => {
    await tell({ member: chishu })
    await write(async (tx) => {
      for (let each = 0; each <= mostNotifications; each += 1)
        await notify(tx, { member: setsuko, kind: 'list-changed', subject: `ls${each}`, at })
    })
    const kept = await read()
    expect(kept).toHaveLength(mostNotifications)
    expect(kept.at(-1)?.subject).toBe('ls1')
    expect(await read(chishu)).toHaveLength(1)
  })

  test('wait as a letter only where the member chose letters of that kind', async () => {
    await store.engine.db
      .insertInto('letter_choice')
      .values({ member: setsuko, kind: 'list-changed', language: 'fr' })
      .execute()
    await tell({ kind: 'review-featured' })
    await tell({ kind: 'list-changed', member: chishu })
    await tell({ kind: 'list-changed' })
    const [newest] = await read()
    const waiting = await store.engine.db.selectFrom('outgoing_letter').selectAll().execute()
    expect(waiting).toEqual([{ notification: newest?.id, language: 'fr', tries: 0, next_at: at }])
  })
})

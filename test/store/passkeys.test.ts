import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memberCalled, openSession, sessionOf, setSuspended, type Member } from '../../src/store/members.ts'
import {
  notePasskeyUse,
  passkeysOf,
  passkeyWithId,
  putPasskey,
  removePasskey,
} from '../../src/store/passkeys.ts'
import { takeOnce } from '../../src/store/used-once.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { openSite, write, type Site } from '../support/site.ts'
import { Visitor } from '../support/visitor.ts'

const now = new Date('2026-11-22T12:00:00.000Z')
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000)

describe.each(engineKinds)('passkeys on %s', (kind) => {
  let store: TestStore
  let site: Site
  let member: Member
  beforeAll(async () => {
    store = await freshStore(kind)
    site = await openSite(store.engine)
    await new Visitor(site).joins('Setsuko')
    const found = await memberCalled(store.engine.reader, 'Setsuko')
    if (!found) throw new Error('Nobody joined')
    member = found
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  test('are kept as they were made, with how often and when they were used', async () => {
    const { engine } = store
    const made = { member: member.id, publicKey: 'AQID', uses: 0, transports: ['internal'], created: now }
    await write(engine, async ({ tx }) => {
      await putPasskey(tx, { ...made, id: 'one', name: 'Telephone' })
      await putPasskey(tx, { ...made, id: 'two', name: 'Key', created: later(1) })
      await notePasskeyUse(tx, { id: 'two', uses: 5_000_000_000, at: later(2) })
    })
    expect((await passkeysOf(engine.reader, member.id)).map(({ name }) => name)).toEqual(['Telephone', 'Key'])
    expect(await passkeyWithId(engine.reader, 'two')).toEqual({
      ...made,
      id: 'two',
      name: 'Key',
      uses: 5_000_000_000,
      created: later(1),
      used: later(2),
    })
  })

  test('are removed by the member who has them, and nobody else', async () => {
    const { engine } = store
    expect(await write(engine, ({ tx }) => removePasskey(tx, 'somebody', 'one'))).toBe(false)
    expect(await write(engine, ({ tx }) => removePasskey(tx, member.id, 'one'))).toBe(true)
    expect(await passkeyWithId(engine.reader, 'one')).toBeUndefined()
  })

  test('answer a challenge once; what has ended by itself is forgotten', async () => {
    const take = (token: string, at: Date): Promise<boolean> =>
      write(store.engine, ({ tx }) => takeOnce(tx, { token, expires: later(10), now: at }))
    expect([await take('a', now), await take('a', later(1)), await take('b', later(2))]).toEqual([
      true,
      false,
      true,
    ])
    await take('c', later(11))
    const kept = await store.engine.reader.selectFrom('used_once').select('token').execute()
    expect(kept).toEqual([{ token: 'c' }])
  })

  test('open a session that counts as one with a second factor, unless the member is suspended', async () => {
    const { engine } = store
    const session = { member: member.id, userAgent: 'x', now, ends: later(60) }
    const open = (token: string, openedBy: 'passkey' | 'provider'): Promise<boolean> =>
      write(engine, ({ tx }) => openSession(tx, { ...session, token, openedBy }))
    expect([await open('one', 'passkey'), await open('two', 'provider')]).toEqual([true, true])
    expect((await sessionOf(engine.reader, 'one', later(1)))?.member.hasSecondFactor).toBe(true)
    expect((await sessionOf(engine.reader, 'two', later(1)))?.member.hasSecondFactor).toBe(false)
    expect((await sessionOf(engine.reader, 'one', later(1)))?.began).toEqual(now)
    await write(engine, ({ tx }) => setSuspended(tx, member.id, true))
    expect(await open('three', 'passkey')).toBe(false)
  })
})

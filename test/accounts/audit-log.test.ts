/** The audit log: what is written, that nothing of it can be changed unseen, and that it holds nobody's secrets. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appoint, suspend } from '../../src/actions/accounts/appoint.ts'
import { inviteAdministrator } from '../../src/actions/accounts/invite-administrator.ts'
import { auditTo } from '../../src/cli/audit.ts'
import { userTo } from '../../src/cli/user.ts'
import { appendAudit, auditHead, lastAuditRows, verifyAudit } from '../../src/store/audit-log.ts'
import { memberCalled } from '../../src/store/members.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { openSite, type Site } from '../support/site.ts'
import { emailOf, goodPassword, Visitor } from '../support/visitor.ts'

describe.each(engineKinds)('the audit log on %s', (kind) => {
  let store: TestStore
  let site: Site
  let count = 0
  const visitor = () => new Visitor(site, `203.0.113.${(count += 1)}`)
  beforeAll(async () => {
    store = await freshStore(kind)
    site = await openSite(store.engine)
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })
  const deeds = async (): Promise<readonly string[]> =>
    (await lastAuditRows(store.engine.reader, 1000)).map(({ deed }) => deed)
  /** The deeds that come of some work. */
  const deedsOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = (await deeds()).length
    await work()
    return (await deeds()).slice(before)
  }
  const audit = async (...args: string[]): Promise<{ code: number; lines: string[] }> => {
    const lines: string[] = []
    const where = store.address.kind === 'postgres' ? store.address.url : store.address.directory
    const code = await auditTo((line) => lines.push(line), [...args, '--in', where])
    return { code, lines }
  }

  test('holds what is done to an account, in order', async () => {
    const one = visitor()
    expect(await deedsOf(() => one.becomes('Setsuko'))).toEqual(['joined', 'sign-in'])
    expect(await deedsOf(() => one.postOwn('/account/name', { name: 'Setsuko H' }))).toEqual(['name-changed'])
    const email = 'noriko@example.org'
    await one.postOwn('/account/email', { email, password: goodPassword })
    const token = await one.tokenInLetter(email)
    expect(await deedsOf(() => one.post('/confirm', { token }))).toEqual(['address-changed'])
    const newPassword = 'an autumn afternoon'
    expect(
      await deedsOf(() => one.postOwn('/account/password', { password: goodPassword, newPassword })),
    ).toEqual(['password-changed'])
    const other = visitor()
    expect(await deedsOf(() => other.post('/sign-in', { email, password: newPassword }))).toEqual(['sign-in'])
    expect(await deedsOf(() => one.postOwn('/account/sessions'))).toEqual(['session-ended'])
    expect(await deedsOf(() => one.postOwn('/sign-out'))).toEqual(['sign-out'])
    expect(await deedsOf(() => one.post('/sign-in', { email, password: 'wrong' }))).toEqual([
      'sign-in-failed',
    ])
    await one.post('/forgotten', { email })
    const reset = await one.tokenInLetter(email)
    expect(await deedsOf(() => one.post('/reset', { token: reset, newPassword: goodPassword }))).toEqual([
      'password-reset',
    ])
  })

  test('names members by the ids that the list of members has', async () => {
    await visitor().joins('Kogo')
    await appoint(store.engine, 'Kogo', 'moderator')
    const lines: string[] = []
    const where = store.address.kind === 'postgres' ? store.address.url : store.address.directory
    await userTo((line) => lines.push(line), ['list', '--in', where])
    const [id = ''] = lines.find((line) => line.includes('\tKogo\t'))?.split('\t') ?? []
    const [given = ''] = (await audit('list', '--last', '1')).lines
    expect(id).toMatch(/^\w{8,}$/)
    expect(given.split('\t')[4]).toBe(id)
  })

  test('holds what an operator does, and to whom', async () => {
    await visitor().joins('Chishu')
    const { id } = (await memberCalled(store.engine.reader, 'Chishu')) ?? {}
    await appoint(store.engine, 'Chishu', 'moderator')
    await suspend(store.engine, 'Chishu', true)
    await suspend(store.engine, 'Chishu', false)
    await inviteAdministrator(store.engine, new Date())
    const rows = await lastAuditRows(store.engine.reader, 4)
    expect(rows.map(({ actor, deed, subject, detail }) => [actor, deed, subject, detail])).toEqual([
      ['operator', 'role-given', id, '{"role":"moderator"}'],
      ['operator', 'suspended', id, '{}'],
      ['operator', 'admitted', id, '{}'],
      ['operator', 'invited', null, '{"role":"administrator"}'],
    ])
  })

  test('holds no name, no address, no password and no token', async () => {
    const text = JSON.stringify(await lastAuditRows(store.engine.reader, 1000))
    const sessions = await store.engine.db.selectFrom('member_session').selectAll().execute()
    const kept = sessions.flatMap(({ id, token }) => [id, token])
    for (const planted of ['Setsuko', 'Chishu', '@', '203.0.113', 'autumn', goodPassword, ...kept])
      expect(text).not.toContain(planted)
  })

  test('writes of failed sign-ins only the first ones of a minute, and each time that they have doubled', async () => {
    const busy = await openSite(store.engine)
    const written = await deedsOf(async () => {
      for (let at = 0; at < 40; at += 1) {
        const page = await new Visitor(busy, `198.51.100.${at}`).post('/sign-in', {
          email: emailOf(`nobody${at}`),
          password: 'wrong',
        })
        expect(page.status).toBe(422)
      }
    })
    expect(written).toHaveLength(12)
    const [last] = await lastAuditRows(store.engine.reader, 1)
    expect(last?.detail).toBe('{"step":"password","failuresInThisMinute":32}')
    await busy.close()
  }, 60_000)

  test('is only added to: the database refuses to change a row, to take one out and to empty it', async () => {
    const { db } = store.engine
    const attempts = [
      sql`update audit_log set actor = 'x'`,
      sql`delete from audit_log where position = 1`,
      ...(kind === 'postgres' ? [sql`truncate audit_log`] : []),
    ]
    for (const attempt of attempts) await expect(attempt.execute(db)).rejects.toThrow(/only added to/)
    expect((await verifyAudit(store.engine.reader)).isWhole).toBe(true)
  })

  test('is listed and verified from the command line', async () => {
    const listed = await audit('list', '--last', '2')
    expect([listed.code, listed.lines.length]).toEqual([0, 2])
    const verified = await audit('verify')
    expect(verified.code).toBe(0)
    expect(verified.lines[0]).toMatch(/^The audit log is whole: \d+ rows\.$/)
    const noted = verified.lines[1]?.split(' ').at(-1) ?? ''
    await visitor().signsIn('Chishu')
    expect((await audit('verify', '--noted', noted)).code).toBe(0)
    const ahead = await audit('verify', '--noted', `99999:${noted.split(':')[1]}`)
    expect([ahead.code, ahead.lines[0]]).toEqual([1, expect.stringContaining('it is missing')])
    const unlike = await audit('verify', '--noted', `3:${noted.split(':')[1]}`)
    expect(unlike.lines).toEqual(['The audit log is broken at row 3: it is not the row that was noted.'])
  })

  test('numbers what is written at the same time one after the other', async () => {
    const before = (await auditHead(store.engine.reader))?.position ?? 0
    const append = (subject: string): Promise<void> =>
      store.engine.db.transaction().execute(async (tx) => {
        await store.engine.lockForWriting(tx)
        await appendAudit(tx, { at: new Date(), actor: 'operator', deed: 'configured', subject })
      })
    await Promise.all(Array.from({ length: 20 }, (_, at) => append(String(at))))
    expect((await auditHead(store.engine.reader))?.position).toBe(before + 20)
    expect((await verifyAudit(store.engine.reader)).isWhole).toBe(true)
  })

  // The last of the tests: from here on the log is what somebody made of it who owns the database.
  test('says at which row somebody changed it who took the guard away', async () => {
    const { db, reader } = store.engine
    if (kind === 'sqlite') {
      await sql`drop trigger audit_log_no_update`.execute(db)
      await sql`drop trigger audit_log_no_delete`.execute(db)
    } else await sql`drop trigger audit_log_stands on audit_log`.execute(db)
    const { position = 0 } = (await auditHead(reader)) ?? {}
    await sql`delete from audit_log where position = ${position - 1}`.execute(db)
    expect(await verifyAudit(reader)).toEqual({ isWhole: false, position: position - 1, fault: 'missing' })
    await sql`update audit_log set actor = 'somebody' where position = 4`.execute(db)
    expect(await verifyAudit(reader)).toEqual({ isWhole: false, position: 4, fault: 'changed' })
    expect((await audit('verify')).lines[0]).toContain('broken at row 4')
    await sql`delete from audit_log where position = 1`.execute(db)
    expect(await verifyAudit(reader)).toEqual({ isWhole: false, position: 1, fault: 'missing' })
  })
})

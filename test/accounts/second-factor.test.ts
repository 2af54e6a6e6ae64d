import { createHash } from 'node:crypto'
import { createOTP } from '@better-auth/utils/otp'
import { symmetricEncrypt } from 'better-auth/crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeAt } from '../../src/accounts/one-time-code.ts'
import { appoint } from '../../src/actions/accounts/appoint.ts'
import { hashRecoveryCodes } from '../../src/actions/accounts/hash-recovery-codes.ts'
import { lastAuditRows } from '../../src/store/audit-log.ts'
import { memberCalled } from '../../src/store/members.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { openSite, siteConfig, type Site } from '../support/site.ts'
import { emailOf, goodPassword, Visitor } from '../support/visitor.ts'

const keyIn = (html: string): string => /secret=([A-Z2-7]+)/.exec(html)?.[1] ?? ''

/** RFC 4648, as apps read it. */
function fromBase32(text: string): string {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2))).toString()
}

const stepNow = (): number => Math.floor(Date.now() / 30_000)

test('our codes are those of apps', async () => {
  expect(codeAt('some secret or other', stepNow())).toBe(await createOTP('some secret or other').totp())
})

describe.each(engineKinds)('one-time codes on %s', (kind) => {
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

  /** A member with codes, who stays signed in; the key, and the recovery codes. */
  async function withCodes(name: string) {
    const member = visitor()
    await member.becomes(name)
    const page = await member.postOwn('/account/codes', { password: goodPassword })
    const secret = fromBase32(keyIn(page.html))
    const recovery = [...page.html.matchAll(/<li>([\w-]{8,})<\/li>/g)].map(([, code = '']) => code)
    const opened = /name="opened" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const wrong = await member.postOwn('/account/codes/first', { code: '000000', opened })
    expect(wrong.status).toBe(422)
    // The same key and the same recovery codes stand there again, and the link that opens an app.
    const key = keyIn(page.html)
    const withoutSpaces = wrong.text.replace(/\s/g, '')
    expect([keyIn(wrong.html), withoutSpaces.includes(key)]).toEqual([key, true])
    expect(wrong.html).toContain('href="otpauth://totp/Titlecard:')
    for (const code of recovery) expect(wrong.text).toContain(code)
    await member.postOwn('/account/codes/first', { code: codeAt(secret, stepNow()) })
    return { member, secret, recovery }
  }

  async function halfway(name: string): Promise<Visitor> {
    const one = visitor()
    const page = await one.post('/sign-in', { email: emailOf(name), password: goodPassword })
    expect(page.header('location')).toBe('/sign-in/code')
    expect(await one.isCalled()).toBeUndefined()
    return one
  }

  test('have pages that send on whoever has no form to send, and take letters where recovery codes go', async () => {
    const guest = visitor()
    expect((await guest.get('/sign-in/code?next=%2Fmine')).header('location')).toBe('/sign-in?next=%2Fmine')
    for (const address of ['/account/codes', '/account/codes/first']) {
      const page = await guest.get(address)
      expect([page.status, page.header('location')]).toEqual([303, '/account'])
    }
    await withCodes('Ozu')
    const asked = await (await halfway('Ozu')).get('/sign-in/code')
    expect([asked.status, asked.html.includes('inputmode')]).toEqual([200, false])
  })

  test('are asked for after the password, each one once', async () => {
    const { member, secret } = await withCodes('Setsuko')
    expect(await member.isCalled()).toBe('Setsuko')
    const code = codeAt(secret, stepNow() + 1)
    const first = await halfway('Setsuko')
    expect((await first.post('/sign-in/code', { code: '123456' })).status).toBe(422)
    expect((await first.post('/sign-in/code', { code })).header('location')).toBe('/account')
    expect(await first.isCalled()).toBe('Setsuko')
    const confirming = await halfway('Setsuko')
    const used = await confirming.post('/sign-in/code', { code: codeAt(secret, stepNow()) })
    expect(used.header('location')).toBe('/sign-in?note=code-used')
    expect((await confirming.get(used.header('location'))).text).toContain('That code was used before')
    const replay = await halfway('Setsuko')
    const again = await replay.post('/sign-in/code', { code, next: '/top' })
    expect(again.header('location')).toBe('/sign-in?note=code-used&next=%2Ftop')
    expect(await replay.isCalled()).toBeUndefined()
  })

  test('that are wrong five times end the sign-in, which the fifth answer says, and how to go on', async () => {
    const { secret } = await withCodes('Hideko')
    const one = await halfway('Hideko')
    for (let time = 0; time < 4; time += 1) {
      const wrong = await one.post('/sign-in/code', { code: '000000' })
      expect([wrong.status, wrong.text.includes('That is not the code')]).toEqual([422, true])
    }
    const over = await one.post('/sign-in/code', { code: '000000', next: '/top' })
    expect([over.status, over.header('location')]).toEqual([303, '/sign-in?note=codes-tried&next=%2Ftop'])
    const page = await one.get(over.header('location'))
    expect(page.text).toContain('Five codes in a row were wrong, so this sign-in is over. Begin anew below')
    expect(page.html).toContain('name="next" value="/top"')
    // No form for a code is left that would take none.
    expect((await one.get('/sign-in/code')).header('location')).toBe('/sign-in')
    expect((await one.post('/sign-in/code', { code: '000000' })).header('location')).toBe(
      '/sign-in?note=codes-late',
    )
    await one.post('/sign-in', { email: emailOf('Hideko'), password: goodPassword })
    await one.post('/sign-in/code', { code: codeAt(secret, stepNow() + 1) })
    expect(await one.isCalled()).toBe('Hideko')
  })

  test('that are wrong ten times make the account take none for a while, which the tenth answer says', async () => {
    const { secret } = await withCodes('Isuzu')
    const states = ['codes-tried', 'codes-locked']
    for (const state of states) {
      const one = await halfway('Isuzu')
      for (let time = 0; time < 4; time += 1) await one.post('/sign-in/code', { code: '000000' })
      const last = await one.post('/sign-in/code', { code: '000000' })
      expect(last.header('location')).toBe(`/sign-in?note=${state}`)
    }
    const one = await halfway('Isuzu')
    const locked = await one.post('/sign-in/code', { code: codeAt(secret, stepNow() + 1) })
    expect(locked.header('location')).toBe('/sign-in?note=codes-locked')
    expect((await one.get(locked.header('location'))).text).toContain(
      'for a quarter of an hour it takes none',
    )
    expect(await one.isCalled()).toBeUndefined()
  })

  test('can be stood in for by recovery codes, each one once', async () => {
    const { recovery } = await withCodes('Chishu')
    expect(recovery.length).toBeGreaterThan(5)
    const one = await halfway('Chishu')
    await one.post('/sign-in/code', { code: recovery[0] ?? '' })
    expect(await one.isCalled()).toBe('Chishu')
    const again = await halfway('Chishu')
    expect((await again.post('/sign-in/code', { code: recovery[0] ?? '' })).status).toBe(422)
  })

  test('are made from a key that is stored encrypted, recovery codes are stored as hashes', async () => {
    const { secret, recovery } = await withCodes('Haruko')
    const kept = await recoveryCodesOf('Haruko')
    expect(JSON.parse(kept)).toEqual(
      recovery.map(
        (code) => `sha256:${createHash('sha256').update(code.replaceAll('-', '')).digest('base64url')}`,
      ),
    )
    for (const code of recovery) expect(code).toMatch(/^([a-z2-7]{6}-){3}[a-z2-7]{6}$/)
    const rows = JSON.stringify(await store.engine.db.selectFrom('two_factor').selectAll().execute())
    for (const plain of [secret, ...recovery]) expect(rows).not.toContain(plain)
    const one = await halfway('Haruko')
    const [stored = ''] = JSON.parse(kept) as string[]
    expect((await one.post('/sign-in/code', { code: stored })).status).toBe(422)
    await one.post('/sign-in/code', { code: ` ${recovery[1]?.toUpperCase().replaceAll('-', ' ')}` })
    expect(await one.isCalled()).toBe('Haruko')
    expect(JSON.parse(await recoveryCodesOf('Haruko'))).toHaveLength(recovery.length - 1)
  })

  test('have recovery codes that are counted, and made anew for the password', async () => {
    const { member, recovery } = await withCodes('Takako')
    const one = await halfway('Takako')
    await one.post('/sign-in/code', { code: recovery[0] ?? '' })
    expect((await one.get('/account')).section('codes').text).toContain(
      '9 recovery codes are left, each for one sign-in.',
    )
    const wrong = await member.postOwn('/account/codes/recovery', { password: 'not the password' })
    expect([wrong.status, wrong.text.includes('That is not your password.')]).toEqual([422, true])
    const written = site.letters.length
    const opened = async () =>
      /id="renew-recovery".*?name="opened" value="([^"]+)"/s.exec((await member.get('/account')).html)?.[1] ??
      ''
    const form = { password: goodPassword, opened: await opened() }
    const renewed = await member.postOwn('/account/codes/recovery', form)
    expect([renewed.status, renewed.h1, renewed.header('cache-control')]).toEqual([
      200,
      'Your new recovery codes',
      'private, no-store',
    ])
    const fresh = [...renewed.html.matchAll(/<li>([\w-]{8,})<\/li>/g)].map(([, code = '']) => code)
    expect([fresh.length, new Set([...fresh, ...recovery]).size]).toEqual([10, 20])
    expect(await recoveryCodesOf('Takako')).not.toContain(fresh[0])
    expect((await member.get('/account')).text).toContain('10 recovery codes are left')
    expect(site.letters.slice(written).map(({ to, subject }) => [to, subject])).toEqual([
      [emailOf('Takako'), 'Titlecard: new recovery codes were made'],
    ])
    const [last] = await lastAuditRows(store.engine.reader, 1)
    const { id } = (await memberCalled(store.engine.reader, 'Takako')) ?? {}
    expect([last?.deed, last?.actor, last?.subject, last?.detail]).toEqual(['recovery-renewed', id, id, '{}'])
    // Sent twice, the codes that were shown are the ones that count.
    const twice = await member.postOwn('/account/codes/recovery', form)
    expect([twice.status, twice.text.includes('New codes were made with this form')]).toEqual([422, true])
    expect(site.letters).toHaveLength(written + 1)
    const old = { password: goodPassword, opened: '1.x' }
    expect((await member.postOwn('/account/codes/recovery', old)).status).toBe(422)
    const withOld = await halfway('Takako')
    expect((await withOld.post('/sign-in/code', { code: recovery[1] ?? '' })).status).toBe(422)
    const withNew = await halfway('Takako')
    await withNew.post('/sign-in/code', { code: fresh[0] ?? '' })
    expect(await withNew.isCalled()).toBe('Takako')
    expect((await member.get('/account/codes/recovery')).header('location')).toBe('/account')
  })

  test('have no recovery codes to make anew while they are off', async () => {
    const one = visitor()
    await one.becomes('Chieko')
    expect((await one.get('/account')).html).not.toContain('/account/codes/recovery')
    expect((await one.postOwn('/account/codes/recovery', { password: goodPassword })).status).toBe(409)
    await one.postOwn('/account/codes', { password: goodPassword })
    expect((await one.postOwn('/account/codes/recovery', { password: goodPassword })).status).toBe(409)
  })

  test('say on the page of the account when hardly a recovery code is left, and when none is', async () => {
    const { member, recovery } = await withCodes('Yasujiro')
    for (const [at, code] of recovery.entries()) {
      const one = await halfway('Yasujiro')
      await one.post('/sign-in/code', { code })
      const { html, text } = (await member.get('/account')).section('codes')
      const left = recovery.length - at - 1
      expect([left, html.includes('class="note"')]).toEqual([left, left <= 3])
      if (left === 1) expect(text).toContain('1 recovery code is left: the last one.')
      if (left === 0) expect(text).toContain('No recovery code is left.')
    }
  })

  const before = ['aB3dE-fG7hJ', 'kL9mN-pQ2rS']
  /** As they were made and kept before. */
  async function withEncryptedCodes(name: string): Promise<void> {
    await withCodes(name)
    const member = (await memberCalled(store.engine.reader, name))?.id ?? ''
    const key = siteConfig().secret ?? ''
    const encrypted = await symmetricEncrypt({ key, data: JSON.stringify(before) })
    await store.engine.db
      .updateTable('two_factor')
      .set({ backup_codes: encrypted })
      .where('member', '=', member)
      .execute()
  }
  const recoveryCodesOf = async (name: string): Promise<string> => {
    const row = await store.engine.reader
      .selectFrom('two_factor')
      .innerJoin('member', 'member.id', 'two_factor.member')
      .select('backup_codes')
      .where('member.name', '=', name)
      .executeTakeFirstOrThrow()
    return row.backup_codes
  }

  test('are stood in for by recovery codes from before, which are hashed at their first use or the next start', async () => {
    await withEncryptedCodes('Mieko')
    await withEncryptedCodes('Kyoko')
    const signIn = async (name: string, code = ''): Promise<string | undefined> => {
      const one = await halfway(name)
      await one.post('/sign-in/code', { code })
      return one.isCalled()
    }
    expect(await signIn('Mieko', 'aB3dE-fG7hJ')).toBe('Mieko')
    expect(JSON.parse(await recoveryCodesOf('Mieko'))).toEqual([expect.stringMatching(/^scrypt:[\w-]{43}$/)])
    await hashRecoveryCodes(store.engine, ['another secret of tests, 0123456789'])
    expect(await recoveryCodesOf('Kyoko')).not.toContain('scrypt')
    await hashRecoveryCodes(store.engine, [siteConfig().secret ?? ''])
    expect(JSON.parse(await recoveryCodesOf('Kyoko'))).toHaveLength(2)
    for (const name of ['Mieko', 'Kyoko']) {
      expect(await signIn(name, before[1])).toBe(name)
      expect(await signIn(name, before[1])).toBeUndefined()
    }
  })

  test('are not got round by a forgotten password', async () => {
    await withCodes('Kinuyo')
    const one = visitor()
    await one.post('/forgotten', { email: emailOf('Kinuyo') })
    const token = await one.tokenInLetter(emailOf('Kinuyo'))
    await one.post('/reset', { token, newPassword: 'an autumn afternoon' })
    const page = await one.post('/sign-in', { email: emailOf('Kinuyo'), password: 'an autumn afternoon' })
    expect(page.header('location')).toBe('/sign-in/code')
  })

  test('are what the power of moderators and administrators waits for', async () => {
    const one = visitor()
    await one.becomes('Akira')
    await appoint(store.engine, 'Akira', 'moderator')
    expect((await one.get('/account')).text).toContain('Your role counts once one-time codes are on')
    expect((await memberCalled(store.engine.reader, 'Akira'))?.roleInForce).toBe('trusted')
    const page = await one.postOwn('/account/codes', { password: goodPassword })
    await one.postOwn('/account/codes/first', { code: codeAt(fromBase32(keyIn(page.html)), stepNow()) })
    expect((await memberCalled(store.engine.reader, 'Akira'))?.roleInForce).toBe('moderator')
    await one.postOwn('/account/codes/off', { password: goodPassword })
    expect((await memberCalled(store.engine.reader, 'Akira'))?.roleInForce).toBe('trusted')
  })

  test('are shown again to whoever gave the password, and not to a session alone', async () => {
    const [one, another] = [visitor(), visitor()]
    await one.becomes('Shirley')
    const begun = await one.postOwn('/account/codes', { password: goodPassword })
    const key = keyIn(begun.html)
    await another.becomes('Mitsuko')
    await another.postOwn('/account/codes', { password: goodPassword })
    const theirs = await another.postOwn('/account/codes', { password: goodPassword })
    const opened = /name="opened" value="([^"]+)"/.exec(theirs.html)?.[1] ?? ''
    for (const known of [{}, { opened: `${Date.now()}.` }, { opened }]) {
      const page = await one.postOwn('/account/codes/first', { code: '000000', ...known })
      expect(page.status).toBe(422)
      expect(page.html).not.toContain('otpauth:')
      expect(page.text.replace(/\s/g, '')).not.toContain(key)
    }
  })

  test('want the password before they are set up or given up', async () => {
    const one = visitor()
    await one.becomes('Yoko')
    expect((await one.postOwn('/account/codes', { password: 'not the password' })).status).toBe(422)
    const { member } = await withCodes('Machiko')
    expect((await member.postOwn('/account/codes/off', { password: 'not the password' })).status).toBe(422)
    expect((await memberCalled(store.engine.reader, 'Machiko'))?.hasSecondFactor).toBe(true)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { suspend } from '../../src/actions/accounts/appoint.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { openSite, siteConfig, type Site } from '../support/site.ts'
import { emailOf, goodPassword, Visitor } from '../support/visitor.ts'

const newPassword = 'an autumn afternoon 1962'

describe.each(engineKinds)('a session on %s', (kind) => {
  let store: TestStore
  let site: Site
  let count = 0
  const visitor = () => new Visitor(site, `203.0.113.${(count += 1)}`)
  beforeAll(async () => {
    store = await freshStore(kind)
    site = await openSite(store.engine)
    for (const name of ['Setsuko', 'Chishu', 'Haruko']) await visitor().joins(name)
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  async function signedIn(name: string, password = goodPassword): Promise<Visitor> {
    const one = visitor()
    await one.signsIn(name, password)
    return one
  }
  const sessionIds = async (one: Visitor): Promise<string[]> =>
    [...(await one.get('/account')).html.matchAll(/name="session" value="([^"]+)"/g)].map(([, id = '']) => id)

  test('is a cookie that only this host gets, by https, out of reach of scripts', async () => {
    const page = await visitor().post('/sign-in', { email: emailOf('Setsuko'), password: goodPassword })
    const cookies = [page.headers['set-cookie'] ?? []].flat().map(String)
    expect(cookies.find((one) => one.startsWith('__Host-sid='))).toMatch(
      /^__Host-sid=[\w-]{43}\.[\w%]+; Max-Age=1209600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-.*HttpOnly.*SameSite=Lax.*/)
  })

  test('has no prefix and no Secure where the site is reached on this machine by http', async () => {
    const plain = await openSite(store.engine, siteConfig({ ORIGIN: '' }))
    const one = new Visitor(plain, '203.0.113.250')
    const headers = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }
    const page = await one.post('/sign-in', { email: emailOf('Setsuko'), password: goodPassword }, headers)
    const [cookie] = [page.headers['set-cookie'] ?? []].flat().map(String)
    expect(cookie).toMatch(/^sid=/)
    expect(cookie).not.toContain('Secure')
    await plain.close()
  })

  test('is stored as a hash, which opens nothing itself', async () => {
    const one = await signedIn('Setsuko')
    const token = /__Host-sid=([^.]+)/.exec(one.cookies)?.[1] ?? ''
    const rows = await store.engine.reader.selectFrom('member_session').select('token').execute()
    expect(rows.map((row) => row.token)).not.toContain(token)
    for (const forged of [
      rows[0]?.token ?? '',
      `${token}.`,
      `${token}.AAAA`,
      token,
      '%',
      '.',
      `${token}x.y`,
    ]) {
      const thief = visitor()
      thief.take(`__Host-sid=${forged}`)
      expect(await thief.isCalled(), forged).toBeUndefined()
    }
  })

  test('begins anew at each sign-in, whatever cookie was there', async () => {
    const one = await signedIn('Setsuko')
    const before = one.cookies
    await one.signsIn('Setsuko')
    expect(one.cookies).not.toBe(before)
  })

  test('ends on the server when the member signs out, and the cookie goes', async () => {
    const one = await signedIn('Setsuko')
    const stolen = visitor()
    stolen.take(one.cookies)
    expect((await one.postOwn('/sign-out')).header('location')).toBe('/sign-in?note=signed-out')
    expect(one.cookies).not.toContain('sid=')
    expect(await stolen.isCalled()).toBeUndefined()
    expect((await stolen.get('/account')).status).toBe(303)
  })

  test('is listed, and can be ended from another one', async () => {
    const here = await signedIn('Chishu')
    const there = await signedIn('Chishu')
    const [id = ''] = await sessionIds(here)
    expect((await here.postOwn('/account/session', { session: id })).header('location')).toBe(
      '/account?note=sessions',
    )
    expect(await there.isCalled()).toBeUndefined()
    expect(await here.isCalled()).toBe('Chishu')
  })

  test('ends with all others at one button', async () => {
    const here = await signedIn('Chishu')
    const others = [await signedIn('Chishu'), await signedIn('Chishu')]
    await here.postOwn('/account/sessions')
    expect(await Promise.all(others.map((one) => one.isCalled()))).toEqual([undefined, undefined])
    expect(await sessionIds(here)).toEqual([])
    expect(await here.isCalled()).toBe('Chishu')
  })

  test('of another member isn’t there to be ended', async () => {
    const [own, other] = [await signedIn('Setsuko'), await signedIn('Chishu')]
    await signedIn('Chishu')
    const [id = ''] = await sessionIds(other)
    expect(id).not.toBe('')
    expect((await own.postOwn('/account/session', { session: id })).status).toBe(404)
    expect(await sessionIds(other)).toContain(id)
  })

  test('ends with every other when the password changes, and goes on under a new token', async () => {
    const [here, there] = [await signedIn('Haruko'), await signedIn('Haruko')]
    const old = visitor()
    old.take(here.cookies)
    const wrong = await here.postOwn('/account/password', { password: 'not the one I have', newPassword })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('id="change-password-password-fault"')
    expect(wrong.html).not.toContain('not the one I have')
    expect(await there.isCalled()).toBe('Haruko')
    await here.postOwn('/account/password', { password: goodPassword, newPassword })
    expect(await Promise.all([here, there, old].map((one) => one.isCalled()))).toEqual([
      'Haruko',
      undefined,
      undefined,
    ])
    expect(
      (await visitor().post('/sign-in', { email: emailOf('Haruko'), password: goodPassword })).status,
    ).toBe(422)
    await signedIn('Haruko', newPassword)
    expect(site.letters.at(-1)?.subject).toContain('password was changed')
  })

  test('ends by itself after fourteen days', async () => {
    const one = await signedIn('Setsuko')
    const rows = await store.engine.reader
      .selectFrom('member_session')
      .select(['created_at', 'expires_at'])
      .execute()
    for (const { created_at, expires_at } of rows)
      expect(Number(new Date(expires_at)) - Number(new Date(created_at))).toBeCloseTo(14 * 86_400_000, -4)
    const past = new Date(Date.now() - 1000).toISOString()
    await store.engine.db.updateTable('member_session').set({ expires_at: past }).execute()
    expect(await one.isCalled()).toBeUndefined()
  })

  test('and the next one too end where a member is suspended', async () => {
    const one = await signedIn('Chishu')
    await suspend(store.engine, 'Chishu', true)
    expect(await one.isCalled()).toBeUndefined()
    const page = await visitor().post('/sign-in', { email: emailOf('Chishu'), password: goodPassword })
    expect(page.text).toContain('This account is suspended.')
    await suspend(store.engine, 'chishu@example.org', false)
    await signedIn('Chishu')
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { appoint, suspend } from '../../src/actions/accounts/appoint.ts'
import { memberCalled } from '../../src/store/members.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { setSecondFactor } from '../support/members.ts'
import { openSite, siteConfig, type Site } from '../support/site.ts'
import { emailOf, goodPassword, Visitor } from '../support/visitor.ts'

const newPassword = 'an autumn afternoon 1962'
const minute = 60_000

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
      /^__Host-sid=[\w-]{43}\.[\w%]+; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(cookies.find((one) => one.startsWith('__Host-seen'))).toMatch(
      /^__Host-seen-[\w-]{6}=[\d.]+\.[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-.*HttpOnly.*SameSite=Lax.*/)
  })

  test('is ended by a button on a page that says who is signed in, and a reader is sent home from there', async () => {
    const one = await signedIn('Haruko')
    const page = await one.get('/sign-out')
    expect([page.status, page.h1]).toEqual([200, 'Sign out'])
    expect(page.text).toContain('You are signed in as Haruko.')
    expect(page.html).toMatch(/<form[^>]*action="\/sign-out"/)
    expect((await one.postOwn('/sign-out')).status).toBe(303)
    const home = await one.get('/fr/sign-out')
    expect([home.status, home.header('location')]).toEqual([303, '/fr/'])
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
      thief.take(one.cookies)
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

  test('goes on when an answer to the one before comes after it began, and keeps one note of its use', async () => {
    const one = await signedIn('Setsuko')
    const slow = visitor()
    slow.take(one.cookies)
    pass(minute)
    const late = (await slow.get('/account')).header('set-cookie').split(';')[0] ?? ''
    expect(late).toMatch(/^__Host-seen-/)
    const notes = (): number => one.cookies.match(/seen/g)?.length ?? 0
    for (const answered of [() => one.isCalled(), () => one.signsIn('Setsuko').then(() => one.isCalled())]) {
      await one.signsIn('Setsuko')
      expect(notes()).toBe(1)
      one.take(`${late}; __Host-seen=1`)
      expect(notes()).toBe(3)
      expect(await answered()).toBe('Setsuko')
      expect(notes()).toBe(1)
    }
    one.take(late)
    await one.postOwn('/sign-out')
    expect(notes()).toBe(0)
  })

  test('ends on the server when the member signs out, and the cookie goes', async () => {
    const one = await signedIn('Setsuko')
    const stolen = visitor()
    stolen.take(one.cookies)
    expect((await one.postOwn('/sign-out')).header('location')).toBe('/sign-in?note=signed-out')
    expect(one.cookies).not.toMatch(/sid=|seen/)
    expect(await stolen.isCalled()).toBeUndefined()
    expect((await stolen.get('/account')).status).toBe(303)
  })

  test('is listed with the time of the day it began, the one that looks first, then the newest', async () => {
    const [early, here, late] = [await signedIn('Haruko'), await signedIn('Haruko'), await signedIn('Haruko')]
    const { id } = (await memberCalled(store.engine.reader, 'Haruko')) ?? { id: '' }
    const began = ['2026-05-01T08:05:00.000Z', '2026-05-01T14:30:00.000Z', '2026-05-01T21:59:00.000Z']
    const rows = await store.engine.db
      .selectFrom('member_session')
      .select('id')
      .where('member', '=', id)
      .orderBy('created_at')
      .execute()
    for (const [at, session] of rows.entries())
      await store.engine.db
        .updateTable('member_session')
        .set({ created_at: began[at] ?? '' })
        .where('id', '=', session.id)
        .execute()
    const times = async (one: Visitor, language = '') =>
      (await one.get(`${language}/account`)).section('sessions').text.match(/\d\d?:\d\d UTC/g)
    expect(await times(here)).toEqual(['14:30 UTC', '21:59 UTC', '08:05 UTC'])
    expect(await times(early)).toEqual(['08:05 UTC', '21:59 UTC', '14:30 UTC'])
    expect(await times(late)).toEqual(['21:59 UTC', '14:30 UTC', '08:05 UTC'])
    expect((await here.get('/fr/account')).text).toContain('depuis le 1er mai 2026 à 14:30 UTC')
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

  const day = 24 * 60 * minute
  /** Lets time pass for everything that asks the clock. */
  function pass(milliseconds: number): void {
    const then = Date.now() + milliseconds
    vi.useFakeTimers({ toFake: ['Date'], now: then })
  }
  afterEach(() => void vi.useRealTimers())

  test('ends after fourteen days without use, and one that is used goes on', async () => {
    const [used, unused] = [await signedIn('Setsuko'), await signedIn('Setsuko')]
    pass(13 * day)
    expect(await used.isCalled()).toBe('Setsuko')
    pass(day - minute)
    expect(await used.isCalled()).toBe('Setsuko')
    pass(minute)
    expect(await Promise.all([used, unused].map((one) => one.isCalled()))).toEqual(['Setsuko', undefined])
    expect((await unused.get('/account')).status).toBe(303)
    expect((await unused.post('/account/name', { name: 'X' })).status).toBe(401)
  })

  test('ends after ninety days, however much it is used', async () => {
    const one = await signedIn('Setsuko')
    for (let week = 0; week < 12; week += 1) {
      pass(7 * day)
      expect(await one.isCalled()).toBe('Setsuko')
    }
    pass(6 * day)
    expect(await one.isCalled()).toBeUndefined()
  })

  test('is open to nobody without its own note of when it was used last', async () => {
    const [one, other] = [await signedIn('Setsuko'), await signedIn('Setsuko')]
    const cookie = (name: string, of: Visitor): string =>
      new RegExp(`__Host-${name}=[^;]+`).exec(of.cookies)?.[0] ?? ''
    const [sid, seen] = [cookie('sid', one), cookie('seen-[\\w-]{6}', one)]
    const [name = ''] = seen.split('=')
    const ofOther = cookie('seen-[\\w-]{6}', other)
    const isOpenWith = async (cookies: string): Promise<boolean> => {
      const thief = visitor()
      thief.take(cookies)
      return (await thief.isCalled()) !== undefined
    }
    expect(await isOpenWith(`${sid}; ${seen}`)).toBe(true)
    pass(14 * day)
    const later = `${name}=${Date.now()}`
    const tries = [
      sid,
      seen,
      `${sid}; ${seen}`,
      `${sid}; ${ofOther}`,
      `${sid}; ${ofOther.replace(/^[^=]+/, name)}`,
      `${sid}; ${seen.replace(/^[^.]+/, later)}`,
      `${sid}; ${seen.replace(/[^.]+$/, 'A'.repeat(43))}`,
      `${sid}; ${later}`,
      `${sid}; ${later}..`,
      `${sid}; ${name}=x`,
      `${sid}; ${seen.replace(name, '__Host-seen')}`,
    ]
    for (const cookies of tries) expect([cookies, await isOpenWith(cookies)]).toEqual([cookies, false])
  })

  test('is noted as used once a minute, on pages of its own, and nowhere else', async () => {
    const one = await signedIn('Setsuko')
    const noted = async (address: string, of = one): Promise<boolean> => {
      const page = await of.get(address)
      const set = page.header('set-cookie')
      if (set !== '') expect(page.header('cache-control')).toBe('private, no-store')
      return set.includes('__Host-seen-')
    }
    expect(await noted('/search')).toBe(false)
    pass(minute)
    expect(await noted('/search')).toBe(true)
    expect(await noted('/account')).toBe(false)
    pass(minute)
    expect(await noted('/robots.txt')).toBe(false)
    expect(await noted('/search', visitor())).toBe(false)
    expect(await noted('/account')).toBe(true)
  })

  test('of a moderator has no power over others after half an hour without use, until they sign in again', async () => {
    const one = await signedIn('Chishu')
    await appoint(store.engine, 'Chishu', 'moderator')
    await setSecondFactor(store.engine, 'Chishu', true)
    for (let time = 0; time < 4; time += 1) {
      pass(29 * minute)
      expect((await one.get('/moderation')).status).toBe(200)
    }
    pass(30 * minute)
    // Reading on brings nothing back.
    expect((await one.get('/account')).status).toBe(200)
    pass(minute)
    for (const address of ['/moderation', '/moderation/ratings']) {
      const queue = await one.get(address)
      expect([queue.status, queue.header('location')]).toEqual([
        303,
        `/sign-in?note=away&next=${encodeURIComponent(address)}`,
      ])
    }
    const asked = await one.get('/sign-in?note=away&next=%2Fmoderation')
    expect(asked.text).toContain('You did nothing for half an hour.')
    const statement = 'A statement that took longer to write'
    for (const path of [
      '/moderation/post/review/rw0000001',
      '/moderation/appeal/1',
      '/moderation/ratings/1',
    ]) {
      const page = await one.postOwn(path, { statement, verdict: 'hide' })
      expect([path, page.status, page.h1]).toEqual([path, 401, 'Sign in again'])
      expect(page.text).toContain(statement)
    }
    expect((await one.get('/account')).html).toContain('href="/moderation"')
    const before = await sessionIds(one)
    const old = visitor()
    old.take(one.cookies)
    await setSecondFactor(store.engine, 'Chishu', false)
    await one.signsIn('Chishu')
    await setSecondFactor(store.engine, 'Chishu', true)
    expect((await one.get('/moderation')).status).toBe(200)
    expect(await old.isCalled()).toBeUndefined()
    expect(await sessionIds(one)).toHaveLength(before.length)
    await appoint(store.engine, 'Chishu', 'newcomer')
    await setSecondFactor(store.engine, 'Chishu', false)
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

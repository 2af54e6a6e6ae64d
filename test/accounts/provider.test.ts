/** Signing in by another site: who it introduces, and that nobody gets in whom it doesn't. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { appoint, suspend } from '../../src/actions/accounts/appoint.ts'
import { readConfig } from '../../src/config.ts'
import { lastAuditRows } from '../../src/store/audit-log.ts'
import { memberCalled, members } from '../../src/store/members.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import type { Page } from '../support/page.ts'
import { openProvider, type Lie, type TestProvider } from '../support/provider.ts'
import { openSite, origin, siteConfig, type Site } from '../support/site.ts'
import { emailOf, Visitor } from '../support/visitor.ts'

const plain = (html: string): string => html.replaceAll('&amp;', '&').replaceAll('&quot;', '"')

describe.each(engineKinds)('signing in by another site on %s', (kind) => {
  let store: TestStore
  let provider: TestProvider
  let site: Site
  let count = 0
  const visitor = () => new Visitor(site, `203.0.113.${(count += 1)}`)
  const open = (issuer = provider.issuer): Promise<Site> =>
    openSite(
      store.engine,
      siteConfig({
        OIDC_ISSUER: issuer,
        OIDC_CLIENT_ID: provider.clientId,
        OIDC_CLIENT_SECRET: provider.clientSecret,
        OIDC_NAME: 'School',
      }),
    )
  beforeAll(async () => {
    store = await freshStore(kind)
    provider = await openProvider()
    site = await open()
  })
  afterEach(() => {
    provider.lie = {}
  })
  afterAll(async () => {
    await site.close()
    await provider.close()
    await store.dispose()
  })

  /** Goes to the provider and back; what the provider sent along. */
  async function comesBack(one: Visitor, next = ''): Promise<string> {
    const away = await one.get(`/sign-in/provider?next=${encodeURIComponent(next)}`)
    expect([away.status, away.header('cache-control')]).toEqual([303, 'no-store'])
    const back = await fetch(away.header('location'), { redirect: 'manual' })
    const address = back.headers.get('location') ?? ''
    expect(address.startsWith(`${origin}/sign-in/provider/return?`)).toBe(true)
    const page = await one.get(address.slice(origin.length))
    const answer = /name="answer" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    return plain(answer)
  }
  async function goesOn(one: Visitor, who: TestProvider['who'], next = ''): Promise<Page> {
    provider.who = who
    return one.post('/sign-in/provider', { answer: await comesBack(one, next) })
  }
  const hidden = (page: Page): Record<string, string> =>
    Object.fromEntries(
      [...page.html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, plain(value)],
      ),
    )
  async function joins(name: string, sub: string): Promise<Visitor> {
    const one = visitor()
    const page = await one.post('/sign-in/provider/join', { ...hidden(await goesOn(one, { sub })), name })
    expect([page.status, page.header('location')]).toEqual([303, '/account'])
    return one
  }

  test('asks who is new for a name, and knows them the next time', async () => {
    const one = visitor()
    const page = await goesOn(one, { sub: 'a1', preferred_username: 'setsuko' }, '/fr/search')
    expect([page.status, page.h1]).toEqual([200, 'Join'])
    expect(page.html).toContain('value="setsuko"')
    expect(await one.isCalled()).toBeUndefined()
    const taken = await one.post('/sign-in/provider/join', { ...hidden(page), name: 'x' })
    expect(taken.status).toBe(422)
    const made = await one.post('/sign-in/provider/join', { ...hidden(taken), name: 'Setsuko' })
    expect([made.status, made.header('location')]).toEqual([303, '/fr/search'])
    expect(await one.isCalled()).toBe('Setsuko')
    const rows = await lastAuditRows(store.engine.reader, 2)
    expect(rows.map(({ deed, detail }) => [deed, detail])).toEqual([
      ['joined', '{"by":"provider"}'],
      ['sign-in', '{"by":"provider"}'],
    ])
    const again = visitor()
    expect((await goesOn(again, { sub: 'a1' })).header('location')).toBe('/account')
    expect(await again.isCalled()).toBe('Setsuko')
  })

  test('sends what makes an answer one’s own: state, nonce and a proof of the code', async () => {
    await comesBack(visitor())
    const { asked } = provider
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: provider.clientId,
      code_challenge_method: 'S256',
      redirect_uri: `${origin}/sign-in/provider/return`,
    })
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect([name, (asked.get(name) ?? '').length >= 43]).toEqual([name, true])
    const first = asked.get('state')
    await comesBack(visitor())
    expect(provider.asked.get('state')).not.toBe(first)
  })

  const without = (name: string) => (claims: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name))
  const lies: Readonly<Record<string, Lie>> = {
    'another issuer': { claims: (honest) => ({ ...honest, iss: 'https://evil.example' }) },
    'the issuer with a slash more': { claims: (honest) => ({ ...honest, iss: `${String(honest['iss'])}/` }) },
    'another audience': { claims: (honest) => ({ ...honest, aud: 'another-site' }) },
    'several audiences, meant for another': {
      claims: (honest) => ({ ...honest, aud: ['films', 'other'], azp: 'other' }),
    },
    'another nonce': { claims: (honest) => ({ ...honest, nonce: 'x' }) },
    'no nonce': { claims: without('nonce') },
    'no subject': { claims: without('sub') },
    'a time that has passed': { claims: (honest) => ({ ...honest, exp: Number(honest['iat']) - 600 }) },
    'no signature': { signing: 'none' },
    'the signature of another': { signing: 'another-key' },
    'a signature by what both sites know': { signing: 'client-secret' },
    'another state': { answer: (honest) => honest.set('state', 'x') },
    'no state': { answer: (honest) => honest.delete('state') },
    'another code': { answer: (honest) => honest.set('code', 'x') },
    'the name of another issuer in the address': {
      answer: (honest) => honest.set('iss', 'https://evil.example'),
    },
    'a refusal': {
      answer: (honest) => {
        honest.delete('code')
        honest.set('error', 'access_denied')
      },
    },
  }
  test.each(Object.keys(lies))('lets nobody in whose answer has %s', async (what) => {
    provider.lie = lies[what] ?? {}
    const one = visitor()
    const page = await goesOn(one, { sub: 'a1' })
    expect([page.status, page.h1]).toEqual([422, 'Sign in'])
    expect(page.text).toContain('The other site didn’t say who you are')
    expect(await one.isCalled()).toBeUndefined()
  })

  test('takes an answer once, from the browser that it was sent to', async () => {
    provider.lie = { takesCodesTwice: true }
    provider.who = { sub: 'a1' }
    const one = visitor()
    const answer = await comesBack(one)
    const { cookies } = one
    const other = visitor()
    expect((await other.post('/sign-in/provider', { answer })).status).toBe(422)
    expect((await one.post('/sign-in/provider', { answer })).status).toBe(303)
    const thief = visitor()
    thief.take(cookies)
    expect((await thief.post('/sign-in/provider', { answer })).status).toBe(422)
    expect(await thief.isCalled()).toBeUndefined()
  })

  test('gives nobody the account of another because of an e-mail address', async () => {
    const owner = visitor()
    await owner.becomes('Chishu')
    const one = visitor()
    const page = await goesOn(one, { sub: 'c1', email: emailOf('Chishu'), email_verified: true })
    expect(page.h1).toBe('Join')
    await one.post('/sign-in/provider/join', { ...hidden(page), name: 'Chishu Ryu' })
    expect(await one.isCalled()).toBe('Chishu Ryu')
    const [first, second] = await Promise.all(
      ['Chishu', 'Chishu Ryu'].map((name) => memberCalled(store.engine.reader, name)),
    )
    expect(first?.id).not.toBe(second?.id)
    expect(second?.email).not.toBe(emailOf('Chishu'))
  })

  test('makes one account of an introduction, for whom it was, under a name that is free', async () => {
    const one = visitor()
    const fields = hidden(await goesOn(one, { sub: 'd1' }))
    const join = (more: Record<string, string>): Promise<Page> =>
      visitor().post('/sign-in/provider/join', { ...fields, name: 'Haruko', ...more })
    const before = (await members(store.engine.reader)).length
    expect((await join({ subject: 'a1' })).status).toBe(422)
    expect((await join({ signed: '' })).status).toBe(422)
    expect((await join({ name: 'Setsuko' })).status).toBe(422)
    expect((await members(store.engine.reader)).length).toBe(before)
    expect((await join({})).status).toBe(303)
    expect((await join({ name: 'Haruko Two' })).status).toBe(422)
    expect((await members(store.engine.reader)).length).toBe(before + 1)
  })

  test('is no second factor, and keeps the suspended out', async () => {
    const one = await joins('Akira', 'e1')
    await appoint(store.engine, 'Akira', 'moderator')
    expect((await one.get('/account')).html).toContain('href="#codes"')
    await suspend(store.engine, 'Akira', true)
    const page = await goesOn(visitor(), { sub: 'e1' })
    expect([page.status, page.text.includes('This account is suspended')]).toEqual([422, true])
  })

  test('tells a member of a device that they never signed in on', async () => {
    const one = await joins('Machiko', 'g1')
    const { db, reader } = store.engine
    const told = async (): Promise<readonly string[]> => {
      const { id = '' } = (await memberCalled(reader, 'Machiko')) ?? {}
      const rows = await db.selectFrom('notification').select('kind').where('member', '=', id).execute()
      return rows.map(({ kind: what }) => what)
    }
    await goesOn(visitor(), { sub: 'g1' })
    expect(await told()).toEqual([])
    const long = new Date(Date.now() - 3 * 86_400_000)
    const created_at = kind === 'sqlite' ? long.toISOString() : long
    await db.updateTable('member').set({ created_at }).where('name', '=', 'Machiko').execute()
    await goesOn(one, { sub: 'g1' })
    expect(await told()).toEqual([])
    await goesOn(visitor(), { sub: 'g1' })
    expect(await told()).toEqual(['new-sign-in'])
  })

  test('gives an account without address and password, to which an address can be added', async () => {
    const one = await joins('Kinuyo', 'f1')
    const before = await one.get('/account')
    expect(before.text).toContain('No address yet')
    expect(before.html).not.toContain('members.invalid')
    expect(before.html).not.toContain('name="password"')
    expect((await one.postOwn('/account/email', { email: emailOf('Kinuyo') })).status).toBe(303)
    const token = await one.tokenInLetter(emailOf('Kinuyo'))
    expect(site.letters.every(({ to }) => !to.endsWith('.invalid'))).toBe(true)
    await one.post('/confirm', { token })
    const member = await memberCalled(store.engine.reader, 'Kinuyo')
    expect([member?.email, member?.isVerified]).toEqual([emailOf('Kinuyo'), true])
  })

  test('says so where the other site doesn’t answer, or calls itself something else', async () => {
    const silent = await open('http://127.0.0.1:9')
    expect((await new Visitor(silent).get('/sign-in/provider')).status).toBe(503)
    await silent.close()
    provider.lie = { issuer: 'https://evil.example' }
    const deceived = await open()
    expect((await new Visitor(deceived).get('/sign-in/provider')).status).toBe(503)
    await deceived.close()
  })

  test('is there only where it is configured', async () => {
    const without_ = await openSite(store.engine)
    const one = new Visitor(without_)
    expect((await one.get('/sign-in')).html).not.toContain('/sign-in/provider')
    expect((await one.get('/sign-in/provider')).status).toBe(404)
    expect((await one.get('/sign-in/provider/return?code=x')).status).toBe(404)
    expect((await one.post('/sign-in/provider', { answer: 'code=x' })).status).toBe(404)
    await without_.close()
    expect((await visitor().get('/sign-in?next=/search')).html).toContain(
      'href="/sign-in/provider?next=%2Fsearch"',
    )
  })
})

test('the configuration names a provider by https, or on this machine, whole or not at all', () => {
  const whole = { OIDC_CLIENT_ID: 'films', OIDC_CLIENT_SECRET: 'x' }
  const read = (OIDC_ISSUER: string, more: Record<string, string> = whole) =>
    readConfig({ OIDC_ISSUER, ...more }).provider
  expect(read('https://id.example.org/realm')?.name).toBe('id.example.org')
  expect(read('http://localhost:8080')?.issuer).toBe('http://localhost:8080')
  expect(read('')).toBeUndefined()
  for (const issuer of [
    'http://id.example.org',
    'https://id.example.org?x',
    'ftp://localhost',
    'id.example.org',
  ])
    expect(() => read(issuer)).toThrow(/OIDC_ISSUER/)
  expect(() => read('https://id.example.org', { OIDC_CLIENT_ID: 'films' })).toThrow(/OIDC_CLIENT_SECRET/)
})

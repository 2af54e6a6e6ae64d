/** Who may do what, from where, how often; and that a page for everyone stays one. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appoint, suspend } from '../../src/actions/accounts/appoint.ts'
import { may, policy, type Deed } from '../../src/community/policy.ts'
import { isMemberRole, needsSecondFactor, roles } from '../../src/community/roles.ts'
import { routePaths } from '../../src/web/paths.ts'
import type { EngineKind } from '../../src/store/engine/engine.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { setSecondFactor } from '../support/members.ts'
import { fillCatalogue, ids } from '../support/pages-catalogue.ts'
import { routesOf } from '../support/routes.ts'
import { openSite, siteConfig, type Site } from '../support/site.ts'
import { emailOf, goodPassword, Visitor } from '../support/visitor.ts'
import { oddities, scripts } from '../hostile/strings.ts'

/** Every route that changes something, with the deed that it is. */
const posts: Readonly<Record<string, Deed>> = {
  '/join': 'make an account',
  '/confirm': 'confirm an address',
  '/sign-in': 'sign in',
  '/sign-in/code': 'sign in',
  '/sign-in/passkey': 'sign in',
  '/sign-in/provider': 'sign in',
  '/sign-in/provider/join': 'make an account',
  '/forgotten': 'reset a forgotten password',
  '/reset': 'reset a forgotten password',
  '/account/name': 'change a name',
  '/account/email': 'change an address',
  '/account/password': 'change a password',
  '/account/session': 'end a session',
  '/account/sessions': 'end a session',
  '/account/codes': 'set up one-time codes',
  '/account/codes/first': 'set up one-time codes',
  '/account/codes/off': 'set up one-time codes',
  '/account/codes/recovery': 'set up one-time codes',
  '/account/passkeys': 'set up passkeys',
  '/account/passkeys/new': 'set up passkeys',
  '/account/passkeys/off': 'set up passkeys',
  '/sign-out': 'sign out',
  '/title/:id/rating': 'rate a title',
  '/moderation/ratings/:id': 'decide on ratings',
  '/notifications/read': 'read notifications',
  '/account/letters': 'choose letters',
  '/account/page': 'show oneself',
  '/account/data/export': 'take own data along',
  '/account/data/delete': 'delete an account',
  '/letters/stop/:token': 'stop letters by their link',
  '/title/:id/mine/watchlist': 'keep lists',
  '/title/:id/mine/seen': 'keep a diary',
  '/title/:id/mine/list': 'keep lists',
  '/title/:id/mine/episodes': 'keep a diary',
  '/account/diary/viewing': 'keep a diary',
  '/account/lists': 'keep lists',
  '/account/import': 'bring lists from elsewhere',
  '/account/import/:import': 'bring lists from elsewhere',
  '/list/:list/edit': 'keep lists',
  '/list/:list/items': 'keep lists',
  '/list/:list/remove': 'keep lists',
  '/list/:list/copy': 'follow and copy lists',
  '/list/:list/follow': 'follow and copy lists',
  '/moderation': 'decide on a post',
  '/moderation/post/:kind/:id': 'decide on a post',
  '/title/:id/reviews/write': 'write a review',
  '/review/:id/withdraw': 'withdraw a review',
  '/review/:id/put-back': 'withdraw a review',
  '/review/:id/vote': 'vote on a review',
  '/moderation/appeal/:number': 'decide an appeal',
  '/moderation/log/:number': 'appeal a decision',
  '/report/:kind/:id': 'report a post',
  '/notice': 'send a notice',
  '/moderation/notice/:number': 'decide on a notice',
  '/policy-reports': 'tell what the content policy stopped',
}

/** What mail programs send by themselves, with no page of ours open: their address holds all that they need. */
const fromAnywhere = new Set(['/letters/stop/:token'])

/** SQLite keeps a flag as a number. */
const flagOf = (kind: EngineKind, flag: boolean): boolean | number =>
  kind === 'sqlite' ? Number(flag) : flag

describe.each(engineKinds)('accounts on %s', (kind) => {
  let store: TestStore
  let site: Site
  let count = 0
  const visitor = () => new Visitor(site, `203.0.${(count += 1)}.1`)
  beforeAll(async () => {
    store = await freshStore(kind)
    await fillCatalogue(store.engine)
    site = await openSite(store.engine)
    for (const name of ['Setsuko', 'Chishu']) await visitor().joins(name)
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })
  const signedIn = async (name: string): Promise<Visitor> => {
    const one = visitor()
    await one.signsIn(name)
    return one
  }

  test('every route that changes something is known here, and all of the policy is used', () => {
    const drawn = routesOf(site.app, 'POST').filter((route) => !route.startsWith('/api/'))
    expect(drawn.toSorted()).toEqual(Object.keys(posts).toSorted())
    const read: readonly Deed[] = [
      'read the catalogue',
      'see an account',
      'see the queue',
      'see own reports',
      'read the moderation log',
    ]
    expect(new Set([...Object.values(posts), ...read])).toEqual(new Set(Object.keys(policy)))
  })

  test('every one of them refuses a request from elsewhere', async () => {
    const one = await signedIn('Setsuko')
    const token = await one.formToken()
    const elsewhere: readonly Record<string, string | undefined>[] = [
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site', origin: undefined },
      { 'sec-fetch-site': 'same-site', origin: 'https://other.example.org' },
      { 'sec-fetch-site': undefined, origin: undefined },
      { 'sec-fetch-site': undefined, origin: 'null' },
      { 'sec-fetch-site': undefined, origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-origin', origin: 'null' },
      { 'sec-fetch-site': undefined, origin: 'https://films.example.org.evil.example' },
    ]
    for (const route of Object.keys(posts).filter((path) => !fromAnywhere.has(path))) {
      for (const from of elsewhere) {
        const headers = Object.fromEntries(Object.entries(from).map(([name, value]) => [name, value ?? '']))
        const answer = await site.app.inject({
          method: 'POST',
          url: route,
          payload: `token=${token}`,
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            cookie: one.cookies,
            ...Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
          },
        })
        expect([route, from, answer.statusCode]).toEqual([route, from, 403])
      }
      const plain = await one.post(route, {}, { 'content-type': 'text/plain' })
      expect([400, 403, 415]).toContain(plain.status)
    }
    expect(await one.isCalled()).toBe('Setsuko')
  })

  test('a form of one’s own account is taken from the session that it was made for, and no other', async () => {
    const [one, other] = [await signedIn('Setsuko'), await signedIn('Chishu')]
    const second = await signedIn('Setsuko')
    for (const token of ['', 'x', await other.formToken(), await second.formToken()])
      for (const route of Object.keys(posts).filter(
        (path) => path.startsWith('/account') || path === '/sign-out',
      ))
        expect([route, (await one.post(route, { token })).status]).toEqual([route, 403])
    expect(await one.isCalled()).toBe('Setsuko')
  })

  test('each role may do at each route what the policy says', async () => {
    for (const role of roles) {
      await setSecondFactor(store.engine, 'Chishu', false)
      const one = isMemberRole(role) ? await signedIn('Chishu') : visitor()
      if (isMemberRole(role)) await appoint(store.engine, 'Chishu', role)
      await setSecondFactor(store.engine, 'Chishu', needsSecondFactor(role))
      if (isMemberRole(role))
        expect((await one.get('/moderation')).status, role).toBe(may(role, 'see the queue', true) ? 200 : 403)
      expect((await one.get('/account')).status, role).toBe(may(role, 'see an account', true) ? 200 : 303)
      for (const [route, deed] of Object.entries(posts)) {
        if (route === '/sign-out' || route === '/account/sessions') continue
        const page = await (isMemberRole(role) ? one.postOwn(route) : one.post(route))
        const isRefused = page.status === 403 || page.status === 401
        expect([role, route, isRefused]).toEqual([role, route, !may(role, deed, true)])
      }
    }
    await appoint(store.engine, 'Chishu', 'newcomer')
    await setSecondFactor(store.engine, 'Chishu', false)
  }, 60_000)

  test('a role counts from the next request, and so does a suspension', async () => {
    const one = await signedIn('Chishu')
    await appoint(store.engine, 'Chishu', 'trusted')
    expect((await one.get('/account')).text).toContain('trusted member')
    await suspend(store.engine, 'Chishu', true)
    expect((await one.get('/account')).status).toBe(303)
    await suspend(store.engine, 'Chishu', false)
  })

  test('a page for everyone stays the same beside a member’s', async () => {
    const address = `/title/${ids.film}`
    const anonymous = await site.get(address)
    const etag = anonymous.header('etag')
    const [one, other] = [await signedIn('Setsuko'), await signedIn('Chishu')]
    for (const [member, name] of [
      [one, 'Setsuko'],
      [other, 'Chishu'],
      [one, 'Setsuko'],
    ] as const) {
      const page = await member.get(address, { 'if-none-match': etag })
      expect(page.status).toBe(200)
      expect(page.html).toContain(`<bdi>${name}</bdi>`)
      expect([page.header('cache-control'), page.header('etag')]).toEqual(['private, no-store', ''])
      const again = await site.get(address)
      expect([again.html, again.header('etag')]).toEqual([anonymous.html, etag])
      expect(again.header('cache-control')).toBe('public, no-cache')
      expect(again.header('vary')).toContain('cookie')
      expect((await site.get(address, { 'if-none-match': etag })).status).toBe(304)
    }
    const stale = await site.get(address, { cookie: '__Host-sid=abc.def', 'if-none-match': etag })
    expect(stale.status).toBe(304)
    expect(await site.queriesOf(address, { cookie: 'other=1', 'if-none-match': etag })).toBe(1)
  })

  test('nothing is changed by any link, for an administrator', async () => {
    const one = await signedIn('Setsuko')
    const { db } = store.engine
    // With all that an administrator may see: the role, and the second factor that it waits for.
    await appoint(store.engine, 'Setsuko', 'administrator')
    await db
      .updateTable('member')
      .set({ two_factor_enabled: flagOf(kind, true) })
      .where('name', '=', 'Setsuko')
      .execute()
    const tables = (await db.introspection.getTables())
      .map(({ name }) => name)
      .filter((name) => !/^name_search/.test(name))
    expect(tables.length).toBeGreaterThan(25)
    const rows = async (): Promise<string> => {
      const all = await Promise.all(
        tables.toSorted().map((name) => sql`select * from ${sql.table(name)} order by 1, 2`.execute(db)),
      )
      return JSON.stringify(all.map(({ rows: found }) => found))
    }
    const before = await rows()
    const seen = new Set<string>()
    const open = ['/', '/account', ...Object.values(routePaths).filter((path) => !path.includes(':'))]
    for (let at = 0; at < open.length && seen.size < 250; at += 1) {
      const address = open[at] ?? ''
      if (seen.has(address)) continue
      seen.add(address)
      const page = await one.get(address)
      open.push(
        ...page.links.map(({ href }) => href.replace(/#.*/, '')).filter((href) => /^\/[^/]/.test(href)),
      )
    }
    expect(await rows()).toBe(before)
    expect(seen.size).toBeGreaterThan(60)
    expect(await one.isCalled()).toBe('Setsuko')
    await appoint(store.engine, 'Setsuko', 'newcomer')
    await db
      .updateTable('member')
      .set({ two_factor_enabled: flagOf(kind, false) })
      .execute()
  }, 60_000)

  test('hostile text in every field of every form is text, or refused', async () => {
    const one = await signedIn('Setsuko')
    const token = await one.formToken()
    const open = await openSite(store.engine)
    for (const [at, text] of [...scripts, ...oddities]
      .filter((_, place) => place % (kind === 'sqlite' ? 3 : 20) === 0)
      .entries()) {
      for (const route of [
        '/join',
        '/sign-in',
        '/forgotten',
        '/reset',
        '/confirm',
        '/sign-in/code',
        '/account/name',
        '/account/email',
      ]) {
        const field = route === '/join' && at % 2 === 0 ? 'email' : 'name'
        const guest = new Visitor(open, `10.${at}.${route.length}.1`)
        guest.take(one.cookies)
        const sender = route.startsWith('/account') ? guest : new Visitor(open, `10.${at}.${route.length}.2`)
        const typed = {
          email: text,
          password: text,
          newPassword: text,
          code: text,
          next: text,
          [field]: text,
        }
        const page = await sender.post(route, {
          ...typed,
          token: route.startsWith('/account') ? token : text,
        })
        expect([text, route, page.status < 500]).toEqual([text, route, true])
        expect(page.html).not.toMatch(/<script>window|<img src=x|<svg\/onload|<iframe srcdoc/)
      }
    }
    await open.close()
  }, 120_000)
})

describe('attempts', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await freshStore('sqlite')
  })
  afterAll(() => store.dispose())

  test('from one address are answered 25 times in five minutes, and then told how long to wait', async () => {
    const site = await openSite(store.engine)
    const one = new Visitor(site, '203.0.113.1')
    const statuses: number[] = []
    for (let time = 0; time < 26; time += 1)
      statuses.push((await one.post('/forgotten', { email: `a${time}` })).status)
    expect(statuses.filter((status) => status === 303)).toHaveLength(25)
    expect(statuses.at(-1)).toBe(429)
    const page = await one.post('/sign-in', { email: 'a@example.org', password: 'x' })
    expect(page.text).toMatch(/Too many attempts; the next in \d+ seconds\./)
    await site.close()
  }, 30_000)

  test('at one account wait longer after each failure, wherever they come from, but not on the member’s device', async () => {
    const site = await openSite(store.engine, siteConfig())
    const owner = new Visitor(site, '203.0.113.2')
    await owner.becomes('Setsuko')
    await owner.postOwn('/sign-out')
    const answers: number[] = []
    for (let at = 0; at < 12; at += 1) {
      const thief = new Visitor(site, `198.51.100.${at}`)
      answers.push(
        (await thief.post('/sign-in', { email: emailOf('Setsuko'), password: `wrong ${at}` })).status,
      )
    }
    expect(answers.slice(0, 5)).toEqual([422, 422, 422, 422, 422])
    expect(answers.slice(5)).toContain(429)
    const unknown = new Visitor(site, '198.51.101.1')
    expect(
      (await unknown.post('/sign-in', { email: emailOf('Setsuko'), password: goodPassword })).status,
    ).toBe(429)
    await owner.signsIn('Setsuko')
    expect(await owner.isCalled()).toBe('Setsuko')
    await site.close()
  })

  test('at an account that isn’t there are answered like those at one that is', async () => {
    const site = await openSite(store.engine)
    const failing = async (email: string) => {
      const page = await new Visitor(site, '203.0.113.9').post('/sign-in', {
        email,
        password: 'not the password',
      })
      // What a passkey would have to sign is another each time, whoever asks.
      const html = page.html.replace(/(challenge&quot;:&quot;)[\w-]+/, '$1…')
      return [page.status, html.replaceAll(email, 'somebody')]
    }
    expect(await failing('nobody@example.org')).toEqual(await failing('setsuko@example.org'))
    await site.close()
  })
})

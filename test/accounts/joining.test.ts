import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memberAuth } from '../../src/accounts/member-auth.ts'
import { inviteAdministrator } from '../../src/actions/accounts/invite-administrator.ts'
import { isNameTaken, memberCalled } from '../../src/store/members.ts'
import { up as keepSkeletons } from '../../src/store/migrations/0017-name-skeletons.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { putMember } from '../support/members.ts'
import { openSite, siteConfig, type Site } from '../support/site.ts'
import { emailOf, goodPassword, Visitor } from '../support/visitor.ts'

describe.each(engineKinds)('joining on %s', (kind) => {
  let store: TestStore
  let site: Site
  let count = 0
  const stranger = () => new Visitor(site, `198.51.100.${(count += 1)}`)
  beforeAll(async () => {
    store = await freshStore(kind)
    site = await openSite(store.engine)
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  test('our tables are those that better-auth asks for', async () => {
    const auth = memberAuth({
      engine: store.engine,
      secret: 'x'.repeat(40),
      secretsBefore: [],
      isSecure: true,
    })
    const { tables } = await auth.$context
    for (const { modelName, fields } of Object.values(tables)) {
      const columns = await store.engine.db.introspection.getTables()
      const own = columns.find(({ name }) => name === modelName)?.columns.map(({ name }) => name) ?? []
      const asked = Object.entries(fields).map(([field, { fieldName }]) => fieldName ?? field)
      expect(own, modelName).toEqual(expect.arrayContaining(['id', ...asked]))
    }
  })

  test('makes an account that can be signed in to once its address is confirmed', async () => {
    const setsuko = stranger()
    await setsuko.post('/join', { name: 'Setsuko', email: emailOf('Setsuko'), password: goodPassword })
    const early = await setsuko.post('/sign-in', { email: emailOf('Setsuko'), password: goodPassword })
    expect(early.header('location')).toBe('/join/letter?note=unconfirmed')
    expect((await setsuko.get('/join/letter?note=unconfirmed')).text).toContain('has to be confirmed')
    expect((await setsuko.get('/join/letter')).text).not.toContain('has to be confirmed')
    expect(await setsuko.isCalled()).toBeUndefined()
    const token = await setsuko.tokenInLetter(emailOf('Setsuko'))
    expect((await setsuko.get(`/confirm?token=${token}`)).status).toBe(200)
    for (const broken of ['made-up', token.slice(0, -3), `${token.slice(0, -3)}abc`]) {
      const over = await setsuko.get(`/confirm?token=${broken}`)
      expect([over.status, over.h1]).toEqual([410, 'This link is no longer good'])
    }
    await setsuko.post('/confirm', { token })
    await setsuko.signsIn('Setsuko')
    expect(await setsuko.isCalled()).toBe('Setsuko')
    expect(await memberCalled(store.engine.reader, 'setsuko')).toMatchObject({
      role: 'newcomer',
      isVerified: true,
    })
  })

  test('leads back to the page where somebody was asked to join, and to none elsewhere', async () => {
    const next = '/title/tt0041154'
    const mieko = stranger()
    const page = await mieko.get(`/join?next=${encodeURIComponent(next)}`)
    expect(page.html).toContain(`name="next" value="${next}"`)
    expect(page.links).toContainEqual({ href: '/sign-in?next=%2Ftitle%2Ftt0041154', text: 'Sign in' })
    for (const none of ['//evil.example', '/join?next=%2Ftop', '/fr/sign-in'])
      expect((await mieko.get(`/join?next=${encodeURIComponent(none)}`)).html).not.toContain('name="next"')
    await mieko.post('/join', { name: 'Mieko', email: emailOf('Mieko'), password: goodPassword, next })
    const link = /\/confirm\?\S+/.exec(site.letters.at(-1)?.text ?? '')?.[0] ?? ''
    expect((await mieko.get(link)).html).toContain(`name="next" value="${next}"`)
    const token = await mieko.tokenInLetter(emailOf('Mieko'))
    const confirmed = await mieko.post('/confirm', { token, next })
    expect(confirmed.header('location')).toBe('/sign-in?note=confirmed&next=%2Ftitle%2Ftt0041154')
    const elsewhere = await mieko.post('/confirm', { token, next: 'https://evil.example' })
    expect(elsewhere.header('location') ?? '').not.toContain('evil')
  })

  test('says at each field what is wrong with it, keeps what was typed, and never the password', async () => {
    const page = await stranger().post('/join', { name: '<b>', email: 'not one', password: 'password123' })
    expect(page.status).toBe(422)
    for (const [field, typed] of Object.entries({ name: '&lt;b>', email: 'not one' })) {
      expect(page.html).toMatch(new RegExp(`id="join-${field}-fault"`))
      expect(page.html).toMatch(new RegExp(`name="${field}"[^>]*value="${typed}"`))
    }
    expect(page.html).toMatch(/aria-invalid="true"/)
    expect(page.html).toMatch(/aria-describedby="join-password-fault join-password-hint"/)
    expect(page.html).not.toContain('password123')
  })

  test('refuses a name that another has, however it is written', async () => {
    await stranger().joins('Yasujiro')
    const page = await stranger().post('/join', {
      name: 'YASÚJIRO',
      email: 'other@example.org',
      password: goodPassword,
    })
    expect(page.status).toBe(422)
    expect(page.html).toContain('id="join-name-fault"')
  })

  test('refuses a name that looks like another’s in letters of another script, and no other of that script', async () => {
    await stranger().joins('Coco')
    const join = (name: string, email: string) =>
      stranger().post('/join', { name, email, password: goodPassword })
    const alike = await join('сосо', 'alike@example.org')
    expect([alike.status, alike.text.includes('or one very like it')]).toEqual([422, true])
    for (const [at, name] of ['Андрей', 'Θόδωρος', 'ענת'].entries())
      expect((await join(name, `named${at}@example.org`)).status).toBe(303)
    // The other way round, and for one who changes the name.
    await stranger().post('/join', { name: 'Рахо', email: 'paxo@example.org', password: goodPassword })
    const changing = stranger()
    await changing.becomes('Hoxa')
    expect((await changing.postOwn('/account/name', { name: 'Paxo' })).status).toBe(422)
    expect((await changing.postOwn('/account/name', { name: 'Ноха' })).status).toBe(303)
    expect(await changing.isCalled()).toBe('Ноха')
  })

  test('gives one of two names that look alike to one of two who ask at once', async () => {
    const names = ['Ohyo', 'ОһуО']
    await Promise.all(
      names.map((name, at) =>
        stranger().post('/join', { name, email: `at-once${at}@example.org`, password: goodPassword }),
      ),
    )
    const found = await Promise.all(names.map((name) => memberCalled(store.engine.reader, name)))
    expect(found.filter((member) => member !== undefined)).toHaveLength(1)
  })

  test('is refused by the look of names that stood here before looks were kept, which stay as they are', async () => {
    const before = await freshStore(kind)
    const { db } = before.engine
    await putMember(before.engine, 'Рора')
    await putMember(before.engine, 'Popa')
    await db.schema.dropIndex('member_name_skeleton').execute()
    await db.schema.alterTable('member').dropColumn('name_skeleton').execute()
    await db.transaction().execute(keepSkeletons)
    const rows = await db.selectFrom('member').select(['name', 'name_skeleton']).execute()
    expect(new Set(rows.map(({ name, name_skeleton: look }) => `${name} ${look}`))).toEqual(
      new Set(['Popa popa', 'Рора popa']),
    )
    expect(await isNameTaken(before.engine.reader, 'РОРА', 'popa')).toBe(true)
    await before.dispose()
  })

  test('answers the same where the address has an account, and tells its owner', async () => {
    await stranger().joins('Chishu')
    const fresh = await stranger().post('/join', {
      name: 'Newone',
      email: 'newone@example.org',
      password: goodPassword,
    })
    const known = await stranger().post('/join', {
      name: 'Another',
      email: emailOf('Chishu'),
      password: goodPassword,
    })
    const shown = ({ status, headers, html }: typeof known) => [
      status,
      Object.entries(headers).filter(([name]) => name !== 'date'),
      html,
    ]
    expect(shown(known)).toEqual(shown(fresh))
    expect(site.letters.at(-1)).toMatchObject({ to: emailOf('Chishu') })
    expect(site.letters.at(-1)?.text).toContain('/forgotten')
    expect(await memberCalled(store.engine.reader, 'Another')).toBeUndefined()
  })

  test('takes a password of any script in whole, and not its beginning', async () => {
    const password = '映画館の暗がりで待つ人々'.repeat(11).slice(0, 128)
    const visitor = stranger()
    await visitor.joins('Ayako', password)
    const beginning = Buffer.from(password).subarray(0, 72).toString()
    expect((await visitor.post('/sign-in', { email: emailOf('Ayako'), password: beginning })).status).toBe(
      422,
    )
    await visitor.signsIn('Ayako', password)
  })

  test('makes nothing of a form in which every field is filled in, and tells a person what to do', async () => {
    await stranger().joins('Known')
    const written = site.letters.length
    const filledIn = (email: string) =>
      stranger().post('/join', {
        name: 'Robot',
        email,
        password: goodPassword,
        website: 'https://spam.example',
      })
    const page = await filledIn('robot@example.org')
    expect(page.status).toBe(422)
    expect(page.text).toContain('No account was made yet, and no letter is on its way')
    expect(page.html).toContain('value="robot@example.org"')
    for (const gone of ['spam.example', goodPassword]) expect(page.html).not.toContain(gone)
    expect(await memberCalled(store.engine.reader, 'Robot')).toBeUndefined()
    // It says the same of an address that has an account as of one that has none.
    const known = await filledIn(emailOf('Known'))
    expect(known.html.replaceAll(emailOf('Known'), 'robot@example.org')).toBe(page.html)
    expect(site.letters).toHaveLength(written)
  })

  test('makes whoever joins by the console’s link the administrator, once', async () => {
    const old = await inviteAdministrator(store.engine, new Date())
    const token = (await inviteAdministrator(store.engine, new Date())) ?? ''
    expect((await stranger().get(`/join?invitation=${old}`)).status).toBe(410)
    expect((await stranger().get(`/join?invitation=${token}`)).html).toContain(`value="${token}"`)
    await stranger().joins('Kurosawa', goodPassword, { invitation: token })
    await stranger().joins('Latecomer', goodPassword, { invitation: token })
    expect(await memberCalled(store.engine.reader, 'Kurosawa')).toMatchObject({
      role: 'administrator',
      roleInForce: 'trusted',
    })
    expect(await memberCalled(store.engine.reader, 'Latecomer')).toMatchObject({ role: 'newcomer' })
    expect((await stranger().get(`/join?invitation=${token}`)).status).toBe(410)
    expect(await inviteAdministrator(store.engine, new Date())).toBeUndefined()
  })

  test('keeps to three accounts a day from one address, where that is the limit', async () => {
    const strict = await openSite(store.engine, siteConfig({ JOIN_LIMIT: '3' }))
    const household = new Visitor(strict, '2001:db8:1:2::1')
    for (const name of ['One1', 'Two2', 'Three3']) await household.joins(name)
    const fourth = new Visitor(strict, '2001:db8:1:2:ffff::9')
    const page = await fourth.post('/join', {
      name: 'Four4',
      email: 'four4@example.org',
      password: goodPassword,
    })
    expect(page.status).toBe(429)
    expect(Number(page.header('retry-after'))).toBeGreaterThan(80_000)
    await new Visitor(strict, '2001:db8:1:3::1').joins('Five5')
    await strict.close()
  })
})

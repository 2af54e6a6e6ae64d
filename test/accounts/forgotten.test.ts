import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { openSite, siteConfig, type Site } from '../support/site.ts'
import { emailOf, goodPassword, Visitor } from '../support/visitor.ts'

const newPassword = 'an autumn afternoon 1962'

describe.each(engineKinds)('a forgotten password on %s', (kind) => {
  let store: TestStore
  let site: Site
  let count = 0
  const visitor = () => new Visitor(site, `203.0.113.${(count += 1)}`)
  beforeAll(async () => {
    store = await freshStore(kind)
    site = await openSite(store.engine)
    for (const name of ['Setsuko', 'Chishu', 'Haruko', 'Kinuyo']) await visitor().joins(name)
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  test('is set anew by a link that works once, ends every session and signs nobody in', async () => {
    const elsewhere = visitor()
    await elsewhere.signsIn('Setsuko')
    const one = visitor()
    await one.post('/forgotten', { email: ' SETSUKO@example.org ' })
    const token = await one.tokenInLetter(emailOf('Setsuko'))
    expect(Buffer.from(token, 'base64url').length).toBe(32)
    expect((await one.get(`/reset?token=${token}`)).status).toBe(200)
    const weak = await one.post('/reset', { token, newPassword: 'short' })
    expect(weak.html).toContain('id="reset-newPassword-fault"')
    expect((await one.post('/reset', { token, newPassword })).header('location')).toBe('/sign-in?note=reset')
    expect([await one.isCalled(), await elsewhere.isCalled()]).toEqual([undefined, undefined])
    const again = await one.post('/reset', { token, newPassword: 'another good one' })
    expect(again.status).toBe(422)
    for (const old of [token, 'made-up', '']) {
      const over = await one.get(`/reset?token=${old}`)
      expect([over.status, over.h1]).toEqual([410, 'This link is no longer good'])
      expect(over.html).toContain('href="/forgotten"')
    }
    await one.signsIn('Setsuko', newPassword)
    expect(site.letters.at(-1)).toMatchObject({
      to: emailOf('Setsuko'),
      subject: 'Titlecard: your password was changed',
    })
  })

  test('is set by whoever has the letter, not by whoever reads the database', async () => {
    await visitor().post('/forgotten', { email: emailOf('Chishu') })
    const token = await visitor().tokenInLetter(emailOf('Chishu'))
    const rows = JSON.stringify(
      await store.engine.db
        .selectFrom('verification' as 'meta')
        .selectAll()
        .execute(),
    )
    expect(rows).not.toContain(token)
  })

  test('can’t be set after an hour', async () => {
    await visitor().post('/forgotten', { email: emailOf('Haruko') })
    const token = await visitor().tokenInLetter(emailOf('Haruko'))
    await store.engine.db
      .updateTable('verification' as 'member_session')
      .set({ expires_at: new Date(Date.now() - 1000).toISOString() })
      .execute()
    const page = await visitor().post('/reset', { token, newPassword })
    expect(page.status).toBe(422)
    expect(page.text).toContain('no longer valid')
  })

  test('is asked about by anybody, and the answer says nothing', async () => {
    const shown = async (email: string) => {
      const { status, headers, html } = await visitor().post('/forgotten', { email })
      return [status, Object.entries(headers).filter(([name]) => name !== 'date'), html]
    }
    const { length } = site.letters
    const known = await shown(emailOf('Kinuyo'))
    expect(site.letters.length).toBe(length + 1)
    for (const email of ['nobody@example.org', 'not one', '', 'Kinuyo'])
      expect(await shown(email)).toEqual(known)
    expect(site.letters.length).toBe(length + 1)
  })

  test('brings three letters an hour, and no more', async () => {
    const { length } = site.letters
    for (let time = 0; time < 6; time += 1) await visitor().post('/forgotten', { email: emailOf('Haruko') })
    expect(site.letters.length - length).toBeLessThanOrEqual(3)
  })

  test('has links only to the site’s own address, whatever host was asked', async () => {
    for (const { text } of site.letters)
      for (const [link] of text.matchAll(/https?:\S+/g))
        expect(link).toMatch(/^https:\/\/films\.example\.org\//)
    const open = await openSite(store.engine, siteConfig({ ORIGIN: '' }))
    const page = await new Visitor(open).post(
      '/forgotten',
      { email: emailOf('Kinuyo') },
      { host: 'evil.example', origin: 'http://evil.example' },
    )
    expect(page.status).toBe(400)
    expect(open.letters).toEqual([])
    await open.close()
  })

  test('is no reason for a new address to be taken: that wants the password, and tells both', async () => {
    const one = visitor()
    await one.signsIn('Chishu')
    const email = 'chishu.ryu@example.org'
    expect((await one.postOwn('/account/email', { email, password: 'not the password' })).status).toBe(422)
    await one.postOwn('/account/email', { email, password: goodPassword })
    expect(site.letters.slice(-2).map(({ to }) => to)).toEqual([email, emailOf('Chishu')])
    await one.post('/confirm', { token: await one.tokenInLetter(email) })
    expect((await one.get('/account')).text).toContain(email)
    await one.postOwn('/account/email', { email: emailOf('Kinuyo'), password: goodPassword })
    expect(site.letters.at(-2)).toMatchObject({
      to: emailOf('Kinuyo'),
      subject: expect.stringContaining('already'),
    })
  })
})

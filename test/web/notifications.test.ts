import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Letter, Post } from '../../src/accounts/post.ts'
import { Signer } from '../../src/accounts/secret.ts'
import { sendLetters } from '../../src/actions/send-letters.ts'
import type { NewNotification } from '../../src/store/notifications.ts'
import { notify } from '../../src/store/notifications.ts'
import { memberCalled } from '../../src/store/members.ts'
import { notificationLetter } from '../../src/web/notification-letter.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { openSite, origin, siteConfig, type Site } from '../support/site.ts'
import { emailOf, goodPassword, Visitor } from '../support/visitor.ts'

const at = '2026-11-22T10:00:00.000Z'
const hostile = '<img src=x onerror=alert(1)> \u05d0 "quoted" & more'

describe.each(engineKinds)('the notifications of a member on %s', (kind) => {
  let store: TestStore
  let site: Site
  let setsuko: Visitor
  let id: string
  const letters: Letter[] = []
  beforeAll(async () => {
    store = await freshStore(kind)
    site = await openSite(store.engine)
    setsuko = new Visitor(site)
    await setsuko.becomes('Setsuko')
    await new Visitor(site, '192.0.2.2').joins('Chishu')
    id = (await memberCalled(store.engine.reader, 'Setsuko'))?.id ?? ''
  })
  beforeEach(() => {
    letters.length = 0
  })
  afterEach(async () => {
    await store.engine.db.deleteFrom('notification').execute()
    await store.engine.db.deleteFrom('letter_choice').execute()
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })
  const tell = (told: Partial<NewNotification> = {}) =>
    store.engine.db.transaction().execute(async (tx) => {
      await store.engine.lockForWriting(tx)
      await notify(tx, { member: id, kind: 'review-featured', subject: 'tt0041154', at, ...told })
    })
  const signer = new Signer(siteConfig().secret ?? '')
  const send = (
    now = new Date(at),
    post: Post = { send: (one: Letter) => Promise.resolve(void letters.push(one)) },
  ) =>
    sendLetters(
      store.engine,
      {
        post,
        compose: (waiting) => notificationLetter(waiting, { origin, signer }),
        onFailure: () => undefined,
      },
      now,
    )

  test('stand on a page of their own, with the way to what they are about, as text', async () => {
    await tell({ detail: { name: hostile } })
    await tell({ kind: 'post-decided', subject: '', detail: { outcome: 'hidden', reason: hostile } })
    const page = await setsuko.get('/notifications')
    expect(page.h1).toBe('Notifications')
    expect(page.text).toContain(`Your review is the featured one: ${hostile}`)
    expect(page.text).toContain(`A moderator took down something you wrote The reason given: ${hostile}`)
    expect(page.links.find(({ href }) => href === '/title/tt0041154')?.text).toMatch('Your review')
    expect(page.html).not.toContain('<img')
    expect(page.header('cache-control')).toBe('private, no-store')
  })

  test('of a decision that can be appealed lead there by letter too, and say until when', async () => {
    const language = 'en'
    for (const letter of ['post-decided', 'report-decided'] as const)
      await store.engine.db
        .insertInto('letter_choice')
        .values({ member: id, kind: letter, language })
        .execute()
    await tell({ kind: 'post-decided', subject: '7', detail: { outcome: 'hidden' } })
    await tell({ kind: 'report-decided', subject: '8', detail: { outcome: 'left' } })
    await tell({ kind: 'post-decided', subject: '9', detail: { outcome: 'shown' } })
    await send()
    expect(letters.map(({ text }) => /You can appeal until (.*)\.\n(.*)/.exec(text)?.slice(1))).toEqual([
      ['24 May 2027', `${origin}/en/moderation/log/7#appeal`],
      ['24 May 2027', `${origin}/en/moderation/log/8#appeal`],
      undefined,
    ])
  })

  test('are counted beside the name until they are read, and nobody else’s page says so', async () => {
    const anonymous = await site.get('/search')
    expect((await setsuko.get('/search')).html).not.toContain('class="unread"')
    await tell()
    await tell()
    const found = await setsuko.get('/search')
    expect(found.html).toContain('>2 unread notifications<')
    expect((await site.get('/search')).html).toBe(anonymous.html)
    const page = await setsuko.get('/notifications')
    const first = /name="notification" value="(\d+)"/.exec(page.html)?.[1] ?? ''
    expect((await setsuko.postOwn('/notifications/read', { notification: first })).status).toBe(303)
    expect((await setsuko.get('/search')).html).toContain('>1 unread notification<')
    const last = /name="last" value="(\d+)"/.exec(page.html)?.[1] ?? ''
    await setsuko.postOwn('/notifications/read', { last })
    expect((await setsuko.get('/search')).html).not.toContain('class="unread"')
  })

  test('of others can’t be marked', async () => {
    const chishu = new Visitor(site, '192.0.2.2')
    await chishu.signsIn('Chishu')
    await tell()
    const page = await setsuko.get('/notifications')
    const number = /name="notification" value="(\d+)"/.exec(page.html)?.[1] ?? ''
    expect((await chishu.postOwn('/notifications/read', { notification: number })).status).toBe(404)
    expect((await chishu.postOwn('/notifications/read', { last: number })).status).toBe(303)
    expect((await setsuko.get('/search')).html).toContain('1 unread notification')
    expect((await new Visitor(site).get('/notifications')).header('location')).toBe(
      '/sign-in?next=%2Fnotifications',
    )
  })

  test('are shown forty a page', async () => {
    for (let each = 0; each < 41; each += 1) await tell({ detail: { name: `Film ${each}` } })
    const newest = await setsuko.get('/notifications')
    expect(newest.text).toContain('Film 40')
    expect(newest.text).not.toContain('Film 0 ')
    expect(newest.links.find(({ text }) => text === 'Older')?.href).toBe('/notifications?page=2')
    const oldest = await setsuko.get('/notifications?page=2')
    expect(oldest.text).toContain('Film 0 ')
    expect(oldest.links.find(({ text }) => text === 'Newer')?.href).toBe('/notifications')
    expect((await setsuko.get('/notifications?page=x')).status).toBe(400)
  })

  test('come by letter only of the kinds that are ticked, once, in the language they were ticked in', async () => {
    await tell()
    expect(await send()).toBe(0)
    await setsuko.postOwn('/fr/account/letters', { 'review-featured': 'yes', 'made-up': 'yes' })
    expect((await setsuko.get('/account')).html).toMatch(/id="choose-letters-review-featured"[^>]*checked/)
    await tell({ detail: { name: 'Banshun' } })
    await tell({ kind: 'list-changed' })
    expect(await send()).toBe(1)
    expect(await send()).toBe(0)
    const [letter] = letters
    expect(letter?.to).toBe(emailOf('Setsuko'))
    expect(letter?.subject).toContain('Votre critique est mise en avant')
    expect(letter?.text).toContain(`${origin}/fr/title/tt0041154`)
    expect(letter?.stop).toMatch(`${origin}/fr/letters/stop/`)
    expect(letter?.text).toContain(letter?.stop)
  })

  test('go out again when the post failed, later, under the same id, until eight times', async () => {
    await setsuko.postOwn('/account/letters', { 'review-featured': 'yes' })
    await tell()
    const tried: Letter[] = []
    const failing = {
      send: (letter: Letter) => {
        tried.push(letter)
        return Promise.reject(new Error('no such host'))
      },
    }
    let now = new Date(at).getTime()
    expect(await send(new Date(now), failing)).toBe(0)
    expect(await send(new Date(now + 60_000), failing)).toBe(0)
    expect(tried).toHaveLength(1)
    for (let time = 0; time < 10; time += 1) await send(new Date((now += 86_400_000)), failing)
    expect(tried).toHaveLength(8)
    expect(new Set(tried.map((letter) => letter.id)).size).toBe(1)
  })

  test('wait where the program ends after the letter was taken and before it was sent', async () => {
    await setsuko.postOwn('/account/letters', { 'review-featured': 'yes' })
    await tell()
    const crash = send(new Date(at), { send: () => new Promise<void>(() => undefined) })
    void crash
    while ((await triesOf()) === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await send(new Date(Date.parse(at) + 11 * 60_000))).toBe(1)
    expect(letters).toHaveLength(1)
  })

  async function triesOf(): Promise<number> {
    const row = await store.engine.reader.selectFrom('outgoing_letter').select('tries').executeTakeFirst()
    return row?.tries ?? 0
  }

  test('are not written to whoever is suspended', async () => {
    await setsuko.postOwn('/account/letters', { 'review-featured': 'yes' })
    await tell()
    const set = (is: boolean) =>
      store.engine.db
        .updateTable('member')
        .set({ suspended: kind === 'sqlite' ? Number(is) : is })
        .where('id', '=', id)
        .execute()
    await set(true)
    expect(await send()).toBe(0)
    await set(false)
    expect(await send()).toBe(0)
  })

  test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])(
    'stop coming by letter with one click from a mail program that sends %s',
    async (type) => {
      await setsuko.postOwn('/account/letters', { 'review-featured': 'yes', 'list-changed': 'yes' })
      await tell()
      await send()
      await tell()
      const stop = new URL(letters[0]?.stop ?? '').pathname
      const looked = await site.get(stop)
      expect(looked.text).toContain('My review is featured')
      const clicked = await site.app.inject({
        method: 'POST',
        url: stop,
        headers: { 'content-type': type },
        payload: 'List-Unsubscribe=One-Click',
      })
      expect(clicked.statusCode).toBe(200)
      expect(await send()).toBe(0)
      await tell()
      await tell({ kind: 'list-changed' })
      expect(await send()).toBe(1)
      expect(letters.at(-1)?.subject).toContain('A list you follow has changed')
    },
  )

  test('are not stopped by a link that is not ours, and the link stops nothing by being followed', async () => {
    await setsuko.postOwn('/account/letters', { 'review-featured': 'yes' })
    await tell()
    await send()
    const stop = new URL(letters[0]?.stop ?? '').pathname
    await site.get(stop)
    for (const wrong of [
      `${stop.slice(0, -1)}_`,
      stop.replace('review-featured', 'list-changed'),
      '/letters/stop/x',
    ]) {
      const sent = await site.app.inject({ method: 'POST', url: wrong, payload: 'x' })
      expect([wrong, sent.statusCode]).toEqual([wrong, 404])
    }
    await tell()
    expect(await send()).toBe(1)
  })

  test('tell of a sign-in on a new device, but not on the first day, and of a changed password', async () => {
    await new Visitor(site, '192.0.2.9').signsIn('Setsuko')
    expect((await setsuko.get('/notifications')).text).toContain('Nothing yet.')
    const created = kind === 'sqlite' ? '2026-01-02T00:00:00.000Z' : new Date('2026-01-02')
    await store.engine.db.updateTable('member').set({ created_at: created }).where('id', '=', id).execute()
    const other = new Visitor(site, '192.0.2.9')
    await other.signsIn('Setsuko')
    await other.postOwn('/sign-out')
    await other.signsIn('Setsuko')
    const told = await setsuko.get('/notifications')
    expect(told.text.match(/Somebody signed in to your account/g)).toHaveLength(1)
    await setsuko.postOwn('/account/password', { password: goodPassword, newPassword: 'an autumn afternoon' })
    expect((await setsuko.get('/notifications')).text).toContain('Your password was changed')
  })

  test.each([
    ['fr', 'Vos notifications', 'Votre critique est mise en avant'],
    ['he', 'הודעות', 'הביקורת שלכם'],
  ])('read as well in %s', async (language, heading, sentence) => {
    await tell()
    const page = await setsuko.get(`/${language}/notifications`)
    expect(page.h1).toBe(heading)
    expect(page.text).toContain(sentence)
  })
})

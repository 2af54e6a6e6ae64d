import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { suspend } from '../../src/actions/accounts/appoint.ts'
import { insertViewing } from '../../src/store/diary.ts'
import { insertList, setListState } from '../../src/store/lists.ts'
import { memberCalled } from '../../src/store/members.ts'
import { insertReview } from '../../src/store/reviews.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { openSite, put, type Site } from '../support/site.ts'
import { emailOf, goodPassword, Visitor } from '../support/visitor.ts'
import { oddities, scripts } from '../hostile/strings.ts'

const film = titleId('tt0041154')
const other = titleId('tt0046438')
const at = '2026-11-22T10:00:00.000Z'

describe.each(engineKinds)('the page of a member on %s', (kind) => {
  let store: TestStore
  let site: Site
  let setsuko: Visitor
  let count = 0
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [
      [film, { type: 'movie', name: 'Late Spring', year: 1949 }],
      [other, { type: 'movie', name: 'Tokyo Story', year: 1953 }],
    ])
    site = await openSite(store.engine)
    setsuko = new Visitor(site)
    await setsuko.becomes('Setsuko.Hara')
    for (const [title, rating] of [
      [film, '9.5'],
      [other, '10'],
    ] as const)
      await setsuko.postOwn(`/title/${title}/rating`, { rating })
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })
  const page = '/member/Setsuko.Hara'
  const choose = (fields: Readonly<Record<string, string>>) => setsuko.postOwn('/account/page', fields)
  const newcomer = async (name: string): Promise<Visitor> => {
    const one = new Visitor(site, `198.51.100.${(count += 1)}`)
    await one.becomes(name)
    return one
  }

  test('leads others to a report of its member, and its member to none', async () => {
    const { id = '' } = (await memberCalled(store.engine.reader, 'Setsuko.Hara')) ?? {}
    const report = { href: `/report/member/${id}`, text: 'Report this member' }
    const passer = await newcomer('Passer')
    for (const found of [await site.get(page), await passer.get(page)])
      expect(found.links).toContainEqual(report)
    expect((await setsuko.get(page)).html).not.toContain('/report/')
    expect((await setsuko.get(report.href)).status).toBe(409)
    expect((await passer.get(report.href)).text).toContain('Setsuko.Hara')
    const sent = await passer.postOwn(report.href, { reason: 'abuse', words: '' })
    expect(sent.header('location')).toBe('/moderation/own?note=reported')
  })

  test('has the name and the day of joining, and no rating until its member says so', async () => {
    const found = await site.get(page)
    expect(found.status).toBe(200)
    expect(found.h1).toBe('Setsuko.Hara')
    expect(found.text).toContain('Member since')
    expect(found.text).not.toContain('Late Spring')
    expect(found.html).toContain('<meta name="robots" content="noindex">')
    expect((await site.get(`${page}/ratings`)).status).toBe(404)
    expect((await choose({ ratings: 'yes' })).header('location')).toBe('/account/page?note=saved')
    const shown = await site.get(page)
    expect(shown.text).toMatch(
      /10 out of 10 ?10 Tokyo Story \(1953\).*9\.5 out of 10 ?9\.5 Late Spring \(1949\)/,
    )
    expect((await site.get(`${page}/ratings`)).text).toContain('Late Spring')
    await choose({})
    expect((await site.get(page)).text).not.toContain('Late Spring')
  })

  test('is answered with 304 until it says something else, and never to who is signed in', async () => {
    await choose({ ratings: 'yes', about: 'Films, mostly.' })
    for (const address of [page, `${page}/ratings`]) {
      const first = await site.get(address)
      const held = { 'if-none-match': first.header('etag') }
      expect(first.header('cache-control')).toBe('public, no-cache')
      expect((await site.get(address, held)).status).toBe(304)
      expect((await site.get(`/fr${address}`, held)).status).toBe(200)
      expect((await setsuko.get(address, held)).header('cache-control')).toBe('private, no-store')
      await put(store.engine, [[film, { type: 'movie', name: `Late Spring, from ${address}`, year: 1949 }]])
      const renamed = await site.get(address, held)
      expect([renamed.status, renamed.text.includes('Late Spring, from')]).toEqual([200, true])
    }
    const before = { 'if-none-match': (await site.get(page)).header('etag') }
    await choose({ ratings: 'yes', about: 'Trains, mostly.' })
    expect((await site.get(page, before)).text).toContain('Trains, mostly.')
    await put(store.engine, [[film, { type: 'movie', name: 'Late Spring', year: 1949 }]])
    await choose({})
  })

  test('has the reviews and public lists of its member from the first day, and the diary once they say so', async () => {
    const one = await newcomer('Kinuyo')
    const id = (await memberCalled(store.engine.reader, 'Kinuyo'))?.id ?? ''
    await store.engine.db.transaction().execute(async (tx) => {
      await store.engine.lockForWriting(tx)
      const draft = { language: 'en', headline: 'Quiet', text: 'Still.', licence: 'CC-BY-4.0' } as const
      await insertReview(tx, { author: id, title: film }, { draft, holds: [], at })
      const held = { draft: { ...draft, headline: 'Waiting' }, holds: ['first-posts'] as const, at }
      await insertReview(tx, { author: id, title: other }, held)
      for (const [name, isPublic, state] of [
        ['Trains', true, 'shown'],
        ['Secrets', false, 'shown'],
        ['Unread', true, 'held'],
      ] as const) {
        const made = { member: id, kind: 'list', name, description: undefined, isPublic, at } as const
        await setListState(tx, await insertList(tx, made), state)
      }
      await insertViewing(tx, {
        member: id,
        title: other,
        watched: '2026-11',
        isRewatch: false,
        note: 'private words',
        at,
      })
    })
    const found = await site.get('/member/Kinuyo')
    expect(found.sections.map((section) => section.id)).toEqual(['reviews', 'lists'])
    expect(found.section('reviews').text).toMatch('Quiet Late Spring (1949)')
    expect(found.section('lists').text).toMatch('Trains')
    for (const hidden of ['Waiting', 'Secrets', 'Tokyo Story']) expect(found.text).not.toContain(hidden)
    expect((await site.get('/member/Kinuyo/diary')).status).toBe(404)
    await one.postOwn('/account/page', { diary: 'yes' })
    const now = await site.get('/member/Kinuyo')
    expect(now.sections.map((section) => section.id)).toEqual(['diary'])
    expect(now.text).toMatch('Tokyo Story (1953) November 2026')
    expect(now.text).not.toContain('private words')
    expect((await site.get('/member/Kinuyo/reviews')).status).toBe(404)
    expect((await site.get('/member/Kinuyo/diary')).h1).toBe('Diary')
  })

  test('says what its member wrote of themselves, in the marks of reviews', async () => {
    await choose({ about: 'I was in **Tokyo Story**.\r\n\r\n- once' })
    const found = await site.get(page)
    expect(found.main).toContain('<strong>Tokyo Story</strong>')
    expect(found.main).toMatch(/<li>\s*once/)
    expect((await setsuko.get(page)).text).toContain('This is your page')
    expect(found.text).not.toContain('This is your page')
  })

  test('shows hostile text about oneself as text, or it is refused and comes back as it was typed', async () => {
    const all = [...scripts, ...oddities]
    for (const text of all.filter((_, at) => at % (kind === 'sqlite' ? 4 : 25) === 0)) {
      const sent = await choose({ about: text })
      expect([text, sent.status < 500]).toEqual([text, true])
      const shown = await site.get(page)
      expect([text, shown.status]).toEqual([text, 200])
      expect(shown.main).not.toMatch(
        /<(script|img|svg|iframe)|<[a-z][^>]*\son[a-z]+=|href="(javascript|data)/i,
      )
    }
    const long = await choose({ about: 'a'.repeat(2001), ratings: 'yes' })
    expect(long.status).toBe(422)
    expect(long.html).toContain('That is too long: 2,000 characters at most.')
    expect(long.html).toContain('a'.repeat(2001))
    expect(long.html).toMatch(/id="own-page-ratings"[^>]*checked/)
    const turned = await choose({ about: 'a\u202eb' })
    expect([turned.status, turned.html.includes('can’t be shown')]).toEqual([422, true])
  })

  test('links to nothing of a newcomer’s', async () => {
    const sent = await choose({ about: 'see https://spam.example' })
    expect([sent.status, sent.text.includes('Newcomers can’t link yet')]).toEqual([422, true])
  })

  test('is at one address, however the name is written', async () => {
    for (const [asked, to] of [
      ['/member/setsuko%20hara', page],
      ['/member/SetsukoHara', page],
      ['/fr/member/setsuko%20hara/ratings', `/fr${page}/ratings`],
    ]) {
      const moved = await site.get(asked ?? '')
      expect([asked, moved.status, moved.header('location')]).toEqual([asked, 301, to])
    }
    expect((await site.get('/member/Nobody')).status).toBe(404)
  })

  test('moves with the name, which nobody else can take', async () => {
    const one = await newcomer('Mikio')
    await one.postOwn('/account/name', { name: 'Naruse' })
    const moved = await site.get('/member/mikio')
    expect([moved.status, moved.header('location')]).toEqual([301, '/member/Naruse'])
    const thief = await newcomer('Thief')
    const taken = await thief.postOwn('/account/name', { name: 'Mikio' })
    expect([taken.status, taken.text.includes('Somebody has this name')]).toEqual([422, true])
    const joining = { name: 'MIKIO', email: 'x@example.org', password: goodPassword }
    expect((await new Visitor(site, '198.51.100.99').post('/join', joining)).status).toBe(422)
    await one.postOwn('/account/name', { name: 'Mikio' })
    expect((await site.get('/member/Mikio')).status).toBe(200)
    expect((await site.get('/member/Naruse')).header('location')).toBe('/member/Mikio')
  })

  test('keeps five former names, so that nobody takes more from others', async () => {
    const one = await newcomer('Name0')
    for (let each = 1; each <= 7; each += 1) await one.postOwn('/account/name', { name: `Name${each}` })
    expect((await site.get('/member/Name1')).status).toBe(404)
    for (let each = 2; each <= 6; each += 1)
      expect((await site.get(`/member/Name${each}`)).header('location')).toBe('/member/Name7')
  })

  test('says in one sentence that an account is suspended, and nothing else of it', async () => {
    const one = await newcomer('Chishu')
    await one.postOwn('/account/page', { about: 'secret words', ratings: 'yes' })
    await suspend(store.engine, emailOf('Chishu'), true)
    const found = await site.get('/member/Chishu')
    expect([found.status, found.text.includes('This account is suspended.')]).toEqual([200, true])
    expect(found.text).not.toContain('secret words')
    expect((await site.get('/member/Chishu/ratings')).status).toBe(404)
  })

  test.each(['fr', 'he'])('reads as well in %s', async (language) => {
    const found = await site.get(`/${language}${page}`)
    expect(found.status).toBe(200)
    expect(found.text).not.toContain('Member since')
    expect((await setsuko.get(`/${language}/account/page`)).status).toBe(200)
  })
})

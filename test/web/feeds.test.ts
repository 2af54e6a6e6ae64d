import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { suspend } from '../../src/actions/accounts/appoint.ts'
import { insertDecision } from '../../src/store/decisions.ts'
import { insertViewing } from '../../src/store/diary.ts'
import { addItem } from '../../src/store/list-items.ts'
import { insertList, setListState } from '../../src/store/lists.ts'
import { memberCalled } from '../../src/store/members.ts'
import { insertReview, replaceReview, reviewById } from '../../src/store/reviews.ts'
import type { WriteHandle } from '../../src/store/tables.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import type { Page } from '../support/page.ts'
import { openSite, origin, put, remove, type Site } from '../support/site.ts'
import { Visitor } from '../support/visitor.ts'

const film = titleId('tt0041154')
const gone = titleId('tt0046438')
const at = '2026-11-22T10:00:00.000Z'
const later = '2026-11-22T11:00:00.000Z'
const hostile = '<script>alert(1)</script> & "\u05d0" ]]>'

type Read = {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: Read[]
  text: string
}

/** Throws where it is no XML, by a strict parser. */
function read(page: Page): Read {
  const parser = new SaxesParser({ xmlns: true })
  const root: Read = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value]))
    const element: Read = { name, attributes: values, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  })
  parser.write(page.html).close()
  return root.children[0] ?? root
}

const all = (element: Read, name: string): readonly Read[] =>
  element.children.filter((child) => child.name === name)
const textOf = (element: Read | undefined, name: string): string | undefined =>
  element && all(element, name)[0]?.text

/** What RFC 4287 asks of every feed (4.1.1, 4.1.2). */
function ensureAtom(feed: Read): void {
  expect([feed.name, feed.attributes['xmlns']]).toEqual(['feed', 'http://www.w3.org/2005/Atom'])
  for (const element of [feed, ...all(feed, 'entry')]) {
    for (const name of ['id', 'title', 'updated'])
      expect([name, all(element, name).length]).toEqual([name, 1])
    expect(textOf(element, 'id')).toMatch(/^tag:films\.example\.org,2026:/)
    expect(textOf(element, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    const links = all(element, 'link').map(({ attributes }) => attributes['href'])
    for (const href of links) expect(href).toMatch(`${origin}/`)
  }
  for (const entry of all(feed, 'entry')) expect(all(entry, 'author')).toHaveLength(1)
  const ids = all(feed, 'entry').map((entry) => textOf(entry, 'id'))
  expect(new Set(ids).size).toBe(ids.length)
}

describe.each(engineKinds)('feeds on %s', (kind) => {
  let store: TestStore
  let site: Site
  let list = 0
  const draft = {
    language: 'en',
    headline: hostile,
    text: `Seen ||the end|| ${hostile}`,
    licence: 'CC-BY-4.0',
  } as const
  const write = <T>(work: (tx: WriteHandle) => Promise<T>): Promise<T> =>
    store.engine.db.transaction().execute(async (tx) => {
      await store.engine.lockForWriting(tx)
      return work(tx)
    })
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [
      [film, { type: 'movie', name: 'Late "Spring" & <more>', year: 1949 }],
      [gone, { type: 'movie', name: 'Gone', year: 1953 }],
    ])
    await remove(store.engine, gone, 'a test')
    site = await openSite(store.engine)
    const setsuko = new Visitor(site)
    await setsuko.becomes('Setsuko')
    await setsuko.postOwn('/account/page', { reviews: 'yes', diary: 'yes' })
    const id = (await memberCalled(store.engine.reader, 'Setsuko'))?.id ?? ''
    await write(async (tx) => {
      await insertReview(tx, { author: id, title: film }, { draft, holds: [], at })
      await insertViewing(tx, {
        member: id,
        title: film,
        watched: '2026-11-21',
        isRewatch: false,
        note: 'mine',
        at,
      })
      const made = {
        member: id,
        kind: 'list',
        name: hostile,
        description: undefined,
        isPublic: true,
        at,
      } as const
      list = await insertList(tx, made)
      await setListState(tx, list, 'shown')
      await addItem(tx, { list, title: film, note: hostile, at: later })
      await insertDecision(tx, {
        at: new Date(at),
        subject: { kind: 'list', id: 'ls0000001' },
        author: id,
        moderator: id,
        verdict: 'hide',
        rule: undefined,
        statement: hostile,
      })
    })
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })
  const feeds = () => [
    '/feed',
    `/title/${film}/reviews/feed`,
    '/member/Setsuko/reviews/feed',
    '/member/Setsuko/diary/feed',
    '/member/Setsuko/feed',
    `/list/ls${String(list).padStart(7, '0')}/feed`,
    '/moderation/log/feed',
  ]

  test('are Atom, whatever stands in them, and in each language', async () => {
    for (const address of feeds())
      for (const prefix of ['', '/fr', '/he']) {
        const page = await site.get(prefix + address)
        expect([address, page.status]).toEqual([address, 200])
        expect(page.header('content-type')).toBe('application/atom+xml; charset=utf-8')
        const feed = read(page)
        ensureAtom(feed)
        expect(all(feed, 'entry').length).toBeGreaterThan(0)
        expect(feed.attributes['xml:lang']).toBe(prefix.slice(1) || 'en')
      }
  })

  test('are found from the pages that they follow', async () => {
    const [changes, reviews, byMember, diary, whole, ofList, log] = feeds()
    for (const [page, feed] of [
      ['/', changes],
      [`/title/${film}/reviews`, reviews],
      ['/member/Setsuko', byMember],
      ['/member/Setsuko', diary],
      ['/member/Setsuko', whole],
      [ofList?.replace('/feed', ''), ofList],
      ['/moderation/log', log],
    ]) {
      const { html, links } = await site.get(page ?? '')
      expect(html).toContain(`<link rel="alternate" type="application/atom+xml" href="${feed}"`)
      expect(links).toContainEqual({ href: feed, text: expect.stringMatching(/^Follow by feed: ./) })
    }
  })

  test('are answered with 304 until something is new, and then say when it was', async () => {
    const address = `/title/${film}/reviews/feed`
    const before = await site.get(address)
    const etag = before.header('etag')
    expect((await site.get(address, { 'if-none-match': etag })).status).toBe(304)
    const [entry] = all(read(before), 'entry')
    const id = /rw\d+/.exec(textOf(entry, 'id') ?? '')?.[0] as Parameters<typeof reviewById>[1]
    const review = await reviewById(store.engine.reader, id)
    if (!review) throw new Error('The feed names a review that is not there')
    await write((tx) =>
      replaceReview(tx, review, { draft: { ...draft, headline: 'Anew' }, holds: [], at: later }),
    )
    const after = await site.get(address, { 'if-none-match': etag })
    expect(after.status).toBe(200)
    const [changed] = all(read(after), 'entry')
    expect(textOf(changed, 'id')).toBe(textOf(entry, 'id'))
    expect([textOf(changed, 'title'), textOf(changed, 'published'), textOf(changed, 'updated')]).toEqual([
      'Anew',
      at,
      later,
    ])
    expect(textOf(read(after), 'updated')).toBe(later)
  })

  test('of a member have the reviews and lists that they show, the last change first, and nothing else', async () => {
    const kinuyo = new Visitor(site, '192.0.2.6')
    await kinuyo.becomes('Kinuyo')
    const id = (await memberCalled(store.engine.reader, 'Kinuyo'))?.id ?? ''
    const quiet = { ...draft, headline: 'Quiet' }
    await write(async (tx) => {
      await insertReview(tx, { author: id, title: film }, { draft: quiet, holds: [], at })
      const waiting = { draft: { ...draft, headline: 'Waits' }, holds: ['first-posts'] as const, at }
      await insertReview(tx, { author: id, title: gone }, waiting)
      for (const [name, isPublic, state] of [
        ['Trains', true, 'shown'],
        ['Secrets', false, 'shown'],
        ['Waiting', true, 'held'],
      ] as const) {
        const made = { member: id, kind: 'list', name, description: 'By rail.', isPublic, at: later } as const
        await setListState(tx, await insertList(tx, made), state)
      }
      const viewing = {
        member: id,
        title: film,
        watched: '2026-11-21',
        isRewatch: false,
        note: undefined,
        at,
      }
      await insertViewing(tx, viewing)
    })
    const address = '/member/Kinuyo/feed'
    const titles = async (): Promise<readonly (string | undefined)[]> =>
      all(read(await site.get(address)), 'entry').map((entry) => textOf(entry, 'title'))
    expect(await titles()).toEqual(['Trains', 'Late "Spring" & <more>: Quiet'])
    const before = await site.get(address)
    ensureAtom(read(before))
    const held = { 'if-none-match': before.header('etag') }
    expect((await site.get(address, held)).status).toBe(304)
    await kinuyo.postOwn('/account/page', { lists: 'yes', diary: 'yes' })
    expect((await site.get(address, held)).status).toBe(200)
    expect(await titles()).toEqual(['Trains'])
    await kinuyo.postOwn('/account/page', { diary: 'yes', ratings: 'yes' })
    expect((await site.get(address)).status).toBe(404)
    expect((await site.get('/member/Kinuyo')).html).not.toContain(`href="${address}"`)
    await kinuyo.postOwn('/account/page', { reviews: 'yes' })
    expect(await titles()).toEqual(['Late "Spring" & <more>: Quiet'])
    await suspend(store.engine, 'Kinuyo', true)
    expect((await site.get(address)).status).toBe(404)
  })

  test('move with the name of their member, as the pages do', async () => {
    const one = new Visitor(site, '192.0.2.6')
    await one.becomes('Mikio')
    await one.postOwn('/account/page', { reviews: 'yes', diary: 'yes' })
    await one.postOwn('/account/name', { name: 'Naruse' })
    for (const [asked, to] of [
      ['/member/Mikio/feed', '/member/Naruse/feed'],
      ['/fr/member/mikio/reviews/feed', '/fr/member/Naruse/reviews/feed'],
      ['/member/naruse/diary/feed', '/member/Naruse/diary/feed'],
    ] as const) {
      const moved = await site.get(asked)
      expect([asked, moved.status, moved.header('location')]).toEqual([asked, 301, to])
      expect((await site.get(to)).status).toBe(200)
    }
  })

  test('keep what spoils folded, and the notes of a diary to themselves', async () => {
    const [reviews, diary] = [
      await site.get(`/title/${film}/reviews/feed`),
      await site.get('/member/Setsuko/diary/feed'),
    ]
    expect(textOf(all(read(reviews), 'entry')[0], 'content')).not.toContain('the end')
    expect(textOf(all(read(diary), 'entry')[0], 'content')).toBe('21 November 2026')
    expect(diary.html).not.toContain('mine')
  })

  test('tell what happened to records, also to those that are gone', async () => {
    const entries = all(read(await site.get('/feed')), 'entry')
    expect(entries.map((entry) => textOf(entry, 'title'))).toEqual([
      `${gone}: removed`,
      `${gone}: new`,
      'Late "Spring" & <more>: new',
    ])
  })

  test('are not there for what isn’t shown', async () => {
    const quiet = new Visitor(site, '192.0.2.5')
    await quiet.becomes('Chishu')
    for (const address of [
      '/member/Chishu/diary/feed',
      '/member/Nobody/reviews/feed',
      '/member/Nobody/feed',
      '/title/tt0999999999/reviews/feed',
      '/title/tt0999999/reviews/feed',
      '/list/ls0000999/feed',
    ])
      expect([address, (await site.get(address)).status]).toEqual([address, 404])
    const id = (await memberCalled(store.engine.reader, 'Chishu'))?.id ?? ''
    const hidden = await write((tx) =>
      insertList(tx, { member: id, kind: 'list', name: 'Own', description: undefined, isPublic: false, at }),
    )
    expect((await quiet.get(`/list/ls${String(hidden).padStart(7, '0')}/feed`)).status).toBe(404)
  })
})

/** The pages of a list that waits for a moderator, was approved, or was hidden: for each who comes to them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appoint } from '../../src/actions/accounts/appoint.ts'
import { listsOf } from '../../src/store/lists.ts'
import { memberCalled } from '../../src/store/members.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { setSecondFactor } from '../support/members.ts'
import { openSite, put, type Site } from '../support/site.ts'
import { Visitor } from '../support/visitor.ts'

const film = titleId('tt0000001')
const other = titleId('tt0000002')

describe.each(engineKinds)('a newcomer’s public list on %s', (kind) => {
  let store: TestStore
  let site: Site
  let people: Readonly<Record<'newcomer' | 'moderator' | 'passer', Visitor>>
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [
      [film, { type: 'movie', name: 'Late Spring', year: 1949 }],
      [other, { type: 'movie', name: 'Early Summer', year: 1951 }],
    ])
    site = await openSite(store.engine)
    const [newcomer, moderator, passer] = await Promise.all(
      ['Setsuko', 'Chishu', 'Kogo'].map(async (name, at) => {
        const one = new Visitor(site, `203.0.113.${at + 1}`)
        await one.becomes(name)
        return one
      }),
    )
    if (!newcomer || !moderator || !passer) throw new Error('Somebody is missing')
    people = { newcomer, moderator, passer }
    await appoint(store.engine, 'Chishu', 'moderator')
    await setSecondFactor(store.engine, 'Chishu', true)
  }, 60_000)
  beforeEach(async () => {
    for (const table of ['list', 'report', 'appeal', 'decision', 'notification'] as const)
      await store.engine.db.deleteFrom(table).execute()
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  const formOn = (html: string): Record<string, string> =>
    Object.fromEntries(
      [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    )
  const send = async (one: Visitor, address: string, fields: Record<string, string>, on = address) =>
    one.post(address, { ...formOn((await one.get(on)).html), ...fields })
  /** Its address. */
  const made = async (name = 'Trains', description = 'Films in which *somebody* leaves.') => {
    const sent = await send(people.newcomer, '/account/lists', { name, description, public: 'yes' })
    const address = sent.header('location').replace('/edit', '')
    for (const title of [film, other])
      await send(people.newcomer, `${address}/items`, { do: 'add', title }, `${address}/edit`)
    await note(address, 'The **vase**')
    return address
  }
  const note = (address: string, text: string) =>
    send(people.newcomer, `${address}/items`, { do: 'note', title: film, note: text }, `${address}/edit`)
  const postOf = (address: string) => address.replace('/list/', '/moderation/post/list/')
  const decide = (address: string, verdict: string, more: Record<string, string> = {}) =>
    send(people.moderator, postOf(address), { verdict, ...more })

  test('is there for its author, with why it waits, and for nobody else', async () => {
    const address = await made()
    const own = await people.newcomer.get(address)
    expect([own.status, own.h1]).toEqual([200, 'Trains'])
    expect(own.text).toContain('Waiting for a moderator.')
    expect(own.text).toContain('The first three posts of every new member wait.')
    expect(own.canonical).toBeUndefined()
    for (const one of [site, people.passer]) {
      const page = await one.get(address)
      expect([page.status, page.h1]).toEqual([404, 'Not published'])
      for (const word of ['Trains', 'Setsuko', 'leaves', 'vase', 'Late Spring'])
        expect(page.main).not.toContain(word)
    }
    for (const page of ['/lists', '/lists/feed', '/member/Setsuko', '/member/Setsuko/feed'])
      expect((await site.get(page)).html).not.toContain('Trains')
    expect((await site.get(`${address}/feed`)).status).toBe(404)
    expect((await people.newcomer.get('/account/lists')).section('lists').text).toContain(
      'waiting for a moderator',
    )
    expect((await people.newcomer.get(`${address}/edit`)).text).toContain('Waiting for a moderator.')
    expect((await people.newcomer.get('/account/lists')).section('create').text).toContain(
      'The first three posts of a new member',
    )
  })

  test('is read by moderators as it would be shown, and approved with others', async () => {
    const address = await made()
    const queue = await people.moderator.get('/moderation')
    const held = queue.section('held')
    expect(held.text).toContain('Trains List · by Setsuko')
    expect(held.text).toContain('one of a newcomer’s first three posts')
    for (const page of [held, (await people.moderator.get(postOf(address))).section('post')]) {
      expect(page.html).toContain('<em>somebody</em>')
      expect(page.html).toContain('<strong>vase</strong>')
      expect(page.text).toMatch(/Late Spring.*Early Summer/)
    }
    const seen = await people.moderator.get(address)
    expect([seen.status, seen.text.includes('You see this list as a moderator')]).toEqual([200, true])
    const choice = /name="(list\.ls\d+)"\s+value="(\d+)"/.exec(queue.html) ?? []
    // Haste is a reason to read it by itself.
    const together = { do: 'approve', [choice[1] ?? '']: choice[2] ?? '' }
    expect((await send(people.moderator, '/moderation', together)).header('location')).toContain('count=0')
    await store.engine.db.updateTable('list').set({ holds: 'first-posts' }).execute()
    expect((await send(people.moderator, '/moderation', together)).header('location')).toContain('count=1')
    const shown = await site.get(address)
    expect([shown.status, shown.h1]).toEqual([200, 'Trains'])
    expect((await site.get('/lists')).text).toContain('Trains')
    expect((await people.newcomer.get('/notifications')).text).toContain('it is shown: Trains')
    expect((await site.get('/moderation/log')).text).toContain('Approved · List')
  })

  test('is not approved as it was read before its words changed; titles alone change nothing', async () => {
    const address = await made()
    const read = formOn((await people.moderator.get(postOf(address))).html)
    await note(address, 'Buy this instead')
    const stale = await people.moderator.post(postOf(address), { ...read, verdict: 'approve' })
    expect(stale.status).toBe(409)
    const again = formOn((await people.moderator.get(postOf(address))).html)
    await send(people.newcomer, `${address}/items`, { do: 'take-out', title: other }, `${address}/edit`)
    expect((await people.moderator.post(postOf(address), { ...again, verdict: 'approve' })).status).toBe(303)
    expect((await site.get(address)).status).toBe(200)
  })

  test('that was refused answers others as while it waited, and its author with the rule and an appeal', async () => {
    const address = await made()
    const waiting = await people.passer.get(address)
    await decide(address, 'refuse', { rule: 'advertising', statement: 'It sells.' })
    const refused = await people.passer.get(address)
    expect([refused.status, refused.h1, refused.text]).toEqual([404, waiting.h1, waiting.text])
    const own = await people.newcomer.get(address)
    expect(own.html).toContain('/moderation/rules#advertising')
    const entry = own.links.map(({ href }) => href).find((href) => /\/moderation\/log\/\d/.test(href)) ?? ''
    expect((await people.newcomer.get(entry)).html).toContain('name="words"')
    expect((await people.newcomer.get('/notifications')).text).toContain('did not publish')
  })

  test('that was shown and then hidden is gone for others, with the rule', async () => {
    const address = await made()
    await decide(address, 'approve')
    await send(people.passer, address.replace('/list/', '/report/list/'), { reason: 'abuse', words: 'Look' })
    await decide(address, 'hide', { rule: 'abuse', statement: 'It insults.' })
    const gone = await site.get(address)
    expect([gone.status, gone.h1]).toEqual([410, 'Hidden by a moderator'])
    expect(gone.html).toContain('/moderation/rules#abuse')
    for (const word of ['Trains', 'Setsuko']) expect(gone.main).not.toContain(word)
    expect((await people.newcomer.get(address)).html).toContain('/moderation/rules#abuse')
    expect((await people.newcomer.get('/account/lists')).text).toContain('hidden by a moderator')
  })

  test('that moderators took tells its author until when to appeal and what a change does; written anew, it waits', async () => {
    const { newcomer, moderator, passer } = people
    const address = await made()
    await decide(address, 'approve')
    await send(passer, address.replace('/list/', '/report/list/'), { reason: 'abuse', words: 'Look' })
    await decide(address, 'hide', { rule: 'abuse', statement: 'It insults.' })
    const own = [address, `${address}/edit`, '/account/lists']
    const appeal = {
      href: expect.stringMatching(/log\/\d+#appeal$/),
      text: expect.stringMatching(/You can appeal until/),
    }
    for (const page of await Promise.all(own.map((one) => newcomer.get(one)))) {
      expect(page.links).toContainEqual(appeal)
      expect(page.html).toContain('/moderation/rules#abuse')
      expect(page.text).toContain('If you change it, its new words wait until a moderator has read them.')
    }
    expect((await moderator.get(address)).html).not.toContain('#appeal')
    const hidden = await passer.get(address)
    await note(address, 'A vase, said otherwise')
    for (const page of await Promise.all(own.map((one) => newcomer.get(one)))) {
      expect(page.text).toContain('You have written this list anew, and its new words wait.')
      expect(page.html).not.toContain('#appeal')
    }
    // To others it is hidden still, by the same decision.
    const meanwhile = await passer.get(address)
    expect([meanwhile.status, meanwhile.text]).toEqual([410, hidden.text])
    const entry = /log\/\d+/.exec((await newcomer.get(address)).html)?.[0] ?? ''
    expect((await newcomer.get(`/moderation/${entry}`)).text).toContain('that is decided first')
    expect((await moderator.get('/moderation')).section('held').text).toContain(
      'written anew after moderators refused or hid it',
    )
    await send(newcomer, `${address}/edit`, { name: 'Trains' })
    expect((await newcomer.get(address)).text).toContain('Once you make it public, its new words wait')
    await send(newcomer, `${address}/edit`, { name: 'Trains', public: 'yes' })
    await decide(address, 'refuse', { rule: 'off-topic', statement: 'It is about planes.' })
    expect((await passer.get(address)).status).toBe(404)
    expect((await newcomer.get(address)).text).toContain('Not published.')
    const lists = (await newcomer.get('/account/lists')).section('lists')
    expect(lists.text).toContain('not published')
    const [, last = ''] = /(log\/\d+)#appeal/.exec(lists.html) ?? []
    await send(newcomer, `/moderation/${last}`, { words: 'Trains, not planes.' })
    for (const page of await Promise.all(own.map((one) => newcomer.get(one)))) {
      expect(page.html).not.toContain('#appeal')
      expect(page.text).toContain('Your appeal is open.')
    }
  })

  test('that is shown is changed only once its author lets the change wait, in the form about it and in notes', async () => {
    const { newcomer, passer } = people
    const fresh = titleId('tt0000003')
    await put(store.engine, [[fresh, { type: 'movie', name: 'Tokyo Story', year: 1953 }]])
    const forms: readonly [string, Record<string, string>][] = [
      ['edit', { name: 'Trains', description: 'Wholly other words.', public: 'yes' }],
      ['items', { do: 'note', title: film, note: 'Another vase' }],
      ['mine', { note: 'A family that nobody comes to see' }],
    ]
    for (const [part, fields] of forms) {
      const address = await made()
      const [list] = await listsOf(
        store.engine.reader,
        (await memberCalled(store.engine.reader, 'Setsuko'))?.id ?? '',
      )
      const isMine = part === 'mine'
      const action = isMine ? `/title/${fresh}/mine/list` : `${address}/${part}`
      const typed = isMine ? { ...fields, list: String(list?.number) } : fields
      await decide(address, 'approve')
      const asked = await send(newcomer, action, typed, isMine ? `/title/${fresh}/mine` : `${address}/edit`)
      expect([asked.status, asked.text.includes('until then the list is not public')]).toEqual([422, true])
      expect(asked.html).toContain('Let the changes wait')
      const still = await passer.get(address)
      expect([still.status, /other words|Another|family/.test(still.main)]).toEqual([200, false])
      const sent = await newcomer.post(action, { ...formOn(asked.html), ...typed })
      expect([sent.status, (await passer.get(address)).status]).toEqual([303, 404])
      await store.engine.db.deleteFrom('list').execute()
    }
  })

  /** Where moderators read the appeal of somebody whose report about a shown list came to nothing. */
  const appealAbout = async (address: string): Promise<string> => {
    const { moderator, passer } = people
    await decide(address, 'approve')
    await send(passer, address.replace('/list/', '/report/list/'), { reason: 'abuse', words: 'Look' })
    await decide(address, 'leave', { statement: 'It is mild.' })
    const entry =
      (await passer.get('/moderation/own')).links
        .map(({ href }) => href)
        .find((href) => /^\/moderation\/log\/\d+$/.test(href)) ?? ''
    await send(passer, entry, { words: 'It is not.' })
    const { links } = await moderator.get('/moderation')
    return links.map(({ href }) => href).find((href) => href.includes('/appeal/')) ?? ''
  }

  test('that has become private is no more than its text where a report about it is appealed', async () => {
    const { newcomer, moderator } = people
    const address = await made()
    const appeal = await appealAbout(address)
    expect((await moderator.get(appeal)).main).toContain(postOf(address))
    await send(newcomer, `${address}/edit`, { name: 'Trains' })
    const page = await moderator.get(appeal)
    expect([page.status, page.text.includes('vase')]).toEqual([200, true])
    expect(page.main).not.toContain(postOf(address))
  })

  test('is said to have been changed since the decision that is appealed', async () => {
    const { newcomer, moderator } = people
    const address = await made()
    const appeal = await appealAbout(address)
    const isSaid = async () => (await moderator.get(appeal)).text.includes('changed it since the decision')
    expect(await isSaid()).toBe(false)
    await send(newcomer, `${address}/items`, { do: 'note', title: film, note: '' }, `${address}/edit`)
    expect(await isSaid()).toBe(true)
  })

  test('that is private again is nobody else’s business', async () => {
    const address = await made()
    await send(people.newcomer, `${address}/edit`, { name: 'Trains' })
    expect((await people.moderator.get('/moderation')).text).not.toContain('Trains')
    for (const page of [address, postOf(address)]) expect((await people.moderator.get(page)).status).toBe(404)
    expect((await people.newcomer.get(address)).text).toContain('Only you see this list.')
  })

  test('is made once, however often its form is sent', async () => {
    const form = { ...formOn((await people.newcomer.get('/account/lists')).html), name: 'Twice' }
    const [one, two] = [
      await people.newcomer.post('/account/lists', form),
      await people.newcomer.post('/account/lists', form),
    ]
    expect(two.header('location')).toBe(one.header('location'))
    const id = (await memberCalled(store.engine.reader, 'Setsuko'))?.id ?? ''
    expect(await listsOf(store.engine.reader, id)).toHaveLength(1)
  })

  test('with a name that is too long comes back with the fault at its field, as it was typed', async () => {
    const name = 'x'.repeat(5000)
    const fields = { name, description: 'Kept', public: 'yes' }
    const page = await send(people.newcomer, '/account/lists', fields)
    expect([page.status, page.text.includes('1 to 100 characters')]).toEqual([422, true])
    expect(page.html).toContain(`value="${name}"`)
    expect(page.html).toMatch(/id="new-list-name"[^>]*aria-invalid="true"/)
  })

  test.each(['fr', 'he'])('says all of it in %s', async (language) => {
    const address = await made()
    const pages = [
      await people.newcomer.get(`/${language}${address}`),
      await people.moderator.get(`/${language}${address}`),
      await people.passer.get(`/${language}${address}`),
    ]
    for (const page of pages) expect(page.main).not.toMatch(/Waiting|moderator\b|published|posts of/)
  })
})

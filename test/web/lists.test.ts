import { appoint } from '../../src/actions/accounts/appoint.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TitleId } from '../../src/catalogue/ids.ts'
import { listsOf } from '../../src/store/lists.ts'
import { memberCalled } from '../../src/store/members.ts'
import { moderatedPost, setPostState } from '../../src/store/moderated-posts.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import type { Page } from '../support/page.ts'
import { merge, openSite, origin, put, write, type Site } from '../support/site.ts'
import { Visitor } from '../support/visitor.ts'
import { scripts } from '../hostile/strings.ts'

const film = titleId('tt0000001')
const other = titleId('tt0000002')
const merged = titleId('tt0000003')
const series = titleId('tt0000010')
const firstEpisode = titleId('tt0000011')
const secondEpisode = titleId('tt0000012')
const mine = `/title/${film}/mine`

describe.each(engineKinds)('lists and the diary on %s', (kind) => {
  let store: TestStore
  let site: Site
  let member: Visitor
  let stranger: Visitor
  let token: string
  beforeAll(async () => {
    store = await freshStore(kind)
    const episode = (number: number, name: string) =>
      ({ type: 'tvEpisode', name, year: 2011, episode: { series, season: 1, number } }) as const
    await put(store.engine, [
      [film, { type: 'movie', name: 'Late Spring', year: 1949 }],
      [other, { type: 'movie', name: 'Early Summer', year: 1951 }],
      [merged, { type: 'movie', name: 'Twice', year: 1949 }],
      [series, { type: 'tvSeries', name: 'Small Hours', year: 2011 }],
      [firstEpisode, episode(1, 'One')],
      [secondEpisode, episode(2, 'Two')],
      [titleId('tt0000020'), { type: 'movie', name: 'Same', year: 1990 }],
      [titleId('tt0000021'), { type: 'movie', name: 'Same', year: 1991 }],
    ])
    await merge(store.engine, merged, film)
    site = await openSite(store.engine)
    member = new Visitor(site, '192.0.2.1')
    await member.becomes('Setsuko')
    // What newcomers make public waits for a moderator.
    await appoint(store.engine, 'Setsuko', 'member')
    stranger = new Visitor(site, '192.0.2.2')
    await stranger.becomes('Chishu')
    token = await member.formToken()
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  const send = (url: string, fields: Readonly<Record<string, string>> = {}) =>
    member.post(url, { token, ...fields })
  /** A new list of the member's, and what its page answers afterwards. */
  async function made(name: string, titles: readonly TitleId[] = [], isPublic = false): Promise<string> {
    const to = (await send('/account/lists', { name, ...(isPublic ? { public: 'yes' } : {}) })).header(
      'location',
    )
    const address = to.replace(/\/edit.*/, '')
    for (const title of titles)
      expect((await send(`${address}/items`, { do: 'add', title })).status).toBe(303)
    return address
  }
  const listed = (page: Page): readonly string[] =>
    page.links.filter(({ href }) => /\/title\/tt\d+$/.test(href)).map(({ href }) => href.slice(-9))

  test('a title’s page offers everyone the same way in, and a member the buttons', async () => {
    const anyone = await site.get(`/title/${film}`)
    expect(anyone.links).toContainEqual({
      href: `/join?next=${encodeURIComponent(`/title/${film}`)}`,
      text: 'Join to rate, list or review it',
    })
    expect(anyone.html).not.toMatch('name="token"')
    expect((await member.get(`/title/${film}`)).html).toMatch(`action="${mine}/watchlist"`)
    const closed = await site.get(mine)
    expect([closed.status, closed.header('location')]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(mine)}`,
    ])
  })

  test('a title goes onto the watchlist and off it again from its own page', async () => {
    const on = await send(`${mine}/watchlist`, { from: 'title' })
    expect(on.header('location')).toBe(`/title/${film}`)
    expect((await member.get(`/title/${film}`)).text).toMatch('Take off your watchlist')
    const off = await send(`${mine}/watchlist`, { do: 'take-off' })
    expect(off.header('location')).toBe(`${mine}?note=removed`)
    const page = await member.get(off.header('location'))
    expect(page.text).toMatch('Taken out.')
    expect(page.section('watchlist').text).toMatch('It isn’t on your watchlist.')
    expect(page.header('cache-control')).toBe('private, no-store')
  })

  test('a viewing is entered with as much of its day as is known, shown, and taken out', async () => {
    const entered = await send(`${mine}/seen`, { watched: '2025-03', rewatch: 'yes', note: 'So *calm*.' })
    const page = await member.get(entered.header('location'))
    expect(page.section('seen').text).toMatch('March 2025 Seen again So calm.')
    expect(page.section('seen').html).toMatch('<em>calm</em>')
    expect((await member.get(`/title/${film}`)).text).toMatch('Seen once, last on March 2025')
    const diary = await member.get('/account/diary?year=2025')
    expect(diary.text).toMatch('Late Spring')
    const viewing = /name="viewing" value="(\d+)"/.exec(diary.html)?.[1] ?? ''
    expect((await stranger.postOwn('/account/diary/viewing', { viewing })).status).toBe(404)
    expect((await send('/account/diary/viewing', { viewing })).header('location')).toBe(
      '/account/diary?note=removed',
    )
    expect((await member.get('/account/diary')).text).toMatch('Nothing in it yet.')
  })

  test('what can’t be taken comes back as it was typed, with the fault at its field', async () => {
    const wrong = await send(`${mine}/seen`, { watched: '22.11.2025', note: 'kept <b>text</b>' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toMatch('That is no day we know.')
    expect(wrong.html).toMatch('value="22.11.2025"')
    expect(wrong.html).toMatch('kept &lt;b>text&lt;/b>')
    const nameless = await send('/account/lists', { name: ' ', description: 'kept' })
    expect([nameless.status, nameless.text.includes('A list needs a name')]).toEqual([422, true])
    expect(nameless.html).toMatch(/>\s*kept<\/textarea>/)
    const long = await send(`${mine}/seen`, { watched: '', note: 'x'.repeat(2001) })
    expect([long.status, long.text.includes('That is too long: 2,000 characters at most.')]).toEqual([
      422,
      true,
    ])
    const longer = await send('/account/lists', { name: 'Long', description: 'x'.repeat(100_000) })
    expect([longer.status, longer.text.includes('That is too long: 5,000 characters at most.')]).toEqual([
      422,
      true,
    ])
    const name = await send(`${mine}/seen`, { watched: 'x'.repeat(2001) })
    expect([name.status, name.text.includes('in one of the fields is too long: 2,000 characters')]).toEqual([
      400,
      true,
    ])
    expect(name.text).not.toContain('the address is not as it should be')
    const huge = await send('/account/lists', { name: 'Long', description: 'x'.repeat(1_000_000) })
    expect([huge.status, huge.text.includes('larger than this form takes')]).toEqual([413, true])
    await made('Anything')
    const nowhere = await send(`${mine}/list`, { list: 'x' })
    expect([nowhere.status, nowhere.text.includes('Choose one of your lists.')]).toEqual([422, true])
  })

  test('a private list is there for its author alone', async () => {
    const address = await made('Trains', [film])
    expect(listed(await member.get(address))).toEqual([film])
    for (const page of [address, `${address}/edit`]) {
      expect((await stranger.get(page)).status).toBe(404)
      const anyone = await site.get(page)
      expect(page === address ? 404 : 303).toBe(anyone.status)
    }
    const theirs = await stranger.formToken()
    for (const part of ['edit', 'items', 'remove', 'copy', 'follow'])
      expect([
        part,
        (await stranger.post(`${address}/${part}`, { token: theirs, name: 'Mine', title: film })).status,
      ]).toEqual([part, 404])
    expect((await site.get('/list/ls9999999')).status).toBe(404)
    expect((await site.get('/list/x')).status).toBe(404)
  })

  test('a public list is everyone’s to read, fresh until it changes, with its author and followers', async () => {
    const address = await made('Shomin-geki', [film, other], true)
    const page = await site.get(address)
    expect(page.status).toBe(200)
    expect(page.text).toMatch('List by Setsuko')
    expect(page.text).toMatch('2 titles · 0 followers')
    expect(listed(page)).toEqual([film, other])
    expect(page.canonical).toBe(`${origin}${address}`)
    const etag = page.header('etag')
    expect((await site.get(address, { 'if-none-match': etag })).status).toBe(304)
    const theirs = await stranger.formToken()
    expect((await stranger.post(`${address}/follow`, { token: theirs })).status).toBe(303)
    const followed = await site.get(address, { 'if-none-match': etag })
    expect([followed.status, followed.text.includes('1 follower')]).toEqual([200, true])
    expect((await stranger.get('/account/lists')).section('followed').text).toMatch('Shomin-geki')
    expect((await stranger.post(`${address}/follow`, { token: theirs, do: 'stop' })).status).toBe(303)
    const copied = await stranger.post(`${address}/copy`, { token: theirs, name: 'Shomin-geki' })
    expect(listed(await stranger.get(copied.header('location')))).toEqual([film, other])
    expect((await site.get(copied.header('location'))).status).toBe(404)
  })

  test('titles are put in order with buttons and with numbers, and each answer shows where the title is', async () => {
    const address = await made('In order', [film, other, series])
    const up = await send(`${address}/items`, { title: series, at: '3', do: 'up' })
    expect(up.header('location')).toBe(`${address}/edit?note=moved&page=1#${series}`)
    expect(listed(await member.get(address))).toEqual([film, series, other])
    await send(`${address}/items`, { title: film, at: '1', do: 'move', place: '3' })
    expect(listed(await member.get(address))).toEqual([series, other, film])
    for (const place of ['last', '0', '-1']) {
      const sent = { title: film, at: '3', do: 'move', place, note: 'Typed before' }
      const wrong = await send(`${address}/items`, sent)
      expect([wrong.status, wrong.text.includes('A place is a number from 1.')]).toEqual([422, true])
      expect(wrong.html).toMatch(`value="${place}"`)
      expect(wrong.html).toMatch('>Typed before</textarea>')
    }
    await send(`${address}/items`, { title: other, at: '2', do: 'take-out' })
    expect(listed(await member.get(address))).toEqual([series, film])
  })

  test('a note on a title is read with the list, and refused where it holds what no text may', async () => {
    const address = await made('With notes', [film])
    await send(`${address}/items`, {
      title: film,
      at: '1',
      do: 'note',
      note: 'The **vase**, ||and the apple||',
    })
    const page = await member.get(address)
    expect(page.html).toMatch('<strong>vase</strong>')
    expect(page.html).toMatch(/<details class="spoiler[^>]*><summary>[^<]*<\/summary>and the apple/)
    const wrong = await send(`${address}/items`, { title: film, at: '1', do: 'note', note: 'a\u202eb' })
    expect([wrong.status, wrong.text.includes('can’t be stored')]).toEqual([422, true])
  })

  test('a note that was typed before a title is moved is kept, and refused as any other', async () => {
    const address = await made('Typed, then moved', [film, other])
    const down = { title: film, at: '1', do: 'down' }
    await send(`${address}/items`, { ...down, note: 'The **vase**' })
    const page = await member.get(address)
    expect(listed(page)).toEqual([other, film])
    expect(page.html).toMatch('<strong>vase</strong>')
    await send(`${address}/items`, { title: film, at: '2', do: 'up' })
    const wrong = await send(`${address}/items`, { ...down, note: 'a\u202eb' })
    expect([wrong.status, wrong.text.includes('can’t be stored')]).toEqual([422, true])
    const kept = await member.get(address)
    expect([listed(kept), kept.html.includes('<strong>vase</strong>')]).toEqual([[film, other], true])
  })

  test('the author of a public list is told that it is shown among all once it holds a title', async () => {
    const about = { name: 'Still empty', description: '', public: 'yes' }
    const address = (await send('/account/lists', about)).header('location').replace(/\/edit.*/, '')
    const told = 'It is shown among all lists once it holds a title.'
    expect((await member.get(address)).text).toContain(told)
    expect((await site.get(address)).text).not.toContain(told)
    await send(`${address}/items`, { do: 'add', title: film })
    expect((await member.get(address)).text).not.toContain(told)
  })

  test('a title is added by name, by name and year, by id or by address', async () => {
    const address = await made('By name')
    const add = (title: string) => send(`${address}/items`, { do: 'add', title })
    for (const typed of ['late spring', 'Same (1991)', `https://www.imdb.com/title/${other}/`])
      expect((await add(typed)).status).toBe(303)
    expect(listed(await member.get(address))).toEqual([film, 'tt0000021', other])
    for (const [typed, fault] of [
      ['Same', 'Several titles have that name.'],
      ['No such film', 'No title here has that name.'],
      ['', 'Type a title’s name or id.'],
    ] as const) {
      const page = await add(typed)
      expect([page.status, page.text.includes(fault)]).toEqual([422, true])
    }
    expect((await add(merged)).header('location')).toContain('note=thereAlready')
    expect(listed(await member.get(address))).toEqual([film, 'tt0000021', other])
  })

  test('of several titles of one name, the one that is chosen in the form is added', async () => {
    const address = await made('Namesakes', [])
    const asked = await send(`${address}/items`, { title: 'Same', do: 'add' })
    expect(asked.status).toBe(422)
    const radios = [...asked.html.matchAll(/<input[^>]*type="radio"[^>]*>/g)].map(([radio]) => radio)
    const ids = radios.map((radio) => /value="(tt\d+)"/.exec(radio)?.[1] ?? '')
    expect(ids.length).toBeGreaterThan(1)
    expect(asked.text).toContain('Which one?')
    expect(asked.text).toMatch(/Same \d{4} · Movie/)
    const [, second = ''] = ids
    await send(`${address}/items`, { title: 'Same', asked: 'Same', choice: second, do: 'add' })
    expect(listed(await member.get(address))).toEqual([second])
    // Whoever types another name after that means that one.
    await send(`${address}/items`, { title: film, asked: 'Same', choice: ids[0] ?? '', do: 'add' })
    expect(listed(await member.get(address))).toEqual([second, film])
  })

  test('of a part of a name, the titles that it may mean are offered, and the one that is chosen is added', async () => {
    const address = await made('In part', [])
    for (const typed of ['late spr', 'Spring', 'SPRING (1949)']) {
      const asked = await send(`${address}/items`, { title: typed, do: 'add' })
      expect(asked.status).toBe(422)
      expect(asked.text).toContain('No title here has just that name. Choose one below')
      expect(asked.text).toMatch(/Which one\? Late Spring 1949 · Movie/)
      expect(asked.html).toMatch(new RegExp(`<input[^>]*type="radio"[^>]*value="${film}"`))
    }
    await send(`${address}/items`, { title: 'Spring', asked: 'Spring', choice: film, do: 'add' })
    expect(listed(await member.get(address))).toEqual([film])
    for (const [typed, said] of [
      ['   ', 'Type a title’s name or id.'],
      ['Sprung', 'No title here has that name.'],
      ['x'.repeat(300), 'No title here has that name.'],
    ] as const) {
      const page = await send(`${address}/items`, { title: typed, do: 'add' })
      expect([page.status, page.text.includes(said), page.html.includes('type="radio"')]).toEqual([
        422,
        true,
        false,
      ])
    }
  })

  test('a list is renamed, made public and private, and deleted', async () => {
    const address = await made('Before', [film])
    await send(`${address}/edit`, { name: 'After', description: 'All of *them*', public: 'yes' })
    const page = await site.get(address)
    expect([page.h1, page.html.includes('<em>them</em>')]).toEqual(['After', true])
    await send(`${address}/edit`, { name: 'After' })
    expect((await site.get(address)).status).toBe(404)
    expect((await send(`${address}/remove`)).header('location')).toBe('/account/lists?note=deleted')
    expect((await member.get(address)).status).toBe(404)
  })

  test('a title goes into a list from its own page, with a note, and out again', async () => {
    const address = await made('From the title')
    const id = (await memberCalled(store.engine.reader, 'Setsuko'))?.id ?? ''
    const list = (await listsOf(store.engine.reader, id)).find(({ name }) => name === 'From the title')
    await send(`${mine}/list`, { list: String(list?.number), note: 'Why not' })
    expect((await member.get(mine)).section('lists').text).toMatch('From the title Why not')
    expect(listed(await member.get(address))).toEqual([film])
    await send(`${mine}/list`, { list: String(list?.number), do: 'take-out' })
    expect(listed(await member.get(address))).toEqual([])
  })

  test('a series says how far one is, and its episodes are marked by season and up to one of them', async () => {
    const before = await member.get(`/title/${series}/mine`)
    expect(before.section('progress').text).toMatch('0 of 2 seen Next to see: Season 1, episode 1, One')
    await send(`/title/${firstEpisode}/mine/episodes`, { series, do: 'up-to' })
    const between = await member.get(`/title/${series}/mine`)
    expect(between.section('progress').text).toMatch('1 of 2 seen Next to see: Season 1, episode 2, Two')
    expect((await member.get('/account/diary')).section('begun').text).toMatch('Small Hours 1 of 2 seen')
    await send(`/title/${series}/mine/episodes`, { series, season: '1' })
    expect((await member.get(`/title/${secondEpisode}/mine`)).section('progress').text).toMatch(
      'You have seen all of it.',
    )
  })

  test('of what is merged, a member’s page moves; of what is no title, there is none', async () => {
    const moved = await member.get(`/title/${merged}/mine`)
    expect([moved.status, moved.header('location')]).toEqual([301, mine])
    expect((await member.get('/title/tt0000099/mine')).status).toBe(404)
    expect((await send('/title/x/mine/seen')).status).toBe(404)
  })

  test('a public list can be reported, a private one is nobody else’s business, and one that is hidden is not shown', async () => {
    const [open, closed] = [await made('To report', [film], true), await made('Private')]
    const idOf = (address: string) => address.replace('/list/', '')
    const anyone = await site.get(open)
    expect(anyone.links).toContainEqual({ href: `/report/list/${idOf(open)}`, text: 'Report this list' })
    const sent = await stranger.postOwn(`/report/list/${idOf(open)}`, { reason: 'other', words: 'Look' })
    expect(sent.status).toBeLessThan(400)
    const find = async (address: string) =>
      moderatedPost(store.engine.reader, { kind: 'list', id: idOf(address) })
    expect(await find(open)).toMatchObject({
      state: 'shown',
      heading: 'To report',
      author: { name: 'Setsuko' },
    })
    expect(await find(closed)).toMatchObject({ state: 'withdrawn' })
    await write(store.engine, ({ tx }) =>
      setPostState(tx, { kind: 'list', id: idOf(open) }, 'hidden', new Date()),
    )
    expect((await find(open))?.state).toBe('hidden')
    expect((await site.get(open)).status).toBe(410)
    expect((await member.get(open)).text).toMatch('A moderator has hidden this list.')
  })

  test('hostile text in names, descriptions and notes is text', async () => {
    const address = await made('Hostile', [film], true)
    for (const script of scripts) {
      const name = script.replaceAll('\n', ' ').slice(0, 100)
      const about = await send(`${address}/edit`, { name, description: script, public: 'yes' })
      const note = await send(`${address}/items`, { title: film, at: '1', do: 'note', note: script })
      expect([script, about.status, note.status]).toEqual([script, 303, 303])
      const seen = await send(`${mine}/seen`, { watched: '', note: script })
      expect(seen.status).toBe(303)
      for (const page of [
        await site.get(address),
        await member.get(`${address}/edit`),
        await member.get('/account/lists'),
        await member.get(mine),
        await member.get('/account/diary'),
      ]) {
        expect(page.status).toBe(200)
        expect(page.main).not.toMatch(
          /<script|<img|<svg\/|<iframe|<base|<meta|<link|<style|<a [^>]*href="javascript:/i,
        )
      }
    }
  })

  test.each(['fr', 'he'])('the pages read as well in %s', async (language) => {
    const address = await made(`In ${language}`, [film], true)
    for (const page of [address, `${address}/edit`, mine, '/account/lists', '/account/diary']) {
      const found = await member.get(`/${language}${page}`)
      expect([page, found.status, found.language]).toEqual([page, 200, language])
      expect(found.main).not.toMatch(/Watchlist|Your lists|Take out/)
    }
  })
})

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appoint } from '../../src/actions/accounts/appoint.ts'
import type { ReviewId } from '../../src/community/review-id.ts'
import type { StateBeneath } from '../../src/community/review-state.ts'
import { isReviewId } from '../../src/community/review-id.ts'
import { setReviewState } from '../../src/store/reviews.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { merge, openSite, origin, put, remove, write, type Site } from '../support/site.ts'
import { Visitor } from '../support/visitor.ts'
import type { Page } from '../support/page.ts'

const film = titleId('tt0000001')
const coming = titleId('tt0000002')
const twice = titleId('tt0000003')
const list = `/title/${film}/reviews`
const form = `${list}/write`
/** Of other words each time: a copy of somebody else's review would wait for a moderator. */
const long = (each: number) => Array.from({ length: 60 }, (_, at) => `sentence${at} ${each}`).join(', ')

describe.each(engineKinds)('reviews on %s', (kind) => {
  let store: TestStore
  let site: Site
  let count = 0
  beforeAll(async () => {
    store = await freshStore(kind)
  })
  beforeEach(async () => {
    await put(store.engine, [
      [film, { type: 'movie', name: 'Shown', year: 1999 }],
      [coming, { type: 'movie', name: 'Coming', year: 2999 }],
      [twice, { type: 'movie', name: 'Twice', year: 1999 }],
    ])
    site = await openSite(store.engine)
  })
  afterEach(async () => {
    await store.engine.db.deleteFrom('review').execute()
    await store.engine.db.deleteFrom('title_review').execute()
    await site.close()
  })
  afterAll(() => store.dispose())

  /** A member whose posts are published at once. */
  async function join(name: string): Promise<Visitor> {
    const member = new Visitor(site, `198.51.${(count += 1)}.1`)
    await member.becomes(`${name}${kind}${count}`)
    await appoint(store.engine, `${name}${kind}${count}`, 'member')
    return member
  }
  const fieldsIn = ({ html }: Page): Record<string, string> =>
    Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    )
  const typed = (more: Readonly<Record<string, string>> = {}) => ({
    headline: 'Slow, and good',
    text: long((count += 1)),
    language: 'en',
    licence: 'CC-BY-4.0',
    ...more,
  })
  async function send(member: Visitor, more: Readonly<Record<string, string>> = {}, address = form) {
    return member.post(address, { ...fieldsIn(await member.get(address)), ...typed(more) })
  }
  async function publish(member: Visitor, more: Readonly<Record<string, string>> = {}, address = form) {
    const sent = await send(member, more, address)
    const id = sent.header('location').split('/').at(-1) ?? ''
    if (!isReviewId(id)) throw new Error(`No review was published: ${sent.status} ${sent.text}`)
    return id
  }
  const moderate = (id: ReviewId, state: StateBeneath) =>
    write(store.engine, ({ tx }) => setReviewState(tx, id, state, new Date().toISOString()))
  const vote = async (id: ReviewId, voters: readonly Visitor[], stance: string) => {
    for (const voter of voters)
      await voter.post(`/review/${id}/vote`, { token: await voter.formToken(), vote: stance })
  }

  test('a review that is sent after the session has ended is given back, and the way to sign in leads on', async () => {
    const sent = await new Visitor(site).post(form, typed({ text: 'Kept <b>word</b> for word.' }), {
      referer: `${origin}${form}`,
    })
    expect(sent.status).toBe(401)
    expect(sent.html).toContain('Kept &lt;b>word&lt;/b> for word.')
    expect(sent.links.map(({ href }) => href)).toContain(`/sign-in?next=${encodeURIComponent(form)}`)
  })

  test('are absent until there is one, and the way to write one leads through signing in', async () => {
    const found = await site.get(list)
    expect(found.status).toBe(200)
    expect(found.text).toContain('Nobody has reviewed this yet.')
    expect(found.html).toContain(`href="/sign-in?next=${encodeURIComponent(form)}"`)
    const asked = await site.get(form)
    expect([asked.status, asked.header('location')]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(form)}`,
    ])
  })

  test('are written, read by all, changed, and keep what they said', async () => {
    const member = await join('Writer')
    const id = await publish(member, { text: 'First **thoughts** and ||the end||.' })
    const address = `/review/${id}`
    const page = await site.get(address)
    expect([page.status, page.h1]).toEqual([200, 'Slow, and good'])
    expect(page.html).toContain('<strong>thoughts</strong>')
    expect(page.html).toMatch(
      /<details class="spoiler within"><summary[^>]*>Spoiler<\/summary>\s*<span>the end/,
    )
    expect(page.text).toContain('CC BY 4.0')
    expect(page.html).toContain(`rel="canonical" href="${origin}${address}"`)
    expect((await site.get(list)).text).toContain('Slow, and good')
    const edit = await member.get(form)
    expect(edit.html).toContain('First **thoughts** and ||the end||.')
    expect(await publish(member, { text: 'Second thoughts.' })).toBe(id)
    expect((await site.get(address)).text).toContain('Second thoughts.')
    const history = await site.get(`${address}/history`)
    expect(history.html).toContain('<del>First</del><ins>Second</ins>')
    // What the first version hid is folded, and nothing else of either.
    const [, first = ''] = history.html.split('First version')
    const text = /class="version-text"[^>]*>(.*?)<\/div>/s.exec(first)?.[1] ?? ''
    expect(text).toMatch(
      /^First \*\*thoughts\*\* and <details class="spoiler"><summary[^>]*>Spoiler<\/summary>/,
    )
    expect(text).toMatch(/<span>\|\|the end\|\|<\/span><\/details>\.$/)
  })

  test('are previewed without being published', async () => {
    const member = await join('Careful')
    const shown = await send(member, { do: 'preview', text: 'It is *good*.' })
    expect(shown.status).toBe(200)
    expect(shown.html).toContain('<em>good</em>')
    expect(shown.html).toContain('>It is *good*.</textarea>')
    expect((await site.get(list)).text).toContain('Nobody has reviewed this yet.')
    const sent = await member.post(form, { ...fieldsIn(shown), ...typed() })
    expect(sent.status).toBe(303)
  })

  test('that can’t be taken come back as they were typed, each fault at its field', async () => {
    const member = await join('Hasty')
    for (const [more, fault] of [
      [{ headline: ' ' }, 'Give it a headline.'],
      [{ text: '' }, 'Write something.'],
      [{ text: 'あ'.repeat(50_001) }, 'A review can have up to 50,000 characters.'],
      [{ text: 'x'.repeat(100_000) }, 'A review can have up to 50,000 characters.'],
      [{ text: 'a\u202eb' }, 'It holds a character that can’t be kept'],
      [{ language: 'xx' }, 'Choose the language'],
      [{ licence: '' }, 'Choose what others may do with it.'],
    ] as const) {
      const back = await send(member, more)
      expect([more, back.status]).toEqual([more, 422])
      expect(back.text).toContain(fault)
      expect(back.html).toContain('aria-invalid="true"')
      if (!('headline' in more)) expect(back.html).toContain('value="Slow, and good"')
    }
    expect((await site.get(list)).text).toContain('Nobody has reviewed this yet.')
  })

  test('of newcomers wait, and say why to their author and to nobody else', async () => {
    const newcomer = new Visitor(site, `198.51.${(count += 1)}.1`)
    await newcomer.becomes(`New${kind}${count}`)
    const id = await publish(newcomer, { headline: 'My first' })
    const own = await newcomer.get(`/review/${id}`)
    expect([own.status, own.h1]).toEqual([200, 'My first'])
    expect(own.text).toContain('The first three posts of every new member wait.')
    const others = await site.get(`/review/${id}`)
    expect([others.status, others.h1]).toEqual([404, 'Not published'])
    expect(others.text).not.toContain('My first')
    expect((await site.get(list)).text).not.toContain('My first')
    expect((await site.get(`/review/${id}/history`)).status).toBe(404)
    // Where their author looks for it they are told that it waits, and aren't asked for another.
    for (const address of [list, `/title/${film}`]) {
      const told = await newcomer.get(address)
      const waits = { href: `/review/${id}`, text: 'Your review waits for a moderator' }
      expect(told.links).toContainEqual(waits)
      for (const wrong of ['Write a review', 'Nobody has reviewed this yet.'])
        expect([address, told.main.includes(wrong)]).toEqual([address, false])
      expect((await site.get(address)).main).not.toContain('Your review waits')
    }
    await moderate(id, 'shown')
    expect((await newcomer.get(`/title/${film}`)).links).toContainEqual({
      href: `/review/${id}`,
      text: 'Your review',
    })
    expect((await site.get(`/review/${id}`)).h1).toBe('My first')
  })

  test('that a moderator hid are read by their author alone, and their address says what happened', async () => {
    const member = await join('Hidden')
    const id = await publish(member)
    await moderate(id, 'hidden')
    const others = await site.get(`/review/${id}`)
    expect([others.status, others.h1]).toEqual([410, 'Hidden by a moderator'])
    expect(others.text).not.toContain('sentence7')
    expect(others.html).toContain('noindex')
    const own = await member.get(`/review/${id}`)
    expect([own.status, own.text.includes('sentence7')]).toEqual([200, true])
  })

  test('are withdrawn after a question, and put back', async () => {
    const [member, other] = [await join('Unsure'), await join('Other')]
    const id = await publish(member)
    expect((await other.get(`/review/${id}/withdraw`)).status).toBe(404)
    const asked = await member.get(`/review/${id}/withdraw`)
    expect(asked.h1).toBe('Withdraw this review?')
    expect((await other.postOwn(`/review/${id}/withdraw`)).status).toBe(404)
    expect((await member.post(`/review/${id}/withdraw`, fieldsIn(asked))).status).toBe(303)
    const gone = await site.get(`/review/${id}`)
    expect([gone.status, gone.h1]).toEqual([410, 'Withdrawn by its author'])
    expect(gone.text).not.toContain('sentence7')
    expect((await site.get(list)).text).toContain('Nobody has reviewed this yet.')
    expect((await member.get(`/review/${id}`)).text).toContain('sentence7')
    expect((await member.postOwn(`/review/${id}/put-back`)).status).toBe(303)
    expect((await site.get(`/review/${id}`)).status).toBe(200)
  })

  test('are found helpful or not by others, and the page is new for those who have it', async () => {
    const [member, voter] = [await join('Judged'), await join('Judge')]
    const id = await publish(member)
    const before = String((await site.get(list)).header('etag'))
    const etag = String((await site.get(`/review/${id}`)).header('etag'))
    expect((await site.get(`/review/${id}`, { 'if-none-match': etag })).status).toBe(304)
    expect((await member.get(`/review/${id}`)).html).not.toContain(`/review/${id}/vote`)
    expect((await member.postOwn(`/review/${id}/vote`, { vote: 'helpful' })).status).toBe(403)
    expect((await voter.postOwn(`/review/${id}/vote`, { vote: 'maybe' })).status).toBe(400)
    const sent = await voter.postOwn(`/review/${id}/vote`, { vote: 'helpful', next: `${list}?sort=newest` })
    expect(sent.header('location')).toBe(`${list}?sort=newest#${id}`)
    const elsewhere = await voter.postOwn(`/review/${id}/vote`, { vote: 'helpful', next: '//evil.example' })
    expect(elsewhere.header('location')).toBe(`/review/${id}#${id}`)
    expect((await site.get(`/review/${id}`, { 'if-none-match': etag })).text).toContain(
      '1 of 1 found this helpful',
    )
    expect((await site.get(list, { 'if-none-match': before })).status).toBe(200)
    expect((await voter.get(list)).html).toContain('aria-pressed="true"')
    await vote(id, [voter], 'none')
    expect((await site.get(`/review/${id}`)).text).toContain('No votes yet')
  })

  test('one is featured on the page of its title, by the rule that stands beside it', async () => {
    const [first, second] = [await join('First'), await join('Second')]
    const voters = [await join('VoterA'), await join('VoterB'), await join('VoterC')]
    const page = `/title/${film}`
    const before = String((await site.get(page)).header('etag'))
    const english = await publish(first, { headline: 'In English' })
    const hebrew = await publish(second, { headline: 'בעברית', language: 'he' })
    const unfeatured = await site.get(page, { 'if-none-match': before })
    expect(unfeatured.text).toContain('2 reviews. None is featured yet.')
    await vote(english, voters, 'helpful')
    const etag = String((await site.get(page)).header('etag'))
    await vote(hebrew, voters, 'helpful')
    const featured = await site.get(page, { 'if-none-match': etag })
    expect(featured.status).toBe(200)
    expect(featured.html).toContain(`<a href="/review/${english}">In English</a>`)
    expect(featured.html).not.toContain(`href="/review/${hebrew}"`)
    expect(featured.text).toContain('Why this one?')
    expect(featured.text).toContain('of those with 3 votes or more')
    expect((await site.get(`/he${page}`)).html).toContain(`/he/review/${hebrew}`)
    await moderate(english, 'hidden')
    expect((await site.get(page)).html).toContain(`href="/review/${hebrew}"`)
  })

  test('a rating appears beside the review at once, and the name when it changes', async () => {
    const member = await join('Rated')
    const id = await publish(member)
    await member.postOwn(`/title/${film}/rating`, { rating: '8.5' })
    expect((await site.get(`/review/${id}`)).text).toContain('8.5 out of 10')
    const etag = String((await site.get(list)).header('etag'))
    await member.postOwn('/account/name', { name: `Renamed${kind}` })
    expect((await site.get(list, { 'if-none-match': etag })).text).toContain(`Renamed${kind}`)
  })

  test('are sorted and narrowed down, a page at a time, by an address', async () => {
    for (const [rating, language, text] of [
      ['3', 'en', 'plain low words'],
      ['9', 'en', 'high ||words|| here'],
      ['', 'fr', 'sans note aucune'],
    ] as const) {
      const member = await join('Sorted')
      await publish(member, { headline: `Gives ${rating || 'none'} in ${language}`, language, text })
      if (rating) await member.postOwn(`/title/${film}/rating`, { rating })
    }
    const headlines = async (query: string) =>
      [...(await site.get(`${list}?${query}`)).html.matchAll(/">(Gives [^<]*)<\/a>/g)].map(([, name]) => name)
    const [low, high, none] = ['Gives 3 in en', 'Gives 9 in en', 'Gives none in fr']
    expect(await headlines('sort=oldest')).toEqual([low, high, none])
    expect(await headlines('sort=newest')).toEqual([none, high, low])
    expect(await headlines('sort=highest')).toEqual([high, low, none])
    expect(await headlines('sort=lowest')).toEqual([low, high, none])
    expect(await headlines('rating=9')).toEqual([high])
    expect(await headlines('language=fr&rating=')).toEqual([none])
    expect(await headlines('spoilers=no&sort=oldest')).toEqual([low, none])
    expect((await site.get(`${list}?rating=5`)).text).toContain('No review fits that choice.')
    for (const wrong of ['sort=best', 'rating=11', 'language=xx', 'spoilers=yes', 'page=0'])
      expect([wrong, (await site.get(`${list}?${wrong}`)).status]).toEqual([wrong, 400])
  })

  test('from before the release are labelled, and stay', async () => {
    const member = await join('Early')
    const id = await publish(member, {}, `/title/${coming}/reviews/write`)
    expect((await site.get(`/review/${id}`)).text).toContain('Written before the release')
    expect((await site.get(`/title/${coming}/reviews`)).text).toContain('Written before the release')
    const after = await publish(member)
    expect((await site.get(`/review/${after}`)).text).not.toContain('Written before the release')
  })

  test('of a merged title are at the other; of a deleted one, at their own address', async () => {
    const member = await join('Faithful')
    const id = await publish(member)
    await merge(store.engine, film, twice)
    const moved = await site.get(list)
    expect([moved.status, moved.header('location')]).toEqual([301, `/title/${twice}/reviews`])
    expect((await site.get(`/title/${twice}/reviews`)).html).toContain(`/review/${id}`)
    expect((await site.get(`/review/${id}`)).text).toContain('has since been merged into this one')
    await remove(store.engine, twice, 'It was never made.')
    const page = await site.get(`/review/${id}`)
    expect([page.status, page.text.includes('sentence7')]).toEqual([200, true])
    expect(page.text).toContain('It was never made.')
    expect((await site.get(`/title/${twice}/reviews`)).status).toBe(410)
  })

  test('in scripts that run from the right do so, whatever the page’s own direction', async () => {
    const member = await join('Writer')
    const id = await publish(member, {
      headline: 'הערת שוליים',
      text: 'Footnote הוא סרט יפה',
      language: 'he',
    })
    const page = await site.get(`/review/${id}`)
    expect(page.html).toContain('<h1 lang="he" dir="rtl">הערת שוליים</h1>')
    expect(page.html).toContain('<div class="review-text" lang="he" dir="rtl">')
  })

  test('are few queries, and one more on the page of their title', async () => {
    const bare = await site.queriesOf(`/title/${film}`)
    for (let each = 0; each < 3; each += 1) await publish(await join('Many'))
    expect(await site.queriesOf(`/title/${film}`)).toBe(bare + 1)
    expect(await site.queriesOf(list)).toBe(7)
  })

  test.each(['fr', 'he'])('read as well in %s', async (language) => {
    const member = await join('Polyglot')
    const id = await publish(member)
    for (const address of [list, `/review/${id}`]) {
      const page = await site.get(`/${language}${address}`)
      expect(page.status).toBe(200)
      expect(page.html).toContain(`rel="canonical" href="${origin}/${language}${address}"`)
      expect(page.text).not.toMatch(/helpful|Reviews/)
    }
  })

  test('that never were are nowhere', async () => {
    for (const address of ['/review/rw0999999', '/review/x', '/review/rw0999999/history', '/title/x/reviews'])
      expect([address, (await site.get(address)).status]).toEqual([address, 404])
  })
})

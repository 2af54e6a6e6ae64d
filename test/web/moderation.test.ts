/** The pages of moderation: who sees what of them, and what they say. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appoint } from '../../src/actions/accounts/appoint.ts'
import { writeReview } from '../../src/actions/write-review.ts'
import type { Subject } from '../../src/community/moderation.ts'
import { memberCalled } from '../../src/store/members.ts'
import { scripts } from '../hostile/strings.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { setSecondFactor } from '../support/members.ts'
import { openSite, put, type Site } from '../support/site.ts'
import { Visitor } from '../support/visitor.ts'

const film = titleId('tt0000001')

describe.each(engineKinds)('the pages of moderation on %s', (kind) => {
  let store: TestStore
  let site: Site
  let people: Readonly<Record<'author' | 'reporter' | 'moderator' | 'other' | 'passer', Visitor>>
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [[film, { type: 'movie', name: 'Late Spring', year: 1949 }]])
    site = await openSite(store.engine)
    const [author, reporter, moderator, other, passer] = await Promise.all(
      ['Setsuko', 'Haruko', 'Chishu', 'Yasujiro', 'Kogo'].map(async (name, at) => {
        const one = new Visitor(site, `203.0.113.${at + 1}`)
        await one.becomes(name)
        return one
      }),
    )
    if (!author || !reporter || !moderator || !other || !passer) throw new Error('Somebody is missing')
    people = { author, reporter, moderator, other, passer }
    await appoint(store.engine, 'Setsuko', 'member')
    for (const name of ['Chishu', 'Yasujiro']) {
      await appoint(store.engine, name, 'moderator')
      await setSecondFactor(store.engine, name, true)
    }
  }, 60_000)
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  const written = async (
    headline: string,
    text: string,
    role: 'member' | 'newcomer' = 'member',
  ): Promise<Subject> => {
    const author = await memberCalled(store.engine.reader, 'Setsuko')
    await store.engine.db.deleteFrom('review').execute()
    const typed = { language: 'en', headline, text, licence: 'CC-BY-4.0' }
    const by = { id: author?.id ?? '', role } as const
    const { id } = await writeReview(
      store.engine,
      { author: by, title: film, typed, writingTime: 60_000 },
      new Date(),
    )
    return { kind: 'review', id }
  }
  const formOn = (html: string): Record<string, string> =>
    Object.fromEntries(
      [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    )
  const send = async (one: Visitor, address: string, fields: Record<string, string>) =>
    one.post(address, { ...formOn((await one.get(address)).html), ...fields })
  const number = (location: string): string => /log\/(\d+)/.exec(location)?.[1] ?? ''

  test('of moderators are for moderators alone; of the log, for all', async () => {
    const { kind: what, id } = await written('Quiet', 'A quiet film of many rooms.')
    for (const address of ['/moderation', `/moderation/post/${what}/${id}`]) {
      expect((await site.get(address)).header('location')).toContain('/sign-in?next=%2Fmoderation')
      expect((await people.author.get(address)).status).toBe(403)
      const page = await people.moderator.get(address)
      expect([page.status, page.header('cache-control')]).toEqual([200, 'private, no-store'])
    }
    await setSecondFactor(store.engine, 'Yasujiro', false)
    expect((await people.other.get('/moderation')).status).toBe(403)
    await setSecondFactor(store.engine, 'Yasujiro', true)
    for (const address of ['/moderation/log', '/moderation/rules'])
      expect((await site.get(address)).status).toBe(200)
    expect((await site.get('/moderation/own')).status).toBe(303)
    for (const address of [
      '/moderation/log/1234567',
      '/moderation/log/x',
      '/moderation/post/review/rw0999999',
    ])
      expect((await people.moderator.get(address)).status).toBe(404)
    expect((await people.moderator.get('/moderation/post/ratings/tt0000001')).status).toBe(404)
    expect((await site.get('/moderation/log?rule=taste')).status).toBe(400)
  })

  test('a report, its decision, the appeal and what became of it, each seen by those whom it concerns', async () => {
    const { author, reporter, moderator, other, passer } = people
    const { id } = await written('Dull', 'Whoever likes this is a fool.')
    const report = `/report/review/${id}`
    expect((await send(reporter, report, { reason: 'abuse', words: 'It calls us fools.' })).status).toBe(303)
    expect((await reporter.get('/moderation/own')).text).toContain('not decided yet')
    const queue = await moderator.get('/moderation')
    expect(queue.text).toContain('Dull')
    expect(queue.text).toContain('1 report')
    const post = `/moderation/post/review/${id}`
    const shown = await moderator.get(post)
    expect(shown.text).toContain('It calls us fools.')
    const account = shown.links.map(({ href }) => href).find((href) => href.includes('/post/member/'))
    expect((await moderator.get(account ?? '')).text).toContain('Suspend the account')
    const faulty = await send(moderator, post, {
      verdict: 'hide',
      rule: '',
      statement: 'It insults readers.',
    })
    expect(faulty.status).toBe(422)
    expect(faulty.html).toContain('It insults readers.')
    expect(faulty.text).toContain('choose the rule')
    await send(moderator, post, { verdict: 'hide', rule: 'abuse', statement: 'It insults readers.' })
    const log = await site.get('/moderation/log')
    expect(log.text).toContain('It insults readers.')
    for (const name of ['Haruko', 'Chishu', 'Setsuko', 'fools']) expect(log.text).not.toContain(name)
    const entry =
      log.links.map(({ href }) => href).find((href) => /^\/moderation\/log\/\d+$/.test(href)) ?? ''
    expect((await author.get('/moderation/own')).html).toContain(entry)
    for (const one of [author, reporter])
      expect((await one.get('/moderation/own')).links).toContainEqual({ href: `/review/${id}`, text: 'Dull' })
    for (const one of [passer, reporter, other])
      expect((await one.get(entry)).html).not.toContain('<textarea')
    expect((await passer.post(entry, { token: await passer.formToken(), words: 'No!' })).status).toBe(404)
    const appealed = await send(author, entry, { words: 'It was a quotation from the film.' })
    expect(appealed.header('location')).toContain('note=appealed')
    expect((await author.get(entry)).text).toContain('It was a quotation')
    expect((await site.get(entry)).text).not.toContain('It was a quotation')
    const appeal = (await other.get('/moderation')).links
      .map(({ href }) => href)
      .find((href) => href.includes('/appeal/'))
    expect((await moderator.get(appeal ?? '')).text).toContain('another moderator decides')
    // What an appeal gives back rests on no rule.
    expect((await other.get(appeal ?? '')).html).not.toContain('name="rule"')
    const refused = await send(moderator, appeal ?? '', {
      token: await moderator.formToken(),
      verdict: 'upheld',
      statement: 'No.',
    })
    expect(refused.status).toBe(409)
    await send(other, appeal ?? '', { verdict: 'overturned', rule: '', statement: 'It does quote the film.' })
    const after = await site.get(entry)
    expect(after.text).toContain('the decision was changed')
    const next = number(
      after.links
        .map(({ href }) => href)
        .find((href) => /^\/moderation\/log\/\d+$/.test(href) && href !== entry) ?? '',
    )
    expect((await site.get(`/moderation/log/${next}`)).text).toContain('It does quote the film.')
  })

  test('of a post that is gone, nothing waits, and whoever reported or appealed is told so', async () => {
    const { reporter, moderator, other } = people
    const { id } = await written('Gone', 'A film that was here, and is no more.')
    await send(reporter, `/report/review/${id}`, { reason: 'abuse', words: '' })
    await send(moderator, `/moderation/post/review/${id}`, { verdict: 'leave', rule: '', statement: 'Mild.' })
    const entry = (await reporter.get('/moderation/own')).links
      .map(({ href }) => href)
      .find((href) => /^\/moderation\/log\/\d+$/.test(href))
    await send(reporter, entry ?? '', { words: 'It is not mild.' })
    const appeal = (await other.get('/moderation')).links
      .map(({ href }) => href)
      .find((href) => href.includes('/appeal/'))
    await send(reporter, `/report/review/${id}`, { reason: 'abuse', words: '' })
    const form = formOn((await other.get(appeal ?? '')).html)
    await store.engine.db.deleteFrom('review').execute()
    expect((await moderator.get('/moderation')).links).not.toContainEqual(
      expect.objectContaining({ href: `/moderation/post/review/${id}` }),
    )
    expect((await other.get('/moderation')).html).not.toContain('/moderation/appeal/')
    expect((await reporter.get('/moderation/own')).text).toContain('The post is no longer there.')
    expect((await site.get(entry ?? '')).text).toContain('ended undecided')
    const page = await other.get(appeal ?? '')
    expect([page.status, page.text.includes('The post is no longer there.')]).toEqual([200, true])
    expect(page.html).not.toContain('name="statement"')
    const decided = await other.post(appeal ?? '', {
      ...form,
      verdict: 'overturned',
      rule: 'abuse',
      statement: 'No.',
    })
    expect(decided.status).toBe(409)
  })

  test('where nobody else could decide an appeal, all are told so, and what comes of it', async () => {
    const { author, moderator, other } = people
    await appoint(store.engine, 'Yasujiro', 'member')
    const { id } = await written('Alone', 'A film that one moderator read, and nobody else.')
    const post = `/moderation/post/review/${id}`
    await send(moderator, post, { verdict: 'hide', rule: 'abuse', statement: 'It insults.' })
    expect((await moderator.get('/moderation')).text).toContain('Whoever runs the site can appoint one.')
    const entry =
      (await author.get('/moderation/own')).links
        .map(({ href }) => href)
        .find((href) => /^\/moderation\/log\/\d+$/.test(href)) ?? ''
    const none = 'There is no other moderator here yet'
    expect((await author.get(entry)).text).toContain(none)
    const sent = await send(author, entry, { words: 'It praises.' })
    expect((await author.get(sent.header('location') ?? '')).text).toContain(none)
    await appoint(store.engine, 'Chishu', 'administrator')
    const queue = await moderator.get('/moderation')
    expect(queue.text).toContain('titlecard user role NAME moderator')
    expect(queue.text).toContain('You made this decision, and there is no other moderator')
    const appeal =
      queue.links.map(({ href }) => href).find((href) => href.startsWith('/moderation/appeal/')) ?? ''
    expect((await moderator.get(appeal)).html).not.toContain('<form class="form"')
    await appoint(store.engine, 'Yasujiro', 'moderator')
    await setSecondFactor(store.engine, 'Yasujiro', false)
    expect((await author.get(entry)).text).toContain('who can’t decide yet')
    const unready = await moderator.get('/moderation')
    expect(unready.text).toContain('without one-time codes or a passkey yet: Yasujiro.')
    expect(unready.text).not.toContain('titlecard user role')
    await appoint(store.engine, 'Yasujiro', 'member')
    await store.engine.db.updateTable('appeal').set({ at: '2020-01-01T00:00:00.000Z' }).execute()
    expect((await author.get(entry)).text).toContain('may decide again, and the log says so')
    expect((await moderator.get(appeal)).text).toContain('the log says that it was you again')
    await send(moderator, appeal, { verdict: 'upheld', statement: 'It insults after all.' })
    for (const page of [await site.get(entry), await site.get('/moderation/log')])
      expect(page.text).toContain('decided by the same moderator, since there was no other')
    await appoint(store.engine, 'Chishu', 'moderator')
    await appoint(store.engine, 'Yasujiro', 'moderator')
    await setSecondFactor(store.engine, 'Yasujiro', true)
    expect((await other.get('/moderation')).text).not.toContain('the only moderator')
  })

  test('a first post that was refused answers others as while it waited, and its author with the rule', async () => {
    const { author, moderator, passer } = people
    const { id } = await written('Buy it', 'The best price of all is to be had from me.', 'newcomer')
    const address = `/review/${id}`
    const waiting = await passer.get(address)
    const none = await send(moderator, '/moderation', { do: 'approve' })
    expect(none.header('location')).toBe('/moderation?note=none-chosen')
    expect((await moderator.get('/moderation?note=none-chosen')).text).toContain('Choose at least one.')
    await send(moderator, `/moderation/post/review/${id}`, {
      verdict: 'refuse',
      rule: 'advertising',
      statement: 'It sells.',
    })
    const refused = await passer.get(address)
    expect([refused.status, refused.h1, refused.text]).toEqual([404, waiting.h1, waiting.text])
    expect((await author.get(address)).html).toContain('/moderation/rules#advertising')
    expect((await author.get('/notifications')).text).toContain('A moderator did not publish')
  })

  test('an author is told by which rule a review was taken, until when to appeal, and what a change does', async () => {
    const { author, moderator, other, passer } = people
    const { id } = await written('Loud', 'A film that shouts at everybody in it.')
    const form = `/title/${film}/reviews/write`
    await send(moderator, `/moderation/post/review/${id}`, {
      verdict: 'hide',
      rule: 'abuse',
      statement: 'It insults.',
    })
    const own = ['/moderation/own', '/account/reviews', `/review/${id}`, form, '/notifications']
    const appeal = {
      href: expect.stringMatching(/log\/\d+#appeal$/),
      text: expect.stringMatching(/You can appeal until/),
    }
    for (const address of own) expect((await author.get(address)).links).toContainEqual(appeal)
    for (const address of ['/account/reviews', `/review/${id}`, form]) {
      const { text } = await author.get(address)
      expect(text).toContain('Abuse')
      expect(text).toContain('If you change it, its new words wait until a moderator has read them.')
    }
    expect((await moderator.get(`/review/${id}`)).html).not.toContain('#appeal')
    const hidden = await passer.get(`/review/${id}`)
    const typed = { headline: 'Loud', language: 'en', licence: 'CC-BY-4.0' }
    await send(author, form, { ...typed, text: 'A film in which everybody shouts, and rightly so.' })
    const waiting = await author.get(`/review/${id}`)
    expect(waiting.text).toContain('You have written this review anew')
    expect(waiting.html).not.toContain('#appeal')
    // To others it is hidden still, by the same decision.
    const meanwhile = await passer.get(`/review/${id}`)
    expect([meanwhile.status, meanwhile.text]).toEqual([410, hidden.text])
    const entry = /log\/\d+/.exec(waiting.html)?.[0] ?? ''
    expect((await author.get(`/moderation/${entry}`)).text).toContain('that is decided first')
    expect((await other.get('/moderation')).text).toContain('written anew after moderators refused or hid it')
    await send(other, `/moderation/post/review/${id}`, {
      verdict: 'refuse',
      rule: 'off-topic',
      statement: 'It is about another film.',
    })
    const refused = await author.get(`/review/${id}`)
    expect(refused.text).toContain('A moderator did not publish this review.')
    expect((await author.get('/account/reviews')).text).toContain('Not published')
    const [, last = ''] = /(log\/\d+)#appeal/.exec(refused.html) ?? []
    await send(author, `/moderation/${last}`, { words: 'It is this very film.' })
    for (const address of own) expect((await author.get(address)).html).not.toContain(`${last}#appeal`)
    expect((await author.get(form)).text).toContain('Your appeal is open.')
  })

  test('a change that waits takes a published review out of sight, and its author is told so', async () => {
    const { author, passer } = people
    const form = `/title/${film}/reviews/write`
    const { id } = await written('Fine', 'A film of which little can be said, and that has been said by now.')
    const typed = { headline: 'Fine', language: 'en', licence: 'CC-BY-4.0' }
    await appoint(store.engine, 'Setsuko', 'newcomer')
    const small = { ...typed, text: 'A film of which little can be said, and that has been said by now.' }
    expect((await send(author, form, { ...small, licence: 'CC0-1.0' })).status).toBe(303)
    // Nothing is changed before the author has said that it may wait.
    const fields = { ...typed, text: 'Wholly other words: it is a film of rooms, doors and corridors.' }
    const asked = await send(author, form, fields)
    expect([asked.status, asked.text.includes('until then the review is not public')]).toEqual([422, true])
    expect((await passer.get(`/review/${id}`)).text).toContain('little can be said')
    const sent = await author.post(form, { ...formOn(asked.html), ...fields })
    expect(sent.header('location')).toBe(`/review/${id}`)
    expect((await passer.get(`/review/${id}`)).status).toBe(404)
    expect((await author.get(`/review/${id}`)).text).toContain('It was public before you changed it')
    await appoint(store.engine, 'Setsuko', 'member')
  })

  test('nobody is shown a form to report what is their own, and whoever sends one is told why not', async () => {
    const { author } = people
    const { id } = await written('Mine', 'A film about which there is only this.')
    expect((await author.get(`/review/${id}`)).html).not.toContain('/report/')
    const form = await author.get(`/report/review/${id}`)
    expect([form.status, form.text.includes('This is your own')]).toEqual([409, true])
    const sent = await author.postOwn(`/report/review/${id}`, { reason: 'abuse', words: '' })
    expect([sent.status, sent.text.includes('This is your own')]).toEqual([409, true])
  })

  test('what is refused together is told its author and the log in the language of each', async () => {
    const { author, moderator } = people
    const { id } = await written(
      'Cheap',
      'The best price of all is to be had from somebody else.',
      'newcomer',
    )
    const tick = /name="(review\.\w+)"\s+value="(\d+)"/.exec((await moderator.get('/moderation')).html)
    const chosen = { [tick?.[1] ?? '']: tick?.[2] ?? '' }
    const stale = await send(moderator, '/moderation', { do: 'refuse', [tick?.[1] ?? '']: '1' })
    expect((await moderator.get(stale.header('location') ?? '')).text).toContain(
      'Nothing was decided. 1 was written anew meanwhile: read it again.',
    )
    const sent = await moderator.post('/he/moderation', {
      ...formOn((await moderator.get('/he/moderation')).html),
      do: 'refuse',
      ...chosen,
    })
    expect(sent.header('location')).toBe('/he/moderation?note=together&count=1')
    const again = await moderator.postOwn('/moderation', { do: 'refuse', ...chosen })
    expect((await moderator.get(again.header('location') ?? '')).text).toContain('1 no longer waited.')
    const sentences = { '': 'It advertises something', '/fr': 'C’est de la publicité' }
    for (const [prefix, sentence] of Object.entries(sentences)) {
      for (const page of ['/moderation/own', '/notifications'])
        expect((await author.get(prefix + page)).text).toContain(sentence)
      for (const page of ['/moderation/log', '/moderation/log/feed'])
        expect((await site.get(prefix + page)).html).toContain(sentence)
    }
    expect((await moderator.get(`/fr/moderation/post/review/${id}`)).text).toContain('C’est de la publicité')
  })

  test('the forms of reports and of appeals choose nothing for anybody', async () => {
    const { author, reporter, moderator, other } = people
    const { id } = await written('Loud', 'A loud film, of no rooms at all.')
    const unchosen = /<select[^>]*required[^>]*><option value=""[^>]*>Choose one</
    expect((await reporter.get(`/report/review/${id}`)).html).toMatch(unchosen)
    const left = await send(reporter, `/report/review/${id}`, { reason: '', words: 'Bad.' })
    expect(left.status).toBe(422)
    await send(moderator, `/moderation/post/review/${id}`, {
      verdict: 'hide',
      rule: 'abuse',
      statement: 'It insults.',
    })
    const entry = (await author.get('/moderation/own')).links
      .map(({ href }) => href)
      .find((href) => /^\/moderation\/log\/\d+$/.test(href))
    await send(author, entry ?? '', { words: 'It does not.' })
    const appeal = (await other.get('/moderation')).links
      .map(({ href }) => href)
      .find((href) => href.includes('/appeal/'))
    expect((await other.get(appeal ?? '')).html).toMatch(unchosen)
  })

  test('staff see beside the way to the queue how much waits, for one query; nobody else pays for it', async () => {
    const { author, reporter, moderator, other } = people
    const { db } = store.engine
    for (const table of ['report', 'appeal', 'notice', 'decision', 'review'] as const)
      await db.deleteFrom(table).execute()
    const shownTo = async (one: Visitor) =>
      /<a class="waiting" href="\/moderation">.*?<span class="hidden">([^<]*)</s.exec(
        (await one.get('/search')).html,
      )?.[1]
    const asked = async (one: Visitor) => site.queriesOf('/search', { cookie: one.cookies })
    expect(await site.queriesOf('/search')).toBe(0)
    const [ofMember, ofStaff] = [await asked(author), await asked(moderator)]
    expect(ofStaff).toBe(ofMember + 1)
    expect(await shownTo(moderator)).toBeUndefined()
    const { id } = await written('Waits', 'A film that nobody has seen to its end.')
    await send(reporter, `/report/review/${id}`, { reason: 'abuse', words: '' })
    expect(await shownTo(moderator)).toBe('1 matter waits')
    expect((await moderator.get('/moderation')).html).toContain('<span class="count">1</span>')
    await send(moderator, `/moderation/post/review/${id}`, { verdict: 'leave', rule: '', statement: 'Mild.' })
    const entry = (await reporter.get('/moderation/own')).links
      .map(({ href }) => href)
      .find((href) => /^\/moderation\/log\/\d+$/.test(href))
    await send(reporter, entry ?? '', { words: 'It is not mild.' })
    expect([await shownTo(moderator), await shownTo(other)]).toEqual([undefined, '1 matter waits'])
    for (const number of [1, 2])
      await db
        .insertInto('notice')
        .values({
          at: new Date().toISOString(),
          address: '/title/tt0000001',
          ground: 'unlawful',
          words: `It is against law ${number}.`,
          language: 'en',
        })
        .execute()
    // A moderator who is alone can decide what has waited long enough.
    await appoint(store.engine, 'Yasujiro', 'member')
    expect(await shownTo(moderator)).toBe('2 matters wait')
    await db.updateTable('appeal').set({ at: '2020-01-01T00:00:00.000Z' }).execute()
    expect(await shownTo(moderator)).toBe('3 matters wait')
    await appoint(store.engine, 'Yasujiro', 'moderator')
    // The review before is gone with this one, and its appeal with it.
    await written('First', 'The first that somebody new has to say of a film.', 'newcomer')
    expect([await shownTo(moderator), await shownTo(other)]).toEqual(['3 matters wait', '3 matters wait'])
    expect(await shownTo(author)).toBeUndefined()
    expect([await asked(author), await asked(moderator)]).toEqual([ofMember, ofStaff])
  })

  test('a post is read as readers read it, with where it links to, and as it was typed', async () => {
    const text = 'A **strong** film.\n\n||He dies.||\n\n[Buy](https://shop.example.com/now) it.'
    const { id } = await written('Marks', text, 'newcomer')
    for (const address of [`/moderation/post/review/${id}`, '/moderation']) {
      const { html } = await people.moderator.get(address)
      expect(html).toContain('<strong>strong</strong>')
      expect(html).toMatch(/<details class="spoiler[^>]*>/)
      expect(html).toContain('Links to shop.example.com')
      expect(html).toContain('A **strong** film.')
    }
  })

  test('the forms of decisions choose nothing for anybody, and keep what was typed', async () => {
    const { moderator } = people
    const { id } = await written('Chosen', 'A film about which nothing has been chosen.')
    await store.engine.db
      .insertInto('notice')
      .values({
        at: new Date().toISOString(),
        address: `/review/${id}`,
        ground: 'unlawful',
        words: 'It is against the law.',
        language: 'en',
      })
      .execute()
    const notice = (await moderator.get('/moderation')).links
      .map(({ href }) => href)
      .findLast((href) => href.startsWith('/moderation/notice/'))
    for (const address of [`/moderation/post/review/${id}`, notice ?? '']) {
      const verdicts = /<select[^>]*name="verdict"[^>]*required[^>]*>(.*?)<\/select>/s
      const [, options = ''] = verdicts.exec((await moderator.get(address)).html) ?? []
      expect(options).toMatch(/^(<!--.*?-->)*<option value=""[^>]*>Choose one</)
      expect(options).not.toMatch(/<option value="\w+"[^>]* selected/)
      const again = await send(moderator, address, { verdict: '', rule: 'abuse', statement: 'It insults.' })
      expect([again.status, again.text.includes('Choose one.')]).toEqual([422, true])
      expect(again.html).toContain('It insults.')
      expect(again.html).toMatch(/<option value="abuse"[^>]*selected/)
    }
  })

  test('the number of queries of the queue and the log doesn’t grow with what they show', async () => {
    const before = await site.queriesOf('/moderation/log')
    const { id } = await written('Again', 'Something else altogether, of some length.')
    await send(people.moderator, `/moderation/post/review/${id}`, {
      verdict: 'hide',
      rule: 'off-topic',
      statement: 'Not about it.',
    })
    expect(await site.queriesOf('/moderation/log')).toBe(before)
    expect(before).toBeLessThanOrEqual(4)
  })

  test('the rules say who can appeal, and for how many days', async () => {
    const { text } = await site.get('/moderation/rules')
    expect(text).toContain('refused or hidden, and whoever reported one that was left or approved')
    expect(text).toContain('within 183 days')
  })

  test('hostile words in every field are text, or refused', async () => {
    const some = scripts.filter((_, at) => at % (kind === 'sqlite' ? 4 : 30) === 0)
    for (const text of some) {
      const { id } = await written('Once more', 'Something to be reported, of some length.')
      const pages = [
        await send(people.reporter, `/report/review/${id}`, { reason: 'other', words: text }),
        await people.moderator.get(`/moderation/post/review/${id}`),
        await send(people.moderator, `/moderation/post/review/${id}`, {
          verdict: 'hide',
          rule: 'abuse',
          statement: text,
        }),
        await site.get('/moderation/log'),
        await people.reporter.get('/moderation/own'),
        await people.moderator.get(`/moderation/post/review/${id}`),
      ]
      for (const page of pages) {
        expect([text, page.status < 500]).toEqual([text, true])
        expect(page.html).not.toMatch(/<script>window|<img src=x|<svg\/onload|<iframe srcdoc/)
      }
    }
  }, 120_000)

  test.each(['/fr', '/he'])('speak the language of their address: %s', async (prefix) => {
    for (const address of ['/moderation/log', '/moderation/rules']) {
      const page = await site.get(prefix + address)
      expect(page.status).toBe(200)
      expect(page.h1).not.toMatch(/[A-Z][a-z]+ log|Rules/)
    }
  })
})

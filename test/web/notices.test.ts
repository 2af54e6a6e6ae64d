/** Notices of people without an account: what they have to say, who reads it, and what they hear of it. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { appoint } from '../../src/actions/accounts/appoint.ts'
import { forgetNotifiers } from '../../src/actions/moderation/forget-notifiers.ts'
import { writeReview } from '../../src/actions/write-review.ts'
import { memberCalled } from '../../src/store/members.ts'
import { hasOldNotifiers } from '../../src/store/notices.ts'
import { scripts } from '../hostile/strings.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { setSecondFactor } from '../support/members.ts'
import type { Page } from '../support/page.ts'
import { openSite, origin, put, siteConfig, type Site } from '../support/site.ts'
import { Visitor } from '../support/visitor.ts'

const film = titleId('tt0000001')
const second = titleId('tt0000002')
const whole = {
  address: `${origin}/fr/title/tt0000001/plot?x=1#top`,
  ground: 'copyright',
  words: 'The outline is taken from my book, page 12, word for word.',
  work: 'My book of 1951, which every library has.',
  name: 'Noriko Somiya',
  email: 'noriko@elsewhere.example',
  reach: 'Kamakura',
  behalf: '',
  accurate: 'yes',
  authorised: 'yes',
  website: '',
}

describe.each(engineKinds)('a notice on %s', (kind) => {
  let store: TestStore
  let site: Site
  let moderator: Visitor
  let author: Visitor
  let count = 0
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [
      [film, { type: 'movie', name: 'Late Spring', year: 1949 }],
      [second, { type: 'movie', name: 'Early Summer', year: 1951 }],
    ])
    site = await openSite(store.engine)
    moderator = new Visitor(site, '203.0.113.1')
    author = new Visitor(site, '203.0.113.2')
    await moderator.becomes('Chishu')
    await author.becomes('Setsuko')
    await appoint(store.engine, 'Chishu', 'moderator')
    await setSecondFactor(store.engine, 'Chishu', true)
  }, 60_000)
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })
  afterEach(() => void vi.useRealTimers())

  const send = (fields: Partial<typeof whole>, prefix = ''): Promise<Page> =>
    new Visitor(site, `198.51.100.${(count += 1)}`).post(`${prefix}/notice`, { ...whole, ...fields })
  const numberOf = (page: Page): string => /number=(\d+)/.exec(page.header('location'))?.[1] ?? ''
  const letterTo = (email: string) => site.letters.findLast(({ to }) => to === email)
  const decide = async (number: string, fields: Record<string, string>): Promise<Page> => {
    const address = `/moderation/notice/${number}`
    const hidden = [
      ...(await moderator.get(address)).html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g),
    ]
    return moderator.post(address, {
      ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])),
      ...fields,
    })
  }

  test('is received at once, on the page and by letter, which says nothing that was typed', async () => {
    const sent = await send({})
    expect(sent.status).toBe(303)
    const page = await site.get(sent.header('location'))
    expect(page.text).toContain(`it is number ${numberOf(sent)}`)
    expect(page.html).not.toContain('<textarea')
    const letter = letterTo(whole.email)
    expect(letter?.subject).toContain(`your notice ${numberOf(sent)} has come`)
    for (const text of [whole.words, whole.work, whole.name, 'tt0000001'])
      expect(letter?.text).not.toContain(text)
  })

  test('that is sent twice by the same person is one, with one letter', async () => {
    const twice = { words: 'Sent once, and sent again by a hasty hand.', email: 'hasty@elsewhere.example' }
    const [first, second] = [await send(twice), await send(twice)]
    expect(numberOf(second)).toBe(numberOf(first))
    expect(site.letters.filter(({ to }) => to === twice.email)).toHaveLength(1)
    const other = await send({ ...twice, name: 'Somebody Else' })
    expect(numberOf(other)).not.toBe(numberOf(first))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_700_000 })
    expect(numberOf(await send(twice))).not.toBe(numberOf(first))
  })

  test('is what signing in to report something offers to whoever has no account, with the address filled in', async () => {
    const member = await memberCalled(store.engine.reader, 'Setsuko')
    const typed = { language: 'en', headline: 'Wrong', text: 'Hm.', licence: 'CC-BY-4.0' }
    const by = { id: member?.id ?? '', role: 'member' } as const
    const other = { author: by, title: second, typed, writingTime: 60_000 }
    const { id } = await writeReview(store.engine, other, new Date())
    for (const prefix of ['', '/fr']) {
      const asked = await site.get(`${prefix}/report/review/${id}`)
      const signIn = await site.get(asked.header('location'))
      const way = signIn.links.find(({ href }) => href.startsWith(`${prefix}/notice?`))
      expect(way?.href).toBe(`${prefix}/notice?address=%2Freview%2F${id}`)
      const form = await site.get(way?.href ?? '')
      expect(form.html).toContain(`value="${origin}/review/${id}"`)
    }
    const wrong = await new Visitor(site, '203.0.113.77').post('/sign-in', {
      email: 'nobody@example.org',
      password: 'x',
      next: '/report/list/ls0000001',
    })
    expect(wrong.links.map(({ href }) => href)).toContain('/notice?address=%2Flist%2Fls0000001')
    for (const address of ['/sign-in', '/sign-in?next=/top', '/sign-in?next=/report'])
      expect((await site.get(address)).main).not.toContain('/notice')
    for (const address of ['//evil.example', 'https://evil.example', '/a"b']) {
      const form = await site.get(`/notice?address=${encodeURIComponent(address)}`)
      expect([address, /<input id="notice-address"[^>]*value=/.test(form.html)]).toEqual([address, false])
    }
  })

  test('stands in the queue with its age, for moderators alone, with all that was said', async () => {
    const number = numberOf(await send({ email: 'queue@elsewhere.example' }))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 20 * 60_000 })
    const queue = await moderator.get('/moderation')
    expect(queue.text).toContain(`Notice ${number}`)
    expect(queue.text).toContain('20 minutes ago')
    const page = await moderator.get(`/moderation/notice/${number}`)
    for (const text of [whole.words, whole.work, whole.name, whole.reach, 'queue@elsewhere.example'])
      expect(page.text).toContain(text)
    // Without the language and the query of whoever copied it.
    expect(page.html).toContain('href="/title/tt0000001/plot"')
    expect((await author.get(`/moderation/notice/${number}`)).status).toBe(403)
    expect((await site.get(`/moderation/notice/${number}`)).status).toBe(303)
    expect((await moderator.get('/moderation/notice/999999')).status).toBe(404)
    const missing = await moderator.get('/fr/moderation/notice/999999')
    expect(missing.text).toContain('Aucun signalement ne porte ce numéro.')
  })

  test('about something that is no post is answered by letter and in the public log, without a name', async () => {
    const email = 'decided@elsewhere.example'
    const number = numberOf(await send({ email }, '/fr'))
    expect(letterTo(email)?.subject).toContain('est arrivé')
    expect((await decide(number, { verdict: 'hide', statement: 'Taken out.' })).status).toBe(422)
    expect((await decide(number, { verdict: 'act', statement: '' })).text).toContain('Write something here.')
    const statement = 'The outline was written anew.'
    expect((await decide(number, { verdict: 'act', statement })).header('location')).toBe(
      '/moderation?note=decided',
    )
    const letter = letterTo(email)
    expect(letter?.subject).toContain('suivi')
    expect(letter?.text).toContain(statement)
    const entry = /\/moderation\/log\/\d+/.exec(letter?.text ?? '')?.[0] ?? ''
    expect(letter?.text).toContain(`${origin}/fr${entry}`)
    for (const address of [entry, '/moderation/log', '/moderation/log?kind=notice', '/moderation/log/feed']) {
      const page = await site.get(address)
      expect([address, page.html.includes(statement)]).toEqual([address, true])
      for (const text of [whole.name, email, whole.words]) expect(page.html).not.toContain(text)
    }
    const again = { token: await moderator.formToken(), verdict: 'leave', statement }
    expect((await decide(number, again)).status).toBe(409)
    expect((await moderator.get('/moderation')).html).not.toContain(`/moderation/notice/${number}"`)
    expect((await moderator.get(`/moderation/notice/${number}`)).html).toContain(entry)
  })

  test('about a post hides it by a rule, and its author hears why and may appeal', async () => {
    const member = await memberCalled(store.engine.reader, 'Setsuko')
    const typed = {
      language: 'en',
      headline: 'Mine',
      text: 'All of it copied from a book.',
      licence: 'CC-BY-4.0',
    }
    const by = { id: member?.id ?? '', role: 'member' } as const
    const written = { author: by, title: film, typed, writingTime: 60_000 }
    const { id } = await writeReview(store.engine, written, new Date())
    const number = numberOf(await send({ address: `/review/${id}/history`, email: 'post@elsewhere.example' }))
    expect((await moderator.get(`/moderation/notice/${number}`)).html).toContain(
      `/moderation/post/review/${id}`,
    )
    const statement = 'Copied from a book.'
    expect((await decide(number, { verdict: 'hide', rule: '', statement })).text).toContain('choose the rule')
    expect((await decide(number, { verdict: 'hide', rule: 'copied', statement, seen: '0.1' })).status).toBe(
      409,
    )
    expect((await decide(number, { verdict: 'hide', rule: 'copied', statement })).status).toBe(303)
    expect(letterTo('post@elsewhere.example')?.text).toContain(statement)
    expect((await site.get(`/review/${id}`)).text).not.toContain('All of it copied')
    const entry = /\/moderation\/log\/\d+/.exec((await author.get('/moderation/own')).html)?.[0] ?? ''
    expect((await author.get(entry)).html).toContain('<textarea')
  })

  test('is answered without a link where nobody knows for sure what the site’s address is', async () => {
    const email = 'nowhere@elsewhere.example'
    const number = numberOf(await send({ email }))
    const plain = await openSite(store.engine, siteConfig({ ORIGIN: '' }))
    const host = 'films.example.org'
    const headers = { host, origin: `http://${host}`, cookie: moderator.cookies.replaceAll('__Host-', '') }
    const one = new Visitor(plain, '203.0.113.1')
    const typed = { token: await moderator.formToken(), verdict: 'act', statement: 'Taken out.' }
    expect((await one.post(`/moderation/notice/${number}`, typed, headers)).status).toBe(303)
    const letter = plain.letters.findLast(({ to }) => to === email)
    expect(letter?.text).toContain('Taken out.')
    expect(letter?.text).not.toMatch(/\/moderation|public log/)
    await plain.close()
  })

  test('that is left is answered too', async () => {
    const email = 'left@elsewhere.example'
    const number = numberOf(await send({ email, ground: 'unlawful', authorised: '' }))
    await decide(number, { verdict: 'leave', statement: 'The law allows to quote.' })
    expect(letterTo(email)?.text).toMatch(/stays as it is.*The law allows to quote\./s)
  })

  test('has to say all that it takes to act on it, and keeps what was typed', async () => {
    const faulty: readonly (readonly [Partial<typeof whole>, readonly string[]])[] = [
      [{ address: '' }, ['address']],
      [{ address: 'https://elsewhere.example/title/tt0000001' }, ['address']],
      [{ address: 'javascript:alert(1)' }, ['address']],
      [{ address: '//elsewhere.example/' }, ['address']],
      [{ ground: '' }, ['ground']],
      [{ ground: 'taste' }, ['ground']],
      [{ words: ' \n' }, ['words']],
      [{ work: '' }, ['work']],
      [{ name: '' }, ['name']],
      [{ email: 'nobody' }, ['email']],
      [{ email: '' }, ['email']],
      [{ accurate: '' }, ['accurate']],
      [{ authorised: 'no' }, ['authorised']],
      [{ name: '', email: '', accurate: '' }, ['name', 'email', 'accurate']],
      [{ words: 'x'.repeat(5001) }, ['words']],
    ]
    for (const [fields, wrong] of faulty) {
      const page = await send(fields)
      const found = [...page.html.matchAll(/id="notice-(\w+)-fault"/g)].map(([, name]) => name)
      expect([fields, page.status, found]).toEqual([fields, 422, wrong])
      if (fields.work === undefined && wrong.length > 0) expect(page.html).toContain(whole.work)
    }
    for (const fields of [
      { ground: 'child-abuse', name: '', email: '', work: '', authorised: '' },
      { ground: 'personal', work: '', authorised: '', reach: '' },
      { address: 'films.example.org/name/nm0000001' },
      { address: '/list/ls0000001' },
    ])
      expect([fields, (await send(fields)).status]).toEqual([fields, 303])
  })

  test('of a program that fills in what people don’t see isn’t kept, and ten a day are from one address', async () => {
    const notices = async (): Promise<number> =>
      (await store.engine.reader.selectFrom('notice').select('id').execute()).length
    const before = await notices()
    const trapped = await send({ website: 'https://spam.example' })
    expect(trapped.status).toBe(422)
    expect(trapped.text).toContain('Your notice was not sent')
    expect((await send({ website: 'x' }, '/fr')).text).toContain('n’a pas été envoyé')
    for (const text of [whole.words, whole.work, whole.name, whole.email])
      expect(trapped.html).toContain(text)
    expect(trapped.html).not.toContain('spam.example')
    expect(await notices()).toBe(before)
    const one = new Visitor(site, '192.0.2.77')
    const statuses: number[] = []
    for (let time = 0; time < 11; time += 1)
      statuses.push((await one.post('/notice', { ...whole, email: `many${time}@elsewhere.example` })).status)
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 303))
    expect(statuses.at(-1)).toBe(429)
    const toOne = site.letters.filter(({ to }) => to === 'target@elsewhere.example').length
    for (let time = 0; time < 5; time += 1)
      await send({ email: 'target@elsewhere.example', words: `Reason number ${time}.` })
    expect(site.letters.filter(({ to }) => to === 'target@elsewhere.example').length - toOne).toBe(3)
  })

  test('is kept without whoever sent it six months after it was decided', async () => {
    const number = numberOf(await send({ email: 'old@elsewhere.example' }))
    await decide(number, { verdict: 'leave', statement: 'It is a quotation.' })
    const after = new Date(Date.now() + 184 * 86_400_000)
    expect(await hasOldNotifiers(store.engine.reader, new Date())).toBe(false)
    expect(await hasOldNotifiers(store.engine.reader, after)).toBe(true)
    await forgetNotifiers(store.engine, after)
    expect(await hasOldNotifiers(store.engine.reader, after)).toBe(false)
    const page = await moderator.get(`/moderation/notice/${number}`)
    expect(page.text).toContain('without a name')
    for (const text of [whole.name, whole.words, 'old@elsewhere.example'])
      expect(page.text).not.toContain(text)
  })

  test('that nobody decides stays open without whoever sent it two years after it came', async () => {
    const number = numberOf(await send({ email: 'waiting@elsewhere.example' }))
    const days = (count: number): Date => new Date(Date.now() + count * 86_400_000)
    await forgetNotifiers(store.engine, days(729))
    expect((await moderator.get(`/moderation/notice/${number}`)).text).toContain(whole.words)
    expect(await hasOldNotifiers(store.engine.reader, days(731))).toBe(true)
    await forgetNotifiers(store.engine, days(731))
    expect(await hasOldNotifiers(store.engine.reader, days(731))).toBe(false)
    const page = await moderator.get(`/moderation/notice/${number}`)
    expect(page.text).toContain('What was said is no longer kept.')
    for (const text of [whole.name, whole.words, whole.work, whole.reach, 'waiting@elsewhere.example'])
      expect(page.text).not.toContain(text)
    const letters = site.letters.length
    expect((await decide(number, { verdict: 'leave', statement: 'Nothing is wrong there.' })).status).toBe(
      303,
    )
    expect(site.letters).toHaveLength(letters)
  })

  test('is text, whatever stands in it', async () => {
    for (const [at, text] of scripts
      .filter((_, place) => place % (kind === 'sqlite' ? 4 : 30) === 0)
      .entries()) {
      const fields = {
        address: text,
        words: text,
        work: text,
        name: text,
        email: text,
        reach: text,
        behalf: text,
      }
      const sent = await send({
        ...fields,
        address: at % 2 === 0 ? text : '/',
        email: `h${at}@elsewhere.example`,
      })
      const number = numberOf(sent)
      const pages = [sent, ...(number === '' ? [] : [await moderator.get(`/moderation/notice/${number}`)])]
      for (const page of pages) {
        expect([text, page.status < 500]).toEqual([text, true])
        expect(page.html).not.toMatch(/<script>window|<img src=x|<svg\/onload|<iframe srcdoc/)
      }
    }
  }, 60_000)

  test('is asked for in the language of its address', async () => {
    for (const [prefix, heading] of [
      ['', 'Report something, without an account'],
      ['/fr', 'Signaler quelque chose sans compte'],
      ['/he', 'דיווח בלי חשבון'],
    ] as const) {
      const page = await site.get(`${prefix}/notice`)
      expect([page.status, page.h1]).toEqual([200, heading])
    }
  })
})

/** Public lists that wait for a moderator, through the actions that write them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bringLists } from '../../src/actions/bring-lists.ts'
import { addToList, addToWatchlist, takeFromList, writeNote } from '../../src/actions/change-list-items.ts'
import { changeList, copyList, followList, makeList } from '../../src/actions/keep-list.ts'
import { appealDecision } from '../../src/actions/moderation/appeal-decision.ts'
import { decideAppeal } from '../../src/actions/moderation/decide-appeal.ts'
import { decideOnHeld } from '../../src/actions/moderation/decide-on-held.ts'
import { decideOnPost } from '../../src/actions/moderation/decide-on-post.ts'
import { takeListsIn } from '../../src/actions/take-lists-in.ts'
import { writeReview } from '../../src/actions/write-review.ts'
import { listIdOf, listNumberOf } from '../../src/community/list-id.ts'
import type { MemberRole } from '../../src/community/roles.ts'
import {
  followedLists,
  listByNumber,
  publicLists,
  publicListsOf,
  setListState,
  watchlistOf,
} from '../../src/store/lists.ts'
import { insertDecision, standingDecision } from '../../src/store/decisions.ts'
import { heldPosts, moderatedPost } from '../../src/store/moderated-posts.ts'
import { moderationPost, seenAs } from '../../src/store/moderation-post.ts'
import { moderationQueue } from '../../src/store/moderation-queue.ts'
import { notificationsOf } from '../../src/store/notifications.ts'
import { reviewById } from '../../src/store/reviews.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { putMember } from '../support/members.ts'
import { put, write } from '../support/site.ts'

const films = Array.from({ length: 4 }, (_, at) => titleId(`tt000000${at + 1}`))
const [first = titleId('tt0000001'), second = first, third = first] = films
const now = new Date('2026-11-22T12:00:00.000Z')
const later = new Date('2026-11-23T12:00:00.000Z')
const minute = 60_000
const plain = { name: 'Trains', description: '', isPublic: true, writingTime: minute }

describe.each(engineKinds)('public lists on %s', (kind) => {
  let store: TestStore
  let count = 0
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(
      store.engine,
      films.map((id, at) => [id, { type: 'movie', name: `Film ${at + 1}`, year: 1990 + at }] as const),
    )
  })
  beforeEach(async () => {
    for (const table of ['list', 'review', 'appeal', 'decision'] as const)
      await store.engine.db.deleteFrom(table).execute()
  })
  afterAll(() => store.dispose())

  const join = (role: MemberRole = 'newcomer') => putMember(store.engine, `member-${(count += 1)}`, role)
  const make = async (member: string, typed: Partial<typeof plain> = {}, at = now): Promise<number> =>
    listNumberOf(await makeList(store.engine, member, { ...plain, ...typed }, at)) ?? 0
  const change = (member: string, number: number, typed: Partial<typeof plain>, at = later) =>
    changeList(store.engine, { member, number, typed: { ...plain, ...typed } }, at)
  const note = (member: string, number: number, text: string, at = later) =>
    writeNote(store.engine, { member, number, title: first, note: text, writingTime: minute }, at)
  const add = (member: string, number: number, title = first, text = '') =>
    addToList(store.engine, { member, number, title, note: text, writingTime: minute }, later)
  const found = async (number: number) => {
    const list = await listByNumber(store.engine.reader, number)
    return list && [list.state, ...(list.state === 'held' ? list.holds : [])]
  }
  const approve = (number: number) => write(store.engine, ({ tx }) => setListState(tx, number, 'shown'))
  /** A newcomer of whom three lists stand. */
  const known = async (): Promise<string> => {
    const member = await join()
    for (let each = 0; each < 3; each += 1) await approve(await make(member, { name: `Good ${each}` }))
    return member
  }
  const waiting = async () => (await heldPosts(store.engine.reader, 50)).posts.map(({ id }) => id)

  test('of a newcomer wait, the first three; those of members don’t', async () => {
    const newcomer = await join()
    const held = await make(newcomer)
    expect(await found(held)).toEqual(['held', 'first-posts'])
    expect(await waiting()).toEqual([listIdOf(held)])
    expect(await found(await make(await join('member')))).toEqual(['shown'])
    expect(await found(await make(await known()))).toEqual(['shown'])
  })

  test('that wait are in no index, on no page and told to nobody', async () => {
    const member = await join()
    const number = await make(member)
    const follower = await join('member')
    await approve(number)
    await followList(store.engine, follower, number, now)
    await change(member, number, { description: 'Another thing altogether' })
    await add(member, number)
    const lists = [
      ...(await publicLists(store.engine.reader, { limit: 50, offset: 0 })),
      ...(await publicListsOf(store.engine.reader, member)),
      ...(await followedLists(store.engine.reader, follower)),
    ]
    expect([await found(number), lists]).toEqual([['held', 'first-posts'], []])
    expect(await notificationsOf(store.engine.reader, follower, { limit: 9, offset: 0 })).toEqual([])
    await expect(copyList(store.engine, { member: follower, number, name: 'Mine' }, now)).rejects.toThrow(
      /No list has the id/,
    )
  })

  test('count with reviews towards the first three, and reviews with them', async () => {
    const writer = await join()
    for (let each = 0; each < 2; each += 1) await approve(await make(writer, { name: `Good ${each}` }))
    const review = async (title = first) => {
      const typed = {
        language: 'en',
        headline: 'On it',
        text: `Of ${title} and ${writer}.`,
        licence: 'CC-BY-4.0',
      }
      const author = { id: writer, role: 'newcomer' } as const
      return writeReview(store.engine, { author, title, typed, writingTime: minute }, now)
    }
    const { id, state } = await review()
    expect(state).toBe('held')
    await store.engine.db.updateTable('review').set({ state: 'shown', beneath: 'shown' }).execute()
    expect((await reviewById(store.engine.reader, id))?.state).toBe('shown')
    expect((await review(second)).state).toBe('shown')
    expect(await found(await make(writer))).toEqual(['shown'])
  })

  test('that are private wait for nobody and count for nothing, until they are made public', async () => {
    const newcomer = await join()
    const number = await make(newcomer, { isPublic: false, description: 'See https://a.example/' })
    await add(newcomer, number, first, 'https://b.example/')
    expect(await waiting()).toEqual([])
    expect(await moderationPost(store.engine.reader, { kind: 'list', id: listIdOf(number) })).toBeUndefined()
    await change(newcomer, number, {})
    expect(await found(number)).toEqual(['held', 'first-posts'])
    await change(newcomer, number, { isPublic: false })
    expect(await waiting()).toEqual([])
  })

  test('that were approved may be made private and public again as they are, and are read anew where they say more', async () => {
    const newcomer = await join()
    const number = await make(newcomer, { description: 'Films in which somebody leaves' })
    await approve(number)
    await change(newcomer, number, { description: 'Films in which somebody leaves', isPublic: false })
    await change(newcomer, number, { description: 'Films in which somebody leaves' })
    expect(await found(number)).toEqual(['shown'])
    await change(newcomer, number, { isPublic: false })
    await change(newcomer, number, {})
    expect(await found(number)).toEqual(['shown'])
    await change(newcomer, number, { description: 'Buy this', isPublic: false })
    await change(newcomer, number, { description: 'Buy this' })
    expect(await found(number)).toEqual(['held', 'first-posts'])
  })

  test('wait again under another name, and with words or notes that say something else', async () => {
    const newcomer = await join()
    const number = await make(newcomer)
    const again = async (edit: () => Promise<unknown>) => {
      await approve(number)
      await edit()
      return found(number)
    }
    const held = ['held', 'first-posts']
    expect(await again(() => change(newcomer, number, { name: 'Cheap tickets' }))).toEqual(held)
    expect(await again(() => change(newcomer, number, { description: 'Cheap tickets' }))).toEqual(held)
    expect(await again(() => add(newcomer, number))).toEqual(['shown'])
    expect(await again(() => note(newcomer, number, 'Cheap tickets too'))).toEqual(held)
    expect(await again(() => add(newcomer, number, second, 'And more of them'))).toEqual(held)
  })

  test('don’t wait for a mended word, or for words that were taken away', async () => {
    const newcomer = await join()
    const description = Array.from({ length: 30 }, (_, at) => `word${at}`).join(' ')
    const number = await make(newcomer, { description })
    await add(newcomer, number, first, 'A note')
    await approve(number)
    await change(newcomer, number, { description: description.replace('word29', 'mended') })
    await note(newcomer, number, '')
    await change(newcomer, number, {})
    expect(await found(number)).toEqual(['shown'])
  })

  test('that wait go on waiting when titles are put in and taken out, and as they were read', async () => {
    const newcomer = await join()
    const number = await make(newcomer)
    const readAt = async () =>
      (await heldPosts(store.engine.reader, 50)).posts.find(({ id }) => id === listIdOf(number))?.at
    await add(newcomer, number)
    await add(newcomer, number, second)
    await takeFromList(store.engine, { member: newcomer, number, title: second }, later)
    expect([await found(number), await readAt()]).toEqual([['held', 'first-posts'], now])
    await note(newcomer, number, 'Now with words')
    expect(await readAt()).toEqual(later)
  })

  test('of a newcomer who is known wait with three links, in haste, and to a host that others link to', async () => {
    const [one, two] = ['https://a.example/1', 'https://b.example/2']
    const newcomer = await known()
    const links = await make(newcomer, { name: `See ${one}`, description: two })
    expect(await found(links)).toEqual(['shown'])
    await add(newcomer, links, first, 'https://c.example/')
    expect(await found(links)).toEqual(['held', 'many-links'])
    expect(await found(await make(newcomer, { name: 'Quick', writingTime: 2999 }))).toEqual(['held', 'fast'])
    const host = { description: 'At https://shop.example/' }
    for (let each = 0; each < 2; each += 1) await make(await join(), host)
    expect(await found(await make(newcomer, host))).toEqual(['held', 'known-host'])
  })

  test('and reviews are found to be copies of one another, and a name or a few words never are', async () => {
    const text = Array.from({ length: 40 }, (_, at) => `word${at}`).join(' ')
    const [writer, member, reader] = [await join('member'), await join('member'), await join('member')]
    await make(writer, { name: 'Best films of 2024', description: 'In no order.' })
    expect(
      await found(await make(member, { name: 'Best films of 2024', description: 'In no order.' })),
    ).toEqual(['shown'])
    const author = { id: writer, role: 'member' } as const
    const typed = { language: 'en', headline: 'Of it', text, licence: 'CC-BY-4.0' }
    await writeReview(store.engine, { author, title: first, typed, writingTime: minute }, now)
    const copy = await make(member, { description: text.replace('word3', 'spun') })
    expect(await found(copy)).toEqual(['held', 'copy'])
    const other = { id: reader, role: 'member' } as const
    await store.engine.db.deleteFrom('review').execute()
    const again = await writeReview(
      store.engine,
      { author: other, title: first, typed: { ...typed, headline: 'On it' }, writingTime: minute },
      now,
    )
    expect((await reviewById(store.engine.reader, again.id))?.holds).toEqual(['copy'])
    await change(member, copy, { description: text, isPublic: false })
    expect(await found(await make(reader, { name: 'Mine', description: text }))).toEqual(['shown'])
  })

  test('of anybody wait with a link to a host for which three posts were refused, private or not since', async () => {
    const host = { description: 'At https://shop.example/' }
    const spammer = await join()
    const moderator = await join('moderator')
    for (let each = 0; each < 3; each += 1) {
      const number = await make(spammer, { ...host, name: `Offer ${each}` })
      await write(store.engine, async ({ tx }) => {
        await setListState(tx, number, 'hidden')
        const subject = { kind: 'list', id: listIdOf(number) } as const
        const by = { author: spammer, moderator, statement: 'It sells.' }
        await insertDecision(tx, { ...by, at: now, subject, verdict: 'refuse', rule: 'advertising' })
      })
      await change(spammer, number, { ...host, name: `Offer ${each}`, isPublic: false })
    }
    expect(await found(await make(await join('member'), host))).toEqual(['held', 'refused-host'])
  })

  describe('that moderators refused or hid', () => {
    const subjectOf = (number: number) => ({ kind: 'list', id: listIdOf(number) }) as const
    const seen = async (number: number) => {
      const subject = subjectOf(number)
      const post = await moderatedPost(store.engine.reader, subject)
      return post ? seenAs(post, await standingDecision(store.engine.reader, subject)) : ''
    }
    const moderator = async () => ({ id: await join('moderator'), roleInForce: 'moderator' }) as const
    /** The number of the decision. */
    const decide = async (number: number, verdict: 'hide' | 'refuse' | 'approve') => {
      const reasons = { rule: verdict === 'approve' ? '' : 'abuse', statement: 'It insults.' }
      const typed = { subject: subjectOf(number), verdict, ...reasons, seen: await seen(number) }
      return decideOnPost(store.engine, await moderator(), typed, later)
    }
    const appeal = (member: string, decision: number) =>
      appealDecision(store.engine, member, { decision, words: 'It was a joke.' }, later)
    const settle = async (number: number, outcome: 'upheld' | 'overturned') => {
      const { appeals } = await moderationQueue(store.engine.reader)
      const one = appeals.list[0]?.appeal.id ?? 0
      const typed = { appeal: one, outcome, rule: '', statement: 'Read once more.', seen: await seen(number) }
      await decideAppeal(store.engine, await moderator(), typed, later)
    }
    /** With a note, by a member whose lists wait for nobody otherwise. */
    const taken = async () => {
      const member = await join('member')
      const number = await make(member, { description: 'Loud words.' })
      await add(member, number, first, 'Louder ones.')
      return { member, number, decision: await decide(number, 'hide') }
    }
    const anew = ['held', 'taken-before']

    test('wait with new words, whatever their author’s rank, are read one by one, and the decision stays', async () => {
      for (const verdict of ['hide', 'refuse'] as const) {
        const member = await join(verdict === 'hide' ? 'trusted' : 'newcomer')
        const number = await make(member)
        const decision = await decide(number, verdict)
        await change(member, number, { description: `Wholly new words by ${member}.` })
        expect((await listByNumber(store.engine.reader, number))?.holds).toContain('taken-before')
        // Nor does a second change slip through while the first one waits.
        await add(member, number, first, 'Newer words yet')
        expect((await found(number))?.[0]).toBe('held')
        expect((await standingDecision(store.engine.reader, subjectOf(number)))?.id).toBe(decision)
        const posts = [{ subject: subjectOf(number), writtenAt: later.getTime() }]
        const together = { verdict: 'approve', rule: undefined, posts } as const
        const { id } = await moderator()
        expect(await decideOnHeld(store.engine, id, together, later)).toEqual({
          decided: 0,
          left: { singly: 1 },
        })
        await decide(number, 'approve')
        expect(await found(number)).toEqual(['shown'])
        if (verdict === 'hide')
          await change(member, number, { description: 'Said later, and shown at once.' })
        expect(await found(number)).toEqual(['shown'])
      }
    })

    test('stay hidden where they say the same or less, and in whatever order their titles stand', async () => {
      const { member, number } = await taken()
      await change(member, number, { description: 'Loud words.' })
      await add(member, number, second)
      await note(member, number, '')
      await change(member, number, {})
      await change(member, number, { isPublic: false })
      await change(member, number, {})
      expect([await found(number), await waiting()]).toEqual([['hidden'], []])
    })

    test('wait as well where they were private meanwhile, or say again what they said before', async () => {
      const { member, number } = await taken()
      await change(member, number, { description: 'Something else.', isPublic: false })
      expect(await waiting()).toEqual([])
      await change(member, number, { description: 'Something else.' })
      expect(await found(number)).toEqual(anew)
      await change(member, number, { description: 'Something else.', isPublic: false })
      await change(member, number, { description: 'Loud words.' })
      expect(await found(number)).toEqual(anew)
      await decide(number, 'refuse')
      await change(member, number, { description: 'A third thing.', isPublic: false })
      await change(member, number, { description: 'A fourth thing.', isPublic: false })
      await change(member, number, { description: 'A fourth thing.' })
      expect([await found(number), await waiting()]).toEqual([anew, [listIdOf(number)]])
    })

    test('are found again in what their author posts beside them, lists and reviews', async () => {
      const text = Array.from({ length: 24 }, (_, at) => `again${at}`).join(' ')
      const member = await join('member')
      const number = await make(member, { description: text })
      expect(await found(number)).toEqual(['shown'])
      await decide(number, 'hide')
      const other = await make(member, { name: 'Ships', description: text }, later)
      expect(await found(other)).toEqual(['held', 'taken-copy'])
      const author = { id: member, role: 'member' } as const
      const typed = { language: 'en', headline: 'Again', text, licence: 'CC-BY-4.0' }
      const sent = { author, typed, writingTime: minute }
      const { id } = await writeReview(store.engine, { ...sent, title: first }, later)
      expect((await reviewById(store.engine.reader, id))?.holds).toEqual(['taken-copy'])
    })

    test('are not appealed until their new words are decided about; then what was decided last is', async () => {
      const { member, number, decision } = await taken()
      await change(member, number, { description: 'New words, of which none insults.' })
      await expect(appeal(member, decision)).rejects.toThrow('decided first')
      await change(member, number, { description: 'New words, of which none insults.', isPublic: false })
      await expect(appeal(member, decision)).rejects.toThrow('decided first')
      await change(member, number, { description: 'New words, of which none insults.' })
      const second = await decide(number, 'refuse')
      await expect(appeal(member, decision)).rejects.toMatchObject({ kind: 'conflict' })
      await appeal(member, second)
    })

    test('are read with an appeal that is open, public or not, and wait by themselves once that is decided', async () => {
      for (const outcome of ['upheld', 'overturned'] as const) {
        const { member, number, decision } = await taken()
        await appeal(member, decision)
        const before = await seen(number)
        const after = new Date(later.getTime() + minute)
        await change(member, number, { description: 'New words meanwhile.', isPublic: false }, after)
        await change(member, number, { description: 'New words meanwhile.' }, after)
        expect(await found(number)).toEqual(['hidden'])
        // Whoever decides has read them.
        expect(await seen(number)).not.toBe(before)
        await settle(number, outcome)
        expect(await found(number)).toEqual([outcome === 'upheld' ? 'hidden' : 'shown'])
        await change(member, number, { description: 'A third time.' })
        expect(await found(number)).toEqual(outcome === 'upheld' ? anew : ['shown'])
      }
    })
  })

  test('that would be out of sight are asked about first, and only where others can see them', async () => {
    const newcomer = await join()
    const number = await make(newcomer, { isPublic: false })
    const asked = { ...plain, asksFirst: true }
    const ask = (typed: Partial<typeof plain>) =>
      changeList(store.engine, { member: newcomer, number, typed: { ...asked, ...typed } }, later)
    const says = { description: 'Cheap tickets' }
    await ask(says)
    expect(await found(number)).toEqual(['held', 'first-posts'])
    await ask({ description: 'Cheaper tickets' })
    await approve(number)
    const before = await listByNumber(store.engine.reader, number)
    await expect(ask({ description: 'Free tickets' })).rejects.toMatchObject({
      faults: { form: 'would-wait' },
    })
    const one = { member: newcomer, number, title: first, writingTime: minute, asksFirst: true }
    await expect(addToList(store.engine, { ...one, note: 'Buy' }, later)).rejects.toThrow('would-wait')
    expect(await listByNumber(store.engine.reader, number)).toEqual(before)
    await ask({})
    await ask({ description: 'Now private', isPublic: false })
  })

  test('are watchlists too, once they are public', async () => {
    const newcomer = await join()
    await addToWatchlist(store.engine, newcomer, first, now)
    const number = (await watchlistOf(store.engine.reader, newcomer))?.number ?? 0
    await change(newcomer, number, { name: '' })
    expect(await found(number)).toEqual(['held', 'first-posts'])
  })

  test('are judged by what is brought into them from elsewhere; what is new of that is private', async () => {
    const newcomer = await join()
    const number = await make(newcomer, { name: 'Brought' })
    await approve(number)
    const rater = { id: newcomer, joined: new Date('2026-01-02') }
    const bring = async (rows: readonly string[]) => {
      const bytes = Buffer.from(['Position,Const,Created,Description,Title', ...rows].join('\n'))
      const id = await bringLists(store.engine, rater, { name: 'Brought.csv', bytes }, now)
      await takeListsIn(store.engine, rater, id, now)
    }
    await bring([`1,${first},2026-01-02,,Film 1`])
    expect(await found(number)).toEqual(['shown'])
    await bring([`1,${third},2026-01-02,Buy this at https://shop.example/,Film 3`])
    expect(await found(number)).toEqual(['held', 'first-posts'])
  })

  test('are made once by a form that is sent twice, and anew by the next one', async () => {
    const member = await join('member')
    const sent = (form: string, name = 'Trains') =>
      makeList(store.engine, member, { ...plain, name, form: `${member} ${form}` }, now)
    const id = await sent('one')
    expect(await sent('one')).toBe(id)
    expect(await sent('one', 'Other trains')).not.toBe(id)
    const again = await sent('two')
    expect(again).not.toBe(id)
  })
})

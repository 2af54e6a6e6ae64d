/** Floods of advertising among honest first posts, through the actions that write and decide. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addToList } from '../../src/actions/change-list-items.ts'
import { makeList } from '../../src/actions/keep-list.ts'
import { decideOnHeld } from '../../src/actions/moderation/decide-on-held.ts'
import { decideOnPost } from '../../src/actions/moderation/decide-on-post.ts'
import { writeReview } from '../../src/actions/write-review.ts'
import type { TitleId } from '../../src/catalogue/ids.ts'
import { listNumberOf } from '../../src/community/list-id.ts'
import type { MemberRole } from '../../src/community/roles.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { heldPosts, moderatedPost, type ModeratedPost } from '../../src/store/moderated-posts.ts'
import { seenAs } from '../../src/store/moderation-post.ts'
import { memberWithId } from '../../src/store/members.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { putMember } from '../support/members.ts'
import { put } from '../support/site.ts'

const films: readonly TitleId[] = Array.from({ length: 12 }, (_, at) =>
  titleId(`tt${String(at + 1).padStart(7, '0')}`),
)
const minute = 60_000
/** Numbers below `most`, the same ones each time. */
function sequence(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}

const syllables = 'ka ro mi tel sun da ver lo pi gan hu zet bri mon qua el fo rin ast'.split(' ')

function honestText(chance: (most: number) => number): string {
  const word = () => Array.from({ length: 2 + chance(2) }, () => syllables[chance(syllables.length)]).join('')
  return Array.from({ length: 40 }, word).join(' ')
}

const campaigns = Array.from({ length: 6 }, (_, at) => ({
  host: `cheap-${at}.example`,
  pitch: `Offer ${at}: ${honestText(sequence(at + 1))}`,
}))

/** The pitch of a campaign, one word spun, with its link. */
function spamText(chance: (most: number) => number): string {
  const { host, pitch } = campaigns[chance(campaigns.length)] ?? { host: '', pitch: '' }
  const words = pitch.split(' ')
  words[chance(words.length)] = `spun${chance(9)}`
  return `${words.join(' ')} https://${host}/${chance(1000)}`
}

type ToSend = {
  readonly author: { readonly id: string; readonly role: MemberRole }
  readonly title: TitleId
  readonly text: string
  readonly isSpam: boolean
  readonly writingTime: number
  /** How many were sent before. */
  readonly number: number
  readonly now: Date
}
/** The id of the post. */
type Send = (engine: Engine, post: ToSend) => Promise<string>

const sendReview: Send = async (engine, { author, title, text, number, writingTime, now }) => {
  const typed = { language: 'en', headline: `On film ${number}`, text, licence: 'CC-BY-4.0' }
  return (await writeReview(engine, { author, title, typed, writingTime }, now)).id
}

/** Advertising stands in the description of a list, in a note on a title, or in nothing but the name. */
const sendList: Send = async (engine, { author, title, text, isSpam, number, writingTime, now }) => {
  const [place] = isSpam ? (['description', 'note', 'name'] as const).slice(number % 3) : []
  const link = text.split(' ').at(-1)
  const about = {
    name: place === 'name' ? `Watch everything at ${link}` : `List ${number}`,
    description: place === 'note' || place === 'name' ? '' : text,
  }
  const id = await makeList(engine, author.id, { ...about, isPublic: true, writingTime }, now)
  const item = { member: author.id, number: listNumberOf(id) ?? 0, title, writingTime }
  await addToList(engine, { ...item, note: place === 'note' ? text : '' }, now)
  return id
}

type Sent = {
  readonly id: string
  readonly author: string
  readonly isSpam: boolean
  readonly wasPublic: boolean
}

describe.each([
  ['review', sendReview],
  ['list', sendList],
] as const)('of a thousand posts of advertising, each a %s,', (kind, sendPost) => {
  let store: TestStore
  let engine: Engine
  beforeAll(async () => {
    store = await freshStore('sqlite')
    engine = store.engine
    await put(
      engine,
      films.map((id, at) => [id, { type: 'movie', name: `Film ${at}`, year: 1950 }] as const),
    )
  })
  afterAll(() => store.dispose())

  test('at most ten are public, and none of two hundred first posts is lost', async () => {
    const chance = sequence(1914)
    // The day on which all of them joined: nobody rises to member within it.
    let now = Date.parse('2026-01-02T01:00:00.000Z')
    const sent: Sent[] = []
    const spam = new Set<string>()
    const moderator = {
      id: await putMember(engine, 'Moderator', 'moderator'),
      roleInForce: 'moderator',
    } as const

    const stateOf = async (id: string) => (await moderatedPost(engine.reader, { kind, id }))?.state

    const send = async (
      author: string,
      title: TitleId,
      text: string,
      isSpam: boolean,
      writingTime = minute,
    ) => {
      now += minute / 2
      const member = await memberWithId(engine.reader, author)
      const by = { id: author, role: member?.role ?? ('newcomer' as const) }
      const post = { author: by, title, text, isSpam, writingTime, number: sent.length, now: new Date(now) }
      const id = await sendPost(engine, post)
      if (isSpam) spam.add(id)
      sent.push({ id, author, isSpam, wasPublic: (await stateOf(id)) === 'shown' })
    }

    /** A moderator who knows advertising when they see it, and goes through the queue now and then. */
    const clear = async (): Promise<void> => {
      const decide = (posts: readonly ModeratedPost[], verdict: 'approve' | 'refuse') =>
        decideOnHeld(
          engine,
          moderator.id,
          {
            verdict,
            posts: posts.map(({ kind, id, at }) => ({ subject: { kind, id }, writtenAt: at.getTime() })),
            rule: verdict === 'refuse' ? 'advertising' : undefined,
          },
          new Date(now),
        )
      const { posts } = await heldPosts(engine.reader, 5000)
      await decide(
        posts.filter(({ id }) => spam.has(id)),
        'refuse',
      )
      await decide(
        posts.filter(({ id }) => !spam.has(id)),
        'approve',
      )
      for (const post of (await heldPosts(engine.reader, 5000)).posts)
        await decideOnPost(
          engine,
          moderator,
          {
            subject: post,
            verdict: 'approve',
            rule: '',
            statement: '',
            seen: seenAs(post, undefined),
          },
          new Date(now),
        )
    }

    // 200 honest newcomers with one post each, some of them hasty, among 70 accounts that advertise at once.
    for (let at = 0; at < 200; at += 1) {
      const honest = await putMember(engine, `Honest-${at}`, 'newcomer')
      await send(
        honest,
        films[at % 12] ?? titleId('tt0000001'),
        honestText(chance),
        false,
        at % 10 === 0 ? 2000 : minute,
      )
    }
    for (let at = 0; at < 70; at += 1) {
      const author = await putMember(engine, `Loud-${at}`, 'newcomer')
      for (const title of films.slice(0, 10)) await send(author, title, spamText(chance), true)
      if (at % 10 === 9) await clear()
    }
    // 20 that earn trust with three posts of their own words first, and then advertise.
    for (let at = 0; at < 20; at += 1) {
      const author = await putMember(engine, `Patient-${at}`, 'newcomer')
      for (const title of films.slice(9)) await send(author, title, honestText(chance), false)
      await clear()
      for (const title of films.slice(0, 9)) await send(author, title, spamText(chance), true)
    }
    // And 12 that have become members, whose posts wait only as copies.
    for (let at = 0; at < 12; at += 1) {
      const author = await putMember(engine, `Member-${at}`, 'member')
      for (const title of films.slice(0, 10)) await send(author, title, spamText(chance), true)
    }
    await clear()

    const advertising = sent.filter(({ isSpam }) => isSpam)
    expect(advertising).toHaveLength(1000)
    expect(advertising.filter(({ wasPublic }) => wasPublic).length).toBeLessThanOrEqual(10)
    const states = async (isSpam: boolean) => {
      const some = sent.filter((each) => each.isSpam === isSpam && (isSpam ? !each.wasPublic : true))
      return new Set(await Promise.all(some.map(({ id }) => stateOf(id))))
    }
    expect(await states(true)).toEqual(new Set(['hidden']))
    expect(await states(false)).toEqual(new Set(['shown']))
  }, 300_000)
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rateTitle } from '../../src/actions/rate-title.ts'
import { voteOnReview, type ReviewVote } from '../../src/actions/vote-on-review.ts'
import { putReviewBack, withdrawReview } from '../../src/actions/withdraw-review.ts'
import { writeReview, type Author } from '../../src/actions/write-review.ts'
import type { TitleId } from '../../src/catalogue/ids.ts'
import type { MemberRole } from '../../src/community/roles.ts'
import type { ReviewId } from '../../src/community/review-id.ts'
import type { StateBeneath } from '../../src/community/review-state.ts'
import { entityState } from '../../src/store/entities.ts'
import { notificationsOf } from '../../src/store/notifications.ts'
import { countVotes, removeVotesBy, votesBy } from '../../src/store/review-votes.ts'
import { reviewBy, reviewById, setReviewState, type Review } from '../../src/store/reviews.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { putMember } from '../support/members.ts'
import { merge, put, remove, write } from '../support/site.ts'

const film = titleId('tt0000001')
const twice = titleId('tt0000002')
const thrice = titleId('tt0000003')
const now = new Date('2026-11-22T12:00:00.000Z')
const later = new Date('2026-11-23T12:00:00.000Z')
const shown = (name: string) => ({ type: 'movie', name, year: 1999 })
const slowly = 60_000

describe.each(engineKinds)('reviews on %s', (kind) => {
  let store: TestStore
  let members = 0
  beforeAll(async () => {
    store = await freshStore(kind)
  })
  beforeEach(async () => {
    await store.engine.db.deleteFrom('review').execute()
    await put(store.engine, [
      [film, shown('Once')],
      [twice, shown('Twice')],
      [thrice, shown('Thrice')],
    ])
  })
  afterAll(() => store.dispose())

  const join = async (role: MemberRole = 'member') => {
    const id = await putMember(store.engine, `member-${(members += 1)}`, role)
    return { id, role, joined: new Date('2020-01-01T00:00:00.000Z') }
  }
  type More = { text?: string; headline?: string; title?: TitleId; at?: Date; writingTime?: number }
  const send = (author: Author, { title = film, at = now, writingTime = slowly, ...more }: More = {}) =>
    writeReview(
      store.engine,
      {
        author,
        title,
        writingTime,
        typed: {
          language: 'en',
          headline: `What ${author.id} thinks`,
          text: `It is ${author.id} who thinks that ${title} goes well.`,
          licence: 'CC-BY-4.0',
          ...more,
        },
      },
      at,
    )
  const found = async (id: ReviewId): Promise<Review> => {
    const review = await reviewById(store.engine.reader, id)
    if (!review) throw new Error(`${id} is not there`)
    return review
  }
  const moderate = (id: ReviewId, state: StateBeneath, at = later) =>
    write(store.engine, ({ tx }) => setReviewState(tx, id, state, at.toISOString()))
  const versionOf = async (title = film) => {
    const state = await entityState(store.engine.reader, title)
    return state?.state === 'live' ? state.version : undefined
  }

  test('that come to be the featured one are told of it to their author, once', async () => {
    const author = await join()
    const voters = [await join(), await join(), await join()]
    const text = 'A long and careful look at what goes well. '.repeat(8)
    const { id } = await send(author, { text })
    const vote = (voter: Author, how: ReviewVote) =>
      voteOnReview(store.engine, { member: voter.id, review: id, vote: how }, later)
    const told = async () =>
      (await notificationsOf(store.engine.reader, author.id, { limit: 10, offset: 0 })).map(
        ({ kind: about, subject, detail }) => [about, subject, detail.name],
      )
    for (const voter of voters) {
      expect(await told()).toEqual([])
      await vote(voter, 'helpful')
    }
    expect(await told()).toEqual([['review-featured', id, 'Once']])
    for (const how of ['none', 'helpful'] as const) await vote(voters[0] ?? author, how)
    expect(await told()).toHaveLength(1)
  })

  test('are one a member a title, and keep what they said before', async () => {
    const author = await join()
    const { id, state } = await send(author, { text: 'First I thought so.' })
    expect(state).toBe('shown')
    expect((await send(author, { text: 'Then I thought better.', at: later })).id).toBe(id)
    expect(await found(id)).toMatchObject({
      title: film,
      author: { id: author.id, name: author.id },
      text: 'Then I thought better.',
      revision: 2,
      firstAt: now,
      publishedAt: now,
      at: later,
      licence: 'CC-BY-4.0',
    })
    const kept = await store.engine.db
      .selectFrom('review_revision')
      .select(['number', 'text', 'at'])
      .execute()
    expect(kept).toEqual([{ number: 1, text: 'First I thought so.', at: now.toISOString() }])
  })

  test('that say the same again make no revision', async () => {
    const author = await join()
    const { id } = await send(author)
    await send(author, { at: later })
    expect(await found(id)).toMatchObject({ revision: 1, at: now })
  })

  test('that can’t be kept are refused, and nothing is written', async () => {
    const author = await join()
    for (const text of ['', 'a\u202e', 'x'.repeat(50_001)])
      await expect(send(author, { text })).rejects.toMatchObject({ faults: { text: /^text-/ } })
    await expect(send(author, { title: titleId('tt0000009') })).rejects.toMatchObject({ kind: 'not-found' })
    expect(await reviewBy(store.engine.reader, author.id, film)).toBeUndefined()
  })

  test('have the author’s rating beside them as it is now', async () => {
    const author = await join()
    const { id } = await send(author)
    expect((await found(id)).halves).toBeUndefined()
    for (const rating of [4, 9.5]) {
      await rateTitle(store.engine, { rater: author, title: film, rating }, now)
      expect((await found(id)).halves).toBe(rating * 2)
    }
  })

  test('make what shows their title new with every change', async () => {
    const seen = new Set([await versionOf()])
    const [author, voter] = [await join(), await join()]
    const { id } = await send(author)
    seen.add(await versionOf())
    await send(author, { text: 'Other words.' })
    seen.add(await versionOf())
    await voteOnReview(store.engine, { member: voter.id, review: id, vote: 'helpful' }, now)
    seen.add(await versionOf())
    await withdrawReview(store.engine, author.id, id)
    seen.add(await versionOf())
    await putReviewBack(store.engine, author.id, id)
    seen.add(await versionOf())
    await moderate(id, 'hidden')
    seen.add(await versionOf())
    expect(seen.size).toBe(7)
  })

  describe('wait for a moderator', () => {
    test('where they are a newcomer’s first three, and are published when they are let stand', async () => {
      const author = await join('newcomer')
      const titles = [film, twice, thrice]
      const ids: ReviewId[] = []
      for (const title of titles) {
        const { id, state } = await send(author, { title })
        expect(state).toBe('held')
        ids.push(id)
      }
      expect(await found(ids[0] as ReviewId)).toMatchObject({
        holds: ['first-posts'],
        publishedAt: undefined,
      })
      for (const id of ids) expect(await moderate(id, 'shown')).toBe(true)
      expect(await found(ids[0] as ReviewId)).toMatchObject({ state: 'shown', publishedAt: later })
      expect((await send(author, { text: 'A fourth time.' })).state).toBe('shown')
    })

    test('where a newcomer links much, or was done too soon', async () => {
      const author = await join('newcomer')
      for (const title of [film, twice, thrice]) await moderate((await send(author, { title })).id, 'shown')
      const text = 'https://a.example https://b.example https://c.example'
      const { id } = await send(author, { text, writingTime: 2000 })
      expect((await found(id)).holds).toEqual(['many-links', 'fast'])
    })

    test('where three posts of newcomers link to one host', async () => {
      const titles = [film, twice, thrice]
      const states: string[][] = []
      for (let each = 0; each < 3; each += 1) {
        const author = await join('newcomer')
        for (const title of titles) await moderate((await send(author, { title })).id, 'shown')
        const { id } = await send(author, { text: `Mine, number ${each}: https://www.shop.example/${each}` })
        states.push([...(await found(id)).holds])
      }
      expect(states).toEqual([[], [], ['known-host']])
    })

    test('where somebody else wrote the same, of whatever age and on whatever title', async () => {
      const text = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ')
      await send(await join(), { text, headline: 'Mine' })
      const copy = await send(await join(), { text: `${text} more`, headline: 'Mine', title: twice })
      expect((await found(copy.id)).holds).toEqual(['copy'])
      const author = await join()
      await send(author, { text: text.replaceAll('word', 'other'), headline: 'Other' })
      expect((await send(author, { text: `${text.replaceAll('word', 'other')}!` })).state).toBe('shown')
    })
  })

  describe('are withdrawn and put back', () => {
    test('by their author alone', async () => {
      const [author, other] = [await join(), await join()]
      const { id } = await send(author)
      await expect(withdrawReview(store.engine, other.id, id)).rejects.toMatchObject({ kind: 'not-found' })
      await withdrawReview(store.engine, author.id, id)
      expect((await found(id)).state).toBe('withdrawn')
      await expect(putReviewBack(store.engine, other.id, id)).rejects.toMatchObject({ kind: 'not-found' })
      await putReviewBack(store.engine, author.id, id)
      expect((await found(id)).state).toBe('shown')
    })

    test('as what a moderator made of them, also meanwhile', async () => {
      const author = await join()
      const { id } = await send(author)
      await withdrawReview(store.engine, author.id, id)
      await moderate(id, 'hidden')
      expect((await found(id)).state).toBe('withdrawn')
      await putReviewBack(store.engine, author.id, id)
      expect((await found(id)).state).toBe('hidden')
      await send(author, { text: 'Hidden it stays, whatever it says.' })
      expect((await found(id)).state).toBe('hidden')
    })

    test('by new words as well', async () => {
      const author = await join()
      const { id } = await send(author)
      await withdrawReview(store.engine, author.id, id)
      expect((await send(author, { text: 'On second thoughts.' })).state).toBe('shown')
      expect((await found(id)).revision).toBe(2)
    })
  })

  describe('are found helpful or not', () => {
    const vote = (member: string, review: ReviewId, stance: ReviewVote) =>
      voteOnReview(store.engine, { member, review, vote: stance }, now)

    test('once by a member, who can change it and take it back', async () => {
      const { id } = await send(await join())
      const voter = await join()
      const counts = async () => {
        const { helpful, notHelpful } = await found(id)
        return [helpful, notHelpful, (await votesBy(store.engine.reader, voter.id, [id])).get(id)]
      }
      for (const _ of [1, 2]) await vote(voter.id, id, 'helpful')
      expect(await counts()).toEqual([1, 0, true])
      await vote(voter.id, id, 'not-helpful')
      expect(await counts()).toEqual([0, 1, false])
      await vote(voter.id, id, 'none')
      expect(await counts()).toEqual([0, 0, undefined])
    })

    test('not by their author, and not where others can’t read them', async () => {
      const author = await join()
      const { id } = await send(author)
      await expect(vote(author.id, id, 'helpful')).rejects.toMatchObject({ kind: 'forbidden' })
      await moderate(id, 'hidden')
      await expect(vote((await join()).id, id, 'helpful')).rejects.toMatchObject({ kind: 'not-found' })
    })

    test('and their counts are what counting anew gives, also once a voter has gone', async () => {
      const { id } = await send(await join())
      const voters = await Promise.all(Array.from({ length: 12 }, () => join()))
      await Promise.all(
        voters.map(({ id: voter }, at) => vote(voter, id, at % 3 ? 'helpful' : 'not-helpful')),
      )
      const before = await found(id)
      expect([before.helpful, before.notHelpful]).toEqual([8, 4])
      await write(store.engine, ({ tx }) => countVotes(tx, [Number(id.slice(2))]))
      expect(await found(id)).toEqual(before)
      await write(store.engine, ({ tx }) => removeVotesBy(tx, voters[1]?.id ?? ''))
      expect(await found(id)).toMatchObject({ helpful: 7, notHelpful: 4 })
    })
  })

  describe('outlive what becomes of their title', () => {
    test('a merged one’s are shown at the other, and go back where that is undone', async () => {
      const author = await join()
      const [first, second] = [await send(author), await send(author, { title: twice })]
      await merge(store.engine, film, twice)
      await merge(store.engine, twice, thrice)
      for (const { id } of [first, second]) expect((await found(id)).title).toBe(thrice)
      expect((await found(first.id)).writtenFor).toBe(film)
      const third = await send(author, { title: thrice, text: 'Words for it by its last name.' })
      expect([first.id, second.id]).toContain(third.id)
      await put(store.engine, [[twice, shown('Twice')]])
      for (const { id } of [first, second]) expect((await found(id)).title).toBe(twice)
      await put(store.engine, [[film, shown('Once')]])
      expect([(await found(first.id)).title, (await found(second.id)).title]).toEqual([film, twice])
    })

    test('a deleted one’s stay', async () => {
      const { id } = await send(await join())
      await remove(store.engine, film, 'Never made.')
      expect(await found(id)).toMatchObject({ title: film, state: 'shown' })
    })

    test('and their author’s account: they stay, without a name', async () => {
      const author = await join()
      const { id } = await send(author)
      await store.engine.db.deleteFrom('member').where('id', '=', author.id).execute()
      expect(await found(id)).toMatchObject({ author: undefined, state: 'shown' })
    })
  })
})

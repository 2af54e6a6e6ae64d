/** Reports, decisions and appeals, through the actions that make them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appoint } from '../../src/actions/accounts/appoint.ts'
import { appealDecision } from '../../src/actions/moderation/appeal-decision.ts'
import { decideAppeal, type TypedOutcome } from '../../src/actions/moderation/decide-appeal.ts'
import { decideOnHeld } from '../../src/actions/moderation/decide-on-held.ts'
import { decideOnPost, type TypedDecision } from '../../src/actions/moderation/decide-on-post.ts'
import { raiseRoles } from '../../src/actions/moderation/raise-role.ts'
import { mostReports, reportPost } from '../../src/actions/moderation/report-post.ts'
import { withdrawReview, putReviewBack } from '../../src/actions/withdraw-review.ts'
import { writeReview } from '../../src/actions/write-review.ts'
import { appealWait, type Subject } from '../../src/community/moderation.ts'
import type { MemberRole } from '../../src/community/roles.ts'
import { reviewNumberOf, type ReviewId } from '../../src/community/review-id.ts'
import { appealById } from '../../src/store/appeals.ts'
import { verifyAudit } from '../../src/store/audit-log.ts'
import { moderatedPost } from '../../src/store/moderated-posts.ts'
import { logEntry, moderationLog } from '../../src/store/moderation-log.ts'
import { seenAs } from '../../src/store/moderation-post.ts'
import { moderationQueue } from '../../src/store/moderation-queue.ts'
import { memberWithId } from '../../src/store/members.ts'
import { notificationsOf } from '../../src/store/notifications.ts'
import { decisionsOn } from '../../src/store/decisions.ts'
import { reportsBy } from '../../src/store/reports.ts'
import { deleteReviewsBy } from '../../src/store/reviews-by.ts'
import { forgetMember } from '../../src/store/forget-member.ts'
import { changeList, makeList, takeListAway } from '../../src/actions/keep-list.ts'
import { listNumberOf } from '../../src/community/list-id.ts'
import { reviewById } from '../../src/store/reviews.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { putMember } from '../support/members.ts'
import { put } from '../support/site.ts'

const film = titleId('tt0000001')
const otherFilm = titleId('tt0000009')
const now = new Date('2026-11-22T12:00:00.000Z')
const later = new Date('2026-11-23T12:00:00.000Z')

describe.each(engineKinds)('moderation on %s', (kind) => {
  let store: TestStore
  let count = 0
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [
      [film, { type: 'movie', name: 'Late Spring', year: 1949 }],
      [otherFilm, { type: 'movie', name: 'Early Summer', year: 1951 }],
    ])
  })
  beforeEach(async () => {
    for (const table of ['report', 'appeal', 'decision', 'review', 'notification'] as const)
      await store.engine.db.deleteFrom(table).execute()
  })
  afterAll(() => store.dispose())

  const join = async (role: MemberRole = 'member') => {
    const id = await putMember(store.engine, `member-${(count += 1)}`, role)
    return { id, role, roleInForce: role }
  }
  const write = async (role: MemberRole = 'member', text = `Review number ${(count += 1)}.`, at = now) => {
    const author = await join(role)
    const typed = { language: 'en', headline: `What ${author.id} thinks`, text, licence: 'CC-BY-4.0' }
    const sent = { author, title: film, typed, writingTime: 60_000 }
    const { id } = await writeReview(store.engine, sent, at)
    return { author, id, subject: { kind: 'review', id } as Subject }
  }
  const report = (reporter: { id: string }, subject: Subject, reason = 'abuse', words = '') =>
    reportPost(store.engine, reporter.id, { subject, reason, words }, now)
  const seen = async (subject: Subject): Promise<string> => {
    const post = await moderatedPost(store.engine.reader, subject)
    const [standing] = await decisionsOn(store.engine.reader, subject)
    return post ? seenAs(post, standing) : ''
  }
  const decide = async (
    moderator: Awaited<ReturnType<typeof join>>,
    subject: Subject,
    more: Partial<TypedDecision> = {},
  ) =>
    decideOnPost(
      store.engine,
      moderator,
      {
        subject,
        verdict: 'hide',
        rule: 'abuse',
        statement: 'It insults.',
        seen: await seen(subject),
        ...more,
      },
      now,
    )
  const appeal = (member: { id: string }, decision: number, words = 'It was a joke.', at = now) =>
    appealDecision(store.engine, member.id, { decision, words }, at)
  /** By a moderator who has just read what it is about. */
  const settle = async (
    moderator: Awaited<ReturnType<typeof join>>,
    typed: Omit<TypedOutcome, 'seen'>,
    at = now,
  ) => {
    const { decision = 0 } = (await appealById(store.engine.reader, typed.appeal)) ?? {}
    const about = (await logEntry(store.engine.reader, decision))?.decision.subject
    return decideAppeal(store.engine, moderator, { ...typed, seen: about ? await seen(about) : '' }, at)
  }
  const openAppeal = async (): Promise<number> =>
    (await moderationQueue(store.engine.reader)).appeals.list[0]?.appeal.id ?? 0
  const state = async (id: ReviewId) => (await reviewById(store.engine.reader, id))?.state
  const told = async ({ id }: { id: string }) =>
    (await notificationsOf(store.engine.reader, id, { limit: 10, offset: 0 })).map((one) => [
      one.kind,
      one.detail.outcome,
      one.detail.reason,
    ])

  test('a report waits in the queue, oldest first, with its reasons and how many there are', async () => {
    const [first, second] = [await write(), await write()]
    await report(await join(), second.subject, 'advertising')
    await reportPost(
      store.engine,
      (await join()).id,
      { subject: first.subject, reason: 'abuse', words: 'Look.' },
      later,
    )
    await report(await join(), second.subject, 'abuse')
    await report(await join(), second.subject, 'advertising')
    const { reported } = await moderationQueue(store.engine.reader)
    expect(reported.total).toBe(2)
    expect(reported.posts.map(({ subject, reports, reasons }) => [subject.id, reports, reasons])).toEqual([
      [second.id, 3, ['advertising', 'abuse']],
      [first.id, 1, ['abuse']],
    ])
  })

  test('an appeal where nobody else is appointed waits two weeks; then whoever decided may, and the log says it', async () => {
    await store.engine.db.updateTable('member').set({ role: 'member' }).execute()
    const only = await join('administrator')
    const [kept, changed] = [await write(), await write()]
    const outcomes = [
      { ...kept, outcome: 'upheld' },
      { ...changed, outcome: 'overturned' },
    ]
    const after = (time: number) => new Date(now.getTime() + time)
    for (const { author, subject, outcome } of outcomes) {
      const number = await decide(only, subject)
      await appeal(author, number)
      const typed = { appeal: await openAppeal(), outcome, rule: '', statement: 'Read once more.' }
      await expect(settle(only, typed, after(appealWait - 1))).rejects.toThrow('another moderator')
      const other = await join('moderator')
      await expect(settle(only, typed, after(appealWait))).rejects.toThrow('another moderator')
      await appoint(store.engine, other.id, 'member')
      await settle(only, typed, after(appealWait))
      const [logged] = (await logEntry(store.engine.reader, number))?.appeals ?? []
      expect(logged?.appeal.settled).toMatchObject({ outcome, isBySame: true })
      if (outcome === 'upheld') continue
      const next = await logEntry(store.engine.reader, logged?.became ?? 0)
      expect(next?.follows).toEqual({ decision: number, isBySame: true })
    }
    // Whoever it was: the account may be no more, and the log says it still.
    await store.engine.db
      .transaction()
      .execute((tx) => forgetMember(tx, only.id, { reviews: 'kept', at: now.toISOString() }))
    const { entries } = await moderationLog(store.engine.reader, {}, 0)
    expect(entries.flatMap(({ appeals }) => appeals).map(({ appeal: one }) => one.settled?.isBySame)).toEqual(
      [true, true],
    )
  })

  test('an appeal that another moderator decides is not said to be by the same', async () => {
    const { author, subject } = await write()
    const number = await decide(await join('moderator'), subject)
    await appeal(author, number)
    const typed = { appeal: await openAppeal(), outcome: 'upheld', rule: '', statement: 'It does insult.' }
    await settle(await join('moderator'), typed)
    const [logged] = (await logEntry(store.engine.reader, number))?.appeals ?? []
    expect(logged?.appeal.settled).toMatchObject({ outcome: 'upheld', isBySame: false })
  })

  test('an appeal about a post that is gone has ended', async () => {
    const { author, subject } = await write()
    const number = await decide(await join('moderator'), subject)
    await appeal(author, number)
    const hasLapsed = async () => (await logEntry(store.engine.reader, number))?.appeals[0]?.hasLapsed
    expect(await hasLapsed()).toBe(false)
    await store.engine.db.transaction().execute((tx) => deleteReviewsBy(tx, author.id))
    expect(await hasLapsed()).toBe(true)
  })

  test('a report of a review, a list or a member that is gone waits no more; one of a withdrawn review does', async () => {
    const [reporter, owner, leaving] = [await join(), await join(), await join()]
    const [gone, withdrawn] = [await write(), await write()]
    const listed = { name: 'Rooms', description: '', isPublic: true, writingTime: 60_000 }
    const lists = [
      await makeList(store.engine, owner.id, listed, now),
      await makeList(store.engine, owner.id, listed, now),
    ]
    for (const id of lists) await report(reporter, { kind: 'list', id })
    for (const { id } of [owner, leaving]) await report(reporter, { kind: 'member', id })
    for (const { subject } of [gone, withdrawn]) await report(reporter, subject)
    expect((await moderationQueue(store.engine.reader)).reported.total).toBe(6)
    await takeListAway(store.engine, owner.id, listNumberOf(lists[0] ?? '') ?? 0)
    await withdrawReview(store.engine, withdrawn.author.id, withdrawn.id)
    await store.engine.db.transaction().execute(async (tx) => {
      await deleteReviewsBy(tx, gone.author.id)
      await forgetMember(tx, leaving.id, { reviews: 'deleted', at: now.toISOString() })
    })
    const { reported } = await moderationQueue(store.engine.reader)
    expect(reported.total).toBe(3)
    expect(reported.posts.map(({ subject }) => subject.id).sort()).toEqual(
      [lists[1], owner.id, withdrawn.id].sort(),
    )
    expect(await reportsBy(store.engine.reader, reporter.id)).toHaveLength(6)
  })

  test('a decision about a post that is gone is not appealed, and an open appeal is not decided', async () => {
    const { author, subject } = await write()
    const reporter = await join()
    await report(reporter, subject)
    const left = await decide(await join('moderator'), subject, { verdict: 'leave', rule: '' })
    await appeal(reporter, left)
    const typed = {
      appeal: await openAppeal(),
      outcome: 'overturned',
      rule: 'abuse',
      statement: 'It insults.',
    }
    await store.engine.db.transaction().execute((tx) => deleteReviewsBy(tx, author.id))
    expect((await moderationQueue(store.engine.reader)).appeals).toEqual({ list: [], total: 0 })
    await expect(settle(await join('moderator'), typed)).rejects.toThrow('no longer there')
    expect(await decisionsOn(store.engine.reader, subject)).toHaveLength(1)
    const other = await write()
    const hidden = await decide(await join('moderator'), other.subject)
    await store.engine.db.transaction().execute((tx) => deleteReviewsBy(tx, other.author.id))
    await expect(appeal(other.author, hidden)).rejects.toThrow('no longer there')
  })

  test('a member has one open report of a post: the next takes its place', async () => {
    const { subject } = await write()
    const reporter = await join()
    await report(reporter, subject, 'abuse')
    await report(reporter, subject, 'other', 'It is something else.')
    const { reported } = await moderationQueue(store.engine.reader)
    expect(reported.posts.map(({ reports, reasons }) => [reports, reasons])).toEqual([[1, ['other']]])
  })

  test('one’s own post, one that isn’t shown, no reason and too many are not reported', async () => {
    const { author, subject } = await write()
    const reporter = await join()
    await expect(report(author, subject)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(report(reporter, subject, 'dislike')).rejects.toMatchObject({ faults: { reason: 'choose' } })
    await expect(report(reporter, subject, 'other')).rejects.toMatchObject({ faults: { words: 'empty' } })
    await expect(report(reporter, { kind: 'review', id: 'rw0999999' })).rejects.toMatchObject({
      kind: 'not-found',
    })
    const held = await write('newcomer')
    await expect(report(reporter, held.subject)).rejects.toMatchObject({ kind: 'not-found' })
    for (let each = 0; each < mostReports; each += 1) await report(reporter, (await write()).subject)
    await expect(report(reporter, subject)).rejects.toMatchObject({ kind: 'too-many' })
  })

  test('a decision hides the post, answers all its reports, and tells both sides why', async () => {
    const { author, id, subject } = await write()
    const reporters = [await join(), await join()]
    for (const reporter of reporters) await report(reporter, subject)
    expect((await reviewById(store.engine.reader, id))?.isInQuestion).toBe(true)
    await decide(await join('moderator'), subject)
    const review = await reviewById(store.engine.reader, id)
    expect([review?.state, review?.isInQuestion]).toEqual(['hidden', false])
    expect((await moderationQueue(store.engine.reader)).reported.total).toBe(0)
    expect(await told(author)).toEqual([['post-decided', 'hidden', 'It insults.']])
    for (const reporter of reporters)
      expect(await told(reporter)).toEqual([['report-decided', 'acted-on', 'It insults.']])
  })

  test('a report that is left changes nothing, and its author never hears of it', async () => {
    const { author, id, subject } = await write()
    const reporter = await join()
    await report(reporter, subject)
    await decide(await join('moderator'), subject, {
      verdict: 'leave',
      rule: '',
      statement: 'It is harsh, no more.',
    })
    expect(await state(id)).toBe('shown')
    expect(await told(author)).toEqual([])
    expect(await told(reporter)).toEqual([['report-decided', 'left', 'It is harsh, no more.']])
  })

  test('whoever reported a post that was approved while it waited may appeal, as where it was left', async () => {
    const { author, id, subject } = await write()
    const reporter = await join()
    await report(reporter, subject)
    await store.engine.db
      .updateTable('review')
      .set({ state: 'held', beneath: 'held', holds: 'copy' })
      .where('id', '=', reviewNumberOf(id))
      .execute()
    const approved = await decide(await join('moderator'), subject, {
      verdict: 'approve',
      rule: '',
      statement: 'It is harsh, no more.',
    })
    expect(await told(reporter)).toEqual([['report-decided', 'left', 'It is harsh, no more.']])
    await expect(appeal(author, approved)).rejects.toMatchObject({ kind: 'conflict' })
    await appeal(reporter, approved)
    await settle(await join('moderator'), {
      appeal: await openAppeal(),
      outcome: 'overturned',
      rule: 'abuse',
      statement: 'It insults.',
    })
    expect(await state(id)).toBe('hidden')
  })

  test('a decision is whole: a verdict that fits, a rule where something is taken, and reasons', async () => {
    const { id, subject } = await write()
    const moderator = await join('moderator')
    await expect(decide(moderator, subject, { verdict: 'vanish' })).rejects.toMatchObject({
      faults: { verdict: 'choose' },
    })
    await expect(decide(moderator, subject, { rule: '' })).rejects.toMatchObject({
      faults: { rule: 'needs-rule' },
    })
    await expect(decide(moderator, subject, { statement: ' \n ' })).rejects.toMatchObject({
      faults: { statement: 'empty' },
    })
    await expect(decide(moderator, subject, { statement: 'a\u202eb' })).rejects.toMatchObject({
      faults: { statement: 'characters' },
    })
    for (const verdict of ['approve', 'unhide', 'leave', 'suspend', 'exclude'])
      await expect(decide(moderator, subject, { verdict })).rejects.toMatchObject({ kind: 'conflict' })
    expect(await state(id)).toBe('shown')
  })

  test('of two moderators who read the same, the second is told that it was decided', async () => {
    const { subject } = await write()
    const before = await seen(subject)
    await decide(await join('moderator'), subject)
    await expect(
      decide(await join('moderator'), subject, { verdict: 'unhide', seen: before }),
    ).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('words that were written after a moderator read the post are not decided about', async () => {
    const { author, subject } = await write('newcomer')
    const before = await seen(subject)
    const typed = { language: 'en', headline: 'Buy', text: 'Buy this now, all of you.', licence: 'CC-BY-4.0' }
    await writeReview(store.engine, { author, title: film, typed, writingTime: 60_000 }, later)
    await expect(
      decide(await join('moderator'), subject, { verdict: 'approve', rule: '', seen: before }),
    ).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('nobody decides about their own post, or one that they reported', async () => {
    const { author, subject } = await write('moderator')
    await expect(decide(author, subject)).rejects.toThrow('of your own')
    const reporter = await join('moderator')
    await report(reporter, subject)
    await expect(decide(reporter, subject)).rejects.toThrow('reported this yourself')
  })

  test('an account is suspended by whoever has more power, and opened again', async () => {
    const [moderator, other, member] = [await join('moderator'), await join('moderator'), await join()]
    const account = (one: { id: string }): Subject => ({ kind: 'member', id: one.id })
    await expect(decide(moderator, account(other), { verdict: 'suspend' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await decide(moderator, account(member), { verdict: 'suspend' })
    expect((await memberWithId(store.engine.reader, member.id))?.isSuspended).toBe(true)
    await decide(moderator, account(member), { verdict: 'admit', rule: '' })
    expect((await memberWithId(store.engine.reader, member.id))?.isSuspended).toBe(false)
  })

  test('an author appeals once; the moderator who decided may not decide it, another one may', async () => {
    const { author, id, subject } = await write()
    const [moderator, other] = [await join('moderator'), await join('moderator')]
    const decision = await decide(moderator, subject)
    await appeal(author, decision)
    await expect(appeal(author, decision)).rejects.toMatchObject({ kind: 'conflict' })
    const outcome = {
      appeal: await openAppeal(),
      outcome: 'overturned',
      rule: '',
      statement: 'It was a joke.',
    }
    await expect(settle(moderator, outcome)).rejects.toThrow('You made the decision')
    await expect(settle(author, outcome)).rejects.toMatchObject({ kind: 'conflict' })
    expect(await state(id)).toBe('hidden')
    await settle(other, outcome)
    expect(await state(id)).toBe('shown')
    expect(await told(author)).toEqual([
      ['appeal-decided', 'granted', 'It was a joke.'],
      ['post-decided', 'hidden', 'It insults.'],
    ])
    await expect(settle(other, outcome)).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('an appeal is decided only about the words that the moderator has read', async () => {
    const { author, id, subject } = await write()
    const decision = await decide(await join('moderator'), subject)
    await appeal(author, decision)
    const before = await seen(subject)
    await store.engine.db
      .updateTable('review')
      .set({ headline: 'Better now', text: 'It quotes the film.', at: later.toISOString() })
      .where('id', '=', reviewNumberOf(id))
      .execute()
    const typed = { appeal: await openAppeal(), outcome: 'overturned', rule: '', statement: 'It was a joke.' }
    const other = await join('moderator')
    await expect(decideAppeal(store.engine, other, { ...typed, seen: before }, later)).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect(await state(id)).toBe('hidden')
    await settle(other, typed, later)
    expect(await state(id)).toBe('shown')
  })

  test('a decision that stands on appeal leaves the post as it was, and says why', async () => {
    const { author, id, subject } = await write()
    const decision = await decide(await join('moderator'), subject)
    await appeal(author, decision)
    const typed = { appeal: await openAppeal(), outcome: 'upheld', rule: '', statement: 'It does insult.' }
    await settle(await join('moderator'), typed)
    expect(await state(id)).toBe('hidden')
    expect(await told(author)).toContainEqual(['appeal-decided', 'refused', 'It does insult.'])
    const entry = await logEntry(store.engine.reader, decision)
    expect(
      entry?.appeals.map(({ by, became, appeal: { settled } }) => [by, became, settled?.outcome]),
    ).toEqual([['author', undefined, 'upheld']])
  })

  test('a reporter appeals against what was left; then the author may, once, and nobody again', async () => {
    const { author, id, subject } = await write()
    const [reporter, passer] = [await join(), await join()]
    const [first, second] = [await join('moderator'), await join('moderator')]
    await report(reporter, subject)
    const left = await decide(first, subject, { verdict: 'leave', rule: '' })
    await expect(appeal(passer, left)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(appeal(author, left)).rejects.toMatchObject({ kind: 'conflict' })
    await appeal(reporter, left)
    const outcome = { outcome: 'overturned', rule: 'abuse', statement: 'It does insult.' }
    const needing = { ...outcome, appeal: await openAppeal(), rule: '' }
    await expect(settle(second, needing)).rejects.toMatchObject({
      faults: { rule: 'needs-rule' },
    })
    await settle(second, { ...outcome, appeal: await openAppeal() })
    expect(await state(id)).toBe('hidden')
    const [hidden] = await decisionsOn(store.engine.reader, subject)
    await expect(appeal(author, left)).rejects.toMatchObject({ kind: 'conflict' })
    await appeal(author, hidden?.id ?? 0)
    await settle(first, { ...outcome, appeal: await openAppeal() })
    const [shown] = await decisionsOn(store.engine.reader, subject)
    expect([shown?.verdict, await state(id)]).toEqual(['unhide', 'shown'])
    await expect(appeal(reporter, shown?.id ?? 0)).rejects.toThrow('already')
  })

  test('whoever reported a post is told when the decision falls on the author’s appeal', async () => {
    const { author, subject } = await write()
    const reporters = [await join(), await join()]
    for (const reporter of reporters) await report(reporter, subject)
    const decision = await decide(await join('moderator'), subject)
    await appeal(author, decision)
    const typed = { appeal: await openAppeal(), outcome: 'overturned', rule: '', statement: 'It quotes.' }
    await settle(await join('moderator'), typed)
    for (const reporter of reporters)
      expect(await told(reporter)).toEqual([
        ['report-decided', 'changed', 'It quotes.'],
        ['report-decided', 'acted-on', 'It insults.'],
      ])
    expect(await told(author)).toHaveLength(2)
  })

  test('an appeal comes within six months', async () => {
    const { author, subject } = await write()
    const decision = await decide(await join('moderator'), subject)
    await expect(appeal(author, decision, 'Late.', new Date('2027-06-01'))).rejects.toThrow('six months')
  })

  test('a hidden review that its author withdraws and puts back is hidden still', async () => {
    const { author, id, subject } = await write()
    await decide(await join('moderator'), subject)
    await withdrawReview(store.engine, author.id, id)
    await putReviewBack(store.engine, author.id, id)
    expect(await state(id)).toBe('hidden')
  })

  describe('a review that was taken out of sight and is written anew', () => {
    const rewrite = async (author: Awaited<ReturnType<typeof join>>, text: string, at = later) => {
      const typed = { language: 'en', headline: 'Once more', text, licence: 'CC-BY-4.0' }
      const sent = { author, title: film, typed, writingTime: 60_000 }
      return (await writeReview(store.engine, sent, at)).state
    }

    test('waits for a moderator, whatever its author’s rank, and the decision stays', async () => {
      for (const verdict of ['hide', 'refuse'] as const) {
        const { author, id, subject } = await write(verdict === 'hide' ? 'trusted' : 'newcomer')
        const decision = await decide(await join('moderator'), subject, { verdict })
        expect(await rewrite(author, `Wholly new words ${author.id} has for it.`)).toBe('held')
        // Nor does a second change slip through while the first one waits.
        expect(await rewrite(author, `Newer words yet ${author.id} has for it.`)).toBe('held')
        expect((await reviewById(store.engine.reader, id))?.holds).toContain('taken-before')
        expect((await decisionsOn(store.engine.reader, subject)).map((one) => one.id)).toEqual([decision])
        const posts = [{ subject, writtenAt: later.getTime() }]
        const together = { verdict: 'approve', rule: undefined, posts } as const
        const moderator = await join('moderator')
        expect(await decideOnHeld(store.engine, moderator.id, together, later)).toMatchObject({ decided: 0 })
        await decide(moderator, subject, { verdict: 'approve', rule: '' })
        expect(await state(id)).toBe('shown')
      }
    })

    test('is found again in its author’s review of another title', async () => {
      const text = Array.from({ length: 24 }, (_, at) => `twice${at}`).join(' ')
      const author = await join('trusted')
      const typed = { language: 'en', headline: 'Loud', text, licence: 'CC-BY-4.0' }
      const send = (title: typeof film) =>
        writeReview(store.engine, { author, title, typed, writingTime: 60_000 }, later)
      const { id } = await send(film)
      expect(await state(id)).toBe('shown')
      await decide(await join('moderator'), { kind: 'review', id })
      expect((await send(otherFilm)).state).toBe('held')
    })

    test('stays hidden where its words are the same, and where it is withdrawn and put back', async () => {
      const { author, id, subject } = await write()
      await decide(await join('moderator'), subject)
      const review = await reviewById(store.engine.reader, id)
      const typed = { ...review, headline: review?.headline ?? '', licence: 'CC-BY-4.0' }
      const same = { author, title: film, typed, writingTime: 60_000 }
      expect((await writeReview(store.engine, same, later)).state).toBe('hidden')
      await withdrawReview(store.engine, author.id, id)
      expect(await rewrite(author, 'Something else altogether, in many words.')).toBe('held')
      await withdrawReview(store.engine, author.id, id)
      await putReviewBack(store.engine, author.id, id)
      expect(await state(id)).toBe('held')
    })

    test('is not appealed until its new words are decided about; then what was decided last is', async () => {
      const { author, id, subject } = await write()
      const first = await decide(await join('moderator'), subject)
      await rewrite(author, 'New words, of which none is meant to insult.')
      await expect(appeal(author, first)).rejects.toThrow('decided first')
      await withdrawReview(store.engine, author.id, id)
      await expect(appeal(author, first)).rejects.toThrow('decided first')
      await putReviewBack(store.engine, author.id, id)
      const second = await decide(await join('moderator'), subject, { verdict: 'refuse' })
      await expect(appeal(author, first)).rejects.toMatchObject({ kind: 'conflict' })
      await appeal(author, second)
    })

    test('is read with an appeal that is open, and waits by itself once that is decided', async () => {
      const { author, id, subject } = await write()
      const decision = await decide(await join('moderator'), subject)
      await appeal(author, decision)
      expect(await rewrite(author, 'New words, while somebody reads the old ones.')).toBe('hidden')
      const typed = { outcome: 'upheld', rule: '', statement: 'It insults still.' }
      await settle(await join('moderator'), { ...typed, appeal: await openAppeal() }, later)
      expect(await state(id)).toBe('hidden')
      expect(await rewrite(author, 'A third time, in words that insult nobody.')).toBe('held')
    })
  })

  test('first posts are approved together; what looks like advertising, is new or is one’s own is left', async () => {
    const moderator = await join('moderator')
    const plain = [await write('newcomer'), await write('newcomer')]
    const links = 'See https://a.example/ and https://b.example/ and https://c.example/ for more of it.'
    const linking = await write('newcomer', links)
    const posts = [...plain, linking].map(({ subject }) => ({ subject, writtenAt: now.getTime() }))
    const stale = { subject: plain[0]?.subject ?? linking.subject, writtenAt: 1 }
    const together = { verdict: 'approve', rule: undefined } as const
    expect(await decideOnHeld(store.engine, moderator.id, { ...together, posts: [stale] }, now)).toEqual({
      decided: 0,
      left: { rewritten: 1 },
    })
    expect(await decideOnHeld(store.engine, moderator.id, { ...together, posts }, now)).toEqual({
      decided: 2,
      left: { singly: 1 },
    })
    expect(await Promise.all([...plain, linking].map(({ id }) => state(id)))).toEqual([
      'shown',
      'shown',
      'held',
    ])
    const refused = { ...together, verdict: 'refuse', rule: 'advertising', posts } as const
    expect(await decideOnHeld(store.engine, moderator.id, refused, now)).toEqual({
      decided: 1,
      left: { decided: 2 },
    })
    expect(await state(linking.id)).toBe('hidden')
    // Each reads the rule's own sentence in their language.
    expect(await told(linking.author)).toEqual([['post-decided', 'unpublished', '']])
  })

  test('what is left out of a decision about many is counted by its reason', async () => {
    const moderator = await join('moderator')
    const [reported, own] = [await write(), await write('newcomer')]
    await report(await join(), reported.subject)
    const byModerator = await write()
    await report(moderator, byModerator.subject)
    await store.engine.db
      .updateTable('review')
      .set({ state: 'held', beneath: 'held', holds: 'first-posts' })
      .execute()
    const posts = [reported, own, byModerator].map(({ subject }) => ({ subject, writtenAt: now.getTime() }))
    const gone = { subject: { kind: 'review', id: 'rw0999999' }, writtenAt: 1 } as const
    const together = { verdict: 'approve', rule: undefined, posts: [...posts, gone] } as const
    const by = { ...together, posts: together.posts.filter(({ subject }) => subject.id !== own.id) }
    expect(await decideOnHeld(store.engine, own.author.id, together, now)).toEqual({
      decided: 0,
      left: { reported: 2, 'own-post': 1, gone: 1 },
    })
    expect(await decideOnHeld(store.engine, moderator.id, by, now)).toEqual({
      decided: 0,
      left: { reported: 1, 'own-report': 1, gone: 1 },
    })
  })

  test('a first post is approved without a word, and refused with reasons alone', async () => {
    const moderator = await join('moderator')
    const { subject } = await write('newcomer')
    await expect(decide(moderator, subject, { verdict: 'refuse', statement: ' ' })).rejects.toMatchObject({
      faults: { statement: 'empty' },
    })
    await decide(moderator, subject, { verdict: 'approve', rule: '', statement: '' })
    const [decision] = await decisionsOn(store.engine.reader, subject)
    expect([decision?.verdict, decision?.statement]).toEqual(['approve', ''])
    await expect(decide(moderator, subject, { statement: '' })).rejects.toMatchObject({
      faults: { statement: 'empty' },
    })
    const other = await write('newcomer')
    await decide(moderator, other.subject, { verdict: 'approve', rule: '', statement: 'Well put.' })
    expect((await decisionsOn(store.engine.reader, other.subject))[0]?.statement).toBe('Well put.')
  })

  test('a newcomer with three accepted posts rises, once a day old', async () => {
    const films = [titleId('tt0000002'), titleId('tt0000003')]
    await put(
      store.engine,
      films.map((id) => [id, { type: 'movie', name: id, year: 1950 }] as const),
    )
    const { author, subject } = await write('newcomer')
    const moderator = await join('moderator')
    const subjects = [subject]
    for (const title of films) {
      const typed = {
        language: 'en',
        headline: 'On',
        text: `Of ${title} much could be said.`,
        licence: 'CC-BY-4.0',
      }
      const { id } = await writeReview(store.engine, { author, title, typed, writingTime: 60_000 }, now)
      subjects.push({ kind: 'review', id })
    }
    const roleOf = async () => (await memberWithId(store.engine.reader, author.id))?.role
    const joined = await memberWithId(store.engine.reader, author.id)
    const young = new Date((joined?.joined.getTime() ?? 0) + 3_600_000)
    const approve = (posts: readonly Subject[]) =>
      decideOnHeld(
        store.engine,
        moderator.id,
        {
          verdict: 'approve',
          posts: posts.map((one) => ({ subject: one, writtenAt: now.getTime() })),
          rule: undefined,
        },
        young,
      )
    await approve(subjects.slice(0, 2))
    await raiseRoles(store.engine, now)
    expect(await roleOf()).toBe('newcomer')
    await approve(subjects.slice(2))
    expect(await roleOf()).toBe('newcomer')
    expect(await raiseRoles(store.engine, now)).toBe(1)
    expect(await roleOf()).toBe('member')
  })

  test('a held list is refused, its author appeals, and another moderator publishes it', async () => {
    const author = await join('newcomer')
    const listed = { name: 'Rooms', description: '', isPublic: true, writingTime: 60_000 }
    const id = await makeList(store.engine, author.id, listed, now)
    const subject: Subject = { kind: 'list', id }
    const stateOfList = async () => (await moderatedPost(store.engine.reader, subject))?.state
    await expect(report(await join(), subject)).rejects.toMatchObject({ kind: 'not-found' })
    const refused = await decide(await join('moderator'), subject, { verdict: 'refuse', rule: 'off-topic' })
    expect([await stateOfList(), await told(author)]).toEqual([
      'hidden',
      [['post-decided', 'unpublished', 'It insults.']],
    ])
    await appeal(author, refused)
    const typed = { outcome: 'overturned', rule: '', statement: 'It is about rooms.' }
    await settle(await join('moderator'), { ...typed, appeal: await openAppeal() })
    expect([await stateOfList(), (await decisionsOn(store.engine.reader, subject))[0]?.verdict]).toEqual([
      'shown',
      'approve',
    ])
  })

  test('an appeal about a list is decided about the words that the moderator read, private or not', async () => {
    const author = await join('member')
    const listed = { name: 'Rooms', description: 'Empty ones', isPublic: true, writingTime: 60_000 }
    const id = await makeList(store.engine, author.id, listed, now)
    const subject: Subject = { kind: 'list', id }
    await appeal(author, await decide(await join('moderator'), subject))
    const before = await seen(subject)
    const number = listNumberOf(id) ?? 0
    const typed = { ...listed, description: 'Buy this', isPublic: false }
    await changeList(store.engine, { member: author.id, number, typed }, later)
    const outcome = { outcome: 'overturned', rule: '', statement: 'It quotes.', seen: before }
    await expect(
      decideAppeal(store.engine, await join('moderator'), { ...outcome, appeal: await openAppeal() }, later),
    ).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('a newcomer rises with three accepted posts of any kind', async () => {
    const { author, subject } = await write('newcomer')
    const posts = [subject]
    for (const name of ['Rooms', 'Trains']) {
      const listed = { name, description: '', isPublic: true, writingTime: 60_000 }
      posts.push({ kind: 'list', id: await makeList(store.engine, author.id, listed, now) })
    }
    const moderator = await join('moderator')
    for (const post of posts) await decide(moderator, post, { verdict: 'approve', rule: '', statement: '' })
    expect((await memberWithId(store.engine.reader, author.id))?.role).toBe('member')
  })

  test('the log has every decision, newest first, by kind, verdict and rule; and the audit log too', async () => {
    const moderator = await join('moderator')
    const hidden = await decide(moderator, (await write()).subject, { rule: 'copied' })
    const member = await join()
    const suspended = await decide(
      moderator,
      { kind: 'member', id: member.id },
      { verdict: 'suspend', rule: 'advertising' },
    )
    const numbers = async (filter: Parameters<typeof moderationLog>[1]) =>
      (await moderationLog(store.engine.reader, filter, 0)).entries.map(({ decision }) => decision.id)
    expect(await numbers({})).toEqual([suspended, hidden])
    expect(await numbers({ kind: 'review' })).toEqual([hidden])
    expect(await numbers({ verdict: 'suspend' })).toEqual([suspended])
    expect(await numbers({ rule: 'copied' })).toEqual([hidden])
    expect(await numbers({ rule: 'spoilers' })).toEqual([])
    const audited = await store.engine.reader
      .selectFrom('audit_log')
      .select(['deed', 'actor', 'subject'])
      .where('deed', '=', 'decided')
      .orderBy('position', 'desc')
      .limit(1)
      .execute()
    expect(audited).toEqual([{ deed: 'decided', actor: moderator.id, subject: member.id }])
    expect((await verifyAudit(store.engine.reader)).isWhole).toBe(true)
  })
})

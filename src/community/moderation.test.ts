import { describe, expect, test } from 'vitest'
import {
  appealTime,
  appealWait,
  deciderOfAppeal,
  maySuspend,
  needsRule,
  overturned,
  stateMade,
  stateToOthers,
  subjectKinds,
  verdicts,
  verdictsOn,
  whyNoAppeal,
  whyNotDecide,
  whyNotDecideAppeal,
  type PostState,
  type Staff,
  type Verdict,
} from './moderation.ts'

const states: readonly PostState[] = ['shown', 'held', 'hidden', 'withdrawn']
const concerned = { author: 'author', reporters: ['one', 'two'] }
const now = new Date('2026-11-22T12:00:00.000Z')
const decided = (verdict: Verdict, at = now) => ({
  verdict,
  at,
  isReplaced: false,
  isRewritten: false,
})
const fresh = { hasAppealed: false, now }

describe('what can be decided', () => {
  test.each([
    ['review', 'shown', false, ['hide']],
    ['review', 'shown', true, ['leave', 'hide']],
    ['review', 'held', false, ['approve', 'refuse']],
    ['review', 'held', true, ['approve', 'refuse']],
    ['list', 'hidden', false, ['unhide']],
    ['review', 'withdrawn', false, []],
    ['review', 'withdrawn', true, ['leave']],
    ['member', 'shown', false, ['suspend']],
    ['member', 'hidden', true, ['leave', 'admit']],
    ['ratings', 'shown', true, []],
  ] as const)('about a %s that is %s (reported: %s) is %j', (kind, state, isReported, expected) => {
    expect(verdictsOn(kind, state, isReported)).toEqual(expected)
  })

  test('changes something, or answers a report', () => {
    for (const kind of subjectKinds)
      for (const state of states)
        for (const verdict of verdictsOn(kind, state, true))
          if (verdict !== 'leave') expect(stateMade(verdict), `${kind} ${state} ${verdict}`).not.toBe(state)
  })

  test('rests on a rule wherever it takes something out of sight', () => {
    for (const verdict of verdicts) expect(needsRule(verdict)).toBe(stateMade(verdict) === 'hidden')
  })

  test('is turned into its opposite by an appeal', () => {
    for (const verdict of ['hide', 'refuse', 'approve', 'suspend', 'unhide', 'admit'] as const) {
      const opposite = overturned(verdict, verdict === 'suspend' || verdict === 'admit' ? 'member' : 'review')
      expect(opposite && stateMade(opposite)).not.toBe(stateMade(verdict))
    }
    expect(overturned('leave', 'review')).toBe('hide')
    expect(overturned('leave', 'member')).toBe('suspend')
    expect(overturned('genuine', 'ratings')).toBeUndefined()
  })
})

describe('nobody decides', () => {
  test('about something of their own, or that they reported', () => {
    expect(whyNotDecide('author', concerned)).toBe('own-post')
    expect(whyNotDecide('two', concerned)).toBe('own-report')
    expect(whyNotDecide('somebody', concerned)).toBeUndefined()
    expect(whyNotDecide('somebody', { author: undefined, reporters: [] })).toBeUndefined()
  })

  test('about an appeal against a decision of their own', () => {
    const byFirst = { ...concerned, decidedBy: 'first' }
    for (const decider of ['another', 'unready', 'nobody'] as const) {
      expect(whyNotDecideAppeal('first', byFirst, decider)).toBe('decided-it')
      expect(whyNotDecideAppeal('second', byFirst, decider)).toBeUndefined()
      expect(whyNotDecideAppeal('second', { ...concerned, decidedBy: undefined }, decider)).toBeUndefined()
      expect(whyNotDecideAppeal('author', byFirst, decider)).toBe('own-post')
    }
  })

  test('but the one who decided, where nobody else is there for so long', () => {
    const byFirst = { ...concerned, decidedBy: 'first' }
    expect(whyNotDecideAppeal('first', byFirst, 'the-same')).toBeUndefined()
    expect(whyNotDecideAppeal('one', { ...concerned, decidedBy: 'one' }, 'the-same')).toBe('own-report')
  })

  test('about the account of an equal, but for administrators', () => {
    expect(maySuspend('moderator', 'trusted')).toBe(true)
    expect(maySuspend('moderator', 'moderator')).toBe(false)
    expect(maySuspend('moderator', 'administrator')).toBe(false)
    expect(maySuspend('administrator', 'administrator')).toBe(true)
    expect(maySuspend('trusted', 'newcomer')).toBe(false)
  })
})

describe('what others are told', () => {
  test('of what was refused is as little as while it waited; what was hidden is hidden still while new words wait', () => {
    expect(states.map((state) => stateToOthers(state, 'refuse'))).toEqual(['held', 'held', 'held', 'held'])
    expect(states.map((state) => stateToOthers(state, 'hide'))).toEqual([
      'shown',
      'hidden',
      'hidden',
      'withdrawn',
    ])
    expect(states.map((state) => stateToOthers(state, undefined))).toEqual(states)
  })
})

describe('an appeal', () => {
  const staff = (id: string, role: Staff['role'] = 'moderator', isReady = true): Staff => ({
    id,
    role,
    isReady,
  })
  const matter = { ...concerned, decidedBy: 'first', accountOf: undefined, at: now }
  const after = (time: number) => new Date(now.getTime() + time)

  test('waits for another moderator, for as long as anybody else is appointed', () => {
    const long = after(10 * appealWait)
    expect(deciderOfAppeal([staff('first'), staff('second')], matter, long)).toBe('another')
    expect(deciderOfAppeal([staff('first'), staff('second', 'moderator', false)], matter, long)).toBe(
      'unready',
    )
  })

  test('waits for somebody to be appointed, and two weeks later no longer', () => {
    for (const others of [[], [staff('author')], [staff('two', 'administrator')]]) {
      const all = [staff('first', 'administrator'), ...others]
      expect(deciderOfAppeal(all, matter, after(appealWait - 1))).toBe('nobody')
      expect(deciderOfAppeal(all, matter, after(appealWait))).toBe('the-same')
    }
  })

  test('about the account of a moderator waits for an administrator', () => {
    const all = [staff('first', 'administrator'), staff('second')]
    const about = (accountOf: 'member' | 'moderator') => ({ ...matter, accountOf })
    expect(deciderOfAppeal(all, about('member'), now)).toBe('another')
    expect(deciderOfAppeal(all, about('moderator'), now)).toBe('nobody')
    expect(deciderOfAppeal([...all, staff('third', 'administrator')], about('moderator'), now)).toBe(
      'another',
    )
  })

  test('is for the one against whom it was decided', () => {
    for (const verdict of ['hide', 'refuse', 'suspend'] as const) {
      expect(whyNoAppeal('author', concerned, decided(verdict), fresh)).toBeUndefined()
      expect(whyNoAppeal('one', concerned, decided(verdict), fresh)).toBe('not-against-you')
    }
    for (const verdict of ['leave', 'approve', 'unhide', 'admit'] as const) {
      expect(whyNoAppeal('one', concerned, decided(verdict), fresh)).toBeUndefined()
      expect(whyNoAppeal('author', concerned, decided(verdict), fresh)).toBe('not-against-you')
    }
  })

  test('is for nobody else', () => {
    for (const verdict of verdicts)
      expect(whyNoAppeal('passer-by', concerned, decided(verdict), fresh)).toBe('not-concerned')
  })

  test('is made once, within six months, against the decision that stands', () => {
    expect(whyNoAppeal('author', concerned, decided('hide'), { ...fresh, hasAppealed: true })).toBe('already')
    const at = (age: number) => decided('hide', new Date(now.getTime() - age))
    expect(whyNoAppeal('author', concerned, at(appealTime), fresh)).toBeUndefined()
    expect(whyNoAppeal('author', concerned, at(appealTime + 1), fresh)).toBe('too-late')
    expect(whyNoAppeal('author', concerned, { ...decided('hide'), isReplaced: true }, fresh)).toBe('replaced')
    expect(whyNoAppeal('author', concerned, { ...decided('hide'), isRewritten: true }, fresh)).toBe(
      'rewritten',
    )
  })
})

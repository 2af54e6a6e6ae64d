import { expect, test } from 'vitest'
import { earnedRole, rankRules, type MemberRecord } from './ranks.ts'

const day = 86_400_000
const record: MemberRecord = { role: 'newcomer', age: day, isConfirmed: true, accepted: 3, acceptedEdits: 0 }
const roleWith = (more: Partial<MemberRecord>) => earnedRole({ ...record, ...more })

test('a newcomer becomes a member after a day and three accepted posts, with a confirmed address', () => {
  expect(roleWith({})).toBe('member')
  expect(roleWith({ age: rankRules.member.age - 1 })).toBe('newcomer')
  expect(roleWith({ accepted: 2 })).toBe('newcomer')
  expect(roleWith({ isConfirmed: false })).toBe('newcomer')
})

test('a member is trusted after seven days and thirty accepted edits', () => {
  const trusted = { age: 7 * day, accepted: 30, acceptedEdits: 30 }
  expect(roleWith(trusted)).toBe('trusted')
  expect(roleWith({ ...trusted, role: 'member' })).toBe('trusted')
  expect(roleWith({ ...trusted, age: 7 * day - 1 })).toBe('member')
  expect(roleWith({ ...trusted, acceptedEdits: 29 })).toBe('member')
})

test('nobody loses by a rule what they were given', () => {
  for (const role of ['member', 'trusted', 'moderator', 'administrator'] as const) {
    expect(roleWith({ role, age: 0, accepted: 0, isConfirmed: false })).toBe(role)
  }
})

import { describe, expect, test } from 'vitest'
import { may, policy, type Deed } from './policy.ts'
import { isAtLeast, isMemberRole, needsSecondFactor, roleInForce, roles, type Role } from './roles.ts'

const deeds = Object.keys(policy) as Deed[]
const cells = roles.flatMap((role) =>
  deeds.flatMap((deed) => [true, false].map((isOwn) => ({ role, deed, isOwn }))),
)

/** The table once more, in the words of the decision record, so that no cell changes unseen. */
function expected({ role, deed, isOwn }: { role: Role; deed: Deed; isOwn: boolean }): boolean {
  const isMember = role !== 'reader'
  switch (deed) {
    case 'read the catalogue':
    case 'sign in':
    case 'confirm an address':
    case 'reset a forgotten password':
    case 'read the moderation log':
    case 'stop letters by their link':
    case 'tell what the content policy stopped':
    case 'send a notice':
      return true
    case 'make an account':
      return !isMember
    case 'see the queue':
    case 'decide on a post':
    case 'decide on ratings':
    case 'decide on a notice':
    case 'decide an appeal':
      return role === 'moderator' || role === 'administrator'
    case 'report a post':
      return isMember
    default:
      return isMember && isOwn
  }
}

describe('the policy', () => {
  test.each(cells)('says whether a $role may $deed (own: $isOwn)', (cell) => {
    expect(may(cell.role, cell.deed, cell.isOwn)).toBe(expected(cell))
  })

  test('gives no role a right over others that a lower one lacks its own of', () => {
    const reach = { none: 0, own: 1, any: 2 }
    const membersOnly = roles.filter((role) => role !== 'reader')
    for (const deed of deeds) {
      const reaches = membersOnly.map((role) => reach[policy[deed][role]])
      expect(reaches, deed).toEqual([...reaches].sort((a, b) => a - b))
    }
  })
})

describe('roles', () => {
  test('rise in one order', () => {
    expect(isAtLeast('moderator', 'trusted')).toBe(true)
    expect(isAtLeast('newcomer', 'member')).toBe(false)
  })

  test('of members leave out the reader, and words that are none', () => {
    expect(['reader', 'newcomer', 'administrator', 'owner', ''].filter(isMemberRole)).toEqual([
      'newcomer',
      'administrator',
    ])
  })

  test('of staff are in force with a second factor alone', () => {
    for (const role of ['moderator', 'administrator'] as const) {
      expect(needsSecondFactor(role)).toBe(true)
      expect(roleInForce({ role, hasSecondFactor: false })).toBe('trusted')
      expect(roleInForce({ role, hasSecondFactor: true })).toBe(role)
    }
    expect(roleInForce({ role: 'newcomer', hasSecondFactor: false })).toBe('newcomer')
  })
})

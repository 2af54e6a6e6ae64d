/**
 * When a member rises, by what they did: from newcomer to member to trusted. Moderators and administrators are
 * appointed. Nobody falls by a rule: a rank is lowered by a person, with a reason.
 */
import type { MemberRole } from './roles.ts'

const day = 86_400_000

/** The numbers of the rule, which pages name; ages in milliseconds. */
export const rankRules = {
  member: { accepted: 3, age: day },
  trusted: { acceptedEdits: 30, age: 7 * day },
} as const

export type MemberRecord = {
  readonly role: MemberRole
  /** Milliseconds since sign-up. */
  readonly age: number
  readonly isConfirmed: boolean
  /** Posts of any kind (reviews, edits, lists made public) that stand after a moderator saw them. */
  readonly accepted: number
  /** Edits to the catalogue that were applied and not undone. */
  readonly acceptedEdits: number
}

/**
 * The role that somebody has earned: member with a confirmed address, 24 hours and 3 accepted posts; trusted with
 * 7 days and 30 accepted edits besides. The role they have, where that is more: whoever was appointed stays so.
 */
export function earnedRole(record: MemberRecord): MemberRole {
  const { role, age, isConfirmed, accepted, acceptedEdits } = record
  if (role !== 'newcomer' && role !== 'member') return role
  const { member, trusted } = rankRules
  const isMember = role === 'member' || (isConfirmed && age >= member.age && accepted >= member.accepted)
  if (!isMember) return 'newcomer'
  return acceptedEdits >= trusted.acceptedEdits && age >= trusted.age ? 'trusted' : 'member'
}

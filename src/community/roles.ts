/** What a member may be to the site. Each role may all that the one before it may, and more. */
export const roles = ['reader', 'newcomer', 'member', 'trusted', 'moderator', 'administrator'] as const
export type Role = (typeof roles)[number]

export const isRole = (text: string): text is Role => roles.some((role) => role === text)

/** Roles that members can be given; a reader is whoever isn't signed in. */
export type MemberRole = Exclude<Role, 'reader'>
export const isMemberRole = (text: string): text is MemberRole => isRole(text) && text !== 'reader'

export const isAtLeast = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least)

/** Whose powers reach over others: they have to prove themselves with a one-time code or a passkey. */
export const needsSecondFactor = (role: Role): boolean => isAtLeast(role, 'moderator')

/** How a session was opened, where it wasn't by password: a passkey stands for a second factor, a provider doesn't. */
export type SessionOpener = 'passkey' | 'provider'

/** As what the policy sees somebody: staff without a second factor are members as any other. */
export function roleInForce(member: {
  readonly role: MemberRole
  readonly hasSecondFactor: boolean
}): MemberRole {
  return needsSecondFactor(member.role) && !member.hasSecondFactor ? 'trusted' : member.role
}

/** Who may do what: the whole of it, and the only copy. Whoever asks `may` needs no rule of their own. */
import { roles, type Role } from './roles.ts'

/** Nothing, one's own alone, or anybody's. */
export type Reach = 'none' | 'own' | 'any'

const everyone = rights('any', {})
const visitors = rights('none', { reader: 'any' })
const members = rights('own', { reader: 'none' })
const whoeverIsSignedIn = rights('any', { reader: 'none' })
const staff = rights('none', { moderator: 'any', administrator: 'any' })

/** What is done, by role. `own` is what belongs to the member who asks; a reader owns nothing. */
export const policy = {
  'read the catalogue': everyone,
  'make an account': visitors,
  'sign in': everyone,
  'confirm an address': everyone,
  'reset a forgotten password': everyone,
  'see an account': members,
  'change a password': members,
  'change a name': members,
  'change an address': members,
  'end a session': members,
  'set up one-time codes': members,
  'set up passkeys': members,
  'sign out': members,
  'rate a title': members,
  'decide on ratings': staff,
  'read notifications': members,
  'choose letters': members,
  'show oneself': members,
  'take own data along': members,
  'delete an account': members,
  'stop letters by their link': everyone,
  'keep lists': members,
  'follow and copy lists': members,
  'keep a diary': members,
  'see the queue': staff,
  'decide on a post': staff,
  'write a review': members,
  'withdraw a review': members,
  'vote on a review': members,
  'bring lists from elsewhere': members,
  'decide an appeal': staff,
  'report a post': whoeverIsSignedIn,
  'see own reports': members,
  'appeal a decision': members,
  'read the moderation log': everyone,
  'send a notice': everyone,
  'decide on a notice': staff,
  'tell what the content policy stopped': everyone,
} as const satisfies Readonly<Record<string, Readonly<Record<Role, Reach>>>>

export type Deed = keyof typeof policy

export function may(role: Role, deed: Deed, isOwn: boolean): boolean {
  const reach = policy[deed][role]
  return reach === 'any' || (reach === 'own' && isOwn)
}

function rights(usual: Reach, others: Partial<Record<Role, Reach>>): Readonly<Record<Role, Reach>> {
  return Object.fromEntries(roles.map((role) => [role, others[role] ?? usual])) as Record<Role, Reach>
}

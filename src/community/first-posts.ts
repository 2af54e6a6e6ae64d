/**
 * Which posts wait for a moderator before others see them: the first ones of newcomers, and what looks like
 * advertising. Their authors see them at once, with the reasons; nothing is refused by these rules, and nothing lost.
 */
import type { StateBeneath } from './review-state.ts'
import type { MemberRole } from './roles.ts'
import { isAtLeast } from './roles.ts'
import { isCopy } from './similar-text.ts'

/** The numbers of the rules. */
export const firstPostRules = {
  /** Posts of a newcomer that a moderator looks at first. */
  moderated: 3,
  links: 2,
  /** In milliseconds, from the form being shown to its being sent. */
  fastest: 3000,
  /** A host that newcomers link to in so many posts, this one with them. */
  postsOfOneHost: 3,
} as const

export type Post = {
  readonly shingles: ReadonlySet<string>
  /** Addresses of all its links, as `linksIn` gives them. */
  readonly links: readonly string[]
  /** From the form being shown to its being sent, in milliseconds. */
  readonly writingTime: number
  /** Of an edit: whether moderators refused or hid what it said before. */
  readonly isTaken?: boolean | undefined
  /** Of an edit: what all can read until now. */
  readonly before?: Pick<Post, 'shingles' | 'links'> | undefined
}

export type Surroundings = {
  readonly role: MemberRole
  /** The author's earlier posts that a moderator let stand. */
  readonly accepted: number
  /** Posts by newcomers in the last weeks that link to each host, by host. */
  readonly postsByHost: ReadonlyMap<string, number>
  /** Posts that moderators refused or hid as advertising and that link to each host, by host. */
  readonly refusedByHost: ReadonlyMap<string, number>
  /** Shingles of recent posts by other authors. */
  readonly others: readonly ReadonlySet<string>[]
  /** Shingles of the author's other posts that moderators refused or hid. */
  readonly taken: readonly ReadonlySet<string>[]
}

export type HoldReason =
  | 'first-posts'
  | 'many-links'
  | 'fast'
  | 'known-host'
  | 'refused-host'
  | 'copy'
  | 'taken-before'
  | 'taken-copy'

/**
 * Why a post waits, by rule; none where it is published at once. A newcomer's first three posts always wait. Other
 * posts of newcomers wait with more than 2 links, when sent within 3 seconds, with a link to a host that three
 * posts of newcomers link to, and where three words in a row are as another author's in four of five places
 * (Jaccard 0.8). Posts of members and above wait only as copies, also of what moderators took of the author's own,
 * with a link to a host for which moderators took three posts as advertising, and where moderators took what they said
 * before; and so does an edit of what all can read, where four of five places stay as they were and nothing new is
 * linked to. Linear in the others' shingles.
 */
export function holdReasons(post: Post, around: Surroundings): readonly HoldReason[] {
  const isLike = (other: ReadonlySet<string>): boolean => isCopy(post.shingles, other)
  const isRefusedHost = [...hostsOf(post.links)].some(
    (host) => (around.refusedByHost.get(host) ?? 0) >= firstPostRules.postsOfOneHost,
  )
  const ofAnyone: readonly HoldReason[] = [
    ...(isRefusedHost ? (['refused-host'] as const) : []),
    ...(around.others.some(isLike) ? (['copy'] as const) : []),
    ...(post.isTaken ? (['taken-before'] as const) : []),
    ...(around.taken.some(isLike) ? (['taken-copy'] as const) : []),
  ]
  if (isAtLeast(around.role, 'member') || isSmallChange(post)) return ofAnyone
  const isKnownHost = [...hostsOf(post.links)].some(
    (host) => (around.postsByHost.get(host) ?? 0) + 1 >= firstPostRules.postsOfOneHost,
  )
  const reasons: readonly (HoldReason | false)[] = [
    around.accepted < firstPostRules.moderated && 'first-posts',
    post.links.length > firstPostRules.links && 'many-links',
    post.writingTime < firstPostRules.fastest && 'fast',
    isKnownHost && 'known-host',
  ]
  return [...reasons.filter((reason) => reason !== false), ...ofAnyone]
}

/** Whether it waits since its author wrote it anew after moderators had taken what it said before. */
export const isWrittenAnew = (state: StateBeneath, holds: readonly HoldReason[]): boolean =>
  state === 'held' && holds.includes('taken-before')

function isSmallChange({ before, shingles, links }: Post): boolean {
  return (
    before !== undefined &&
    isCopy(shingles, before.shingles) &&
    links.every((link) => before.links.includes(link))
  )
}

/** The hosts of links, each once, without `www.`; the key of {@link Surroundings.postsByHost}. */
export function hostsOf(links: readonly string[]): ReadonlySet<string> {
  return new Set(links.flatMap((link) => URL.parse(link)?.hostname.replace(/^www\./, '') ?? []))
}

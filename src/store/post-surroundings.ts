/** What the rules for first posts ask about a post's surroundings: its author, other newcomers, other texts. */
import { hostsOf, type Surroundings } from '../community/first-posts.ts'
import { listIdOf } from '../community/list-id.ts'
import { traitsOf } from '../community/list-words.ts'
import { reviewIdOf } from '../community/review-id.ts'
import type { MemberRole } from '../community/roles.ts'
import { shinglesOf } from '../community/similar-text.ts'
import { marksOf } from '../community/text-marks.ts'
import { spokenList } from './list-words.ts'
import type { WriteHandle } from './tables.ts'

const day = 86_400_000
/** How long a newcomer's link is remembered. */
const linksRemembered = 28 * day
/** Texts of each kind that may be copies are compared word by word; one that is suffices. */
const mostCompared = 20

export type PostInQuestion = {
  readonly author: string
  readonly role: MemberRole
  /** Number of the review or the list, where it is there already: it is no copy of itself. */
  readonly review?: number | undefined
  readonly list?: number | undefined
  /** By which copies are looked for; none where it says too little. */
  readonly shingles: ReadonlySet<string>
  readonly links: readonly string[]
}

/** Within the transaction that writes the post, so that of two copies sent at once one sees the other. */
export async function surroundingsOf(
  tx: WriteHandle,
  post: PostInQuestion,
  now: Date,
): Promise<Surroundings> {
  return {
    role: post.role,
    accepted: await acceptedOf(tx, post.author),
    postsByHost: await postsByHost(tx, post, now),
    refusedByHost: await refusedByHost(tx, post),
    others: [...(await likeReviews(tx, post, 'of others')), ...(await likeLists(tx, post, 'of others'))],
    taken: [...(await likeReviews(tx, post, 'taken')), ...(await likeLists(tx, post, 'taken'))],
  }
}

/** How many posts of a member stand: reviews, and lists that all can see. */
async function acceptedOf(tx: WriteHandle, author: string): Promise<number> {
  const { reviews } = await tx
    .selectFrom('review')
    .select(({ fn }) => fn.countAll<number>().as('reviews'))
    .where('author', '=', author)
    .where('state', '=', 'shown')
    .executeTakeFirstOrThrow()
  const { lists } = await tx
    .selectFrom('list')
    .select(({ fn }) => fn.countAll<number>().as('lists'))
    .where('member', '=', author)
    .where('is_public', '=', 1)
    .where('state', '=', 'shown')
    .executeTakeFirstOrThrow()
  return Number(reviews) + Number(lists)
}

async function postsByHost(
  tx: WriteHandle,
  { links, review = 0, list = 0 }: PostInQuestion,
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const hosts = [...hostsOf(links)]
  if (hosts.length === 0) return new Map()
  const since = new Date(now.getTime() - linksRemembered).toISOString()
  const reviews = await tx
    .selectFrom('review_host')
    .innerJoin('review', 'review.id', 'review_host.review')
    .innerJoin('member', 'member.id', 'review.author')
    .select(({ fn }) => ['review_host.host', fn.countAll<number>().as('posts')])
    .where('review_host.host', 'in', hosts)
    .where('review_host.review', '!=', review)
    .where('member.role', '=', 'newcomer')
    .where('review.at', '>=', since)
    .groupBy('review_host.host')
    .execute()
  const lists = await tx
    .selectFrom('list_host')
    .innerJoin('list', 'list.number', 'list_host.list')
    .innerJoin('member', 'member.id', 'list.member')
    .select(({ fn }) => ['list_host.host', fn.countAll<number>().as('posts')])
    .where('list_host.host', 'in', hosts)
    .where('list_host.list', '!=', list)
    .where('list.is_public', '=', 1)
    .where('member.role', '=', 'newcomer')
    .where('list.posted_at', '>=', since)
    .groupBy('list_host.host')
    .execute()
  const posts = new Map<string, number>()
  for (const { host, posts: more } of [...reviews, ...lists])
    posts.set(host, (posts.get(host) ?? 0) + Number(more))
  return posts
}

/** The newest hidden posts of a host, of each kind, are looked through for those that were advertising. */
const mostHidden = 100

async function refusedByHost(
  tx: WriteHandle,
  { links }: PostInQuestion,
): Promise<ReadonlyMap<string, number>> {
  const hosts = [...hostsOf(links)]
  if (hosts.length === 0) return new Map()
  const reviews = await tx
    .selectFrom('review_host')
    .innerJoin('review', 'review.id', 'review_host.review')
    .select(['review_host.host', 'review_host.review'])
    .where('review_host.host', 'in', hosts)
    .where('review.beneath', '=', 'hidden')
    .orderBy('review_host.review', 'desc')
    .limit(mostHidden)
    .execute()
  // Also one that its author has since made private.
  const lists = await tx
    .selectFrom('list_host')
    .innerJoin('list', 'list.number', 'list_host.list')
    .select(['list_host.host', 'list_host.list'])
    .where('list_host.host', 'in', hosts)
    .where('list.state', '=', 'hidden')
    .orderBy('list_host.list', 'desc')
    .limit(mostHidden)
    .execute()
  const hidden: readonly { readonly host: string; readonly id: string }[] = [
    ...reviews.map(({ host, review }) => ({ host, id: reviewIdOf(review) })),
    ...lists.map(({ host, list }) => ({ host, id: listIdOf(list) })),
  ]
  if (hidden.length === 0) return new Map()
  const decisions = await tx
    .selectFrom('decision')
    .select('subject')
    .distinct()
    .where('kind', 'in', ['review', 'list'])
    .where(
      'subject',
      'in',
      hidden.map(({ id }) => id),
    )
    .where('rule', '=', 'advertising')
    .execute()
  const refused = new Set(decisions.map(({ subject }) => subject))
  const posts = hidden.filter(({ id }) => refused.has(id))
  return new Map([...Map.groupBy(posts, ({ host }) => host)].map(([host, all]) => [host, all.length]))
}

/** Posts by others, or those of the author's own that moderators took. */
type Whose = 'of others' | 'taken'

/** Reviews that share a mark with this text, of any age: nothing else can be a copy. */
async function likeReviews(
  tx: WriteHandle,
  { author, shingles, review = 0 }: PostInQuestion,
  whose: Whose,
): Promise<readonly ReadonlySet<string>[]> {
  const marks = marksOf(shingles)
  if (marks.length === 0) return []
  const rows = await tx
    .selectFrom('review_mark')
    .innerJoin('review', 'review.id', 'review_mark.review')
    .select(({ fn }) => ['review.headline', 'review.text', fn.countAll<number>().as('shared')])
    .where('review_mark.mark', 'in', marks)
    .where(({ eb, or, and }) =>
      whose === 'taken'
        ? and([
            eb('review.author', '=', author),
            eb('review.beneath', '=', 'hidden'),
            eb('review.id', '!=', review),
          ])
        : or([eb('review.author', '!=', author), eb('review.author', 'is', null)]),
    )
    .groupBy(['review.id', 'review.headline', 'review.text'])
    .orderBy('shared', 'desc')
    .limit(mostCompared)
    .execute()
  return rows.map(({ headline, text }) => shinglesOf(`${headline}\n${text}`))
}

/** The same of lists; what one of others that is private says is nobody else's business. */
async function likeLists(
  tx: WriteHandle,
  { author, shingles, list = 0 }: PostInQuestion,
  whose: Whose,
): Promise<readonly ReadonlySet<string>[]> {
  const marks = marksOf(shingles)
  if (marks.length === 0) return []
  const rows = await tx
    .selectFrom('list_mark')
    .innerJoin('list', 'list.number', 'list_mark.list')
    .select(({ fn }) => ['list.number', fn.countAll<number>().as('shared')])
    .where('list_mark.mark', 'in', marks)
    .where(({ eb, and }) =>
      whose === 'taken'
        ? and([
            eb('list.member', '=', author),
            eb('list.state', '=', 'hidden'),
            eb('list.number', '!=', list),
          ])
        : and([eb('list.member', '!=', author), eb('list.is_public', '=', 1)]),
    )
    .groupBy('list.number')
    .orderBy('shared', 'desc')
    .limit(mostCompared)
    .execute()
  const found: ReadonlySet<string>[] = []
  for (const { number } of rows) {
    const spoken = await spokenList(tx, number)
    if (spoken) found.push(traitsOf(spoken.words).shingles)
  }
  return found
}

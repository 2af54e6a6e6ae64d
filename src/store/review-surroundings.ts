/** What the rules for first posts ask about a review's surroundings: its author, other newcomers, other texts. */
import { hostsOf, type Surroundings } from '../community/first-posts.ts'
import { reviewIdOf } from '../community/review-id.ts'
import type { MemberRole } from '../community/roles.ts'
import { shinglesOf } from '../community/similar-text.ts'
import { marksOf } from '../community/text-marks.ts'
import type { WriteHandle } from './tables.ts'

const day = 86_400_000
/** How long a newcomer's link is remembered. */
const linksRemembered = 28 * day
/** Texts that may be copies are compared word by word; one that is suffices. */
const mostCompared = 20

export type ReviewInQuestion = {
  readonly author: string
  readonly role: MemberRole
  /** Number of the review, where it is an edit: it is no copy of itself. */
  readonly number: number | undefined
  readonly shingles: ReadonlySet<string>
  readonly links: readonly string[]
}

/** Within the transaction that writes the review, so that of two copies sent at once one sees the other. */
export async function surroundingsOf(
  tx: WriteHandle,
  post: ReviewInQuestion,
  now: Date,
): Promise<Surroundings> {
  return {
    role: post.role,
    accepted: await acceptedOf(tx, post.author),
    postsByHost: await postsByHost(tx, post, now),
    refusedByHost: await refusedByHost(tx, post),
    others: await likeTexts(tx, post),
  }
}

/** How many posts of a member stand. */
export async function acceptedOf(tx: WriteHandle, author: string): Promise<number> {
  const { reviews } = await tx
    .selectFrom('review')
    .select(({ fn }) => fn.countAll<number>().as('reviews'))
    .where('author', '=', author)
    .where('state', '=', 'shown')
    .executeTakeFirstOrThrow()
  return Number(reviews)
}

async function postsByHost(
  tx: WriteHandle,
  { links, number }: ReviewInQuestion,
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const hosts = [...hostsOf(links)]
  if (hosts.length === 0) return new Map()
  const rows = await tx
    .selectFrom('review_host')
    .innerJoin('review', 'review.id', 'review_host.review')
    .innerJoin('member', 'member.id', 'review.author')
    .select(({ fn }) => ['review_host.host', fn.countAll<number>().as('posts')])
    .where('review_host.host', 'in', hosts)
    .where('review_host.review', '!=', number ?? 0)
    .where('member.role', '=', 'newcomer')
    .where('review.at', '>=', new Date(now.getTime() - linksRemembered).toISOString())
    .groupBy('review_host.host')
    .execute()
  return new Map(rows.map(({ host, posts }) => [host, Number(posts)]))
}

/** The newest hidden posts of a host are looked through for those that were advertising. */
const mostHidden = 100

async function refusedByHost(
  tx: WriteHandle,
  { links }: ReviewInQuestion,
): Promise<ReadonlyMap<string, number>> {
  const hosts = [...hostsOf(links)]
  if (hosts.length === 0) return new Map()
  const hidden = await tx
    .selectFrom('review_host')
    .innerJoin('review', 'review.id', 'review_host.review')
    .select(['review_host.host', 'review_host.review'])
    .where('review_host.host', 'in', hosts)
    .where('review.beneath', '=', 'hidden')
    .orderBy('review_host.review', 'desc')
    .limit(mostHidden)
    .execute()
  if (hidden.length === 0) return new Map()
  const decisions = await tx
    .selectFrom('decision')
    .select('subject')
    .distinct()
    .where('kind', '=', 'review')
    .where(
      'subject',
      'in',
      hidden.map(({ review }) => reviewIdOf(review)),
    )
    .where('rule', '=', 'advertising')
    .execute()
  const refused = new Set(decisions.map(({ subject }) => subject))
  const posts = hidden.filter(({ review }) => refused.has(reviewIdOf(review)))
  return new Map([...Map.groupBy(posts, ({ host }) => host)].map(([host, all]) => [host, all.length]))
}

/** Texts of others that share a mark with this one, of any age: nothing else can be a copy. */
async function likeTexts(
  tx: WriteHandle,
  { author, shingles }: ReviewInQuestion,
): Promise<readonly ReadonlySet<string>[]> {
  const marks = marksOf(shingles)
  if (marks.length === 0) return []
  const rows = await tx
    .selectFrom('review_mark')
    .innerJoin('review', 'review.id', 'review_mark.review')
    .select(({ fn }) => ['review.headline', 'review.text', fn.countAll<number>().as('shared')])
    .where('review_mark.mark', 'in', marks)
    .where(({ eb, or }) => or([eb('review.author', '!=', author), eb('review.author', 'is', null)]))
    .groupBy(['review.id', 'review.headline', 'review.text'])
    .orderBy('shared', 'desc')
    .limit(mostCompared)
    .execute()
  return rows.map(({ headline, text }) => shinglesOf(`${headline}\n${text}`))
}

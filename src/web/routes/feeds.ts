/** The feeds of the site. Each follows a page, and shows nothing that the page doesn't show to all. */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isTitleId, keyOf } from '../../catalogue/ids.ts'
import { Refusal, refusal } from '../../catalogue/refusal.ts'
import { partsInMemberFeed, type MemberPart } from '../../community/member-page.ts'
import { parseReview, plainText } from '../../community/review-text.ts'
import { newestChanges } from '../../store/feed-changes.ts'
import { newestItems } from '../../store/feed-items.ts'
import { memberNamed, type ShownMember } from '../../store/member-page.ts'
import { publicLists, publicListsOf, type List } from '../../store/lists.ts'
import { memberPart, reviewsWithTitles, type ReviewOfMember } from '../../store/member-parts.ts'
import { moderationLog } from '../../store/moderation-log.ts'
import { newestReviews } from '../../store/reviews-by.ts'
import type { Review } from '../../store/reviews.ts'
import { titlesNow } from '../../store/titles-now.ts'
import { fullName } from '../../text/titles.ts'
import type { InterfaceLanguage } from '../../text/language.ts'
import { atomFeed, type Feed, type FeedEntry } from '../atom.ts'
import type { PageContext } from '../page-context.ts'
import { routePaths } from '../paths.ts'
import { matches, vary, type Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { listShownTo } from '../views/list-sight.ts'
import { listTitle } from '../views/list-title.ts'
import { statementOf } from '../views/moderated-post.ts'

/** Entries in a feed. */
const most = 50

/** What a feed without an entry says: when feeds began. */
const beginning = '2026-01-01T00:00:00.000Z'

type Named = { Params: { name: string } }
type Made = Omit<Feed, 'language' | 'began'> & { readonly began?: string }

export function feedRoutes(app: FastifyInstance, { reader }: SiteParts, sender: Sender): void {
  app.get(routePaths.changesFeed, (request, reply) =>
    send(sender, request, reply, async ({ words, paths }) => ({
      title: words.say.feeds.changes,
      page: paths.home(),
      self: paths.changesFeed(),
      entries: (await newestChanges(reader, most)).map(({ position, id, name, kind, at }) => ({
        name: `change/${position}`,
        title: (name ?? id) + words.say.separators.colon + words.say.feeds.changeKinds[kind],
        page: paths.entity(id),
        published: at,
        updated: at,
      })),
    })),
  )
  app.get(routePaths.allReviewsFeed, (request, reply) =>
    send(sender, request, reply, async ({ words, paths }) => {
      const reviews = await reviewsWithTitles(reader, { limit: most })
      return {
        title: words.say.reviews.allReviews,
        page: paths.all('reviews'),
        self: paths.allFeed('reviews'),
        entries: reviews.map((review) => titledReviewEntry(review, { words, paths })),
      }
    }),
  )
  app.get(routePaths.allListsFeed, (request, reply) =>
    send(sender, request, reply, async ({ words, paths }) => ({
      title: words.say.lists.allLists,
      page: paths.all('lists'),
      self: paths.allFeed('lists'),
      entries: (await publicLists(reader, { limit: most, offset: 0 })).map((list) =>
        listEntry(list, { words, paths }),
      ),
    })),
  )
  app.get<{ Params: { id: string } }>(routePaths.reviewsFeed, (request, reply) =>
    send(sender, request, reply, async ({ words, paths }) => {
      const { id } = request.params
      const line = isTitleId(id) ? (await titlesNow(reader, [keyOf(id)])).get(keyOf(id)) : undefined
      if (!line || line.id !== id || !isTitleId(id))
        throw refusal('not-found', ['noTitle', JSON.stringify(id)], 'id')
      const reviews = await newestReviews(reader, { title: id, limit: most })
      return {
        title: words.say.feeds.reviewsOf(fullName(words, line)),
        page: paths.reviews(id),
        self: paths.reviewsFeed(id),
        entries: reviews.map((review) => reviewEntry(review, { words, paths })),
      }
    }),
  )
  memberFeed(routePaths.memberFeed, { shownWith: partsInMemberFeed }, async (member, { words, paths }) => {
    const { id, name, page } = member
    const reviews = page.shown.includes('reviews')
      ? await reviewsWithTitles(reader, { author: id, limit: most })
      : []
    const lists = page.shown.includes('lists') ? await publicListsOf(reader, id, most) : []
    const entries = [
      ...reviews.map((review) => titledReviewEntry(review, { words, paths })),
      ...lists.map((list) => listEntry(list, { words, paths })),
    ]
    return {
      title: words.say.feeds.writtenBy(name),
      entries: entries.toSorted((a, b) => (a.updated < b.updated ? 1 : -1)).slice(0, most),
    }
  })
  memberFeed(
    routePaths.memberReviewsFeed,
    { part: 'reviews', shownWith: ['reviews'] },
    async (member, { words, paths }) => {
      const reviews = await newestReviews(reader, { author: member.id, limit: most })
      return {
        title: words.say.feeds.reviewsBy(member.name),
        entries: reviews.map((review) => reviewEntry(review, { words, paths })),
      }
    },
  )
  memberFeed(
    routePaths.memberDiaryFeed,
    { part: 'diary', shownWith: ['diary'] },
    async (member, { words, paths }) => {
      const diary = await memberPart(reader, member.id, 'diary', { limit: most, offset: 0 })
      const viewings = diary.part === 'diary' ? diary.lines : []
      return {
        title: words.say.feeds.diaryOf(member.name),
        entries: viewings.flatMap(({ number, line, at, watched }) =>
          line
            ? [
                {
                  name: `viewing/${number}`,
                  title: fullName(words, line),
                  page: paths.entity(line.id),
                  published: at,
                  updated: at,
                  author: member.name,
                  ...(watched === undefined ? {} : { text: words.date(watched) }),
                },
              ]
            : [],
        ),
      }
    },
  )
  app.get<{ Params: { list: string } }>(routePaths.listFeed, (request, reply) =>
    send(sender, request, reply, async ({ words, paths }) => {
      const list = await listShownTo(reader, request.params.list, undefined)
      const items = await newestItems(reader, list.number, most)
      return {
        title: listTitle(words, list),
        page: paths.list(list.id),
        self: paths.listFeed(list.id),
        began: list.created,
        entries: items.map(({ id, line, note, added }) => ({
          name: `${list.id}/${id}`,
          title: fullName(words, line),
          page: paths.entity(line.id),
          published: added,
          updated: added,
          author: list.owner.name,
          ...(note === undefined ? {} : { text: note }),
        })),
      }
    }),
  )
  app.get(routePaths.moderationFeed, (request, reply) =>
    send(sender, request, reply, async ({ words, paths }) => {
      const say = words.say.moderation
      const { entries } = await moderationLog(reader, {}, 0)
      return {
        title: say.log,
        page: paths.moderationLog(),
        self: paths.moderationFeed(),
        entries: entries.map(({ decision }) => ({
          name: `decision/${decision.id}`,
          title: say.entry(String(decision.id)) + words.say.separators.colon + say.verdicts[decision.verdict],
          page: paths.moderationEntry(decision.id),
          published: decision.at.toISOString(),
          updated: decision.at.toISOString(),
          text: statementOf(words, decision),
        })),
      }
    }),
  )

  /** At one address, as the page that it follows; not found where the member shows none of it. */
  function memberFeed(
    address: string,
    { part, shownWith }: MemberFeed,
    make: (member: ShownMember, told: Told) => Promise<Pick<Made, 'title' | 'entries'>>,
  ): void {
    app.get<Named>(address, async (request, reply) => {
      const asked = request.params.name
      const found = await memberNamed(reader, asked)
      if (found?.is === 'gone') throw new Refusal('gone', 'Whoever had this name has deleted their account.')
      const name = found?.is === 'member' ? found.member.name : found?.name
      if (name !== undefined && name !== asked) {
        const moved = sender.contextOf(request).paths.memberFeed(name, part)
        return reply.code(301).header('location', moved).header('cache-control', 'no-cache').send()
      }
      if (found?.is !== 'member' || found.member.isSuspended || !shownWith.some(isShown(found.member)))
        throw new Refusal('not-found', 'There is no such feed.', 'name')
      const { member } = found
      return send(sender, request, reply, async (context) => ({
        ...(await make(member, context)),
        page: context.paths.member(member.name, part),
        self: context.paths.memberFeed(member.name, part),
        began: member.joined.toISOString(),
      }))
    })
  }
}

/** The page that it follows, or all of the member's, and what they must show some of. */
type MemberFeed = { readonly part?: 'reviews' | 'diary'; readonly shownWith: readonly MemberPart[] }

const isShown =
  ({ page }: ShownMember) =>
  (part: MemberPart): boolean =>
    page.shown.includes(part)

type Told = Pick<PageContext, 'words' | 'paths'>

function listEntry(list: List, { words, paths }: Told): FeedEntry {
  return {
    name: `list/${list.id}`,
    title: listTitle(words, list),
    page: paths.list(list.id),
    published: list.created,
    updated: list.changed,
    author: list.owner.name,
    ...(list.description === undefined ? {} : { text: plainText(parseReview(list.description)) }),
  }
}

/** With the title that it is about before its headline. */
function titledReviewEntry(review: ReviewOfMember, { words, paths }: Told): FeedEntry {
  const entry = reviewEntry(review, { words, paths })
  const about = review.line && fullName(words, review.line)
  return about === undefined ? entry : { ...entry, title: about + words.say.separators.colon + entry.title }
}

function reviewEntry(review: Review, { words, paths }: Told): FeedEntry {
  const { id, headline, text, language, author, firstAt, publishedAt, at } = review
  return {
    name: `review/${id}`,
    title: headline,
    page: paths.review(id),
    published: (publishedAt ?? firstAt).toISOString(),
    updated: (publishedAt && publishedAt > at ? publishedAt : at).toISOString(),
    author: author?.name ?? words.say.reviews.formerMember,
    text: plainText(parseReview(text)),
    language,
  }
}

/** With an ETag of all that it says: readers ask every hour, and nearly always nothing is new. */
async function send(
  sender: Sender,
  request: FastifyRequest,
  reply: FastifyReply,
  make: (context: PageContext) => Promise<Made>,
): Promise<FastifyReply> {
  const context = sender.contextOf(request)
  const made = await make(context)
  const language: InterfaceLanguage = context.words.language
  const xml = atomFeed({ began: beginning, ...made, language }, sender.originOf(request))
  const etag = `"${createHash('sha256').update(xml).digest('base64url').slice(0, 27)}"`
  reply.header('etag', etag).header('cache-control', 'public, no-cache').header('vary', vary)
  reply.header('content-language', language)
  const known = request.headers['if-none-match']
  if (known !== undefined && matches(known, etag)) return reply.code(304).send()
  return reply.type('application/atom+xml; charset=utf-8').send(xml)
}

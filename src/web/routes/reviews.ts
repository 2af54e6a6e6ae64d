/** Reviews as they are read: a title's, one by itself, what it said before, and the forms about them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isTitleId, type TitleId } from '../../catalogue/ids.ts'
import { refusal, type Refusal } from '../../catalogue/refusal.ts'
import { stateToOthers } from '../../community/moderation.ts'
import { may } from '../../community/policy.ts'
import { isReviewId, type ReviewId } from '../../community/review-id.ts'
import type { ReviewState } from '../../community/review-state.ts'
import { entityState } from '../../store/entities.ts'
import type { ReadHandle } from '../../store/tables.ts'
import type { Session } from '../../store/members.ts'
import { takingDecision } from '../../store/decisions.ts'
import { reviewsPage } from '../../store/review-list.ts'
import { reviewPage, revisionsOf, type ReviewPageRead } from '../../store/review-page.ts'
import { votesBy } from '../../store/review-votes.ts'
import { reviewBy, reviewById, type Review } from '../../store/reviews.ts'
import { takenReviews } from '../../store/taken-posts.ts'
import type { Words } from '../../text/words.ts'
import { reviewHead } from '../heads/review-head.ts'
import { reviewsHead } from '../heads/title-part-head.ts'
import { routePaths } from '../paths.ts'
import type { ReviewVisitor, Sight } from '../review-pages.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { choiceOf, type ChoiceQuery } from '../views/review-choice.ts'
import { versionChanges } from '../views/review-changes.ts'
import { writeReviewPage } from '../views/review-forms.ts'
import { withdrawPage } from '../views/withdraw-review.ts'
import { ensureLive } from './ensure-live.ts'
import { pageNumber } from './page-number.ts'

type Params = { Params: { id: string } }
type ListQuery = Params & { Querystring: ChoiceQuery }

export function reviewRoutes(app: FastifyInstance, parts: SiteParts, sender: Sender): void {
  const { reader, visitors } = parts
  app.get<ListQuery>(routePaths.reviews, async (request, reply) => {
    const id = titleIdOf(request.params.id)
    const { paths } = sender.contextOf(request)
    const live = await ensureLive(reader, id, (target) => paths.reviews(target))
    if ('redirect' in live) return sender.sendMoved(request, reply, live.redirect)
    const choice = choiceOf(request.query)
    const page = pageNumber(request.query.page)
    const session = await visitors.sessionIn(request)
    return sender.send(request, reply, {
      page: 'ReviewsPage',
      version: live.version,
      make: async (context) => {
        const model = await reviewsPage(reader, id, choice, page)
        if (!model) throw noTitle(id)
        const visitor = session && (await visitorOf(parts, session, model.reviews))
        const own = session && (await reviewBy(reader, session.member.id, id))
        return {
          model: { ...model, choice, page, visitor, own },
          head: reviewsHead(context, model, sender.originOf(request)),
        }
      },
    })
  })
  app.get<Params>(routePaths.writeReview, async (request, reply) => {
    const id = titleIdOf(request.params.id)
    const { paths } = sender.contextOf(request)
    const live = await ensureLive(reader, id, (target) => paths.writeReview(target))
    if ('redirect' in live) return sender.sendMoved(request, reply, live.redirect)
    const session = await visitors.sessionIn(request)
    if (!session || !may(session.member.roleInForce, 'write a review', true))
      return toSignIn(sender, request, reply, paths.writeReview(id))
    return sender.send(request, reply, writeReviewPage(parts, session, { title: id, now: new Date() }))
  })
  app.get<Params>(routePaths.review, (request, reply) => sendReview(parts, sender, request, reply))
  app.get<Params>(routePaths.reviewHistory, async (request, reply) => {
    const read = await reviewPage(reader, reviewIdIn(request.params.id))
    if (!read || sightOf(read.review, await visitors.sessionIn(request)) === 'none')
      throw noReview(request.params.id)
    return sender.send(request, reply, {
      page: 'ReviewHistoryPage',
      make: async ({ words }) => ({
        model: { ...read, changes: versionChanges(await revisionsOf(reader, read.review)) },
        head: { title: words.say.reviews.historyOf(read.review.headline) },
      }),
    })
  })
  app.get<Params>(routePaths.withdrawReview, async (request, reply) => {
    const id = reviewIdIn(request.params.id)
    const session = await visitors.sessionIn(request)
    const { paths } = sender.contextOf(request)
    if (!session) return toSignIn(sender, request, reply, paths.review(id, 'withdraw'))
    const review = await reviewById(reader, id)
    if (review?.author?.id !== session.member.id) throw noReview(id)
    return sender.send(request, reply, withdrawPage(review, visitors.tokenOf(session)))
  })
}

/** The statuses of reviews that this reader can't read: to be published still, or gone from here. */
const statusOf = { shown: 200, held: 404, hidden: 410, withdrawn: 410 } as const

async function sendReview(
  parts: SiteParts,
  sender: Sender,
  request: FastifyRequest<Params>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { reader, visitors } = parts
  const id = reviewIdIn(request.params.id)
  const review = await reviewById(reader, id)
  if (!review) throw noReview(id)
  const session = await visitors.sessionIn(request)
  const sight = sightOf(review, session)
  const state = sight === 'none' ? await stateOf(reader, review) : review.state
  if (sight === 'none') reply.code(statusOf[state])
  const title = await entityState(reader, review.title)
  const version = sight === 'all' && title?.state === 'live' ? { version: title.version } : {}
  return sender.send(request, reply, {
    page: 'ReviewPage',
    ...version,
    make: async (context) => {
      const whole = await reviewPage(reader, id)
      if (!whole) throw noReview(id)
      const read = sight === 'none' ? asSeen(whole, state) : whole
      const visitor = session && (await visitorOf(parts, session, [read.review]))
      const isAuthor = session !== undefined && session.member.id === review.author?.id
      const taken = isAuthor ? await takenReviews(reader, session.member.id, [review], new Date()) : undefined
      return {
        model: { ...read, sight, visitor, taken: taken?.get(id) },
        head:
          sight === 'all'
            ? reviewHead(context, read, sender.originOf(request))
            : { title: titleUnseen(context.words.say.reviews, read, sight) },
      }
    },
  })
}

async function stateOf(reader: ReadHandle, { id, state, beneath }: Review): Promise<ReviewState> {
  if (beneath === 'shown') return state
  return stateToOthers(state, (await takingDecision(reader, { kind: 'review', id }))?.verdict)
}

const asSeen = (read: ReviewPageRead, state: ReviewState): ReviewPageRead => ({
  ...read,
  review: { ...read.review, state },
  hiddenBy: state === 'held' ? undefined : read.hiddenBy,
})

function titleUnseen(say: Words['say']['reviews'], { review }: ReviewPageRead, sight: Sight): string {
  if (sight !== 'none') return review.headline
  if (review.state === 'shown') return say.heading
  return review.state === 'held' ? say.notPublished : say.states[review.state]
}

/** All read what is shown; its author, anything; moderators, what waits for them or was hidden. */
function sightOf(review: Review, session: Session | undefined): Sight {
  if (review.state === 'shown') return 'all'
  if (!session) return 'none'
  if (session.member.id === review.author?.id) return 'author'
  const isForModerators = review.state !== 'withdrawn'
  return isForModerators && may(session.member.roleInForce, 'see the queue', false) ? 'moderator' : 'none'
}

async function visitorOf(
  { reader, visitors }: SiteParts,
  session: Session,
  reviews: readonly Review[],
): Promise<ReviewVisitor> {
  const { member } = session
  const votes = await votesBy(
    reader,
    member.id,
    reviews.map(({ id }) => id),
  )
  return { member: member.id, token: visitors.tokenOf(session), votes }
}

function toSignIn(sender: Sender, request: FastifyRequest, reply: FastifyReply, next: string): FastifyReply {
  const { paths } = sender.contextOf(request)
  return reply
    .code(303)
    .header('location', paths.accounts('signIn', { next }))
    .header('cache-control', 'no-store')
    .send()
}

function titleIdOf(text: string): TitleId {
  if (isTitleId(text)) return text
  throw noTitle(text)
}

function reviewIdIn(text: string): ReviewId {
  if (isReviewId(text)) return text
  throw noReview(text)
}

const noTitle = (id: string): Refusal => refusal('not-found', ['noTitle', JSON.stringify(id)], 'id')

const noReview = (id: string): Refusal => refusal('not-found', ['noReview', JSON.stringify(id)], 'id')

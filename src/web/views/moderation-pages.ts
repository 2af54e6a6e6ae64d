/** The pages of moderators, each as it is sent: at its own address, and again with what is wrong in its form. */
import { Refusal, refusal } from '../../catalogue/refusal.ts'
import {
  appealWait,
  deciderOfAppeal,
  isSubjectKind,
  maySuspend,
  overturned,
  verdictsOn,
  whyLeft,
  whyNotDecide,
  whyNotDecideAppeal,
  type AppealedMatter,
  type Staff,
  type Subject,
  type WhyLeft,
} from '../../community/moderation.ts'
import { appealById, appealedMatter } from '../../store/appeals.ts'
import { standingDecision } from '../../store/decisions.ts'
import { judgedReview } from '../../store/judged-review.ts'
import { withTitles } from '../../store/list-posts.ts'
import { isModerated, moderatedPost, type ModeratedPost } from '../../store/moderated-posts.ts'
import { logEntry } from '../../store/moderation-log.ts'
import { isForModerators, moderationPost, seenAs, type ModerationPost } from '../../store/moderation-post.ts'
import { moderationQueue, type OpenAppeal } from '../../store/moderation-queue.ts'
import type { Session } from '../../store/members.ts'
import { openReportsOn } from '../../store/reports.ts'
import { staffMembers } from '../../store/staff.ts'
import type { ReadHandle } from '../../store/tables.ts'
import type { Words } from '../../text/words.ts'
import type { AppealWaits, Decidable } from '../moderation-pages.ts'
import type { PageToSend } from '../send-page.ts'
import type { Visitors } from '../visitors.ts'
import { blank, type Filled } from './account-forms.ts'
import { headingOf } from './moderated-post.ts'
import { ModerationForms } from './moderation-forms.ts'

export type ModerationParts = { readonly reader: ReadHandle; readonly visitors: Visitors }
type Params = Readonly<Record<string, string | undefined>>
/** `count` is of posts decided about together; beside it stands of each {@link WhyLeft} how many were left. */
export type QueueNote = { readonly note?: string; readonly count?: string } & {
  readonly [Why in WhyLeft]?: string
}

/** What an address names; throws where it names nothing that is moderated. */
export function subjectIn({ kind = '', id = '' }: Params): Subject {
  if (isSubjectKind(kind) && isModerated(kind) && /^[\w-]{1,64}$/.test(id)) return { kind, id }
  throw refusal('not-found', ['noPost'])
}

/** The number of a decision or an appeal; throws where it is none. */
export function numberIn({ number = '' }: Params): number {
  if (/^[1-9]\d{0,14}$/.test(number)) return Number(number)
  throw new Refusal('not-found', 'There is no such number.', 'number')
}

/** What waits for moderators. */
export function queuePage(
  { reader, visitors }: ModerationParts,
  session: Session,
  note: QueueNote,
): PageToSend<'ModerationPage'> {
  return {
    page: 'ModerationPage',
    isPrivate: true,
    make: async ({ words }) => {
      const { staff, appeals, ...queue } = await moderationQueue(reader)
      const { id, roleInForce } = session.member
      const token = visitors.tokenOf(session)
      const now = new Date()
      const waiting = ({ appeal, decision, reporters, post }: OpenAppeal) =>
        decision.moderator === id
          ? appealWaits(staff, appealedMatter(decision, reporters, post, appeal.at), now)
          : undefined
      const others = staff.filter((one) => one.id !== id)
      const isAlone = !others.some(({ isReady }) => isReady)
      const unready = others.map(({ name }) => name)
      return {
        model: {
          ...queue,
          appeals: { ...appeals, list: appeals.list.map((one) => ({ ...one, waits: waiting(one) })) },
          alone: isAlone ? { mayAppoint: roleInForce === 'administrator', unready } : undefined,
          now,
          note: noteText(words, note),
          token,
        },
        head: { title: words.say.moderation.heading },
      }
    },
  }
}

export const appealWaits = (staff: readonly Staff[], matter: AppealedMatter, now: Date): AppealWaits => ({
  for: deciderOfAppeal(staff, matter, now),
  until: new Date(matter.at.getTime() + appealWait),
})

function noteText(words: Words, { note, count = '', ...left }: QueueNote): string | undefined {
  const say = words.say.moderation
  if (note === 'decided') return say.decided
  if (note === 'none-chosen') return say.noneChosen
  if (note !== 'together' || !isCount(count)) return undefined
  const decided = Number(count) === 0 ? say.noneDecided : words.plural(Number(count), say.decidedMany)
  const why = whyLeft.flatMap((one) => {
    const many = left[one]
    return isCount(many) ? [words.plural(Number(many), say.leftOut[one])] : []
  })
  return [decided, ...why].join(' ')
}

const isCount = (text = ''): boolean => /^\d{1,3}$/.test(text)

/** One post with what was said of it, and the form to decide. */
export function postPage(
  { reader, visitors }: ModerationParts,
  session: Session,
  subject: Subject,
  filled: Filled = blank,
): PageToSend<'ModerationPostPage'> {
  return {
    page: 'ModerationPostPage',
    isPrivate: true,
    make: async (context) => {
      const read = await moderationPost(reader, subject)
      if (!read) throw refusal('not-found', ['noPost'])
      const { words } = context
      const forms = new ModerationForms(context, visitors.tokenOf(session), filled)
      const model = { ...read, subject, now: new Date(), ...decidable(read, session, forms) }
      return { model, head: { title: words.say.moderation.decideOn(headingOf(words, read.post)) } }
    },
  }
}

function decidable(
  { post, reports, decisions }: ModerationPost,
  session: Session,
  forms: ModerationForms,
): Decidable {
  const open = reports.filter(({ decision }) => decision === undefined)
  const reporters = open.flatMap(({ reporter }) => reporter?.id ?? [])
  const whyNot =
    whyNotDecide(session.member.id, { author: post.author?.id, reporters }) ?? notYours(post, session)
  const verdicts = whyNot ? [] : verdictsOn(post.kind, post.state, open.length > 0)
  const form = verdicts.length === 0 ? undefined : forms.decide(post, verdicts, seenAs(post, decisions[0]))
  return { form, whyNot }
}

function notYours(post: ModeratedPost | undefined, { member }: Session): 'not-yours' | undefined {
  const role = post?.author?.role ?? 'reader'
  return post?.kind === 'member' && !maySuspend(member.roleInForce, role) ? 'not-yours' : undefined
}

/** An appeal with the decision that it is against, and the form to decide. */
export function appealPage(
  { reader, visitors }: ModerationParts,
  session: Session,
  number: number,
  filled: Filled = blank,
): PageToSend<'AppealPage'> {
  return {
    page: 'AppealPage',
    isPrivate: true,
    make: async (context) => {
      const appeal = await appealById(reader, number)
      const entry = appeal && (await logEntry(reader, appeal.decision))
      if (!appeal || !entry) throw refusal('not-found', ['noAppeal'], 'number')
      const { author, subject, verdict, moderator } = entry.decision
      const found = await moderatedPost(reader, subject)
      const post = found && (await withTitles(reader, found))
      const now = new Date()
      const matter = appealedMatter(entry.decision, entry.reporters, post, appeal.at)
      const waits = appealWaits(await staffMembers(reader), matter, now)
      const isGone = !post && !appeal.settled && isModerated(subject.kind)
      const whyNot = isGone
        ? 'gone'
        : (whyNotDecideAppeal(session.member.id, matter, waits.for) ?? notYours(post, session))
      const instead = overturned(verdict, subject.kind)
      const forms = new ModerationForms(context, visitors.tokenOf(session), filled)
      const isOpen = !appeal.settled && !whyNot && instead
      const standing = await standingDecision(reader, subject)
      const seen = post ? seenAs(post, standing) : ''
      const isReadable =
        post !== undefined && isForModerators(post, await openReportsOn(reader, subject), standing)
      const form = isOpen ? forms.decideAppeal(number, instead, seen) : undefined
      const judged = post && (await judgedReview(reader, post, entry.decision.at))
      const by = appeal.member !== undefined && appeal.member === author ? 'author' : 'reporter'
      const isOwn = !isGone && !appeal.settled && moderator === session.member.id
      const own = isOwn ? { waits } : {}
      const read = { entry, words: appeal.words, by, post, isReadable, judged } as const
      const model = { ...read, form, whyNot, now, ...own } as const
      return { model, head: { title: context.words.say.moderation.decideAppeal } }
    },
  }
}

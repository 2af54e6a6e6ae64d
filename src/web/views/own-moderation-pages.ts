/** The pages of those whom moderation concerns: a report to be sent, a decision with an appeal, what became of both. */
import { refusal } from '../../catalogue/refusal.ts'
import { partyOf, whyNoAppeal, type Subject } from '../../community/moderation.ts'
import { appealedMatter } from '../../store/appeals.ts'
import { isModerated, moderatedPost, moderatedPosts, subjectKey } from '../../store/moderated-posts.ts'
import { decisionsWithIds } from '../../store/decisions.ts'
import { decisionsAbout, logEntry, type LogEntryRead } from '../../store/moderation-log.ts'
import type { Session } from '../../store/members.ts'
import { recourses } from '../../store/recourse.ts'
import { openReportBy, reportsBy } from '../../store/reports.ts'
import { staffMembers } from '../../store/staff.ts'
import type { Words } from '../../text/words.ts'
import type { AppealWaits, EntryPageModel } from '../moderation-pages.ts'
import type { PageToSend } from '../send-page.ts'
import { blank, type Filled } from './account-forms.ts'
import { headingOf } from './moderated-post.ts'
import { ModerationForms } from './moderation-forms.ts'
import { appealWaits, type ModerationParts } from './moderation-pages.ts'

/** The form to report a post; throws where it can't be reported. */
export function reportPage(
  { reader, visitors }: ModerationParts,
  session: Session,
  subject: Subject,
  filled: Filled = blank,
): PageToSend<'FormPage'> {
  return {
    page: 'FormPage',
    isPrivate: true,
    make: async (context) => {
      const post = await moderatedPost(reader, subject)
      if (!post || post.state !== 'shown') throw refusal('not-found', ['noPost'])
      if (post.author?.id === session.member.id) throw refusal('conflict', ['reportOwn'])
      const { words, paths } = context
      const say = words.say.moderation
      const before = await openReportBy(reader, session.member.id, subject)
      const model = {
        heading: say.reportHeading,
        about: headingOf(words, post),
        lead: say.reportLead,
        ...(before ? { note: say.reportedBefore } : {}),
        form: new ModerationForms(context, visitors.tokenOf(session), filled).report(subject),
        ways: [{ before: '', text: say.seeRules, href: paths.moderationRules() }],
      }
      return { model, head: { title: say.reportHeading } }
    },
  }
}

/** A decision as everybody sees it; for one whom it concerns with the form to appeal. */
export function entryPage(
  { reader, visitors }: ModerationParts,
  session: Session | undefined,
  number: number,
  { note, filled = blank }: { readonly note?: string | undefined; readonly filled?: Filled } = {},
): PageToSend<'EntryPage'> {
  return {
    page: 'EntryPage',
    ...(session ? { isPrivate: true } : {}),
    make: async (context) => {
      const read = await logEntry(reader, number)
      if (!read) throw refusal('not-found', ['noDecision'], 'number')
      const say = context.words.say.moderation
      const own = session && {
        session,
        forms: new ModerationForms(context, visitors.tokenOf(session), filled),
      }
      const { decision, reporters } = read
      const post = own && (await moderatedPost(reader, decision.subject))
      const isGone = own !== undefined && isModerated(decision.subject.kind) && !post
      const staff = own ? await staffMembers(reader) : []
      const waitsFrom = (at: Date, now: Date): AppealWaits =>
        appealWaits(staff, appealedMatter(decision, reporters, post, at), now)
      const model: EntryPageModel = {
        entry: read,
        replacedBy: read.replacedBy,
        note: note === 'appealed' ? say.appealSent : undefined,
        own:
          own &&
          ownPart(
            read,
            { ...own, waitsFrom, isRewritten: post?.isRewritten === true },
            { ...say.appealFaults, gone: isGone ? say.postGone : undefined },
          ),
      }
      const canonical = context.paths.moderationEntry(number).slice(context.paths.prefix.length)
      return { model, head: { title: say.entry(String(number)), canonical } }
    },
  }
}

function ownPart(
  read: LogEntryRead,
  {
    session: { member },
    forms,
    waitsFrom,
    isRewritten,
  }: {
    readonly session: Session
    readonly forms: ModerationForms
    readonly isRewritten: boolean
    readonly waitsFrom: (at: Date, now: Date) => AppealWaits
  },
  faults: Words['say']['moderation']['appealFaults'] & { readonly gone: string | undefined },
): EntryPageModel['own'] {
  const { decision, appeals, reporters, appellants, replacedBy } = read
  const concerned = { author: decision.author, reporters }
  if (!partyOf(member.id, concerned)) return undefined
  const now = new Date()
  const sent = appeals.find(({ appeal }) => appeal.member === member.id)
  const words = sent?.appeal.words
  const isOpen = sent !== undefined && !sent.appeal.settled && !sent.hasLapsed
  const fault = whyNoAppeal(
    member.id,
    concerned,
    { ...decision, isReplaced: replacedBy !== undefined, isRewritten },
    { hasAppealed: appellants.includes(member.id), now },
  )
  if (!fault && faults.gone !== undefined)
    return { form: undefined, words, why: faults.gone, waits: undefined }
  if (!fault) return { form: forms.appeal(decision.id), words, why: undefined, waits: waitsFrom(now, now) }
  const isSaid = fault === 'too-late' || fault === 'rewritten' || (fault === 'already' && words === undefined)
  const why = isSaid ? faults[fault] : undefined
  return { form: undefined, words, why, waits: isOpen ? waitsFrom(sent.appeal.at, now) : undefined }
}

/** What a member reported, and what was decided about what they wrote. */
export function ownModerationPage(
  { reader }: ModerationParts,
  { member }: Session,
  note: string | undefined,
): PageToSend<'OwnModerationPage'> {
  return {
    page: 'OwnModerationPage',
    isPrivate: true,
    make: async ({ words }) => {
      const say = words.say.moderation
      const reports = await reportsBy(reader, member.id)
      const decisions = await decisionsAbout(reader, member.id)
      const answers = await decisionsWithIds(
        reader,
        reports.flatMap(({ decision }) => decision ?? []),
      )
      const now = new Date()
      const about = decisions.map(({ decision }) => decision)
      const known = await recourses(reader, member.id, [...answers, ...about], now)
      const posts = await moderatedPosts(reader, [
        ...reports.map(({ subject }) => subject),
        ...decisions.map(({ decision }) => decision.subject),
      ])
      const model = {
        reports: reports.map((report) => {
          const post = posts.get(subjectKey(report.subject))
          // What it is called since it was reported may wait, or be nobody else's business.
          const isUnread = post?.state === 'held' || post?.state === 'withdrawn'
          return {
            report,
            heading: isUnread ? say.kinds[post.kind] : post && headingOf(words, post),
            appealUntil: known.get(report.decision ?? 0)?.until,
          }
        }),
        decisions: decisions.map((entry) => {
          const post = posts.get(subjectKey(entry.decision.subject))
          const appealUntil = known.get(entry.decision.id)?.until
          return { entry, heading: post && headingOf(words, post), appealUntil }
        }),
        note: note === 'reported' ? say.reportSent : undefined,
        now,
      }
      return { model, head: { title: say.own } }
    },
  }
}

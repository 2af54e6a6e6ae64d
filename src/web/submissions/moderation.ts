/** The forms of moderation: reports, decisions, appeals. */
import type { FastifyInstance } from 'fastify'
import { appealDecision } from '../../actions/moderation/appeal-decision.ts'
import { decideAppeal } from '../../actions/moderation/decide-appeal.ts'
import { decideOnHeld } from '../../actions/moderation/decide-on-held.ts'
import { decideOnPost } from '../../actions/moderation/decide-on-post.ts'
import { reportPost } from '../../actions/moderation/report-post.ts'
import { Refusal } from '../../catalogue/refusal.ts'
import { longestWords } from '../../community/moderation.ts'
import { appealPage, numberIn, postPage, subjectIn, type ModerationParts } from '../views/moderation-pages.ts'
import { entryPage, reportPage } from '../views/own-moderation-pages.ts'
import { takeOwnForm, type Submitting } from './submit.ts'

export function moderation(app: FastifyInstance, parts: Submitting & ModerationParts): void {
  decisions(app, parts)
  takeOwnForm(app, parts, {
    path: 'report',
    deed: 'report a post',
    longer: { words: longestWords },
    async act({ call, session, typed, params, paths }) {
      const { reason = '', words = '' } = typed
      const subject = subjectIn(params)
      await reportPost(call.accounts.engine, session.member.id, { subject, reason, words }, call.now)
      return { to: paths.moderationOwn({ note: 'reported' }) }
    },
    again: (filled, { session, params }) => reportPage(parts, session, subjectIn(params), filled),
  })
  takeOwnForm(app, parts, {
    path: 'moderationEntry',
    deed: 'appeal a decision',
    longer: { words: longestWords },
    async act({ call, session, typed, params, paths }) {
      const decision = numberIn(params)
      const { words = '' } = typed
      await appealDecision(call.accounts.engine, session.member.id, { decision, words }, call.now)
      return { to: paths.moderationEntry(decision, { note: 'appealed' }) }
    },
    again: (filled, { session, params }) => entryPage(parts, session, numberIn(params), { filled }),
  })
}

function decisions(app: FastifyInstance, parts: Submitting & ModerationParts): void {
  takeOwnForm(app, parts, {
    path: 'moderationPost',
    deed: 'decide on a post',
    longer: { statement: longestWords },
    async act({ call, session, typed, params, paths }) {
      const { verdict = '', rule = '', statement = '', seen = '' } = typed
      const subject = subjectIn(params)
      const decision = { subject, verdict, rule, statement, seen }
      await decideOnPost(call.accounts.engine, session.member, decision, call.now)
      return { to: paths.moderation({ note: 'decided' }) }
    },
    again: (filled, { session, params }) => postPage(parts, session, subjectIn(params), filled),
  })
  takeOwnForm(app, parts, {
    path: 'moderation',
    deed: 'decide on a post',
    async act({ call, session, typed, paths }) {
      const verdict = typed['do']
      if (verdict !== 'approve' && verdict !== 'refuse')
        throw new Refusal('invalid', 'Posts are approved or refused together.', 'do')
      const posts = chosenIn(typed)
      if (posts.length === 0) return { to: paths.moderation({ note: 'none-chosen' }) }
      const { decided, left } = await decideOnHeld(
        call.accounts.engine,
        session.member.id,
        { verdict, posts, rule: verdict === 'refuse' ? 'advertising' : undefined },
        call.now,
      )
      const counts = Object.entries(left).map(([why, count]) => [why, String(count)] as const)
      const note = { note: 'together', count: String(decided), ...Object.fromEntries(counts) }
      return { to: paths.moderation(note) }
    },
  })
  takeOwnForm(app, parts, {
    path: 'moderationAppeal',
    deed: 'decide an appeal',
    longer: { statement: longestWords },
    async act({ call, session, typed, params, paths }) {
      const { verdict: outcome = '', rule = '', statement = '', seen = '' } = typed
      const typedOutcome = { appeal: numberIn(params), outcome, rule, statement, seen }
      await decideAppeal(call.accounts.engine, session.member, typedOutcome, call.now)
      return { to: paths.moderation({ note: 'decided' }) }
    },
    again: (filled, { session, params }) => appealPage(parts, session, numberIn(params), filled),
  })
}

/** A tick is called after its post, `review.rw0000012`, and says when that was written. */
function chosenIn(typed: Readonly<Record<string, string>>) {
  return Object.entries(typed).flatMap(([name, value]) => {
    const [kind, id] = name.split('.')
    return id !== undefined && /^\d{1,15}$/.test(value)
      ? [{ subject: subjectIn({ kind, id }), writtenAt: Number(value) }]
      : []
  })
}

/** Notices of people without an account, and what moderators decide about them. */
import type { FastifyInstance } from 'fastify'
import type { AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { decideOnNotice, type DecidedNotice } from '../../actions/moderation/decide-on-notice.ts'
import { sendNotice, type SentNotice } from '../../actions/moderation/send-notice.ts'
import { longestNotice } from '../../community/notice.ts'
import { isInterfaceLanguage } from '../../text/language.ts'
import { wordsIn } from '../../text/words.ts'
import { pathHere, Paths, postAt } from '../paths.ts'
import { numberIn, type ModerationParts } from '../views/moderation-pages.ts'
import { noticeFormPage, noticePage } from '../views/notices.ts'
import { takeForm, takeOwnForm, type Submitting } from './submit.ts'

export function notices(app: FastifyInstance, parts: Submitting & ModerationParts): void {
  takeForm(app, parts, {
    path: 'notice',
    deed: 'send a notice',
    longer: { words: longestNotice, work: longestNotice, reach: longestNotice },
    async act({ call, typed, paths }) {
      // No person sees that field, but a person's browser may have filled it in.
      if ((typed['website'] ?? '') !== '') throw new FormRefusal({ form: 'trapped' })
      const sent = await sendNotice(call, typed, pathHere(typed['address'] ?? '', call.origin))
      writeReceipt(call, sent)
      return { to: paths.notice({ note: 'sent', number: String(sent.number) }) }
    },
    again: (filled) => noticeFormPage(filled),
  })
  takeOwnForm(app, parts, {
    path: 'moderationNotice',
    deed: 'decide on a notice',
    async act({ call, session, typed, params, paths }) {
      const { verdict = '', rule = '', statement = '', seen = '' } = typed
      const decision = { number: numberIn(params), postAt, verdict, rule, statement, seen }
      writeDecision(call, await decideOnNotice(call.accounts.engine, session.member, decision, call.now))
      return { to: paths.moderation({ note: 'decided' }) }
    },
    again: (filled, { session, params }) => noticePage(parts, session, numberIn(params), filled),
  })
}

/** Nothing of what was typed stands in it: anybody's address may have been. */
function writeReceipt({ accounts, words }: AccountCall, { number, email }: SentNotice): void {
  if (email === undefined) return
  const { siteName, notices: say } = words.say
  const { subject, text } = say.letters.received
  accounts.write({
    to: email,
    subject: `${siteName}: ${subject(String(number))}`,
    text: text(String(number)),
  })
}

/** In the language that the notice was written in. */
function writeDecision({ accounts, origin }: AccountCall, decided: DecidedNotice): void {
  const { notice, decision, hasActed, statement } = decided
  if (notice.email === undefined) return
  const language = isInterfaceLanguage(notice.language) ? notice.language : 'en'
  const { siteName, notices: say } = wordsIn(language).say
  const { subject, text } = hasActed ? say.letters.acted : say.letters.left
  const { end, inLog } = say.letters
  // A path alone leads nowhere from a letter.
  const path = new Paths(language).moderationEntry(decision)
  const ending = origin === undefined ? end : `${end} ${inLog}\n${origin}${path}`
  accounts.write({
    to: notice.email,
    subject: `${siteName}: ${subject(String(notice.id))}`,
    text: [text, statement, ending].join('\n\n'),
  })
}

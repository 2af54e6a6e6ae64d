/** The form for notices of people without an account, and a notice as moderators see it. */
import { refusal } from '../../catalogue/refusal.ts'
import { noticeVerdicts, whyNotDecide } from '../../community/moderation.ts'
import { longestNotice, longestNoticeLine, noticeGrounds, type NoticeField } from '../../community/notice.ts'
import { standingDecision } from '../../store/decisions.ts'
import { moderatedPost } from '../../store/moderated-posts.ts'
import type { Session } from '../../store/members.ts'
import { seenAs } from '../../store/moderation-post.ts'
import { noticeById } from '../../store/notices.ts'
import { openReportsOn } from '../../store/reports.ts'
import type { FieldModel, FormModel, LineField, TextField } from '../form-model.ts'
import type { PageContext } from '../page-context.ts'
import { postAt } from '../paths.ts'
import type { PageToSend } from '../send-page.ts'
import { blank, type Filled } from './account-forms.ts'
import { ModerationForms } from './moderation-forms.ts'
import type { ModerationParts } from './moderation-pages.ts'

type NoticeNote = { readonly note?: string | undefined; readonly number?: string | undefined }

/** The form; `note` says that one was sent, and which number it has. */
export function noticeFormPage(
  filled: Filled = blank,
  { note, number = '' }: NoticeNote = {},
): PageToSend<'FormPage'> {
  return {
    page: 'FormPage',
    isPrivate: true,
    make: (context) => {
      const { say } = context.words
      const { heading, lead, sent, withAccount } = say.notices
      const isSent = note === 'sent' && /^[1-9]\d{0,14}$/.test(number)
      const ways = [
        { before: withAccount, text: say.moderation.rulesHeading, href: context.paths.moderationRules() },
        { before: '', text: say.moderation.log, href: context.paths.moderationLog() },
      ]
      const rest = isSent ? { note: sent(number) } : { lead, form: noticeForm(context, filled) }
      return Promise.resolve({
        model: { heading, ...rest, ways },
        head: { title: heading },
      })
    },
  }
}

function noticeForm({ words, paths }: PageContext, filled: Filled): FormModel {
  const { say } = words
  const { notices } = say
  const typed = (name: NoticeField, longest = longestNoticeLine): { value?: string; fault?: string } => {
    const value = filled.typed[name]
    const fault = filled.faults[name]
    const texts: Readonly<Partial<Record<NonNullable<typeof fault>, string>>> = {
      ...say.moderation.faults,
      ...notices.faults,
      'words-long': say.tooLong(words.number(longest)),
    }
    const text = fault && texts[fault]
    return { ...(value === undefined ? {} : { value }), ...(text ? { fault: text } : {}) }
  }
  const line = (name: NoticeField, rest: Pick<LineField, 'label' | 'hint' | 'autocomplete'>): LineField => ({
    name,
    type: 'text',
    longest: longestNoticeLine,
    ...rest,
    ...typed(name),
  })
  const lines = (name: NoticeField, rest: Pick<TextField, 'label' | 'hint' | 'rows'>): TextField => ({
    name,
    type: 'textarea',
    longest: longestNotice,
    ...rest,
    ...typed(name, longestNotice),
  })
  const { grounds, chooseGround } = notices
  const fields: readonly FieldModel[] = [
    {
      ...line('address', { label: notices.address, hint: notices.addressHint, autocomplete: 'off' }),
      longest: 2000,
    },
    {
      name: 'ground',
      type: 'select',
      label: notices.ground,
      choices: [
        { value: '', label: chooseGround },
        ...noticeGrounds.map((value) => ({ value, label: grounds[value] })),
      ],
      ...typed('ground'),
    },
    lines('words', { label: notices.words, hint: notices.wordsHint, rows: 6 }),
    { ...lines('work', { label: notices.work, hint: notices.workHint, rows: 3 }), isOptional: true },
    {
      ...line('name', { label: notices.name, hint: notices.nameHint, autocomplete: 'name' }),
      isOptional: true,
    },
    {
      ...line('email', { label: notices.email, hint: notices.emailHint, autocomplete: 'email' }),
      type: 'email',
      isOptional: true,
    },
    { ...lines('reach', { label: notices.reach, hint: notices.reachHint, rows: 2 }), isOptional: true },
    {
      ...line('behalf', { label: notices.behalf, hint: notices.behalfHint, autocomplete: 'off' }),
      isOptional: true,
    },
    { name: 'accurate', type: 'checkbox', label: notices.accurate, ...typed('accurate') },
    { name: 'authorised', type: 'checkbox', label: notices.authorised, ...typed('authorised') },
  ]
  const form = { id: 'notice', action: paths.notice(), submit: notices.send, fields, hasTrap: true }
  return filled.faults.form === 'trapped' ? { ...form, fault: notices.faults.trapped } : form
}

/** One notice, and the form to decide. */
export function noticePage(
  { reader, visitors }: ModerationParts,
  session: Session,
  number: number,
  filled: Filled = blank,
): PageToSend<'NoticePage'> {
  return {
    page: 'NoticePage',
    isPrivate: true,
    make: async (context) => {
      const notice = await noticeById(reader, number)
      if (!notice) throw refusal('not-found', ['noNotice'], 'number')
      const about = postAt(notice.address)
      const post = about && (await moderatedPost(reader, about))
      const reports = post ? await openReportsOn(reader, post) : []
      const reporters = reports.flatMap(({ reporter }) => reporter?.id ?? [])
      const whyNot = post && whyNotDecide(session.member.id, { author: post.author?.id, reporters })
      const seen = post ? seenAs(post, await standingDecision(reader, post)) : ''
      const forms = new ModerationForms(context, visitors.tokenOf(session), filled)
      const isOpen = notice.decision === undefined && !whyNot
      const form = isOpen ? forms.decideNotice(number, noticeVerdicts(post?.state), seen) : undefined
      return {
        model: { notice, post, form, whyNot, now: new Date() },
        head: { title: context.words.say.notices.notice(String(number)) },
      }
    },
  }
}

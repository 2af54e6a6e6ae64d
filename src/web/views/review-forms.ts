/** The form that a review is written in, and the page around it: at its own address, and again with what is wrong. */
import type { TitleId } from '../../catalogue/ids.ts'
import { keyOf } from '../../catalogue/ids.ts'
import { refusal } from '../../catalogue/refusal.ts'
import { longestHeadline, readDraft, type ReviewField } from '../../community/review-draft.ts'
import { reviewLanguages } from '../../community/review-languages.ts'
import { reviewLicences } from '../../community/review-licences.ts'
import { longestReview, parseReview } from '../../community/review-text.ts'
import { isAtLeast } from '../../community/roles.ts'
import { linesOf } from '../../store/lines-by-key.ts'
import type { Session } from '../../store/members.ts'
import { reviewBy, type Review } from '../../store/reviews.ts'
import type { ReadHandle } from '../../store/tables.ts'
import { takenReviews } from '../../store/taken-posts.ts'
import { fullName } from '../../text/titles.ts'
import type { FormModel } from '../form-model.ts'
import type { PageContext } from '../page-context.ts'
import type { ReviewPreview } from '../review-pages.ts'
import type { PageToSend } from '../send-page.ts'
import type { Visitors } from '../visitors.ts'
import { blank, type Filled } from './account-forms.ts'

export type ReviewFormParts = { readonly reader: ReadHandle; readonly visitors: Visitors }

export type ReviewForm = {
  readonly title: TitleId
  readonly filled?: Filled
  /** Whether what was typed is shown as readers would see it. */
  readonly isPreview?: boolean
  readonly now: Date
}

/** Throws where there is no such title. */
export function writeReviewPage(
  { reader, visitors }: ReviewFormParts,
  session: Session,
  { title, filled = blank, isPreview = false, now }: ReviewForm,
  address?: string,
): PageToSend<'WriteReviewPage'> {
  return {
    page: 'WriteReviewPage',
    isPrivate: true,
    ...(address === undefined ? {} : { address }),
    make: async (context) => {
      const line = (await linesOf(reader, [keyOf(title)])).get(title)
      if (!line) throw refusal('not-found', ['noTitle', title], 'id')
      const { member } = session
      const own = await reviewBy(reader, member.id, title)
      const typed = { ...typedBefore(own, context), ...filled.typed }
      const say = context.words.say.reviews
      return {
        model: {
          title: line,
          own,
          taken: own && (await takenReviews(reader, member.id, [own], now)).get(own.id),
          isNewcomer: !isAtLeast(member.roleInForce, 'member'),
          preview: isPreview ? previewOf(typed, member.name) : undefined,
          form: reviewForm(
            context,
            title,
            own !== undefined,
            { typed, faults: filled.faults },
            {
              token: visitors.tokenOf(session),
              opened: filled.typed['opened'] ?? visitors.openedAt(session, now),
            },
          ),
        },
        head: { title: `${own ? say.edit : say.write}: ${fullName(context.words, line)}` },
      }
    },
  }
}

function typedBefore(own: Review | undefined, { words }: PageContext): Filled['typed'] {
  if (!own) return { language: words.language, licence: 'all-rights-reserved' }
  const { headline, text, language, licence } = own
  return { headline, text, language, licence }
}

function previewOf(typed: Filled['typed'], author: string): ReviewPreview | undefined {
  const read = readDraft(typed)
  if ('faults' in read) return undefined
  const { headline, language, text } = read.draft
  return { headline, language, blocks: parseReview(text), author }
}

function reviewForm(
  { words, paths }: PageContext,
  title: TitleId,
  isEdit: boolean,
  { typed, faults }: Filled,
  hidden: Readonly<Record<string, string>>,
): FormModel {
  const { reviews: say, moderation } = words.say
  const about = (name: ReviewField) => {
    const fault = faults[name]
    const texts: Partial<Readonly<Record<string, string>>> = say.faults
    return { name, value: typed[name] ?? '', ...(fault && texts[fault] ? { fault: texts[fault] } : {}) }
  }
  const wouldWait = faults.form === 'would-wait'
  return {
    id: 'review',
    action: paths.writeReview(title),
    submit: wouldWait ? moderation.letWait : isEdit ? say.save : say.publish,
    also: { value: 'preview', text: say.preview },
    hidden: wouldWait ? { ...hidden, waits: 'yes' } : hidden,
    ...(wouldWait ? { fault: say.faults['would-wait'] } : {}),
    fields: [
      {
        ...about('headline'),
        label: say.headline,
        type: 'text',
        autocomplete: 'off',
        longest: longestHeadline,
      },
      {
        ...about('text'),
        label: say.text,
        hint: say.textHint,
        type: 'textarea',
        rows: 14,
        longest: longestReview,
      },
      { ...about('language'), label: say.languageOfText, type: 'select', choices: languagesIn(words) },
      {
        ...about('licence'),
        label: say.licence,
        type: 'select',
        choices: reviewLicences.map((licence) => ({ value: licence, label: say.licences[licence] })),
      },
    ],
  }
}

/** By name, in the order of the page's language. */
function languagesIn(words: PageContext['words']): readonly { value: string; label: string }[] {
  const order = new Intl.Collator(words.language)
  return reviewLanguages
    .map((code) => ({ value: code, label: words.languageName(code) }))
    .sort((a, b) => order.compare(a.label, b.label))
}

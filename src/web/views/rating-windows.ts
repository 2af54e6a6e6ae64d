/** The page of unusual ratings as it is sent: at its own address, and again with what is wrong in one of its forms. */
import { reviewAfter } from '../../community/holding.ts'
import { longestStatement, type WindowField } from '../../community/rating-decision.ts'
import type { Session } from '../../store/members.ts'
import { windowQueue, type WindowLine } from '../../store/rating-windows.ts'
import type { ReadHandle } from '../../store/tables.ts'
import type { FormModel } from '../form-model.ts'
import type { PageContext } from '../page-context.ts'
import type { WindowToDecide } from '../rating-windows-page.ts'
import type { PageToSend } from '../send-page.ts'
import type { Visitors } from '../visitors.ts'
import { blank, type Filled } from './account-forms.ts'

export type WindowParts = { readonly reader: ReadHandle; readonly visitors: Visitors }
/** `window` is the one whose form `filled` is. */
type Shown = { readonly note?: string | undefined; readonly filled?: Filled; readonly window?: number }

export function ratingWindowsPage(
  { reader, visitors }: WindowParts,
  session: Session,
  { note, filled = blank, window }: Shown = {},
  address?: string,
): PageToSend<'RatingWindowsPage'> {
  return {
    page: 'RatingWindowsPage',
    isPrivate: true,
    ...(address === undefined ? {} : { address }),
    make: async (context) => {
      const say = context.words.say.ratingActivity.queue
      const token = visitors.tokenOf(session)
      const queue = await windowQueue(reader, new Date(Date.now() - reviewAfter))
      const decidable = (one: WindowLine): WindowToDecide => ({
        window: one,
        form: decisionForm(context, one, token, one.id === window ? filled : blank),
      })
      return {
        model: {
          note: note === 'decided' ? say.decided : undefined,
          held: queue.held.map(decidable),
          toReview: queue.toReview.map(decidable),
          watched: queue.watched.map(decidable),
        },
        head: { title: say.heading },
      }
    },
  }
}

function decisionForm(
  { words, paths }: PageContext,
  { id }: WindowLine,
  token: string,
  { typed, faults }: Filled,
): FormModel {
  const say = words.say.ratingActivity.queue
  const texts: Partial<Readonly<Record<string, string>>> = say.faults
  const shared = (name: WindowField) => {
    const fault = texts[faults[name] ?? '']
    return {
      name,
      ...(typed[name] === undefined ? {} : { value: typed[name] }),
      ...(fault === undefined ? {} : { fault }),
    }
  }
  return {
    id: `window-${id}`,
    action: paths.moderationRating(id),
    submit: say.decide,
    hidden: { token },
    fields: [
      {
        ...shared('verdict'),
        type: 'select',
        label: say.verdict,
        choices: [
          { value: '', label: '–' },
          { value: 'exclude', label: say.exclude },
          { value: 'genuine', label: say.genuine },
        ],
      },
      {
        ...shared('statement'),
        type: 'textarea',
        label: say.reason,
        hint: say.reasonHint,
        rows: 3,
        longest: longestStatement,
      },
    ],
  }
}

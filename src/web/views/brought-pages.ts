/** The pages of what members bring from elsewhere. */
import { keyOf } from '../../catalogue/ids.ts'
import { refusal, type Refusal } from '../../catalogue/refusal.ts'
import { importOf, lastImportOf } from '../../store/member-imports.ts'
import type { Session } from '../../store/members.ts'
import { titlesNow } from '../../store/titles-now.ts'
import type { PageToSend } from '../send-page.ts'
import { blank, type Filled } from './account-forms.ts'
import { whyUnread } from './why-unread.ts'
import { faultText } from './list-forms.ts'
import type { ListPageParts } from './list-pages.ts'

export function bringToSend(
  { reader, visitors }: ListPageParts,
  session: Session,
  filled: Filled = blank,
  address?: string,
): PageToSend<'FormPage'> {
  return {
    page: 'FormPage',
    isPrivate: true,
    ...(address === undefined ? {} : { address }),
    make: async (context) => {
      const { paths } = context
      const say = context.words.say.imports
      const last = await lastImportOf(reader, session.member.id, new Date())
      const { file: fault } = filled.faults
      const wrong =
        fault &&
        [faultText(context, fault), filled.unread && whyUnread(context.words, filled.unread)]
          .filter(Boolean)
          .join(' ')
      const model = {
        own: 'bring' as const,
        heading: say.heading,
        lead: say.lead,
        form: {
          id: 'bring',
          submit: say.read,
          action: paths.accounts('bring'),
          hidden: { token: visitors.tokenOf(session) },
          fields: [
            {
              type: 'file',
              name: 'file',
              label: say.file,
              hint: last && !last.isDone ? say.fileHintInPlaceOf(last.file) : say.fileHint,
              accept: '.csv,.zip,.json',
              ...(wrong ? { fault: wrong } : {}),
            } as const,
          ],
        },
        ways: [...(last ? [{ before: say.lastBrought, text: last.file, href: paths.brought(last.id) }] : [])],
      }
      return { model, head: { title: say.heading } }
    },
  }
}

export function broughtToSend(
  { reader, visitors }: ListPageParts,
  session: Session,
  id: string,
): PageToSend<'BroughtPage'> {
  return {
    page: 'BroughtPage',
    isPrivate: true,
    make: async ({ words }) => {
      const brought = await importOf(reader, session.member.id, id, new Date())
      if (!brought) throw notKept()
      const lines = await titlesNow(
        reader,
        brought.summary.guesses.first.map(({ title }) => keyOf(title)),
      )
      return {
        model: { brought, lines, token: visitors.tokenOf(session) },
        head: { title: words.say.imports.brought },
      }
    },
  }
}

export const notKept = (): Refusal => refusal('not-found', ['importGone'], 'import')

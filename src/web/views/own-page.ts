/** Where a member says what their own page shows. */
import { longestAbout, memberParts } from '../../community/member-page.ts'
import type { MemberPageChoice } from '../../store/member-page.ts'
import type { Session } from '../../store/members.ts'
import type { FormModel, FormPageModel } from '../form-model.ts'
import type { PageContext } from '../page-context.ts'
import type { PageToSend } from '../send-page.ts'
import type { Visitors } from '../visitors.ts'
import { blank, type Filled } from './account-forms.ts'

type Shown = {
  readonly choice: MemberPageChoice
  readonly isSaved?: boolean
  readonly filled?: Filled
}

export function ownPage(
  visitors: Visitors,
  session: Session,
  { choice, isSaved = false, filled = blank }: Shown,
  address?: string,
): PageToSend<'FormPage'> {
  return {
    page: 'FormPage',
    isPrivate: true,
    ...(address === undefined ? {} : { address }),
    make: (context) => {
      const { words, paths } = context
      const say = words.say.members
      const model: FormPageModel = {
        own: 'member',
        heading: say.yourPage,
        lead: say.yourPageLead,
        ...(isSaved ? { note: say.saved } : {}),
        form: ownPageForm(context, choice, filled, visitors.tokenOf(session)),
        ways: [{ before: '', text: say.seeYourPage, href: paths.member(session.member.name) }],
      }
      return Promise.resolve({ model, head: { title: say.yourPage } })
    },
  }
}

function ownPageForm(
  { words, paths }: PageContext,
  { about, shown }: MemberPageChoice,
  { typed, faults }: Filled,
  token: string,
): FormModel {
  const say = words.say.members
  const fault = faults.about
  const isSentAgain = Object.keys(typed).length > 0
  return {
    id: 'own-page',
    action: paths.accounts('accountPage'),
    submit: words.say.account.save,
    hidden: { token },
    fields: [
      {
        name: 'about',
        type: 'textarea',
        label: say.about,
        hint: say.aboutHint,
        rows: 8,
        longest: longestAbout,
        isOptional: true,
        value: typed['about'] ?? about,
        ...(fault && fault in say.faults ? { fault: say.faults[fault as keyof typeof say.faults] } : {}),
      },
      ...memberParts.map((part) => ({
        name: part,
        type: 'checkbox' as const,
        label: say.show[part],
        ...((isSentAgain ? typed[part] === 'yes' : shown.includes(part)) ? { value: 'yes' } : {}),
      })),
    ],
  }
}

import { hasPassword, type Session } from '../../store/members.ts'
import type { FormModel } from '../form-model.ts'
import type { PageContext } from '../page-context.ts'
import type { PageToSend } from '../send-page.ts'
import { blank, type Filled } from './account-forms.ts'
import type { AccountPageParts } from './account-pages.ts'

/** Where a member takes their data along, or leaves. */
export function ownDataPage(
  { reader, visitors }: AccountPageParts,
  session: Session,
  filled: Filled = blank,
  address?: string,
): PageToSend<'OwnDataPage'> {
  return {
    page: 'OwnDataPage',
    isPrivate: true,
    ...(address === undefined ? {} : { address }),
    make: async (context) => {
      const say = context.words.say.ownData
      const token = visitors.tokenOf(session)
      const take = {
        id: 'take',
        action: context.paths.accounts('accountExport'),
        submit: say.download,
        hidden: { token },
        fields: [],
      }
      const asksPassword = await hasPassword(reader, session.member.id)
      return {
        model: { take, leave: leaveForm(context, filled, { token, asksPassword }) },
        head: { title: say.heading },
      }
    },
  }
}

function leaveForm(
  { words, paths }: PageContext,
  { typed, faults }: Filled,
  { token, asksPassword }: { readonly token: string; readonly asksPassword: boolean },
): FormModel {
  const { ownData: say, account } = words.say
  const told = (fault: string | undefined): string | undefined =>
    fault !== undefined && fault in account.faults
      ? account.faults[fault as keyof typeof account.faults]
      : undefined
  const [fault, wrong] = [told(faults.form), told(faults.password)]
  const password = {
    name: 'password',
    type: 'password',
    label: account.currentPassword,
    autocomplete: 'current-password',
    ...(wrong === undefined ? {} : { fault: wrong }),
  } as const
  return {
    id: 'leave',
    action: paths.accounts('accountDelete'),
    submit: say.confirm,
    hidden: { token },
    ...(fault === undefined ? {} : { fault }),
    fields: [
      {
        name: 'reviews',
        type: 'select',
        label: say.reviews,
        value: typed['reviews'] === 'deleted' ? 'deleted' : 'kept',
        choices: [
          { value: 'kept', label: say.kept },
          { value: 'deleted', label: say.deleted },
        ],
      },
      ...(asksPassword ? [password] : []),
    ],
  }
}

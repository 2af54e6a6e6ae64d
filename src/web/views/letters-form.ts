import { letterKinds, type NotificationKind } from '../../community/notification-kinds.ts'
import type { FormModel } from '../form-model.ts'
import type { PageContext } from '../page-context.ts'

/** Which notifications come by e-mail too: a tick for each kind. */
export function lettersForm(
  { words, paths }: PageContext,
  chosen: readonly NotificationKind[],
  token: string,
): FormModel {
  const say = words.say.notifications
  return {
    id: 'choose-letters',
    action: paths.accounts('accountLetters'),
    submit: say.saveLetters,
    hidden: { token },
    fields: letterKinds.map((kind) => ({
      name: kind,
      type: 'checkbox',
      label: say.letterKinds[kind],
      ...(chosen.includes(kind) ? { value: 'yes' } : {}),
    })),
  }
}

/** Which notifications come by letter: chosen on the page of the account, or ended by a link in a letter. */
import type { NotificationKind } from '../community/notification-kinds.ts'
import type { Engine } from '../store/engine/engine.ts'
import { dropLetterChoice, setLetterChoices } from '../store/letter-choices.ts'

export type LetterChoice = {
  readonly member: string
  readonly kinds: readonly NotificationKind[]
  /** In which letters are written from now on. */
  readonly language: string
}

export async function chooseLetters(
  engine: Engine,
  { member, kinds, language }: LetterChoice,
): Promise<void> {
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await setLetterChoices(tx, member, kinds, language)
  })
}

/** Asked twice, it does no harm. */
export async function stopLetters(engine: Engine, member: string, kind: NotificationKind): Promise<void> {
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await dropLetterChoice(tx, member, kind)
  })
}

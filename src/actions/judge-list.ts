/** Whether what a list says can be read by all at once, or waits for a moderator. */
import { FormRefusal } from '../accounts/form-refusal.ts'
import { holdReasons, type HoldReason } from '../community/first-posts.ts'
import { isNamedAlike, saysMore, traitsOf, type ListTraits } from '../community/list-words.ts'
import { putListTraces, setJudgement, spokenList, type SpokenList } from '../store/list-words.ts'
import { isShownToAll } from '../store/lists.ts'
import { memberWithId } from '../store/members.ts'
import { surroundingsOf } from '../store/post-surroundings.ts'
import type { WriteHandle } from '../store/tables.ts'
import { takenLists, type TakenPost } from '../store/taken-posts.ts'

export type SentWords = {
  /** From the form being shown to its being sent, in milliseconds. */
  readonly writingTime: number
  /** Whether its author is asked before a change that has to wait takes out of sight what all can see. */
  readonly asksFirst?: boolean
}

export type Writing = SentWords & { readonly now: Date }

/**
 * Does what changes the words of a list, or shows them to others, and judges it by the rules for first posts: within
 * the one transaction. What a private list says waits for nobody, and is looked at once it is made public. New words
 * of one that moderators refused or hid wait for them, or for what comes of its author's appeal.
 */
export async function judged<Done>(
  tx: WriteHandle,
  number: number,
  writing: Writing,
  change: () => Promise<Done>,
): Promise<Done> {
  const before = await spokenList(tx, number)
  const done = await change()
  const after = await spokenList(tx, number)
  if (after) await judge(tx, before, after, writing)
  return done
}

/** The same for what changes several lists at once. */
export function judgedAll<Done>(
  tx: WriteHandle,
  numbers: readonly number[],
  writing: Writing,
  change: () => Promise<Done>,
): Promise<Done> {
  const [number, ...others] = numbers
  if (number === undefined) return change()
  return judged(tx, number, writing, () => judgedAll(tx, others, writing, change))
}

/** The same of a list that is new, and public. */
export async function judgeNew(tx: WriteHandle, number: number, writing: Writing): Promise<void> {
  const made = await spokenList(tx, number)
  if (made) await judge(tx, undefined, made, writing)
}

async function judge(
  tx: WriteHandle,
  before: SpokenList | undefined,
  after: SpokenList,
  writing: Writing,
): Promise<void> {
  const { number, isPublic, state, holds, owner, id } = after.list
  const isUnread = isPublic && before?.list.isPublic !== true && state === 'held'
  if (!isUnread && before && isSame(before, after)) return
  const at = writing.now.toISOString()
  const traits = traitsOf(after.words)
  if (isPublic) await putListTraces(tx, number, traits)
  const taken = (await takenLists(tx, owner.id, [after.list], writing.now)).get(id)
  // Whoever decides about an appeal reads the new words with it; without a decision there is nobody to ask.
  const staysHidden = state === 'hidden' && taken?.isOpen !== false
  // What takes words away says nothing that wasn't read before.
  const isSettled = state !== 'held' && before && !saysMore(after.words, before.words)
  if (staysHidden || isSettled) return setJudgement(tx, number, { state, holds, at })
  if (!isPublic) return setJudgement(tx, number, { state: 'held', holds: taken ? ['taken-before'] : [], at })
  const reasons = await reasonsToHold(tx, { before, after, traits, taken }, writing)
  if (writing.asksFirst && before && isShownToAll(before.list) && reasons.length > 0)
    throw new FormRefusal({ form: 'would-wait' })
  await setJudgement(tx, number, { state: reasons.length > 0 ? 'held' : 'shown', holds: reasons, at })
}

const isSame = (before: SpokenList, after: SpokenList): boolean =>
  !saysMore(after.words, before.words) && !saysMore(before.words, after.words)

type Judged = {
  readonly before: SpokenList | undefined
  readonly after: SpokenList
  readonly traits: ListTraits
  readonly taken: TakenPost | undefined
}

async function reasonsToHold(
  tx: WriteHandle,
  { before, after: { list, words }, traits: { shingles, compared, links }, taken }: Judged,
  { writingTime, now }: Writing,
): Promise<readonly HoldReason[]> {
  const author = list.owner.id
  const { role = 'newcomer' } = (await memberWithId(tx, author)) ?? {}
  const isMended = before?.list.state === 'shown' && isNamedAlike(words, before.words)
  return holdReasons(
    {
      shingles,
      links,
      writingTime,
      before: isMended ? traitsOf(before.words) : undefined,
      isTaken: taken !== undefined,
    },
    await surroundingsOf(tx, { author, role, list: list.number, shingles: compared, links }, now),
  )
}

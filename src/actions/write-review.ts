import { FormRefusal } from '../accounts/form-refusal.ts'
import type { TitleId } from '../catalogue/ids.ts'
import { refusal } from '../catalogue/refusal.ts'
import { holdReasons } from '../community/first-posts.ts'
import { readDraft, type ReviewDraft, type Typed } from '../community/review-draft.ts'
import { reviewNumberOf, type ReviewId } from '../community/review-id.ts'
import type { ReviewState } from '../community/review-state.ts'
import { linksIn, parseReview } from '../community/review-text.ts'
import type { MemberRole } from '../community/roles.ts'
import { shinglesOf } from '../community/similar-text.ts'
import type { Engine } from '../store/engine/engine.ts'
import { entityState } from '../store/entities.ts'
import { surroundingsOf } from '../store/post-surroundings.ts'
import { insertReview, replaceReview, reviewBy, reviewById, type Review } from '../store/reviews.ts'
import type { WriteHandle } from '../store/tables.ts'
import { takenReviews, type TakenPost } from '../store/taken-posts.ts'

export type Author = { readonly id: string; readonly role: MemberRole }

export type SentReview = {
  readonly author: Author
  readonly title: TitleId
  readonly typed: Typed
  /** From the form being shown to its being sent, in milliseconds. */
  readonly writingTime: number
  /** Whether its author is asked before a change that has to wait takes out of sight what all can read. */
  readonly asksFirst?: boolean
}

/**
 * Writes a member's one review of a title, or puts new words in its place. Throws a {@link FormRefusal} for words that
 * can't be taken, a refusal for a title that isn't there. By the rules for first posts it may be held. New words of a
 * review that moderators refused or hid wait for them, or for what comes of its author's appeal.
 */
export async function writeReview(
  engine: Engine,
  sent: SentReview,
  now: Date,
): Promise<{ readonly id: ReviewId; readonly state: ReviewState }> {
  const { author, title, typed } = sent
  const read = readDraft(typed)
  if ('faults' in read) throw new FormRefusal(read.faults)
  const found = await entityState(engine.reader, title)
  if (found?.state !== 'live') throw refusal('not-found', ['noTitle', title], 'id')
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const before = await reviewBy(tx, author.id, title)
    if (before && isSame(before, read.draft)) return { id: before.id, state: before.state }
    const taken = before && (await takenReviews(tx, author.id, [before], now)).get(before.id)
    // Whoever decides about an appeal reads the new words with it.
    const holds = taken?.isOpen ? [] : await holdsOf(tx, sent, { draft: read.draft, before, taken }, now)
    if (sent.asksFirst && before?.state === 'shown' && holds.length > 0)
      throw new FormRefusal({ form: 'would-wait' })
    const write = { draft: read.draft, holds, at: now.toISOString() }
    const id = before ? before.id : await insertReview(tx, { author: author.id, title }, write)
    if (before) await replaceReview(tx, before, write)
    return { id, state: (await reviewById(tx, id))?.state ?? 'held' }
  })
}

/** Nothing new was said of one that is to be read already: it gets no revision. */
function isSame(before: Review, draft: ReviewDraft): boolean {
  const { language, headline, text, licence } = before
  return (
    before.state !== 'withdrawn' &&
    language === draft.language &&
    headline === draft.headline &&
    text === draft.text &&
    licence === draft.licence
  )
}

async function holdsOf(
  tx: WriteHandle,
  { author, writingTime }: SentReview,
  {
    draft,
    before,
    taken,
  }: {
    readonly draft: ReviewDraft
    readonly before: Review | undefined
    readonly taken: TakenPost | undefined
  },
  now: Date,
) {
  const { shingles, links } = traitsOf(draft)
  const post = { author: author.id, role: author.role, shingles, links }
  const review = before && reviewNumberOf(before.id)
  const accepted = before?.state === 'shown' ? traitsOf(before) : undefined
  return holdReasons(
    { shingles, links, writingTime, before: accepted, isTaken: taken !== undefined },
    await surroundingsOf(tx, { ...post, review }, now),
  )
}

const traitsOf = ({ headline, text }: Pick<ReviewDraft, 'headline' | 'text'>) => ({
  shingles: shinglesOf(`${headline}\n${text}`),
  links: linksIn(parseReview(text)),
})

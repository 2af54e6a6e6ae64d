import type { RefusalReason } from '../../catalogue/refusal-reasons.ts'
import { refusal } from '../../catalogue/refusal.ts'
import { whyNoAppeal, type AppealFault } from '../../community/moderation.ts'
import { appealsBy, insertAppeal } from '../../store/appeals.ts'
import { decisionById, standingDecision } from '../../store/decisions.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { isModerated, moderatedPost } from '../../store/moderated-posts.ts'
import { reportersIn } from '../../store/reports.ts'
import { ensureWords } from './typed.ts'

/**
 * Asks for a decision to be made again, by another moderator. Throws a refusal where the member has no appeal:
 * `not-found` for whoever has nothing to do with it, as if it weren't there.
 */
export async function appealDecision(
  engine: Engine,
  member: string,
  { decision: id, words: typed }: { readonly decision: number; readonly words: string },
  now: Date,
): Promise<void> {
  const words = ensureWords(typed, 'words')
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const decision = await decisionById(tx, id)
    if (!decision) throw refusal('not-found', faults['not-concerned'])
    const standing = await standingDecision(tx, decision.subject)
    const post = await moderatedPost(tx, decision.subject)
    const concerned = { author: decision.author, reporters: await reportersIn(tx, decision.matter) }
    const fault = whyNoAppeal(
      member,
      concerned,
      { ...decision, isReplaced: standing?.id !== id, isRewritten: post?.isRewritten === true },
      { hasAppealed: (await appealsBy(tx, member, [decision.matter])).has(decision.matter), now },
    )
    if (fault) throw refusal(fault === 'not-concerned' ? 'not-found' : 'conflict', faults[fault])
    if (isModerated(decision.subject.kind) && !post) throw refusal('conflict', ['postGone'])
    await insertAppeal(tx, { at: now, decision: id, matter: decision.matter, member, words })
  })
}

const faults = {
  'not-concerned': ['appealNotConcerned'],
  'not-against-you': ['appealNotAgainstYou'],
  already: ['appealedAlready'],
  replaced: ['decisionReplaced'],
  rewritten: ['newWordsWait'],
  'too-late': ['appealTooLate'],
} as const satisfies Readonly<Record<AppealFault, RefusalReason>>

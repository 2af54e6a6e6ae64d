import { FormRefusal } from '../../accounts/form-refusal.ts'
import { refusal } from '../../catalogue/refusal.ts'
import type { Subject } from '../../community/moderation.ts'
import { isReportReason } from '../../community/site-rules.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { moderatedPost, setInQuestion } from '../../store/moderated-posts.ts'
import { openReportBy, putReport, reportsSince } from '../../store/reports.ts'
import { optionalWords } from './typed.ts'

const day = 86_400_000
/** Reports that one member may send in 24 hours. */
export const mostReports = 30

/**
 * Reports a post that others can see. A member's next report of the same post, while the first is open, takes its
 * place. Throws a refusal for a post that isn't there, for one's own, and after 30 in a day; a
 * {@link FormRefusal} for a reason that is none and for words that can't be kept.
 */
export async function reportPost(
  engine: Engine,
  reporter: string,
  typed: { readonly subject: Subject; readonly reason: string; readonly words: string },
  now: Date,
): Promise<void> {
  const { subject, reason } = typed
  if (!isReportReason(reason)) throw new FormRefusal({ reason: 'choose' })
  const words = optionalWords(typed.words, 'words')
  // Where no rule fits, nothing but words can say what is wrong.
  if (reason === 'other' && words === '') throw new FormRefusal({ words: 'empty' })
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const post = await moderatedPost(tx, subject)
    if (!post || post.state !== 'shown') throw refusal('not-found', ['noPost'])
    if (post.author?.id === reporter) throw refusal('conflict', ['reportOwn'])
    const isNew = !(await openReportBy(tx, reporter, subject))
    if (isNew && (await reportsSince(tx, reporter, new Date(now.getTime() - day))) >= mostReports)
      throw refusal('too-many', ['manyReports', mostReports])
    await putReport(tx, { subject, reporter, reason, words, at: now })
    await setInQuestion(tx, subject, true)
  })
}

/** What changed from one version of a review to the next, word by word. */
import { diffArrays } from 'diff'
import { hasSpoilers, parseReview } from '../../community/review-text.ts'
import type { ReviewRevision } from '../../store/review-page.ts'

export type Change = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

export type VersionChanges = {
  readonly headline: readonly Change[]
  readonly text: readonly Change[]
  /** Whether either version hides what gives the story away. */
  readonly hasSpoilers: boolean
  readonly before: ReviewRevision | undefined
  readonly now: ReviewRevision
}

/** Texts that differ in more words than this are shown as replaced: to compare them would take too long. */
const mostDifferences = 1000

/** Each version beside the one before it, the last version first. */
export function versionChanges(revisions: readonly ReviewRevision[]): readonly VersionChanges[] {
  return revisions
    .map((now, at) => {
      const before = revisions[at - 1]
      return {
        headline: changesBetween(before?.headline ?? now.headline, now.headline, now.language),
        text: changesBetween(before?.text ?? now.text, now.text, now.language),
        hasSpoilers: [before, now].some((one) => one !== undefined && hasSpoilers(parseReview(one.text))),
        before,
        now,
      }
    })
    .toReversed()
}

export function changesBetween(before: string, now: string, language: string): readonly Change[] {
  if (before === now) return [{ kind: 'same', text: now }]
  const words = new Intl.Segmenter(language, { granularity: 'word' })
  const wordsOf = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment)
  const found = diffArrays(wordsOf(before), wordsOf(now), { maxEditLength: mostDifferences })
  if (!found)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: now },
    ]
  return found.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

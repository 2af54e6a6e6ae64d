/** What changed from one version of a review to the next, word by word. */
import { diffArrays } from 'diff'
import { spoilerSpans } from '../../community/review-text.ts'
import type { ReviewRevision } from '../../store/review-page.ts'

export type Change = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }
/** What stands together, all of it in sight, or all of it hidden by a spoiler of either version. */
export type Stretch = { readonly isHidden: boolean; readonly changes: readonly Change[] }

export type VersionChanges = {
  readonly headline: readonly Change[]
  readonly text: readonly Stretch[]
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
        text: stretchesBetween(before?.text ?? now.text, now.text, now.language),
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

/** The changes of a text with spoilers: what either version hides there is hidden here. */
export function stretchesBetween(before: string, now: string, language: string): readonly Stretch[] {
  const hidden = { before: hiddenLetters(before), now: hiddenLetters(now) }
  const at = { before: 0, now: 0 }
  const stretches: { isHidden: boolean; changes: Change[] }[] = []
  const add = (isHidden: boolean, { kind, text }: Change): void => {
    const last = stretches.at(-1)
    if (last?.isHidden === isHidden) last.changes.push({ kind, text })
    else stretches.push({ isHidden, changes: [{ kind, text }] })
  }
  for (const { kind, text } of changesBetween(before, now, language)) {
    const isHidden = (offset: number): boolean =>
      (kind !== 'added' && hidden.before[at.before + offset] === 1) ||
      (kind !== 'removed' && hidden.now[at.now + offset] === 1)
    for (let from = 0; from < text.length;) {
      let to = from + 1
      while (to < text.length && isHidden(to) === isHidden(from)) to += 1
      add(isHidden(from), { kind, text: text.slice(from, to) })
      from = to
    }
    if (kind !== 'added') at.before += text.length
    if (kind !== 'removed') at.now += text.length
  }
  return stretches
}

/** 1 for each UTF-16 unit that a spoiler hides. */
function hiddenLetters(text: string): Uint8Array {
  const letters = new Uint8Array(text.length)
  for (const [from, to] of spoilerSpans(text)) letters.fill(1, from, to)
  return letters
}

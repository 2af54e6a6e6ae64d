/** Whether two texts are copies of one another, a few words changed. */
import { foldName } from '../catalogue/text.ts'

/** From this on, texts of two authors are looked at by a person. */
export const copiedSimilarity = 0.8
const wordsTogether = 3
/** As a text of twenty words has. Of less, two people write the same by chance: "The best films of 2024, in no order". */
const leastShingles = 18

/**
 * The shingles of a text: each run of three words, folded as search folds names; of fewer words, the text itself.
 * Linear in its length.
 */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = foldName(text).split(' ').filter(Boolean)
  if (words.length === 0) return new Set()
  const runs = Math.max(1, words.length - wordsTogether + 1)
  return new Set(Array.from({ length: runs }, (_, at) => words.slice(at, at + wordsTogether).join(' ')))
}

/** Jaccard: what two sets share, over all that they hold; 0 to 1, and 0 where one of them is empty. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const shingle of a) shared += Number(b.has(shingle))
  return shared / (a.size + b.size - shared)
}

export const isCopy = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  similarity(a, b) >= copiedSimilarity

/** Whether a text that nobody is asked to write at length says enough to be told from another. */
export const isLongEnough = (shingles: ReadonlySet<string>): boolean => shingles.size >= leastShingles

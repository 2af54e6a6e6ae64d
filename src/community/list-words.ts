/** What a list says in its author's own words, and what the rules for first posts look at in it. */
import { linksIn, longestReview, parseReview } from './review-text.ts'
import { isCopy, isLongEnough, shinglesOf } from './similar-text.ts'

export type ListWords = {
  /** Empty for a watchlist. */
  readonly name: string
  readonly description: string | undefined
  readonly notes: readonly string[]
}

export type ListTraits = {
  /** Of its description and notes; a name is too short to be anybody's own. */
  readonly shingles: ReadonlySet<string>
  /** The same, where there are so many that a copy can be told by them; none where there are not. */
  readonly compared: ReadonlySet<string>
  /** Addresses, in its name too. */
  readonly links: readonly string[]
}

/** Linear in the words. As much of them is compared as a review can have, from the description on. */
export function traitsOf(words: ListWords): ListTraits {
  const shingles = new Set<string>()
  let left = longestReview
  for (const text of textsIn(words)) {
    if (left <= 0) break
    // Each by itself: of notes such as "8/10" any row of them is like any other.
    for (const shingle of shinglesOf(text.slice(0, left))) shingles.add(shingle)
    left -= text.length
  }
  return {
    shingles,
    compared: isLongEnough(shingles) ? shingles : new Set(),
    links: [words.name, ...textsIn(words)]
      .flatMap((text) => (/http/i.test(text) ? linksIn(parseReview(text)) : []))
      .slice(0, mostLinks),
  }
}

/** What can be taken for the same list with a few words mended; one with another name never is. */
export const isNamedAlike = (a: ListWords, b: ListWords): boolean =>
  a.name === b.name || isCopy(shinglesOf(a.name), shinglesOf(b.name))

/** Whether anything is said that wasn't before. */
export function saysMore(words: ListWords, before: ListWords): boolean {
  const said = new Set([before.name, ...textsIn(before)])
  return [words.name, ...textsIn(words)].some((text) => !said.has(text))
}

/** Of a list that links to more, all the more is looked at by a person. */
const mostLinks = 1000

const textsIn = ({ description, notes }: ListWords): readonly string[] =>
  description === undefined ? notes : [description, ...notes]

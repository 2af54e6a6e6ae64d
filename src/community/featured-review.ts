/** The one review that a title page shows in full, chosen by a rule that stands beside it. */
import { compareReviews, type ReviewStanding } from './review-order.ts'

export type Candidate = ReviewStanding & {
  /** BCP 47, as `en` or `pt-BR`. */
  readonly language: string
  /** Letters and numbers of the text that stands outside spoilers. */
  readonly readable: number
  /** Published where the title had surely not been shown; see `isSurelyBeforeRelease`. */
  readonly isPreRelease: boolean
  /** Hidden by a moderator, held for one, or under a report that nobody has decided on. */
  readonly isInQuestion: boolean
}

/** The numbers of the rule, which the page names. */
export const featuredRule = { fewestVotes: 3, fewestReadable: 200 } as const

/**
 * Of the reviews with at least 3 votes, more of them helpful than not, and at least 200 letters outside spoilers,
 * the first in the order by helpful (Wilson's bound, then the newer); one in the reader's language goes before any
 * other. A review that was surely written before the title was shown, or that is in question, isn't chosen: it
 * stays among the others, labelled. What a review thinks of the title plays no part. `undefined` where none fits.
 */
export function featuredReview<Review extends Candidate>(
  reviews: readonly Review[],
  language: string,
): Review | undefined {
  const compare = compareReviews('helpful')
  let best: Review | undefined
  for (const review of reviews) {
    if (!fits(review)) continue
    if (best === undefined || isBefore(review, best)) best = review
  }
  return best

  function isBefore(review: Review, other: Review): boolean {
    const [isOurs, isOtherOurs] = [speaks(review, language), speaks(other, language)]
    return isOurs === isOtherOurs ? compare(review, other) < 0 : isOurs
  }
}

function fits(review: Candidate): boolean {
  return (
    !review.isPreRelease &&
    !review.isInQuestion &&
    review.helpful + review.notHelpful >= featuredRule.fewestVotes &&
    review.helpful > review.notHelpful &&
    review.readable >= featuredRule.fewestReadable
  )
}

/** The same language, of whatever region or script. */
function speaks(review: Candidate, language: string): boolean {
  return primary(review.language) === primary(language)
}

const primary = (language: string): string => language.split('-', 1)[0]?.toLowerCase() ?? ''

/** Which of all reviews are asked for, as it stands in an address. */
import { titleTypes } from '../../catalogue/vocabulary/title-types.ts'
import { isReviewLanguage } from '../../community/review-languages.ts'
import type { NarrowedReviews } from '../../store/reviews-by.ts'
import { asked, numberOf } from './review-choice.ts'

export type NarrowedQuery = {
  readonly language?: string
  readonly type?: string
  readonly helpful?: string
  readonly spoilers?: string
}

/** So many readers found a review helpful, at least: what can be asked for. */
export const helpfulSteps = [1, 3, 10, 30] as const

/** A field left empty says nothing. Throws a refusal that names the parameter that can't be. */
export function narrowedIn({ language, type, helpful, spoilers }: NarrowedQuery): NarrowedReviews {
  return {
    language: asked('language', language, isReviewLanguage),
    type: asked('type', type, (text) => titleTypes.has(text)),
    helpful: numberOf(
      asked('helpful', helpful, (text) => helpfulSteps.some((step) => String(step) === text)),
    ),
    isWithoutSpoilers: asked('spoilers', spoilers, (text) => text === 'no') !== undefined,
  }
}

/** What is as it usually is stands in no address; one order, whatever was asked. */
export const narrowedAddress = ({
  language,
  type,
  helpful,
  isWithoutSpoilers,
}: NarrowedReviews): Readonly<Record<string, string | undefined>> => ({
  language,
  type,
  helpful: helpful === undefined ? undefined : String(helpful),
  spoilers: isWithoutSpoilers ? 'no' : undefined,
})

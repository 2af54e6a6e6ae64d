/** What the list of reviews is asked for, as it stands in an address. */
import { Refusal } from '../../catalogue/refusal.ts'
import { isReviewLanguage } from '../../community/review-languages.ts'
import { reviewOrders, type ReviewOrder } from '../../community/review-order.ts'
import type { ReviewChoice } from '../../store/review-list.ts'

export type ChoiceQuery = {
  readonly sort?: string
  readonly rating?: string
  readonly language?: string
  readonly spoilers?: string
  readonly page?: string
}

const isOrder = (text: string): text is ReviewOrder => reviewOrders.some((order) => order === text)

/** A field left empty says nothing. Throws a {@link Refusal} that names the parameter that can't be. */
export function choiceOf({ sort, rating, language, spoilers }: ChoiceQuery): ReviewChoice {
  return {
    order: asked('sort', sort, isOrder) ?? 'helpful',
    rating: numberOf(asked('rating', rating, (text) => /^([1-9]|10)$/.test(text))),
    language: asked('language', language, isReviewLanguage),
    isWithoutSpoilers: asked('spoilers', spoilers, (text) => text === 'no') !== undefined,
  }
}

/** `page` from 1; what is as it usually is stands in no address. */
export function choiceAddress(
  { order, rating, language, isWithoutSpoilers }: ReviewChoice,
  page: number,
): Readonly<Record<string, string | undefined>> {
  return {
    sort: order === 'helpful' ? undefined : order,
    rating: rating === undefined ? undefined : String(rating),
    language,
    spoilers: isWithoutSpoilers ? 'no' : undefined,
    page: page === 1 ? undefined : String(page),
  }
}

export const numberOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text)

/** What an address asks for; nothing for a field left empty. Throws a {@link Refusal} where it can't be. */
export function asked<Fitting extends string>(
  name: string,
  text: string | undefined,
  fits: (text: string) => text is Fitting,
): Fitting | undefined
export function asked(
  name: string,
  text: string | undefined,
  fits: (text: string) => boolean,
): string | undefined
export function asked(
  name: string,
  text: string | undefined,
  fits: (text: string) => boolean,
): string | undefined {
  if (text === undefined || text === '') return undefined
  if (fits(text)) return text
  throw new Refusal('invalid', `${name} can’t be ${JSON.stringify(text)}.`, name)
}

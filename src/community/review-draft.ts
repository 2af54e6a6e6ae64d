/** A review as its author sends it, brought into the shape that it is kept in. */
import { textFault, tidyName, tidyText } from '../catalogue/text.ts'
import { isReviewLanguage } from './review-languages.ts'
import { isReviewLicence, type ReviewLicence } from './review-licences.ts'
import { longestReview } from './review-text.ts'

export type ReviewDraft = {
  readonly language: string
  /** One line, plain. */
  readonly headline: string
  /** The Markdown that `parseReview` reads. */
  readonly text: string
  readonly licence: ReviewLicence
}

export type ReviewField = keyof ReviewDraft

/** `would-wait` is none of a field: its author is asked first. */
export const reviewFaults = [
  'headline-empty',
  'headline-long',
  'text-empty',
  'text-long',
  'text-signs',
  'language-unknown',
  'licence-unknown',
  'would-wait',
] as const
export type ReviewFault = (typeof reviewFaults)[number]
export type ReviewFaults = Readonly<Partial<Record<ReviewField, ReviewFault>>>

/** In UTF-16 units. */
export const longestHeadline = 200

export type Typed = Readonly<Partial<Record<ReviewField, string>>>

/** The draft, or what is wrong at each field of it. */
export function readDraft(typed: Typed): { readonly draft: ReviewDraft } | { readonly faults: ReviewFaults } {
  const headline = tidyName(wellFormed(typed.headline))
  const text = tidyText(wellFormed(typed.text).replace(/\r\n?/g, '\n'))
  const { language = '', licence = '' } = typed
  const faults: { -readonly [Field in ReviewField]?: ReviewFault } = {}
  const headlineFault = faultOfHeadline(headline)
  if (headlineFault) faults.headline = headlineFault
  const faultInText = faultOfText(text)
  if (faultInText) faults.text = faultInText
  if (!isReviewLanguage(language)) faults.language = 'language-unknown'
  if (!isReviewLicence(licence)) return { faults: { ...faults, licence: 'licence-unknown' } }
  return Object.keys(faults).length > 0 ? { faults } : { draft: { language, headline, text, licence } }
}

/** A lone surrogate can't be brought into any form: what holds one is refused as what it is, a sign that can't be kept. */
const wellFormed = (text = ''): string => (text.isWellFormed() ? text : '\0')

function faultOfHeadline(headline: string): ReviewFault | undefined {
  if (headline === '') return 'headline-empty'
  if (textFault(headline, 'name')) return 'text-signs'
  return headline.length > longestHeadline ? 'headline-long' : undefined
}

function faultOfText(text: string): ReviewFault | undefined {
  if (text === '') return 'text-empty'
  if (textFault(text)) return 'text-signs'
  return text.length > longestReview ? 'text-long' : undefined
}

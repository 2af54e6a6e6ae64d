import { parseReview, plainText } from '../../community/review-text.ts'
import { beginning } from '../heads/beginning.ts'

const lettersOfEach = 220

/** How a text begins among many others: without its marks; what it hides is a `…`. */
export const excerpt = (text: string): string => beginning(plainText(parseReview(text)), lettersOfEach)

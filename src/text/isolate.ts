/** Text in the other direction inside a sentence; pages use `bdi`, this is for attributes, plain text and messages. */

/** Keeps a name's direction to itself (Unicode's FSI and PDI), so that it can't reorder what stands around it. */
export const isolated = (text: string): string => `\u2068${text}\u2069`

/** The same, only where the text runs against the page. */
export const isolatedIn = (direction: 'ltr' | 'rtl', text: string): string =>
  directionOfText(text) === direction ? text : isolated(text)

/** Reads from left to right wherever it stands, such as `+3`. */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`

/** Reads from right to left wherever it stands, such as a span of years in a Hebrew sentence. */
export const rightToLeft = (text: string): string => `\u2067${text}\u2069`

/** The direction of the first letter that has one; `undefined` for text of digits and signs alone. */
export function directionOfText(text: string): 'ltr' | 'rtl' | undefined {
  const letter = /\p{L}/u.exec(text)?.[0]
  if (letter === undefined) return undefined
  return isRightToLeft(letter) ? 'rtl' : 'ltr'
}

export const isRightToLeft = (letter: string): boolean => rightToLeftScripts.test(letter)

const rightToLeftScripts =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

import { isRightToLeft } from './isolate.ts'

/** More letters than these say nothing new of a text's direction. */
const enough = 2000

/** The direction that most letters of a text have: a Hebrew review may begin with an English name. */
export function mainDirection(text: string): 'ltr' | 'rtl' {
  let [letters, fromTheRight] = [0, 0]
  for (const [letter] of text.slice(0, enough).matchAll(/\p{L}/gu)) {
    letters += 1
    if (isRightToLeft(letter)) fromTheRight += 1
  }
  return fromTheRight * 2 > letters ? 'rtl' : 'ltr'
}

/** What text may be stored: the same answer for both engines, given before either sees it. */

// NUL and the other C0 and C1 controls; tab and line feed are allowed in running text.
// eslint-disable-next-line no-control-regex -- control characters are what is being looked for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
const lineBreaks = /[\t\n\u2028\u2029]/
// Embeddings, overrides and isolates can make a name read as another; marks (200E, 200F, 061C) cannot.
const bidirectionalOverrides = /[\u202a-\u202e\u2066-\u2069]/

export type TextFault = 'lone-surrogate' | 'control-character' | 'bidirectional-override' | 'line-break'

/** Why a text cannot be stored, or `undefined` where it can; a name may hold no line break. */
export function textFault(text: string, form: 'name' | 'running' = 'running'): TextFault | undefined {
  if (!text.isWellFormed()) return 'lone-surrogate'
  if (controls.test(text)) return 'control-character'
  if (bidirectionalOverrides.test(text)) return 'bidirectional-override'
  if (form === 'name' && lineBreaks.test(text)) return 'line-break'
  return undefined
}

export const textFaultMessages: Readonly<Record<TextFault, string>> = {
  'lone-surrogate': 'holds half of a Unicode character',
  'control-character': 'holds a control character',
  'bidirectional-override': 'holds a character that overrides the direction of writing',
  'line-break': 'holds a line break',
}

/** Unicode NFC, outer white space gone; what every stored text has been through. */
export function tidyText(text: string): string {
  return text.normalize('NFC').trim()
}

/** As {@link tidyText}, inner white space folded to single spaces. */
export function tidyName(text: string): string {
  return tidyText(text).replace(/\s+/g, ' ')
}

const marks = /\p{M}+/gu
const notWord = /[^\p{L}\p{N}]+/gu
const foldings: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
}
const folded = /[ßæœøđðþłħıŋ]/g
// eslint-disable-next-line no-control-regex -- the range is ASCII
const ascii = /^[\u0000-\u007f]*$/
const asciiNotWord = /[^a-z0-9]+/g

/**
 * A name as search compares it: lower case, accents and points folded away, punctuation to single spaces.
 * `Amélie` and `amelie` are the same; so are `"Swing it" magistern` and `swing it magistern`.
 */
export function foldName(name: string): string {
  const lower = name.toLowerCase()
  if (ascii.test(lower)) return lower.replaceAll("'", '').replace(asciiNotWord, ' ').trim()
  return foldByLetter(lower) ?? foldWhole(lower)
}

function foldWhole(lower: string): string {
  return foldLetters(lower).trim()
}

function foldLetters(lower: string): string {
  return (
    lower
      .normalize('NFKD')
      // Some compatibility forms, such as 𝒜, have a capital only once they are taken apart.
      .toLowerCase()
      .replace(marks, '')
      .replace(folded, (letter) => foldings[letter] ?? letter)
      .replace(/['’ʼ]/g, '')
      .replace(notWord, ' ')
  )
}

const foldedUnits: (string | undefined)[] = []

/** The same, letter by letter, each folded once in a lifetime; `undefined` beyond the first 65,536 characters. */
function foldByLetter(lower: string): string | undefined {
  let text = ''
  let isAfterSpace = true
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at)
    if (code >= 0xd800 && code <= 0xdfff) return undefined
    const unit = (foldedUnits[code] ??= foldLetters(String.fromCharCode(code)))
    if (unit === '') continue
    if (unit === ' ') {
      if (!isAfterSpace) text += ' '
      isAfterSpace = true
    } else {
      if (unit.length > 1 && unit.includes(' ')) return undefined
      text += unit
      isAfterSpace = false
    }
  }
  return isAfterSpace ? text.trimEnd() : text
}
